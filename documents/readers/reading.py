"""One door for every file: the reader is chosen by what the bytes are, never by the name alone."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from common.errors import InvalidInput
from documents.readers import encodings, kinds, limits, text
from documents.readers.source import Cell, Grid, Kind, Remark, Source

Progress = Callable[[int, int], None]

BROKEN: dict[Kind, str] = {
    "docx": "Tệp Word bị hỏng nên không đọc được; hãy mở bằng Word, lưu lại dạng .docx rồi tải lên lại.",
    "pdf": "Tệp PDF bị hỏng nên không đọc được; hãy dùng tệp Word gốc hoặc xuất lại PDF.",
}
TOO_COMPLEX = "Tệp quá phức tạp nên không đọc được; hãy tách thành nhiều tệp nhỏ hơn hoặc lưu lại rồi thử lại."
_FOREIGN = "Nội dung tệp không giống một kế hoạch bằng tiếng Việt; hãy kiểm tra lại tệp đã chọn."
_log = logging.getLogger(__name__)


def read(name: str, data: bytes, progress: Progress | None = None) -> Source:
    """What stands in the file. `progress` hears (pages done, pages) where the format has pages.

    Raises `InvalidInput` («file») with one sentence for what cannot be read.
    """
    kind = kinds.of(data)
    source = text.read(data) if kind == "text" else _read_by_library(kind, data, progress)
    limits.check_pages(source.pages)
    words = "\n".join(_words(source))
    if not encodings.is_readable(words):
        raise InvalidInput(encodings.UNREADABLE, field="file")
    more = kinds.remarks(name, kind)
    if not encodings.is_vietnamese(words):
        more += (Remark("foreign", _FOREIGN),)
    return dataclasses.replace(source, remarks=(*source.remarks, *more))


def _read_by_library(kind: Kind, data: bytes, progress: Progress | None) -> Source:
    """Other people's parsers stumble over broken files in ways of their own; each stumble is the file's fault for the
    person, and stands in the log for the operator."""
    try:
        return _reader(kind, progress)(data)
    except InvalidInput:
        raise
    except (MemoryError, RecursionError) as exceeded:
        raise InvalidInput(TOO_COMPLEX, field="file") from exceeded
    except Exception as stumble:
        _log.warning("A %s file of %d bytes could not be read.", kind, len(data), exc_info=True)
        raise InvalidInput(BROKEN[kind], field="file") from stumble


def _reader(kind: Kind, progress: Progress | None) -> Callable[[bytes], Source]:
    # Each library takes its time to load: only the one that is needed.
    if kind == "docx":
        from documents.readers import docx

        return docx.read
    from documents.readers import pdf

    return partial(pdf.read, progress=progress)


def _words(source: Source) -> Iterator[str]:
    yield from (passage.text for passage in source.passages())
    for block in source.blocks:
        if isinstance(block, Grid):
            yield from (cell.text for cell in _cells(block))


def _cells(grid: Grid) -> Iterable[Cell]:
    return (cell for row in grid.rows for cell in row.cells)
