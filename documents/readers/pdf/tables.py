"""A table of one page: rows of cells with their lines, whatever showed where the cells end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from documents.readers.pdf.lines import Line, lines
from documents.readers.pdf.page import Word
from documents.readers.pdf.ruled import Lattice

_PADDINGS = (1.0, 8.0)


@dataclass(slots=True)
class CellDraft:
    """From `x0` to `x1`; `room` is the width for text between the paddings. `continues`: merged with the cell above."""

    x0: float
    x1: float
    room: float
    lines: list[Line] = field(default_factory=list)
    continues: bool = False


@dataclass(slots=True)
class RowDraft:
    """`bottom` is where its lowest rule stands."""

    cells: list[CellDraft]
    page: int
    top: float
    bottom: float
    is_head: bool = False

    def text(self) -> tuple[str, ...]:
        """What it says, for comparing rows."""
        return tuple(" ".join(line.text for line in cell.lines) for cell in self.cells)


@dataclass(slots=True)
class TableDraft:
    """`xs`: the places of its upright rules. `page` is its first."""

    rows: list[RowDraft]
    xs: list[float]
    page: int
    top: float
    bottom: float


def ruled(lattice: Lattice, words: Sequence[Word], page: int) -> TableDraft:
    """The table that `lattice` draws around `words`."""
    owner = {
        (row, column): region
        for region in lattice.regions
        for row in range(region.row, region.row_end)
        for column in range(region.column, region.column_end)
    }
    held = defaultdict(list)
    for word in words:
        held[owner[lattice.cell_at((word.x0 + word.x1) / 2, word.middle)]].append(word)
    text = {region: lines(inside, page) for region, inside in held.items()}
    padding = _padding((lattice.xs[region.column], found) for region, found in text.items())
    rows = []
    for row, (top, bottom) in enumerate(zip(lattice.ys, lattice.ys[1:], strict=False)):
        here = [region for region in lattice.regions if region.row <= row < region.row_end]
        cells = []
        for region in sorted(here, key=lambda region: region.column):
            x0, x1 = lattice.xs[region.column], lattice.xs[region.column_end]
            is_first = region.row == row
            inside = text.get(region, []) if is_first else []
            cells.append(CellDraft(x0, x1, x1 - x0 - 2 * padding, inside, not is_first))
        rows.append(RowDraft(cells, page, top, bottom))
    x0, top, x1, bottom = lattice.box
    return TableDraft(_without_slivers(rows), list(lattice.xs), page, top, bottom)


def _padding(cells: Iterable[tuple[float, Sequence[Line]]]) -> float:
    """The room between rule and text: what the leftmost line of the table leaves."""
    left = [line.x0 - x0 for x0, found in cells for line in found]
    return min(max(min(left, default=_PADDINGS[0]), _PADDINGS[0]), _PADDINGS[1])


def _without_slivers(rows: list[RowDraft]) -> list[RowDraft]:
    """Double rules leave rows without height or words."""
    return [row for row in rows if row.bottom - row.top > 5 or any(cell.lines for cell in row.cells)]
