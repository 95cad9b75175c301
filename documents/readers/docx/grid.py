"""Tables as they stand in the file: rows of cells on one grid of columns, merged cells taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.readers.docx import refusals, walk
from documents.readers.docx.ledger import Ledger
from documents.readers.docx.names import TCPR, TRPR, VAL, Element, W, is_on, number, properties, value
from documents.readers.docx.refusals import refused
from documents.readers.docx.story import Said, Story
from documents.readers.source import Cell, Grid, GridRow, Place

MOST_COLUMNS = 200
NEAR = 120
"""Twentieths of a point: edges of columns that close were meant to be one, drawn by hand in different rows."""
_GRID_SPAN, _V_MERGE, _H_MERGE = (f"{W}{tag}" for tag in ("gridSpan", "vMerge", "hMerge"))
_HEAD = f"{W}tblHeader"


@dataclass(slots=True)
class Box:
    """A cell before it has its place: `start` and `end` are edges of the grid, `said` its paragraphs; `merge` is
    «restart» or «continue» where it is merged downwards."""

    start: int
    end: int
    element: Element | None = None
    merge: str = ""
    said: list[Said] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    continues: bool = False


@dataclass(slots=True)
class BoxRow:
    boxes: list[Box]
    is_head: bool = False


def read(table: Element, story: Story) -> list[BoxRow]:
    """The rows with what is said in them, in reading order; deleted rows and rows without cells left out."""
    edges = _edges(table)
    rows = _aligned([made for row in walk.rows(table) if (made := _row(row, edges)).boxes])
    open_above: set[tuple[int, int]] = set()
    for row in rows:
        merged: set[tuple[int, int]] = set()
        for box in row.boxes:
            place = box.start, box.end
            box.continues = box.merge == "continue" and place in open_above
            if box.merge:
                merged.add(place)
            if not box.continues and box.element is not None:
                box.said = story.paragraphs(box.element)
                box.lines = [line for each in box.said for line in each.printed]
        open_above = merged
    return rows


def _edges(table: Element) -> list[int]:
    """Where the columns begin and end, in twentieths of a point; grows where the grid says too little."""
    edges = [0]
    for column in table.iterfind(f"{W}tblGrid/{W}gridCol"):
        if len(edges) > MOST_COLUMNS:
            break
        edges.append(edges[-1] + max(number(column.get(f"{W}w"), 0) or 0, 1))
    return edges


def _row(row: Element, edges: list[int]) -> BoxRow:
    boxes: list[Box] = []
    place = min(max(number(value(row.find(TRPR), f"{W}gridBefore"), 0) or 0, 0), MOST_COLUMNS)
    if place:
        boxes.append(Box(0, _edge(edges, place)))
    for cell in walk.cells(row):
        span, across, down = _merged(properties(cell, TCPR))
        start, place = place, place + span
        if place > MOST_COLUMNS:
            raise refused(refusals.TOO_WIDE)
        if across == "continue" and boxes:
            boxes[-1].end = _edge(edges, place)
        else:
            boxes.append(Box(_edge(edges, start), _edge(edges, place), cell, down))
    return BoxRow(boxes, _is_head(row))


def _merged(looks: Element | None) -> tuple[int, str, str]:
    """How many columns a cell spans, and «restart» or «continue» where it is merged across and downwards."""
    span, across, down = 1, "", ""
    if looks is not None:
        for each in looks.iterchildren(_GRID_SPAN, _V_MERGE, _H_MERGE):
            if each.tag == _GRID_SPAN:
                span = min(max(number(each.get(VAL), 1) or 1, 1), MOST_COLUMNS)
            elif each.tag == _V_MERGE:
                down = each.get(VAL) or "continue"
            else:
                across = each.get(VAL) or "continue"
    return span, across, down


def _edge(edges: list[int], place: int) -> int:
    while len(edges) <= place:
        edges.append(edges[-1] + 1440)
    return edges[place]


def _is_head(row: Element) -> bool:
    properties = row.find(TRPR)
    head = None if properties is None else properties.find(_HEAD)
    return head is not None and is_on(head)


def _aligned(rows: list[BoxRow]) -> list[BoxRow]:
    """`rows` with their edges counted as columns: edges that no row uses are dropped, near ones are one."""
    used = sorted({edge for row in rows for box in row.boxes for edge in (box.start, box.end)})
    together = {(box.start, box.end) for row in rows for box in row.boxes}
    names: list[int] = []
    column: dict[int, int] = {}
    for edge in used:
        is_same = bool(names) and edge - names[-1] <= NEAR and not _parted(names[-1], edge, together)
        if not is_same:
            names.append(edge)
        column[edge] = len(names) - 1
    for row in rows:
        for box in row.boxes:
            box.start, box.end = column[box.start], column[box.end]
    return rows


def _parted(first: int, second: int, cells: set[tuple[int, int]]) -> bool:
    """Whether a narrow cell stands between the two edges."""
    return any(first <= start < end <= second for start, end in cells)


def width(rows: Sequence[BoxRow]) -> int:
    return max((box.end for row in rows for box in row.boxes), default=0)


def placed(rows: Sequence[BoxRow], ledger: Ledger) -> Grid:
    """`rows` as a grid, every line entered in `ledger`; short rows are filled up with an empty cell."""
    columns = width(rows)
    first = len(ledger.lines) + 1
    made = tuple(_placed_row(row, columns, ledger) for row in rows)
    return Grid(made, columns, Place(0, first, max(len(ledger.lines), first)))


def _placed_row(row: BoxRow, columns: int, ledger: Ledger) -> GridRow:
    first = len(ledger.lines) + 1
    cells: list[Cell] = []
    reached = 0
    for box in row.boxes:
        if box.start > reached:
            cells.append(Cell(columns=box.start - reached))
        cells.append(_placed_cell(box, ledger))
        reached = box.end
    if reached < columns:
        cells.append(Cell(columns=columns - reached))
    return GridRow(tuple(cells), Place(0, first, max(len(ledger.lines), first)), row.is_head)


def _placed_cell(box: Box, ledger: Ledger) -> Cell:
    columns = max(box.end - box.start, 1)
    if not box.lines:
        return Cell(columns=columns, continues=box.continues)
    place = ledger.add(box.lines)
    worded = [said for said in box.said if said.lines]
    for said in worded:
        ledger.call(said.notes, place)
    return Cell(
        text="\n".join(box.lines),
        place=place,
        columns=columns,
        italic=bool(worded) and all(said.italic for said in worded),
        bold=bool(worded) and all(said.bold for said in worded),
    )
