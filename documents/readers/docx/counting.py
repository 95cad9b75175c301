"""Counting the paragraphs of automatic lists as Word does (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable

from common.numbering import roman
from documents.readers.docx.numbering import LEVELS, Level, List, Lists
from documents.readers.docx.styles import Form

_PLACE = re.compile(r"%([1-9])")
_MOST_ROMAN = 3_999
_LETTERS = 26
_MOST_LETTERS = _LETTERS * 30


class Counter:
    """The numbers of one story (the text, a header): every list goes on where its family stands."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def level(self, form: Form) -> tuple[List, int] | None:
        """The list and the level from 0 that a paragraph of this form belongs to; None for no list."""
        found = self._lists.named(form.number)
        if found is None:
            return None
        depth = next((found.by_style[style] for style in form.styles[:1] if style in found.by_style), form.depth)
        if depth is None:
            depth = next((found.by_style[style] for style in form.styles if style in found.by_style), 0)
        return found, min(max(depth, 0), LEVELS - 1)

    def next(self, form: Form) -> str:
        """What is printed before the next paragraph of this form: «II.», «1.1.», «a)», «-»; "" for no list."""
        found = self.level(form)
        if found is None:
            return ""
        kind, depth = found
        level = kind.levels[depth]
        counts = self._counts.setdefault(kind.family, [None] * LEVELS)
        begun = (form.number or "", depth)
        start = kind.starts.get(depth, level.start)
        count = counts[depth]
        counts[depth] = start if count is None or (depth in kind.starts and begun not in self._begun) else count + 1
        self._begun.add(begun)
        _restart(counts, kind, depth)
        return _printed(level, kind, counts)


def _restart(counts: list[int | None], kind: List, depth: int) -> None:
    """Deeper levels begin anew after this one, unless they say after which level."""
    for below in range(depth + 1, LEVELS):
        restart = kind.levels[below].restart
        if restart is None or depth < restart:
            counts[below] = None


def _printed(level: Level, kind: List, counts: list[int | None]) -> str:
    if level.kind == "bullet":
        return level.text

    def figure(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        other = kind.levels[place]
        count = counts[place]
        form = "decimal" if level.is_legal else other.kind
        return written(kind.starts.get(place, other.start) if count is None else count, form)

    return _PLACE.sub(figure, level.text).strip()


def written(count: int, kind: str) -> str:
    """`count` in a number format of Word's; figures for one that official texts have no use for."""
    make = _KINDS.get(kind)
    return str(count) if make is None else make(count)


def _roman(count: int) -> str:
    return roman(count) if 0 < count <= _MOST_ROMAN else str(count)


def _letter(count: int) -> str:
    """Word's letters, which are not the Vietnamese alphabet's: a … z, then aa, bb."""
    if not 0 < count <= _MOST_LETTERS:
        return str(count)
    times, place = divmod(count - 1, _LETTERS)
    return chr(ord("a") + place) * (times + 1)


_KINDS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerLetter": _letter,
    "none": lambda count: "",
    "bullet": lambda count: "",
}
