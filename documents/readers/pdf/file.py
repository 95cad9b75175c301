"""Opening a PDF with PDFium and taking its pages one by one, inside limits.

PDFium mends broken cross-reference tables by itself and is not safe for threads: one file at a time in a process.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from common.errors import InvalidInput
from documents.readers.limits import check_pages
from documents.readers.pdf import rules, words
from documents.readers.pdf.page import Page
from documents.readers.pdf.turning import Turning

MAX_LETTERS = 60_000
"""On one page; the fullest page of an official annex has some 6,000."""
MAX_OBJECTS = 60_000
"""Drawn things on one page."""
Progress = Callable[[int, int], None]
_lock = threading.Lock()
_HEAD = 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one page; how many pages a file may have stands in `documents.readers.limits`."""

    letters: int = MAX_LETTERS
    objects: int = MAX_OBJECTS


@dataclass(frozen=True, slots=True)
class Scan:
    """A page as it stands in the file, and how many of its words are laid unseen under a picture."""

    page: Page
    hidden: int


def scanned(data: bytes, limits: Limits, progress: Progress | None) -> list[Scan]:
    """All pages of the file. Raises `InvalidInput` («file») for what cannot be opened or is beyond the limits."""
    with _lock, _opened(data) as document:
        count = len(document)
        check_pages(count)
        if not count:
            raise _refused("Tệp PDF không có trang nào; hãy chọn tệp khác.")
        return list(_scans(document, count, limits, progress))


def _scans(document: Any, count: int, limits: Limits, progress: Progress | None) -> Iterator[Scan]:
    for place in range(count):
        try:
            page = document[place]
        except pypdfium2.PdfiumError:
            raise _refused(
                f"Trang {place + 1} của tệp PDF bị hỏng; hãy xuất lại tệp PDF từ Word rồi thử lại."
            ) from None
        try:
            yield _scan(page, place + 1, limits)
        finally:
            page.close()
        if progress:
            progress(place + 1, count)


def _scan(page: Any, number: int, limits: Limits) -> Scan:
    box, quarters = page.get_bbox(), page.get_rotation() // 90
    layer = words.layer(page.raw, box, quarters, limits.letters)
    drawing = rules.drawing(page.raw, Turning(box, layer.quarters), limits.objects) if layer else None
    if layer is None or drawing is None:
        raise _refused(f"Trang {number} của tệp PDF có quá nhiều chữ hoặc hình; hãy dùng tệp Word thay cho tệp này.")
    width, height = Turning(box, layer.quarters).size
    pictured = min(drawing.pictured / max(width * height, 1.0), 1.0)
    return Scan(Page(number, width, height, layer.words, drawing.rules, pictured), layer.hidden)


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    if b"%PDF-" not in data[:_HEAD]:
        raise _refused("Tệp này không phải là tệp PDF; hãy chọn tệp khác.")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as refusal:
        raise _refused(_reason(refusal)) from None
    try:
        yield document
    finally:
        document.close()


def _reason(refusal: pypdfium2.PdfiumError) -> str:
    if getattr(refusal, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return "Tệp PDF được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại."
    return "Tệp PDF bị hỏng hoặc thiếu phần cuối nên không mở được; hãy xuất lại tệp PDF từ Word rồi thử lại."


def _refused(sentence: str) -> InvalidInput:
    return InvalidInput(sentence, field="file")
