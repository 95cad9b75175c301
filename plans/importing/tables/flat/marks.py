"""Lines of a flattened table as its rows need them: words, their line, what stood between it and the line before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from common.text import collapse
from documents.readers.source import Line
from documents.readers.text_width import width


@dataclass(frozen=True, slots=True)
class Printed:
    """A line with words. `number` counts from 1 in the file; `after_break`: a page ended or a head was repeated
    before it; `is_close`: it follows directly where the file usually leaves a line empty, so no cell goes on in it."""

    text: str
    number: int
    page: int = 0
    after_break: bool = False
    is_close: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a row; `line` is the place of its line in the row."""

    text: str
    line: int
    starts: bool
    size: int


def printed(lines: Sequence[Line], first: int) -> list[Printed]:
    """The lines that have words; `first` is the number of the first line."""
    filled = [(line, first + place) for place, line in enumerate(lines) if line.text.strip()]
    gaps = [here[1] - before[1] > 1 for before, here in pairwise(filled)]
    is_spaced = sum(gaps) * 2 > len(gaps)
    made = []
    for place, (line, number) in enumerate(filled):
        breaks = place > 0 and line.page > filled[place - 1][0].page > 0
        close = is_spaced and place > 0 and not gaps[place - 1]
        made.append(Printed(collapse(line.text), number, line.page, breaks, close))
    return made


def words_of(lines: Sequence[Printed]) -> list[Word]:
    """All words in order."""
    return [
        Word(text, place, turn == 0, width(text))
        for place, line in enumerate(lines)
        for turn, text in enumerate(line.text.split())
    ]
