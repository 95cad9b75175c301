"""What stands in the margins of a page: page numbers, running heads and feet.

Relies on the decree's page (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I): margins of at least 20 mm above and below hold
nothing but the page number, in the middle of the upper one; offices put running lines and «Trang 2/8» there too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from documents.readers.pdf.lines import Line
from documents.readers.pdf.page import Page

_MARGIN = 62.0
_DEEP_MARGIN = 85.0
_NUMBER = re.compile(
    r"(?:trang|page)?\s*[-–—(]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—)]?(?:\s*(?:/|trên|of)\s*\d{1,4})?\s*"
)
_DIGITS = re.compile(r"\d+")


def running(pages: Sequence[tuple[Page, Sequence[Line]]]) -> set[tuple[int, str]]:
    """(page, text) of lines that stand in the margins of several pages at the same height."""
    places: Counter[tuple[str, int]] = Counter()
    for page, lines in pages:
        for line in lines:
            if _edge(line, page) < _MARGIN:
                places[_place(line)] += 1
    enough = max(2, min(3, len(pages)))
    return {
        (page.number, line.text)
        for page, lines in pages
        for line in lines
        if _edge(line, page) < _MARGIN and places[_place(line)] >= enough
    }


def _place(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.middle / 4)


def _edge(line: Line, page: Page) -> float:
    return min(line.bottom, page.height - line.top)


def is_page_number(line: Line, page: Page, is_outermost: bool) -> bool:
    """A number alone at the edge of the page; one a little deeper only where nothing stands further out."""
    if not _NUMBER.fullmatch(line.text.lower()):
        return False
    edge = _edge(line, page)
    return edge < _MARGIN or (is_outermost and edge < _DEEP_MARGIN)
