"""Tables from their rules: lines that cross each other make a lattice, and where a rule is missing cells are one.

Relies on how tables of official texts are drawn: full lattices of vertical and level lines, in strokes or thin
rectangles, broken at each cell or drawn through. A box with nothing dividing it is a frame, not a table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from documents.readers.pdf.page import Rule

_NEAR = 3.0
_COVER = 0.9
_MOST_RULES = 4000
_MOST_CELLS = 40_000
_MOST_COLUMNS = 40
"""More are squared paper, not a table."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rule through: `at` is its place across, from `start` to `end` along."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Region:
    """A cell of the lattice: rows and columns from 0, the last ones not included."""

    row: int
    row_end: int
    column: int
    column_end: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """`xs` and `ys` are the places of its rules, ascending; `regions` its cells, none overlapping."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def holds(self, x: float, y: float) -> bool:
        x0, top, x1, bottom = self.box
        return x0 <= x <= x1 and top <= y <= bottom

    def cell_at(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of the small cell that holds the point."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        return row, column


def lattices(rules: Sequence[Rule]) -> list[Lattice]:
    """The tables of a page from top to bottom; a table inside a cell belongs to the cell."""
    if len(rules) > _MOST_RULES * 10:
        return []
    level = _bars([Bar((r.top + r.bottom) / 2, r.x0, r.x1) for r in rules if r.is_level])
    upright = _bars([Bar((r.x0 + r.x1) / 2, r.top, r.bottom) for r in rules if not r.is_level])
    if len(level) + len(upright) > _MOST_RULES:
        return []
    found = [lattice for parts in _groups(level, upright) if (lattice := _lattice(*parts))]
    outer = [each for each in found if not any(_is_inside(each, other) for other in found if other is not each)]
    return sorted(outer, key=lambda lattice: lattice.ys[0])


def _is_inside(inner: Lattice, outer: Lattice) -> bool:
    a, b = inner.box, outer.box
    return a[0] >= b[0] and a[1] >= b[1] and a[2] <= b[2] and a[3] <= b[3] and a != b


def _bars(pieces: Sequence[Bar]) -> list[Bar]:
    """Pieces that lie on one line and touch, as one."""
    found: list[Bar] = []
    for group in _clusters(sorted(pieces, key=lambda bar: bar.at)):
        at = sum(bar.at for bar in group) / len(group)
        start, end = None, 0.0
        for bar in sorted(group, key=lambda bar: bar.start):
            if start is not None and bar.start <= end + _NEAR:
                end = max(end, bar.end)
                continue
            if start is not None:
                found.append(Bar(at, start, end))
            start, end = bar.start, bar.end
        if start is not None:
            found.append(Bar(at, start, end))
    return found


def _clusters(bars: Sequence[Bar]) -> list[list[Bar]]:
    groups: list[list[Bar]] = []
    for bar in bars:
        if groups and bar.at - groups[-1][0].at <= _NEAR * 0.75:
            groups[-1].append(bar)
        else:
            groups.append([bar])
    return groups


def _groups(level: Sequence[Bar], upright: Sequence[Bar]) -> list[tuple[list[Bar], list[Bar]]]:
    """Bars that hang together by crossing or touching."""
    owner = list(range(len(level) + len(upright)))

    def root(one: int) -> int:
        while owner[one] != one:
            owner[one] = owner[owner[one]]
            one = owner[one]
        return one

    for here, row in enumerate(level):
        for there, column in enumerate(upright, len(level)):
            if (
                row.start - _NEAR <= column.at <= row.end + _NEAR
                and column.start - _NEAR <= row.at <= column.end + _NEAR
            ):
                owner[root(there)] = root(here)
    groups: dict[int, tuple[list[Bar], list[Bar]]] = defaultdict(lambda: ([], []))
    for here, row in enumerate(level):
        groups[root(here)][0].append(row)
    for there, column in enumerate(upright, len(level)):
        groups[root(there)][1].append(column)
    return [group for group in groups.values() if group[0] and group[1]]


def _lattice(level: Sequence[Bar], upright: Sequence[Bar]) -> Lattice | None:
    xs = _places([*(bar.at for bar in upright), min(bar.start for bar in level), max(bar.end for bar in level)])
    ys = _places([*(bar.at for bar in level), min(bar.start for bar in upright), max(bar.end for bar in upright)])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows * columns < 2 or columns > _MOST_COLUMNS or rows * columns > _MOST_CELLS:
        return None
    regions = _regions(xs, ys, _walls(xs, ys, upright), _walls(ys, xs, level))
    return Lattice(xs, ys, regions) if len(regions) > 1 else None


def _places(values: Sequence[float]) -> tuple[float, ...]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return tuple(found)


def _walls(across: Sequence[float], along: Sequence[float], bars: Sequence[Bar]) -> set[tuple[int, int]]:
    """(place across, piece along) where a bar divides two small cells."""
    walls = set()
    for bar in bars:
        place = min(range(len(across)), key=lambda here: abs(across[here] - bar.at))
        for piece, (start, end) in enumerate(pairwise(along)):
            covered = min(bar.end + _NEAR, end) - max(bar.start - _NEAR, start)
            if covered >= _COVER * (end - start):
                walls.add((place, piece))
    return walls


def _regions(
    xs: Sequence[float], ys: Sequence[float], upright: set[tuple[int, int]], level: set[tuple[int, int]]
) -> tuple[Region, ...]:
    """Small cells without a wall between them, as rectangles that grow to the right, then downwards."""
    rows, columns = len(ys) - 1, len(xs) - 1
    taken = [[False] * columns for _ in range(rows)]
    found = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            end = column + 1
            while end < columns and not taken[row][end] and (end, row) not in upright:
                end += 1
            below = row + 1
            while below < rows and all((below, each) not in level for each in range(column, end)):
                if any((each, below) in upright for each in range(column + 1, end)):
                    break
                below += 1
            for line in range(row, below):
                for each in range(column, end):
                    taken[line][each] = True
            found.append(Region(row, below, column, end))
    return tuple(found)
