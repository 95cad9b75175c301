"""Two versions of a paper side by side: what stands beside what, and what changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from plans.rules.comparison.order import kept_order
from plans.rules.comparison.words import Piece, PieceKind, changed_words, read_after, read_before


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, heading, task or table row as printed. `key` is the same in every version that has it.

    `number` stands before the text («I.», «1.1.», «-»); one that only counts on behind a new neighbour is no change.
    """

    key: str
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage of the old version beside its counterpart; None where a side has none.

    `is_moved`: it stands elsewhere in the new version than its neighbours would have it. Such a passage comes where
    the new version has it.
    """

    old: Passage | None
    new: Passage | None
    pieces: tuple[Piece, ...]
    is_moved: bool = False

    @property
    def is_same(self) -> bool:
        return not self.is_moved and all(piece.kind is PieceKind.SAME for piece in self.pieces)

    @property
    def before(self) -> tuple[Piece, ...]:
        return read_before(self.pieces)

    @property
    def after(self) -> tuple[Piece, ...]:
        return read_after(self.pieces)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pairs that follow each other; `is_folded` where nothing changed for so long that it need not be read."""

    pairs: tuple[Pair, ...]
    is_folded: bool = False


CONTEXT = 1
"""Unchanged passages shown before and after a change."""
LEAST_FOLDED = 3


def stretches(pairs: Sequence[Pair]) -> list[Stretch]:
    """The pairs in runs, the long unchanged ones folded but for what stands next to a change."""
    shown = [False] * len(pairs)
    for place, pair in enumerate(pairs):
        if not pair.is_same:
            near = range(max(place - CONTEXT, 0), min(place + CONTEXT + 1, len(pairs)))
            for each in near:
                shown[each] = True
    runs = [list(run) for _, run in groupby(zip(shown, pairs, strict=True), key=lambda row: row[0])]
    return [Stretch(tuple(p for _, p in run), not run[0][0] and len(run) >= LEAST_FOLDED) for run in runs]


def passages(old: Sequence[Passage], new: Sequence[Passage]) -> list[Pair]:
    """Every passage of both versions once: in the order of the new one, dropped passages where they stood."""
    return list(_pairs(old, new))


def _pairs(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Pair]:
    was = {passage.key: passage for passage in old}
    kept = kept_order([passage.key for passage in old], [passage.key for passage in new])
    now = {passage.key for passage in new}
    gone = iter([passage for passage in old if passage.key in kept or passage.key not in now])
    for passage in new:
        if passage.key in kept:
            yield from _dropped_before(gone, passage.key)
        yield _pair(was.get(passage.key), passage, is_moved=passage.key in was and passage.key not in kept)
    yield from (_pair(passage, None) for passage in gone)


def _dropped_before(gone: Iterator[Passage], key: str) -> Iterator[Pair]:
    for passage in gone:
        if passage.key == key:
            return
        yield _pair(passage, None)


def _pair(old: Passage | None, new: Passage | None, *, is_moved: bool = False) -> Pair:
    return Pair(old, new, changed_words(old.text if old else "", new.text if new else ""), is_moved)
