"""Whether an uploaded file is a PDF that can be kept and signed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from common.errors import InvalidInput
from documents.signing.guard import guarded
from documents.signing.reading import locked, unreadable

MAX_SIZE = 30 * 1024 * 1024
"""Bytes of an uploaded PDF."""
MAX_PAGES = 600
MAX_DEPTH = 100
"""How deep values may lie in each other; what people's programs write stays below ten."""

_ACTIVE = {"/JavaScript", "/Launch"}


@dataclass(frozen=True, slots=True)
class PdfFacts:
    page_count: int


def check_pdf(data: bytes, *, max_pages: int = MAX_PAGES) -> PdfFacts:
    """Raise `InvalidInput` («file») unless `data` is a PDF without password, scripts or launched programs."""
    if len(data) > MAX_SIZE:
        raise _refused(f"Tệp lớn hơn {MAX_SIZE // 1024**2} MB; hãy giảm dung lượng rồi tải lên lại.")
    if b"%PDF-" not in data[:1024]:
        raise unreadable()
    return guarded(facts, data, max_pages)


def facts(data: bytes, max_pages: int) -> PdfFacts:
    """`check_pdf` in this process."""
    try:
        with pikepdf.open(io.BytesIO(data)) as file:
            if file.is_encrypted:
                raise locked()
            count = len(file.pages)
            if not 0 < count <= max_pages:
                raise _refused(f"Tệp PDF có {count} trang; chỉ nhận tệp từ 1 đến {max_pages} trang.")
            if any(map(_is_active, _dictionaries(file))):
                raise _refused("Tệp PDF chứa mã lệnh hoặc lệnh mở chương trình; hãy in lại thành PDF rồi tải lên.")
    except pikepdf.PasswordError as wrong:
        raise locked() from wrong
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError) as broken:
        raise unreadable() from broken
    return PdfFacts(count)


def _dictionaries(file: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary of the file, those inside other objects included."""
    ahead = [(each, 0) for each in file.objects] + [(file.trailer, 0)]
    while ahead:
        value, depth = ahead.pop()
        if depth > MAX_DEPTH:
            raise unreadable()
        if isinstance(value, pikepdf.Array):
            inside = list(value.as_list())
        elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
            yield value
            inside = [each for _, each in value.items()]
        else:
            continue
        # What is referred to is a row of its own in file.objects.
        ahead += [(each, depth + 1) for each in inside if isinstance(each, pikepdf.Object) and not each.is_indirect]


def _is_active(value: pikepdf.Object) -> bool:
    return "/JS" in value or "/JavaScript" in value or "/XFA" in value or str(value.get("/S", "")) in _ACTIVE


def _refused(sentence: str) -> InvalidInput:
    return InvalidInput(sentence, field="file")
