"""The rows of a table in the columns that its head names: spans laid out, heads and index rows taken off.

Habits relied on: a head is repeated on each page or missing there; a row «(1) (2) (3)» counts the columns; a cell
merged downwards belongs to every row beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from common.text import collapse
from documents.readers.source import Cell, Grid, GridRow, Place
from plans.importing.draft import ColumnDraft
from plans.importing.tables.heads import columns, is_period, key_of

_EMPTY = Cell()
_INDEX = re.compile(r"\(?\s*(?:\d{1,2}|[A-ZĐ])\s*\)?(?:\s*=.*)?")
_MOST_HEAD_ROWS = 4
_MOST_SPAN = 64


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: `number` as printed, one cell per column. `spanning`: one text across the table.

    `breaks`: it is the first on a new page or in a new grid, so it may carry on the row before.
    """

    cells: tuple[Cell, ...]
    place: Place
    number: str = ""
    spanning: bool = False
    breaks: bool = False
    confidence: float = 1.0
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole table: its columns and rows."""

    columns: tuple[ColumnDraft, ...]
    entries: tuple[Entry, ...]

    def position(self, key: str) -> int | None:
        """Where the column `key` stands; None where there is none."""
        return next((place for place, column in enumerate(self.columns) if column.key == key), None)


def sheet(grids: Sequence[Grid]) -> Sheet:
    """The table that `grids` are, joined over page breaks. Empty where they are."""
    width = max((_width(row) for grid in grids for row in grid.rows), default=0)
    laid = [[(row, _laid(row, width)) for row in grid.rows] for grid in grids]
    heads = _head_rows(laid[0]) if laid else 0
    titles, owner = (
        _titles([cells for _, cells in laid[0][:heads]], width) if heads else ([""] * width, [*range(width)])
    )
    found = columns(titles)
    known = {_words(cells) for _, cells in laid[0][:heads]} if laid else set()
    entries = tuple(_entries(laid, heads, known, owner, found))
    return Sheet(found, entries)


def _width(row: GridRow) -> int:
    return sum(_span(cell) for cell in row.cells)


def _span(cell: Cell) -> int:
    return min(max(1, cell.columns), _MOST_SPAN)


def _laid(row: GridRow, width: int) -> tuple[Cell, ...]:
    """A cell for each place of the grid; the further places of a span are empty."""
    cells: list[Cell] = []
    for cell in row.cells:
        cells += [cell, *[_EMPTY] * (_span(cell) - 1)]
    return (*cells, *[_EMPTY] * (width - len(cells)))


def _words(cells: Sequence[Cell]) -> str:
    return " ".join(collapse(cell.text).lower() for cell in cells)


def _head_rows(rows: Sequence[tuple[GridRow, tuple[Cell, ...]]]) -> int:
    """How many rows at the top are head; empty ones before and in it count."""
    last = 0
    for place, (row, cells) in enumerate(rows[:_MOST_HEAD_ROWS]):
        if not any(cell.text.strip() for cell in cells):
            continue
        marked = row.is_head and not re.match(r"\d+\.?$", cells[0].text.strip())
        if not (marked or (is_head(cells) if not last else _goes_on(cells, rows[last - 1][1]))):
            break
        last = place + 1
    return last


def is_head(cells: Sequence[Cell]) -> bool:
    """Whether the words of this row are heads: «STT», or two known ones among few others."""
    texts = [collapse(cell.text) for cell in cells if cell.text.strip()]
    keys = [key_of(text) for text in texts if len(text) < 80]
    known = [key for key in keys if key]
    if "number" in known:
        return len(texts) > 1
    return len(set(known)) >= 2 and len(known) * 2 >= len(texts) and not any(re.match(r"\d", text) for text in texts)


def _goes_on(cells: Sequence[Cell], above: Sequence[Cell]) -> bool:
    """A second row of heads: known heads and periods, or any short words below a head that spans them."""
    if cells[0].text.strip() and not key_of(cells[0].text):
        return False
    starts = [start for _, start in _spread(above)]
    spans = [above[start].columns > 1 for start in starts]
    return all(_may_head(collapse(cell.text), below=spans[at]) for at, cell in enumerate(cells) if cell.text.strip())


def _may_head(text: str, *, below: bool) -> bool:
    if is_period(text) or (key_of(text) and len(text) < 60):
        return True
    return below and len(text) < 25 and not re.search(r"\d", text)


def _titles(rows: Sequence[Sequence[Cell]], width: int) -> tuple[list[str], list[int]]:
    """The lowest head of each place, with the one above where it is needed to understand it; and for each place the
    place whose column it belongs to (a head that spans places without heads of their own owns them)."""
    levels = [_spread(cells) for cells in rows if any(cell.text.strip() for cell in cells)]
    titles, owner = [], []
    for place in range(width):
        above = [title for level in levels for title, start in (level[place],) if title]
        own = [title for level in levels for title, start in (level[place],) if title and start == place]
        starts = [start for level in levels for title, start in (level[place],) if title]
        if not own and starts:
            titles.append("")
            owner.append(starts[-1])
            continue
        titles.append(_title(list(dict.fromkeys(above))))
        owner.append(place)
    return titles, owner


def _spread(cells: Sequence[Cell]) -> list[tuple[str, int]]:
    """Each place's head in one row, and where that head begins."""
    spread: list[tuple[str, int]] = []
    last, left = ("", 0), 0
    for place, cell in enumerate(cells):
        if left:
            spread.append(last)
            left -= 1
            continue
        last, left = (collapse(cell.text), place), _span(cell) - 1
        spread.append(last)
    return spread


def _title(above: Sequence[str]) -> str:
    """«Chủ trì» under «Đơn vị thực hiện» says it alone; «Tổng» under «Kinh phí» needs what stands above it."""
    if not above:
        return ""
    if len(above) == 1 or key_of(above[-1]) or is_period(above[-1]):
        return above[-1]
    return ": ".join(above[-2:])


def _entries(
    laid: Sequence[Sequence[tuple[GridRow, tuple[Cell, ...]]]],
    heads: int,
    known: set[str],
    owner: Sequence[int],
    found: Sequence[ColumnDraft],
) -> Iterator[Entry]:
    filled: dict[int, Cell] = {}
    page = 0
    for turn, rows in enumerate(laid):
        breaks = turn > 0
        for row, cells in rows[heads:] if turn == 0 else rows:
            if not any(cell.text.strip() or cell.continues for cell in cells) or _is_furniture(row, cells, known):
                breaks = breaks or turn > 0
                continue
            breaks = breaks or bool(page and row.place.page > page)
            page = row.place.page or page
            yield _entry(row, _inherited(cells, filled), owner, found, breaks=breaks)
            breaks = False


def _is_furniture(row: GridRow, cells: Sequence[Cell], known: set[str]) -> bool:
    """A head repeated, or the columns counted."""
    return _words(cells) in known or _counts_columns(cells) or (is_head(cells) and key_of(cells[0].text) == "number")


def _counts_columns(cells: Sequence[Cell]) -> bool:
    texts = [collapse(cell.text) for cell in cells if cell.text.strip()]
    if len(texts) < 3 or not all(_INDEX.fullmatch(text) for text in texts):
        return False
    figures = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    return figures == [*range(figures[0], figures[0] + len(figures))] if figures else True


def _inherited(cells: Sequence[Cell], filled: dict[int, Cell]) -> tuple[Cell, ...]:
    """Cells merged downwards get the words of the cell that they belong to, still marked `continues`."""
    made = []
    for place, cell in enumerate(cells):
        if cell.continues and not cell.text.strip():
            cell = replace(filled.get(place, _EMPTY), continues=True)
        else:
            filled[place] = cell
        made.append(cell)
    return tuple(made)


def _entry(
    row: GridRow, cells: tuple[Cell, ...], owner: Sequence[int], found: Sequence[ColumnDraft], *, breaks: bool
) -> Entry:
    number = next((place for place, column in enumerate(found) if column.key == "number"), None)
    texts = [place for place, cell in enumerate(cells) if cell.text.strip() and place != number and not cell.continues]
    wide = max((cells[place].columns for place in texts), default=1)
    if len(texts) == 1 and wide >= max(2, len(cells) - 2):
        cells = _to_title(cells, texts[0], found)
        return Entry(cells, row.place, _number(cells, number), spanning=True, breaks=breaks)
    if number is not None and not texts and cells[number].columns >= max(2, len(cells) - 2):
        return _spread_number(row, cells, number, found, breaks=breaks)
    return Entry(_merged(cells, owner), row.place, _number(cells, number), breaks=breaks)


def _number(cells: Sequence[Cell], place: int | None) -> str:
    """The number as printed; a cell merged downwards numbers its first row only."""
    return re.sub(r"\s+", "", cells[place].text) if place is not None and not cells[place].continues else ""


def _title_place(found: Sequence[ColumnDraft]) -> int:
    return next((place for place, column in enumerate(found) if column.key == "title"), 0)


def _to_title(cells: tuple[Cell, ...], place: int, found: Sequence[ColumnDraft]) -> tuple[Cell, ...]:
    made = [_EMPTY if at == place else cell for at, cell in enumerate(cells)]
    made[_title_place(found)] = replace(cells[place], columns=1)
    return tuple(made)


def _spread_number(
    row: GridRow, cells: tuple[Cell, ...], place: int, found: Sequence[ColumnDraft], *, breaks: bool
) -> Entry:
    """«I. Công tác chung» in one cell across the table, the number's included."""
    text = collapse(cells[place].text)
    parts = re.match(r"((?:[IVXLC]+|[A-ZĐ]|\d+(?:\.\d+)*)[.)]?)\s+(\S.*)", text)
    number, title = (parts[1], parts[2]) if parts else ("", text)
    made = [_EMPTY] * len(cells)
    made[_title_place(found)] = replace(cells[place], text=title, columns=1)
    return Entry(tuple(made), row.place, number, spanning=True, breaks=breaks)


def _merged(cells: tuple[Cell, ...], owner: Sequence[int]) -> tuple[Cell, ...]:
    """Places without a head of their own speak in their owner's column."""
    made = list(cells)
    for place, own in enumerate(owner):
        if own != place and cells[place].text.strip():
            made[own] = replace(made[own], text=f"{made[own].text}\n{cells[place].text}".strip())
            made[place] = _EMPTY
    return tuple(made)
