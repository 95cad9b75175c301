"""Letterhead and signature set in a table are two columns, not a table.

Habit relied on: number and motto stand side by side, and so do «Nơi nhận» and the signature; typists use a table of one
to three rows and two columns for it, with or without rules.
"""

from __future__ import annotations

from documents.readers.source import Beside, Block, Cell, Grid, Passage, Place
from plans.importing.parts import marks

_MOST_ROWS = 4


def unframed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` with such tables as pairs of columns."""
    return tuple(_pair(block) if isinstance(block, Grid) and _is_frame(block) else block for block in blocks)


def _is_frame(grid: Grid) -> bool:
    if grid.width > 3 or len(grid.rows) > _MOST_ROWS:
        return False
    texts = [line for row in grid.rows for cell in row.cells for line in cell.text.split("\n")]
    return any(marks.RECIPIENTS.match(text) or marks.MOTTO.search(text) for text in texts)


def _pair(grid: Grid) -> Beside:
    left = [passage for row in grid.rows for passage in _passages(row.cells[:1], grid.place)]
    right = [passage for row in grid.rows for passage in _passages(row.cells[1:], grid.place)]
    return Beside(tuple(left), tuple(right), grid.place)


def _passages(cells: tuple[Cell, ...], place: Place) -> list[Passage]:
    return [
        Passage(line.strip(), cell.place or place, (line.strip(),))
        for cell in cells
        for line in cell.text.split("\n")
        if line.strip()
    ]
