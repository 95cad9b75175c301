"""Pages named as people write them: «1-3, 5»."""

from __future__ import annotations

import re

from common.errors import InvalidInput

_PART = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?", re.ASCII)
_DASHES = str.maketrans("–—−", "---")
_HOW = "Hãy ghi các trang cần trích, ví dụ 1-3, 5."


def read(text: str, page_count: int) -> tuple[int, ...]:
    """The pages of «1-3, 5» in their order, from 1, each once; a document of `page_count` pages.

    Raises `InvalidInput` («pages») for what is no such list, a page that is not there, or the whole document: that is
    no extract.
    """
    parts = [part.strip() for part in re.split(r"[,;]", re.sub(r"\s*-\s*", "-", text.translate(_DASHES)))]
    found = {page for part in parts for page in _range(part, page_count)}
    if len(found) == page_count:
        raise InvalidInput("Trích sao chỉ gồm một phần văn bản; cần cả văn bản thì chọn «Sao y».", field="pages")
    return tuple(sorted(found))


def shown(pages: tuple[int, ...]) -> str:
    """«1-3, 5» of rising page numbers."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _range(part: str, page_count: int) -> range:
    found = _PART.fullmatch(part)
    if found is None:
        raise InvalidInput(_HOW, field="pages")
    first, last = int(found[1]), int(found[2] or found[1])
    if first > last:
        raise InvalidInput(f"«{part}» ghi ngược; hãy ghi trang nhỏ trước, ví dụ 1-3.", field="pages")
    if first < 1 or last > page_count:
        raise InvalidInput(f"Văn bản có {page_count} trang, không có trang «{part}».", field="pages")
    return range(first, last + 1)
