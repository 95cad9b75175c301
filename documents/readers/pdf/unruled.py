"""Tables without rules: columns that only white space tells apart, under a head that begins with «TT» or «STT».

Relies on how official tables are headed: the first column counts the rows and is named TT, STT or Số TT; every row
begins with its number there, in line with the row's first words. The columns are known by the strips of white that no
word of the table crosses, save in group rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from common.text import fold
from documents.readers.pdf.lines import Line, lines
from documents.readers.pdf.page import Word
from documents.readers.pdf.tables import CellDraft, RowDraft, TableDraft

_HEAD = re.compile(r"(?:s?tt|so tt|so thu tu)\.?")
_NUMBER = re.compile(r"\(?(?:[ivxlc]+|\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)]?", re.IGNORECASE)
_WHITE = 0.6
"""Of the type's size: words closer than this belong together, justified or not."""
_LEAST = 4.0
_COLUMNS = 3
_ROWS = 2
_FAR = 2.6


@dataclass(slots=True)
class _Strip:
    """White between two columns, and where the words of their heads end and begin."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Found:
    """`table` takes the place of the lines `first` up to, not including, `end`."""

    table: TableDraft
    first: int
    end: int


def tables(found: Sequence[Line]) -> list[Found]:
    """The tables without rules among the lines of a page."""
    made: list[Found] = []
    place = 0
    while place < len(found):
        table = _table_at(found, place)
        if table:
            made.append(table)
        place = table.end if table else place + 1
    return made


def continued(found: Sequence[Line], before: TableDraft) -> Found | None:
    """The lines at the top of a page that go on with the table `before`, which reached the end of its page."""
    strips = [_Strip(x - _LEAST / 2, x + _LEAST / 2) for x in before.xs[1:-1]]
    end = _end(found, 0, strips)
    return Found(_table(found[:end], before.xs, 0), 0, end) if end else None


def _table_at(found: Sequence[Line], place: int) -> Found | None:
    runs = _runs(found[place])
    if not _HEAD.fullmatch(fold(_text(runs[0]))) and not _HEAD.fullmatch(fold(runs[0][0].text)):
        return None
    head = _head(found, place)
    strips = _strips([word for line in found[place:head] for word in line.words])
    if len(strips) + 1 < _COLUMNS:
        return None
    end = _end(found, head, strips)
    inside = found[place:end]
    left, right = min(line.x0 for line in inside) - 2, max(line.x1 for line in inside) + 2
    xs = [left, *((strip.left + strip.right) / 2 for strip in strips), right]
    table = _table(inside, xs, head - place)
    return Found(table, place, end) if len(table.rows) > _ROWS - 1 else None


def _head(found: Sequence[Line], place: int) -> int:
    """The first line after the head: it begins with a number."""
    for end in range(place + 1, min(place + 6, len(found))):
        if _NUMBER.fullmatch(found[end].words[0].text):
            return end
    return place + 1


def _strips(words: Sequence[Word]) -> list[_Strip]:
    """The white strips between `words`, seen from above."""
    strips, reached = list[_Strip](), None
    for word in sorted(words, key=lambda word: word.x0):
        if reached is not None and word.x0 - reached > _WHITE * word.size:
            strips.append(_Strip(reached, word.x0))
        reached = max(reached or 0.0, word.x1)
    return strips


def _end(found: Sequence[Line], place: int, strips: Sequence[_Strip]) -> int:
    """The first line that is no part of the table; the strips become as narrow as its words demand."""
    for end in range(place, len(found)):
        line = found[end]
        if end > place and line.middle - found[end - 1].middle > _FAR * line.size:
            return end
        if not _fits(line, strips):
            return end
    return len(found)


def _fits(line: Line, strips: Sequence[_Strip]) -> bool:
    runs = _runs(line)
    is_group = len(runs) > 1 and bool(_NUMBER.fullmatch(_text(runs[0]))) and runs[0][-1].x1 <= strips[0].right
    narrow: list[tuple[_Strip, float, float]] = []
    for strip in strips[1:] if is_group and len(runs) == 2 else strips:
        left, right = strip.left, strip.right
        for run in runs:
            x0, x1 = run[0].x0, run[-1].x1
            if x0 <= left and x1 >= right:
                if not (is_group and len(runs) == 2):
                    return False
            elif x0 < right and x1 > left:
                # A run that begins left of the strip's middle belongs to the left column.
                if (x0 + x1) / 2 < (left + right) / 2:
                    left = max(left, x1)
                else:
                    right = min(right, x0)
        if right - left < _LEAST and not is_group:
            return False
        narrow.append((strip, left, right))
    if not is_group or len(runs) != 2:
        for strip, left, right in narrow:
            strip.left, strip.right = left, right
    return True


def _runs(line: Line) -> list[list[Word]]:
    """Words of a line that stand close together."""
    runs = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 > _WHITE * word.size:
            runs.append([])
        runs[-1].append(word)
    return runs


def _text(run: Sequence[Word]) -> str:
    return " ".join(word.text for word in run)


def _table(inside: Sequence[Line], xs: Sequence[float], head: int) -> TableDraft:
    page = inside[0].page
    groups: list[list[Line]] = []
    for place, line in enumerate(inside):
        is_first = place == 0 or (place >= max(head, 1) and _begins_row(line, inside[place - 1], xs))
        if is_first:
            groups.append([])
        groups[-1].append(line)
    cells = [[_column_words(group, x0, x1, xs) for x0, x1 in pairwise(xs)] for group in groups]
    made = [[lines(words, page) for words in row] for row in cells]
    widest = [
        max((line.x1 - line.x0 for row in made for line in row[n] if line.x1 <= xs[n + 1]), default=0.0)
        for n in range(len(xs) - 1)
    ]
    rows = [
        RowDraft(_cells(row, xs, widest), page, group[0].top, group[-1].bottom)
        for row, group in zip(made, groups, strict=True)
    ]
    return TableDraft(rows, list(xs), page, inside[0].top, inside[-1].bottom)


def _begins_row(line: Line, before: Line, xs: Sequence[float]) -> bool:
    first = line.words[0]
    return first.x1 <= xs[1] or line.middle - before.middle > 1.7 * line.size


def _column_words(group: Sequence[Line], x0: float, x1: float, xs: Sequence[float]) -> list[Word]:
    """Words of the column; the words of a run stay together, so that a group row's text is one cell."""
    return [word for line in group for run in _runs(line) if x0 <= _start(run, xs) < x1 for word in run]


def _start(run: Sequence[Word], xs: Sequence[float]) -> float:
    """Where the run belongs: its middle, or its beginning where it lies over several columns."""
    over = sum(1 for x in xs[1:-1] if run[0].x0 < x < run[-1].x1)
    return run[0].x0 + 0.1 if over else (run[0].x0 + run[-1].x1) / 2


def _cells(row: Sequence[list[Line]], xs: Sequence[float], widest: Sequence[float]) -> list[CellDraft]:
    """A text that lies over several columns has them all."""
    made, place = list[CellDraft](), 0
    while place < len(row):
        end = place + 1
        reach = max((line.x1 for line in row[place]), default=0.0)
        while end < len(row) and not row[end] and reach > xs[end] + 1:
            end += 1
        made.append(CellDraft(xs[place], xs[end], max(widest[place:end]), row[place]))
        place = end
    return made
