"""Physical lines of blocks, for the zones where a paragraph says less than its lines: letterhead, title, signature.

Habit relied on: letterhead, title, «Nơi nhận» and signature are set line by line (Nghị định 30/2020, Phụ lục I), so a
line is a unit there, however a reader joined them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from common.text import one_line
from documents.readers.source import Beside, Block, Grid, Passage, Place
from plans.importing.draft import Evidence

Column = Literal["", "left", "right"]
Spot = tuple[int, int]
"""A block's index among its siblings and a line's index within it (0 for blocks that are not cut)."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One line: its words, where it stands, in which column, and the paragraph it belongs to."""

    text: str
    place: Place
    column: Column
    passage: Passage
    spot: Spot

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.place.page, self.place.first, self.place.last, self.text)


def strips(blocks: Iterable[Block]) -> Iterator[Strip]:
    """Every line that is not empty; of a pair of columns the left one first; none of tables."""
    for index, block in enumerate(blocks):
        if isinstance(block, Passage):
            yield from _of_passage(block, "", index)
        elif isinstance(block, Beside):
            for passage in block.left:
                yield from _of_passage(passage, "left", index)
            for passage in block.right:
                yield from _of_passage(passage, "right", index)


def _of_passage(passage: Passage, column: Column, index: int) -> Iterator[Strip]:
    lines = own_lines(passage)
    for number, line in enumerate(lines):
        text = one_line(line.replace("**", " "))
        if text:
            yield Strip(text, _place(passage, number, len(lines)), column, passage, (index, number))


def own_lines(passage: Passage) -> tuple[str, ...]:
    """The paragraph's lines; itself where its reader kept none or its number is counted, not typed."""
    lines = tuple(line for line in passage.lines if line.strip())
    if not lines or one_line(" ".join(lines)) != one_line(passage.text):
        return (passage.text,) if len(lines) < 2 or not _same_words(lines, passage.text) else lines
    return lines


def _same_words(lines: Sequence[str], text: str) -> bool:
    """Whether lines and text differ in spaces alone (a symbol broken at its hyphen)."""
    return "".join("".join(lines).split()) == "".join(text.split())


def _place(passage: Passage, number: int, count: int) -> Place:
    place = passage.place
    if place.last - place.first + 1 != count:
        return place
    return Place(place.page, place.first + number, place.first + number)


def evidence_of(passage: Passage) -> Evidence:
    """The whole paragraph as evidence."""
    return Evidence(passage.place.page, passage.place.first, passage.place.last, passage.text)


def spanning(found: Sequence[Strip]) -> Evidence | None:
    """One evidence for lines that follow each other; None for no line."""
    if not found:
        return None
    first, last = found[0].place, found[-1].place
    return Evidence(first.page, first.first, max(first.first, last.last), " ".join(strip.text for strip in found))


def cut(blocks: Sequence[Block], spot: Spot) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """`blocks` before and from `spot`; a paragraph is cut between its lines."""
    index, line = spot
    before, after = list(blocks[:index]), list(blocks[index:])
    if line and after and isinstance(after[0], Passage):
        head, tail = _cut_passage(after[0], line)
        before.append(head)
        after[0] = tail
    return tuple(before), tuple(after)


def _cut_passage(passage: Passage, line: int) -> tuple[Passage, Passage]:
    lines = own_lines(passage)
    place = passage.place
    middle = place.first + line if place.last - place.first + 1 == len(lines) else place.first
    return (
        replace(
            passage,
            text=one_line(" ".join(lines[:line])),
            lines=lines[:line],
            place=Place(place.page, place.first, max(place.first, middle - 1)),
        ),
        replace(
            passage,
            text=one_line(" ".join(lines[line:])),
            lines=lines[line:],
            place=Place(place.page, middle, place.last),
        ),
    )


def is_grid(block: Block) -> bool:
    return isinstance(block, Grid)
