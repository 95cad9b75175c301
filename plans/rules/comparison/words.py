"""Two wordings of one text, word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

# A word with what belongs to it («138/KH-UBND», «05/9/2025», «7-8/2026»), or one mark; then the space after it.
_TOKEN = re.compile(r"(\w+(?:[./–-]\w+)*|[^\w\s]|)(\s*)")
MAX_WORK = 2_000_000
"""Pairs of equal words above which two texts are compared sentence by sentence, and those of one text said anew."""
_SENTENCE = re.compile(r"([^.;\n]*[.;\n]?)(\s*)")
LEAST_LIKENESS = 0.3
"""Below this share of common words a text is shown as written anew: scattered words in common tell nobody anything."""

Token = tuple[str, str]


ISLAND = 2
"""So few words in common between two changes, each much longer, are read with them: «và» tells nobody anything."""
SHOWN = 8
"""Words of an unchanged run that are read beside a change, where the text is quoted and not shown whole."""


class PieceKind(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stands in both texts, only in the old one, or only in the new one."""

    kind: PieceKind
    text: str


def read_before(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """What the old text reads."""
    return tuple(piece for piece in pieces if piece.kind is not PieceKind.ADDED)


def read_after(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """What the new text reads."""
    return tuple(piece for piece in pieces if piece.kind is not PieceKind.REMOVED)


def changed_words(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order.

    Those that are not added, joined, are exactly `old`; those that are not removed are exactly `new`.
    """
    if old == new:
        return (Piece(PieceKind.SAME, old),) if old else ()
    return _joined(_without_islands(list(_joined(_pieces(old, new)))))


def quoted(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The changes with some words around them; «…» for what is left out of a long text."""
    last = len(pieces) - 1
    return tuple(
        Piece(piece.kind, _cut(piece.text, at_start=place == 0, at_end=place == last))
        if piece.kind is PieceKind.SAME and last
        else piece
        for place, piece in enumerate(pieces)
    )


def _cut(text: str, *, at_start: bool, at_end: bool) -> str:
    """The words of `text` next to its neighbours; at the start and the end of all it has but one."""
    words = re.findall(r"\s*\S+\s*", text)
    if len(words) <= 2 * SHOWN:
        return text
    head = "" if at_start else "".join(words[:SHOWN]).rstrip()
    tail = "" if at_end else "".join(words[-SHOWN:]).lstrip()
    return f"{head} … {tail}"


def _without_islands(pieces: list[Piece]) -> Iterator[tuple[PieceKind, str]]:
    sizes = [len(piece.text.split()) for piece in pieces]
    for place, piece in enumerate(pieces):
        around = sum(sizes[max(place - 2, 0) : place]) + sum(sizes[place + 1 : place + 3])
        inside = 0 < place < len(pieces) - 1
        if piece.kind is PieceKind.SAME and inside and sizes[place] <= ISLAND and around > 4 * (sizes[place] + 1):
            yield PieceKind.REMOVED, piece.text
            yield PieceKind.ADDED, piece.text
        else:
            yield piece.kind, piece.text


def _joined(pieces: Iterator[tuple[PieceKind, str]]) -> tuple[Piece, ...]:
    """Neighbours of one kind as one piece; between two texts in common, what was removed stands before what was
    added."""
    found: list[Piece] = []
    for is_same, run in groupby(pieces, key=lambda piece: piece[0] is PieceKind.SAME):
        rows = list(run)
        for kind in (PieceKind.SAME,) if is_same else (PieceKind.REMOVED, PieceKind.ADDED):
            text = "".join(words for each, words in rows if each is kind)
            if text:
                found.append(Piece(kind, text))
    return tuple(found)


def _pieces(old: str, new: str) -> Iterator[tuple[PieceKind, str]]:
    before, after = _tokens(_TOKEN, old), _tokens(_TOKEN, new)
    if _work(before, after) > MAX_WORK:
        before, after = _tokens(_SENTENCE, old), _tokens(_SENTENCE, new)
    if _work(before, after) > MAX_WORK:
        before, after = [(old, "")], [(new, "")]
    matcher = SequenceMatcher(None, [word for word, _ in before], [word for word, _ in after], autojunk=False)
    if matcher.ratio() < LEAST_LIKENESS:
        yield PieceKind.REMOVED, old
        yield PieceKind.ADDED, new
        return
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            yield from _common(before[start:end], after[first:last])
        else:
            yield PieceKind.REMOVED, "".join(word + gap for word, gap in before[start:end])
            yield PieceKind.ADDED, "".join(word + gap for word, gap in after[first:last])


def _tokens(pattern: re.Pattern[str], text: str) -> list[Token]:
    return [(found[1], found[2]) for found in pattern.finditer(text) if found[0]]


def _work(before: list[Token], after: list[Token]) -> int:
    counts = Counter(word for word, _ in after)
    return sum(counts[word] for word, _ in before)


def _common(before: list[Token], after: list[Token]) -> Iterator[tuple[PieceKind, str]]:
    """Words that both texts have; the space after them may differ."""
    for (word, gap), (_, new_gap) in zip(before, after, strict=True):
        yield PieceKind.SAME, word
        if gap == new_gap:
            yield PieceKind.SAME, gap
        else:
            yield PieceKind.REMOVED, gap
            yield PieceKind.ADDED, new_gap
