"""A PDF as a `Source`."""

from __future__ import annotations

from collections.abc import Callable

from documents.readers import source
from documents.readers.pdf import file, flow, measures
from documents.readers.pdf.building import Builder
from documents.readers.pdf.legibility import legible


def read(
    data: bytes,
    progress: Callable[[int, int], None] | None = None,
    *,
    max_letters: int = file.MAX_LETTERS,
    max_objects: int = file.MAX_OBJECTS,
) -> source.Source:
    """What stands on the pages. `progress` hears (pages done, pages). The limits are letters and drawn things
    of one page; that of the pages is `documents.readers.limits.current()`.

    Raises `InvalidInput` («file») with one sentence for a file that is locked, broken, scanned, beyond the limits or
    whose letters cannot be told.
    """
    limits = file.Limits(max_letters, max_objects)
    pages, remarks = legible(file.scanned(data, limits, progress))
    body = measures.body_size(word for page in pages for word in page.words)
    sheets = [flow.sheet(page, body) for page in pages]
    remarks += [_small_print(text, each.page.number) for each in sheets for text in each.aside]
    flow.without_furniture(sheets)
    flow.without_rules(sheets)
    found = measures.measures([(each.page, each.text, [(t.xs[0], t.xs[-1]) for t in each.tables]) for each in sheets])
    builder = Builder()
    builder.add(flow.items(sheets, found), found)
    return source.Source("pdf", tuple(builder.blocks), tuple(builder.lines), len(pages), tuple(remarks))


def _small_print(text: str, page: int) -> source.Remark:
    place = source.Place(page, 0, 0)
    return source.Remark("small_print", f"Đã bỏ qua dòng chữ nhỏ của chữ ký số hoặc mã kiểm tra: «{text}».", place)
