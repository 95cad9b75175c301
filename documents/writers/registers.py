"""A register on paper: A4 across, its heads repeated, its pages numbered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from common.errors import InvalidInput
from documents.writers import pdf

MAX_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """`lines` stand under the title (year, series, days); `widths` in mm, one per head; `centred` are column places."""

    superior: str
    agency: str
    title: str
    lines: Sequence[str]
    heads: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[str]]
    centred: frozenset[int] = frozenset()


OUTGOING_WIDTHS = (28, 20, 60, 25, 42, 20, 12, 20, 18, 32)
INCOMING_WIDTHS = (20, 13, 36, 28, 20, 72, 32, 20, 20, 16)


def print_register(sheet: RegisterSheet) -> pdf.Pdf:
    """The PDF of a register. Raises `InvalidInput` above `MAX_ROWS` rows, `RenderRefused`."""
    if len(sheet.rows) > MAX_ROWS:
        raise InvalidInput(f"Sổ có hơn {MAX_ROWS} dòng; hãy lọc theo năm hoặc khoảng ngày rồi in từng phần.")
    page = render_to_string("documents/paper/register.html", {"sheet": sheet})
    return pdf.print_page(page, rows=len(sheet.rows))
