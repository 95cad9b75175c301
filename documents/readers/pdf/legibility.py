"""Whether the letters of a PDF are letters: scans, text laid under a scan, fonts of the years before Unicode.

A page without a text layer says nothing, and guessing would invent: a file that is mostly so is refused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from common.errors import InvalidInput
from documents.readers import source
from documents.readers.encodings import UNREADABLE, is_readable, repaired
from documents.readers.pdf.file import Scan
from documents.readers.pdf.page import Page, Word

_SCANNED = "Tệp PDF là bản quét, không có lớp chữ; hãy dùng tệp Word gốc hoặc nhận dạng chữ (OCR) trước."
_FEW = 8
"""Words: a scanned page may bear a page number or a stamp."""
_PICTURED = 0.4
_ENOUGH = 20


def legible(scans: Sequence[Scan]) -> tuple[list[Page], list[source.Remark]]:
    """The pages with their words in Unicode, and what a person should know of them.

    Raises `InvalidInput` («file») where nothing, or not most of it, can be read.
    """
    pages = _repaired([scan.page for scan in scans])
    missing = [page.number for page in pages if len(page.words) < _FEW and page.pictured > _PICTURED]
    if not any(page.words for page in pages) or len(missing) * 2 > len(pages):
        raise InvalidInput(_SCANNED, field="file")
    odd = [page.number for page in pages if len(page.words) >= _ENOUGH and not is_readable(_text(page))]
    if len(odd) * 3 > len(pages) or not is_readable("\n".join(map(_text, pages))):
        raise InvalidInput(UNREADABLE, field="file")
    return pages, [*_remarks(missing, odd), *_recognised(scans)]


def _text(page: Page) -> str:
    return " ".join(word.text for word in page.words)


def _remarks(missing: Sequence[int], odd: Sequence[int]) -> list[source.Remark]:
    scanned = [
        source.Remark(
            "scanned_page",
            f"Trang {page} là ảnh quét, không đọc được chữ; hãy nhập phần này bằng tay hoặc dùng tệp Word.",
            source.Place(page, 0, 0),
        )
        for page in missing
    ]
    strange = [
        source.Remark(
            "odd_letters",
            f"Chữ ở trang {page} dùng bảng mã lạ nên có thể đọc sai; hãy đối chiếu với bản gốc.",
            source.Place(page, 0, 0),
        )
        for page in odd
    ]
    return scanned + strange


def _recognised(scans: Sequence[Scan]) -> list[source.Remark]:
    """Text that is laid unseen under a picture was recognised by a machine, which errs."""
    pages = [scan.page.number for scan in scans if scan.hidden * 2 > len(scan.page.words) > 0]
    if not pages:
        return []
    place = source.Place(pages[0], 0, 0)
    return [source.Remark("recognised", "Chữ do máy nhận dạng từ ảnh quét; hãy đối chiếu kỹ với bản gốc.", place)]


def _repaired(pages: Sequence[Page]) -> list[Page]:
    """Words of old fonts into Unicode, font by font over the whole file: a word alone tells too little."""
    held: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        for word in page.words:
            held[word.font].append(word.text)
    made = {font: _converted(texts, font) for font, texts in held.items()}
    changed = {font: iter(texts) for font, texts in made.items() if texts is not held[font]}
    if not changed:
        return list(pages)
    return [replace(page, words=tuple(_word(word, changed) for word in page.words)) for page in pages]


def _word(word: Word, changed: dict[str, Iterator[str]]) -> Word:
    texts = changed.get(word.font)
    return word if texts is None else replace(word, text=next(texts))


def _converted(texts: list[str], font: str) -> list[str]:
    joined = "\n".join(texts)
    made = repaired(joined, font)
    if made == joined:
        return texts
    found = made.split("\n")
    return found if len(found) == len(texts) and all(found) else texts
