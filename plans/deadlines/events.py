"""Events in a deadline: the words after «sau khi», «kể từ ngày», «trước», «theo», kept whole as one token.

The habit: an officer who does not know a date yet names the event it hangs on, and the event's name runs to the end
of the clause. Its words may be anything, a date or a unit among them, so they are no grammar of time: here they are cut
out before the grammar sees them.
"""

from __future__ import annotations

from dataclasses import dataclass

from lark import Token

from plans.deadlines.lexer import UNIT_KINDS

_ENDS = frozenset({"SEMI", "PAREN", "WITHIN"})
_RESUMES = frozenset({"BEFORE", "LATEST", "SAID", "EACH", "UNTIL", "TENTATIVE"})
_DEMANDING = frozenset({"WORD", "EMPTY", "WHEN", "ACCORDING", "DEMAND", "SAID", "AFTER"})
_JOINTS = frozenset({"COMMA", "AND", "OR"})
_WORDS = frozenset({"WORD", "SAID"})
_CLOSING = frozenset({"UNTIL", "LATEST", "COMMA", "SEMI", "PAREN", "WITHIN"})


@dataclass(frozen=True, slots=True)
class Event:
    """What must happen first: `printed` as in the text, `inner` the tokens of its words (a time may be among them)."""

    printed: str
    inner: tuple[Token, ...] = ()


def with_events(tokens: list[Token], printed: str) -> list[Token]:
    """`tokens` with every event as one token EVENT_AFTER, _BEFORE, _WHEN, _UNTIL, _BY or _FOR."""
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        kind, first = _opening(tokens, at, made)
        if not kind:
            at = _kept(tokens, at, made)
            continue
        end = _end(tokens, first)
        if kind in ("EVENT_AFTER", "EVENT_BEFORE"):
            end -= _amount_at_end(tokens[first:end])
        inner = tokens[first:end]
        said = printed[inner[0].start_pos : inner[-1].end_pos] if inner else ""
        last = inner[-1] if inner else tokens[at]
        event = Event(said, tuple(inner))
        made.append(Token(kind, event, start_pos=tokens[at].start_pos, end_pos=last.end_pos))
        at = end
    return made


def _kept(tokens: list[Token], at: int, made: list[Token]) -> int:
    """Pass one token on; what belongs to «theo yêu cầu» (of whom, for what) goes with it."""
    made.append(tokens[at])
    at += 1
    if made[-1].type != "DEMAND":
        return at
    while at < len(tokens):
        if tokens[at].type in _DEMANDING:
            at += 1
        elif tokens[at].type in _JOINTS and at + 1 < len(tokens) and tokens[at + 1].type in _DEMANDING:
            at += 2
        else:
            break
    return at


def _opening(tokens: list[Token], at: int, made: list[Token]) -> tuple[str, int]:
    """The kind of event that begins at `at` and its first word; ("", at) where none does."""
    kind = tokens[at].type
    if kind == "IN_TIME":
        return "EVENT_FOR", at + 1
    if kind == "ACCORDING":
        return ("EVENT_BY", at + 1) if at + 1 < len(tokens) else ("", at)
    if kind == "WHEN":
        return _when(made), at + 1
    follows = _first_word(tokens, at + 1)
    if kind in ("AFTER", "COUNTED") and follows:
        return "EVENT_AFTER", follows
    if kind == "BEFORE" and follows:
        return "EVENT_BEFORE", follows
    if kind in ("FROM", "UNTIL") and follows and tokens[at + 1].type == "DAY":
        return ("EVENT_AFTER" if kind == "FROM" else "EVENT_UNTIL"), follows
    return "", at


def _when(made: list[Token]) -> str:
    """«khi» alone, or behind the preposition that it belongs to, which is taken back."""
    kinds = {
        "AFTER": "EVENT_AFTER", "COUNTED": "EVENT_AFTER", "FROM": "EVENT_AFTER", "BEFORE": "EVENT_BEFORE",
        "UNTIL": "EVENT_UNTIL", "LATEST": "EVENT_UNTIL",
    }  # fmt: skip
    return kinds[made.pop().type] if made and made[-1].type in kinds else "EVENT_WHEN"


def _first_word(tokens: list[Token], at: int) -> int:
    """Where an event's words begin: behind «ngày», at a word that is no time; 0 where a time stands there."""
    first = at + 1 if at < len(tokens) and tokens[at].type == "DAY" else at
    look = first
    while look < len(tokens) and tokens[look].type == "EMPTY":
        look += 1
    if look < len(tokens):
        is_event = tokens[look].type in _WORDS or (look > first and tokens[look].type in _CLOSING)
        return first if is_event else 0
    return first if look > first else 0


def _end(tokens: list[Token], first: int) -> int:
    """Where the event ends: with its clause, or where the sentence comes back to the deadline."""
    for at in range(first, len(tokens)):
        kind = tokens[at].type
        following = tokens[at + 1].type if at + 1 < len(tokens) else ""
        if kind in _ENDS or (kind == "COMMA" and following in _RESUMES) or (kind in ("LATEST", "UNTIL") and at > first):
            return at
        if kind in _JOINTS and following == "DEMAND":
            return at
    return len(tokens)


def _amount_at_end(inner: list[Token]) -> int:
    """How many tokens of «15 ngày», «10 ngày làm việc» close the event: the offset, not its name."""
    kinds = [token.type for token in inner]
    if len(kinds) > 3 and kinds[-3:-1] == ["INT", "DAY"] and kinds[-1] == "WORKING":
        return 3
    return 2 if len(kinds) > 2 and kinds[-2] == "INT" and kinds[-1] in UNIT_KINDS else 0
