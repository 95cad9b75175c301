"""A table that goes on over pages as one.

Relies on how word processors break tables: columns keep their places, head rows are drawn again on every page, and a
row that does not fit leaves its cells full to the page's end and goes on at the top of the next page, where its
number is not repeated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.readers.pdf.tables import CellDraft, RowDraft, TableDraft

_NEAR = 6.0
_FULL = 1.7
"""Lines: a cell that goes on over the page leaves no more free below its last line."""
_NUMBERING = re.compile(r"(?:s?tt|số tt|số thứ tự|stt\.?)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:[IVXLC]+|\d+(?:\.\d+)*|[A-Za-zđ])[.)]?")
_INDEX = re.compile(r"\(?\d{1,2}\)?")


def goes_on(table: TableDraft, after: TableDraft) -> bool:
    """Whether `after`, first on its page, continues `table`, last on the page before."""
    if after.page != table.rows[-1].page + 1:
        return False
    if abs(table.xs[0] - after.xs[0]) > _NEAR or abs(table.xs[-1] - after.xs[-1]) > _NEAR:
        return False
    few, many = sorted((table.xs, after.xs), key=len)
    matching = sum(1 for x in few if any(abs(x - each) <= _NEAR for each in many))
    if matching < len(few):
        return False
    return _heads(table, after) > 0 or not _has_own_head(table, after)


def _has_own_head(table: TableDraft, after: TableDraft) -> bool:
    first = after.rows[0].text()
    return bool(first and _NUMBERING.fullmatch(first[0])) and table.rows[0].text() != first


def _heads(table: TableDraft, after: TableDraft) -> int:
    """How many rows at the top of `after` repeat the head of `table`."""
    count = 0
    for row, again in zip(table.rows, after.rows, strict=False):
        if not any(row.text()) or _packed(row) != _packed(again):
            break
        count += 1
    return count


def _packed(row: RowDraft) -> list[str]:
    return [text.replace(" ", "") for text in row.text()]


def join(table: TableDraft, after: TableDraft) -> None:
    """Add the rows of `after` to `table`, repeated heads left out, a broken row made whole."""
    count = _heads(table, after)
    for row in table.rows[:count]:
        row.is_head = True
    rows = after.rows[count:]
    table.xs = _united(table.xs, after.xs)
    if rows and _is_rest(table, rows[0]):
        _complete(table.rows[-1], rows[0])
        rows = rows[1:]
    table.rows += rows


def _united(first: Sequence[float], second: Sequence[float]) -> list[float]:
    found: list[float] = []
    for x in sorted([*first, *second]):
        if not found or x - found[-1] > _NEAR:
            found.append(x)
    return found


def _is_rest(table: TableDraft, row: RowDraft) -> bool:
    last = table.rows[-1]
    if len(table.rows) < 2 and last.is_head:
        return False
    pairs = list(_pairs(last, row))
    if not pairs or any(cell is None for cell, _ in pairs):
        return False
    if _is_numbered(table) and any(cell.lines for cell in row.cells[:1]):
        return False
    full = [_is_full(cell, last) for cell, _ in pairs if cell]
    if not all(full):
        return False
    return any(_goes_on(cell, rest) for cell, rest in pairs if cell)


def _pairs(last: RowDraft, row: RowDraft) -> list[tuple[CellDraft | None, CellDraft]]:
    """Each cell of `row` that says something, with the cell above it that says something."""
    found = []
    for rest in row.cells:
        if rest.lines:
            above = [cell for cell in last.cells if cell.lines and _same_place(cell, rest)]
            found.append((above[0] if above else None, rest))
    return found


def _same_place(cell: CellDraft, other: CellDraft) -> bool:
    return abs(cell.x0 - other.x0) <= _NEAR and abs(cell.x1 - other.x1) <= _NEAR


def _is_numbered(table: TableDraft) -> bool:
    """Whether the first column counts the rows: its head says so, or numbers stand in it."""
    first = [row.text()[0] for row in table.rows if row.cells]
    numbers = sum(1 for text in first if _NUMBER.fullmatch(text))
    return any(_NUMBERING.fullmatch(text) for text in first[:2]) or numbers * 2 > len(first)


def _is_full(cell: CellDraft, row: RowDraft) -> bool:
    line = cell.lines[-1]
    return row.bottom - line.bottom <= (_FULL - 1) * 1.2 * line.size + 4


def _goes_on(cell: CellDraft, rest: CellDraft) -> bool:
    """Whether the words of `rest` carry on those of `cell`."""
    before, after = cell.lines[-1].text, rest.lines[0].text
    if after[0].islower() and not re.match(r"[a-zđ]\)", after):
        return True
    if before[-1] in ".;:!?" or re.match(r"[-+–•]\s|\d+\.|[a-zđ]\)", after):
        return False
    # A capital after a full line: a name that had no room goes on, a new line of its own would not be waited for.
    return before[-1] in ",-–(“" or cell.lines[-1].x1 - cell.lines[-1].x0 + rest.lines[0].room_for > cell.room


def _complete(last: RowDraft, row: RowDraft) -> None:
    for cell, rest in _pairs(last, row):
        if cell:
            cell.lines = [*cell.lines, *rest.lines]
    last.bottom, last.page = row.bottom, row.page
