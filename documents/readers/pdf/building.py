"""The sequence of a file's parts as a `Source`: lines counted, passages, grids and columns with their places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby

from documents.readers import source
from documents.readers.pdf import cells, passages
from documents.readers.pdf.columns import Zone
from documents.readers.pdf.flow import Item
from documents.readers.pdf.lines import Line
from documents.readers.pdf.measures import Measures
from documents.readers.pdf.passages import PassageDraft
from documents.readers.pdf.tables import CellDraft, RowDraft, TableDraft

_NEAR = 6.0


class Builder:
    """Takes the parts in reading order; `lines` grows with every one of them."""

    def __init__(self) -> None:
        self.blocks: list[source.Block] = []
        self.lines: list[source.Line] = []

    def add(self, items: Iterable[Item], measures: dict[int, Measures]) -> None:
        for is_running, group in groupby(items, key=lambda item: isinstance(item, Line)):
            if is_running:
                running = [item for item in group if isinstance(item, Line)]
                self.blocks += [self._passage(draft) for draft in passages.passages(running, measures)]
                continue
            for item in group:
                if isinstance(item, TableDraft):
                    self.blocks.append(self._grid(item))
                elif isinstance(item, Zone):
                    self.blocks.append(self._beside(item))

    def _take(self, lines: Iterable[Line]) -> source.Place | None:
        first = len(self.lines) + 1
        self.lines += [source.Line(line.text, line.page) for line in lines]
        if len(self.lines) < first:
            return None
        return source.Place(self.lines[first - 1].page, first, len(self.lines))

    def _passage(self, draft: PassageDraft) -> source.Passage:
        place = self._take(draft.lines)
        assert place is not None, "a paragraph has lines"  # noqa: S101
        texts = tuple(line.text for line in draft.lines)
        return source.Passage(
            draft.text,
            place,
            texts,
            draft.bold,
            draft.italic,
            draft.centred,
            indent=round(draft.indent, 1),
            lead=draft.lead,
        )

    def _beside(self, zone: Zone) -> source.Beside:
        left = tuple(self._passage(draft) for draft in passages.column(zone.left, is_list=True))
        right = tuple(self._passage(draft) for draft in passages.column(zone.right, is_list=False))
        place = source.Place(left[0].place.page, left[0].place.first, right[-1].place.last)
        return source.Beside(left, right, place)

    def _grid(self, table: TableDraft) -> source.Grid:
        edges = _edges(table)
        rows = tuple(self._row(row, edges) for row in table.rows)
        place = source.Place(table.page, rows[0].place.first, max(row.place.last for row in rows))
        return source.Grid(rows, len(edges) - 1, place)

    def _row(self, row: RowDraft, edges: Sequence[float]) -> source.GridRow:
        first = len(self.lines) + 1
        found = tuple(self._cell(cell, edges) for cell in row.cells)
        page = next((line.page for cell in row.cells for line in cell.lines), row.page)
        return source.GridRow(found, source.Place(page, first, max(first, len(self.lines))), row.is_head)

    def _cell(self, cell: CellDraft, edges: Sequence[float]) -> source.Cell:
        start, end = _place(cell.x0, edges), _place(cell.x1, edges)
        lines = cell.lines
        return source.Cell(
            cells.text(lines, cell.room) if lines else "",
            self._take(lines),
            max(end - start, 1),
            cell.continues,
            bool(lines) and all(line.italic for line in lines),
            bool(lines) and all(line.bold for line in lines),
        )


def _edges(table: TableDraft) -> list[float]:
    """The upright rules that end a cell somewhere in the whole table."""
    used = {_place(x, table.xs) for row in table.rows for cell in row.cells for x in (cell.x0, cell.x1)}
    return [x for place, x in enumerate(table.xs) if place in used or place in (0, len(table.xs) - 1)]


def _place(x: float, edges: Sequence[float]) -> int:
    after = bisect_right(edges, x)
    near = [place for place in (after - 1, after) if 0 <= place < len(edges)]
    return min(near, key=lambda place: abs(edges[place] - x))
