"""More than one time in a cell, and times inside a sentence: islands that the grammar reads among words it does not."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lark import Token

from common.calendar import short_date
from plans.deadlines import nodes as n
from plans.deadlines.grammar import parse
from plans.deadlines.lexer import UNIT_KINDS
from plans.deadlines.reading import Reading

MOST_TRIES, WIDEST = 150, 14
"""How often the grammar is tried on one text, on how many tokens at most: a sentence costs no more than a few ms."""

_OUTSIDE = frozenset(
    {"WORD", "VAGUE", "EVENT_AFTER", "EVENT_BEFORE", "EVENT_WHEN", "EVENT_UNTIL", "EVENT_BY", "EVENT_FOR"}
)
_STRONG = frozenset({"DMY", "MY", "RY", "IN_YEAR", "EACH", "SCHOOL_YEAR"})
_BINDING = frozenset({"DAY", "BEFORE", "LATEST", "UNTIL", "FROM"})
_NUMBERS = frozenset({"INT", "ROMAN"})
_NO_STARTS = frozenset({"COMMA", "AND", "OR", "DASH", "SLASH", "DEMAND", "WORKING", "THIS", "NEXT", "ONWARDS", "TIMES"})


@dataclass(frozen=True, slots=True)
class Island:
    """A statement read between `first` and `end` (exclusive) of the tokens."""

    statement: n.Statement
    first: int
    end: int
    is_until: bool = False


def islands(tokens: Sequence[Token]) -> list[Island]:
    """The times that the grammar reads in `tokens`, longest first from left to right."""
    found: list[Island] = []
    tries = 0
    at = 0
    while at < len(tokens) and tries < MOST_TRIES:
        island = None
        if tokens[at].type not in _OUTSIDE and tokens[at].type not in _NO_STARTS:
            for end in _ends(tokens, at):
                tries += 1
                island = _island(tokens, at, end)
                if island or tries >= MOST_TRIES:
                    break
        if island:
            found.append(island)
        at = island.end if island else at + 1
    return found


def _ends(tokens: Sequence[Token], first: int) -> Iterator[int]:
    """Where an island that begins at `first` may end, farthest first."""
    last = first
    while last < len(tokens) and last - first < WIDEST and tokens[last].type not in _OUTSIDE:
        last += 1
    yield from (end for end in range(last, first, -1) if _is_strong(tokens[first:end]))


def _is_strong(tokens: Sequence[Token]) -> bool:
    """A number alone is no time, nor is «45/60»: there is a date, a year by name, or a unit beside a number."""
    kinds = [token.type for token in tokens]
    if _STRONG & set(kinds) or ("DM" in kinds and _BINDING & set(kinds)):
        return True
    pairs = itertools.pairwise(kinds)
    return any(
        (left in ("QUARTER", "MONTH", "SEMESTER") and right in _NUMBERS) or (left == "PART" and right in UNIT_KINDS)
        for left, right in pairs
    )


def _island(tokens: Sequence[Token], first: int, end: int) -> Island | None:
    phrase = parse(tokens[first:end])
    if phrase is None:
        return None
    statement = phrase.statement
    if isinstance(statement, (n.Plain, n.Condition, n.Offset, n.Quantity)):
        return None
    if isinstance(statement, n.Lasting) and statement.bounded is None:
        return None
    is_until = isinstance(statement, n.Once) and statement.bounded.mode == "until"
    return Island(statement, first, end, is_until)


def milestones(readings: Sequence[tuple[str, Reading]]) -> Reading:
    """«Đến năm 2025 có ít nhất 02 … và đến năm 2030 có ít nhất 05 …»: the ends, for a person to tell apart.

    `due` is the first of them, the work is over with the last (`Reading.final_due`).
    """
    days = tuple(sorted({reading.due for _, reading in readings if reading.due}))
    said = "; ".join(f"{short_date(reading.due)}{_short(words)}" for words, reading in readings if reading.due)
    return Reading(
        "",
        start=min((reading.start for _, reading in readings if reading.start), default=None),
        due=days[0],
        kind="once",
        occurrences=days,
        flags=("milestones", "ambiguous"),
        confidence=0.5,
        message=f"Có nhiều mốc: {said}; hãy tách thành từng nhiệm vụ hoặc xác nhận.",
    )


def _short(words: str) -> str:
    words = words.strip(" ,.:;-")
    if not words:
        return ""
    return f" ({words if len(words) <= 40 else words[:39].rstrip() + '…'})"
