"""What a table shows about itself once its rows are cut a first time: cells that come again, widths of columns, words
that follow each other. A second cut rests on it.

Habit relied on: the same units, remarks and phrases come again and again in one plan, and a column keeps its width.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from plans.importing.tables.flat.marks import Printed

_NEAR = 5


@dataclass(slots=True)
class Habits:
    """`cells` per column: how often each text came; `widths` per column: (row, its widest line), for rows whose cell
    there has lines enough to show the width; `pairs`: neighbouring words of the whole table, in lower case."""

    cells: dict[int, Counter[str]] = field(default_factory=dict)
    widths: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    pairs: frozenset[tuple[str, str]] = frozenset()

    def came(self, column: int, text: str) -> int:
        """How many rows have this cell."""
        return self.cells[column][key(text)] if column in self.cells else 0

    def begins_known(self, column: int, text: str) -> bool:
        """Whether a longer cell of this column, seen more than once, begins with `text`."""
        start = key(text)
        return any(count > 1 and cell.startswith(start) for cell, count in self.cells.get(column, Counter()).items())

    def width_near(self, column: int, row: int) -> int:
        """The column's width around `row`, for it may differ from page to page; 0 where unknown."""
        all_ = self.widths.get(column, [])
        at = bisect_left(all_, (row, 0))
        known = sorted(all_[max(0, at - _NEAR) : at + _NEAR], key=lambda each: abs(each[0] - row))[:_NEAR]
        # The widest but one: a line is at most as wide as its column, and one cell may have been cut wrongly.
        return sorted(size for _, size in known)[-2:][0] if known else 0


def key(text: str) -> str:
    """Cells are the same without regard to case and closing marks."""
    return text.lower().strip(" .,;:")


def pairs_of(lines: Sequence[Printed]) -> frozenset[tuple[str, str]]:
    """Neighbours within lines; a line's end proves nothing."""
    found: set[tuple[str, str]] = set()
    for line in lines:
        words = [word.strip('.,;:()“”"').lower() for word in line.text.split()]
        found.update(pairwise(words))
    return frozenset(found)


def learnt(rows: Iterable[tuple[Sequence[str], Sequence[int]]], pairs: frozenset[tuple[str, str]]) -> Habits:
    """From rows cut a first time: the text of each cell and its widest line (0 for one of few lines)."""
    habits = Habits(pairs=pairs)
    for row, (texts, sizes) in enumerate(rows):
        for column, (text, size) in enumerate(zip(texts, sizes, strict=True)):
            if text:
                habits.cells.setdefault(column, Counter())[key(text)] += 1
            if size:
                habits.widths.setdefault(column, []).append((row, size))
    return habits
