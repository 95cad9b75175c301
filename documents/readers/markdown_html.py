"""HTML tables inside markdown: how OCR tools write tables whose cells are merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from common.text import collapse
from documents.readers.source import Cell, Grid, GridRow, Place

MOST_LINES = 5_000
"""Lines in which a table must end; without an end the lines are read as text."""
_MOST_COLUMNS = 60
_MOST_ROWS_MERGED = 1_000
_BLOCKS = {"br", "p", "div", "li"}


def behind(lines: Sequence[str], place: int) -> int:
    """The line behind the table that begins at `place`; `place` itself where none does."""
    if "<table" not in lines[place].lower():
        return place
    for end in range(place, min(place + MOST_LINES, len(lines))):
        if "</table>" in lines[end].lower():
            return end + 1
    return place


def table(lines: Sequence[str], first: int) -> Grid | None:
    """The grid of `lines`, which begin at line `first` (from 1); None where it has no cell."""
    parser = _Parser(first)
    parser.feed("\n".join(lines))
    parser.close()
    rows = tuple(row for row in _placed(parser.rows) if row.cells)
    if not rows:
        return None
    width = max(sum(cell.columns for cell in row.cells) for row in rows)
    return Grid(rows, width, Place(0, first, first + len(lines) - 1))


@dataclass(slots=True)
class _Box:
    line: int
    columns: int
    rows: int
    is_head: bool
    parts: list[str] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)

    def cell(self) -> Cell:
        words = "\n".join(filter(None, (collapse(part) for part in "".join(self.parts).split("\v"))))
        bold, italic = bool(self.marks & {"b", "strong"}), bool(self.marks & {"i", "em"})
        return Cell(words, Place(0, self.line, self.line), self.columns, italic=italic, bold=bold)


class _Parser(HTMLParser):
    def __init__(self, first: int) -> None:
        super().__init__()
        self.rows: list[list[_Box]] = []
        self._first = first
        self._open: _Box | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._open = None
            self.rows.append([])
        elif tag in ("td", "th"):
            spans = dict(attrs)
            columns, rows = _count(spans.get("colspan"), _MOST_COLUMNS), _count(spans.get("rowspan"), _MOST_ROWS_MERGED)
            self._open = _Box(self._first + self.getpos()[0] - 1, columns, rows, tag == "th")
            self.rows = self.rows or [[]]
            self.rows[-1].append(self._open)
        elif self._open:
            self._open.parts.append("\v" if tag in _BLOCKS else "")
            self._open.marks.add(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._open = None
        elif self._open and tag in _BLOCKS:
            self._open.parts.append("\v")

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open.parts.append(data)


def _count(text: str | None, most: int) -> int:
    return max(1, min(int(text), most)) if text and text.isdecimal() and len(text) < 6 else 1


def _placed(rows: Sequence[Sequence[_Box]]) -> list[GridRow]:
    """The rows with an empty cell wherever one from above reaches down."""
    made: list[GridRow] = []
    reaching: dict[int, tuple[int, int]] = {}  # column: (rows still to come, columns)
    for boxes in rows:
        cells: list[Cell] = []
        column = 0
        waiting = list(boxes)
        below: dict[int, tuple[int, int]] = {}
        while waiting or column in reaching:
            if column in reaching:
                left, columns = reaching.pop(column)
                cells.append(Cell(columns=columns, continues=True))
            else:
                box = waiting.pop(0)
                cells.append(box.cell())
                left, columns = box.rows, box.columns
            if left > 1:
                below[column] = (left - 1, columns)
            column += columns
        lines = [box.line for box in boxes] or [made[-1].place.last if made else 1]
        made.append(
            GridRow(tuple(cells), Place(0, min(lines), max(lines)), bool(boxes) and all(b.is_head for b in boxes))
        )
        reaching = below
    return made
