"""The words of a cell as parsed parts: one for each clause, whole where the grammar reads it, else its islands.

What the words are does not depend on the plan, so it is kept: a table repeats the same few deadlines, and a cell is
read again at every keystroke elsewhere in its form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lark import Token

from plans.deadlines import nodes as n
from plans.deadlines.clauses import Clause, clauses
from plans.deadlines.events import with_events
from plans.deadlines.grammar import parse
from plans.deadlines.lexer import Words, normalised, tokens
from plans.deadlines.several import Island, islands

_EVENTS = frozenset({"EVENT_FOR", "EVENT_AFTER", "EVENT_BEFORE"})
_LINES = re.compile(r"[;\s]*[\r\n]+[;\s]*")


@dataclass(frozen=True, slots=True)
class Found:
    """A statement among words that the grammar does not read; `words` are those beside it."""

    words: str
    statement: n.Statement


@dataclass(frozen=True, slots=True)
class Part:
    """One clause: its `phrase` and the `words` behind it, or what was `found` in it."""

    clause: Clause
    phrase: n.Phrase | None
    found: tuple[Found, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    words: Words
    parts: tuple[Part, ...]


@lru_cache(maxsize=2048)
def parsed(text: str) -> Parsed:
    """`text` taken apart. Lines of a cell are joined, unless they say more as clauses of their own."""
    whole = _parsed(normalised(text))
    if "\n" in text.strip() and not (len(whole.parts) == 1 and whole.parts[0].phrase):
        lines = _parsed(normalised(_LINES.sub("; ", text.strip())))
        if len(lines.parts) > 1 and all(part.phrase or part.found for part in lines.parts):
            return lines
    return whole


def _parsed(words: Words) -> Parsed:
    return Parsed(
        words, tuple(_part(each, words.printed) for each in clauses(with_events(tokens(words), words.printed)))
    )


def _part(each: Clause, printed: str) -> Part:
    phrase = parse(each.tokens)
    if phrase is not None:
        return Part(each, phrase, words=_clean(printed[each.tokens[-1].end_pos or 0 :]))
    held = islands(each.tokens)
    if not held and (event := _event(each)):
        return Part(each, event)
    return Part(each, None, tuple(_beside(each.tokens, held, at, printed) for at in range(len(held))))


def _event(each: Clause) -> n.Phrase | None:
    """«Hoàn tất hồ sơ … để kịp trình …»: words before an event that hold no time of their own."""
    first = next((at for at, token in enumerate(each.tokens) if token.type in _EVENTS), 0)
    return parse(each.tokens[first:]) if first else None


def _beside(all_tokens: Sequence[Token], held: Sequence[Island], at: int, printed: str) -> Found:
    """An island with the words before it where the clause begins with words, else with those up to the next one."""
    if _clean(printed[_start(all_tokens, 0) : _start(all_tokens, held[0].first)]):
        first = (all_tokens[held[at - 1].end - 1].end_pos or 0) if at else _start(all_tokens, 0)
        return Found(_clean(printed[first : _start(all_tokens, held[at].first)]), held[at].statement)
    end = held[at + 1].first if at + 1 < len(held) else len(all_tokens)
    last = _start(all_tokens, end) if end < len(all_tokens) else len(printed)
    words = _clean(printed[all_tokens[held[at].end - 1].end_pos or 0 : last])
    return Found(words, held[at].statement)


def _start(all_tokens: Sequence[Token], at: int) -> int:
    return all_tokens[at].start_pos or 0


def _clean(words: str) -> str:
    """The words of one clause without the marks and the «và» that join it to the next."""
    return words.split(";")[0].strip(" ,.:()-+").removesuffix(" và").removesuffix(" Và").rstrip(" ,.")
