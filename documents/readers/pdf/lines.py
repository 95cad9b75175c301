"""Words that stand on one base line, from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from common.text import collapse
from documents.readers.pdf.page import Word

_SAME_LINE = 0.45
"""Of the type's size: raised numbers stand higher by a third of it, the next line lower by more than all of it."""
_TOUCHING = 0.06
"""Of the type's size: less room than this is none; a space has a quarter, justified text squeezes it to a sixth."""


@dataclass(frozen=True)
class Line:
    """At least one word; `page` from 1."""

    words: tuple[Word, ...]
    page: int

    @cached_property
    def text(self) -> str:
        parts = [self.words[0].text]
        for before, word in zip(self.words, self.words[1:], strict=False):
            is_apart = word.x0 - before.x1 > _TOUCHING * min(word.size, before.size)
            parts.append(f" {word.text}" if is_apart else word.text)
        return collapse("".join(parts))

    @cached_property
    def x0(self) -> float:
        return min(word.x0 for word in self.words)

    @cached_property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @cached_property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @cached_property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @cached_property
    def middle(self) -> float:
        """Of the largest type, so that raised numbers do not move the line."""
        return max(self.words, key=lambda word: word.size).middle

    @cached_property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @cached_property
    def italic(self) -> bool:
        return all(word.italic for word in self.words)

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def room_for(self) -> float:
        """What its first word would need at the end of the line before: the word and a space."""
        first = self.words[0]
        return first.x1 - first.x0 + 0.25 * first.size


def lines(words: Iterable[Word], page: int) -> list[Line]:
    """The words as lines from top to bottom. Columns beside each other are to be told apart before."""
    found: list[Line] = []
    group: list[Word] = []
    for word in sorted(words, key=lambda word: word.middle):
        if group and word.middle - group[0].middle > _SAME_LINE * max(word.size, group[0].size):
            found.append(_line(group, page))
            group = []
        group.append(word)
    if group:
        found.append(_line(group, page))
    return found


def _line(words: Sequence[Word], page: int) -> Line:
    return Line(tuple(sorted(words, key=lambda word: word.x0)), page)
