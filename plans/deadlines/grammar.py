"""The written grammar (deadlines.lark) as a parser: tokens in, nodes out, None where the words are no deadline.

LALR(1) rather than Earley: the lexer has already decided what each word is, so one token ahead is enough, and a reading
is made at every keystroke (docs/deadlines.md has the figures). Where the table offers two ways it takes the longer one:
a number before a unit counts it or is its day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Token
from lark.exceptions import UnexpectedInput
from lark.lexer import Lexer

from plans.deadlines.building import Builder
from plans.deadlines.nodes import Phrase

_GRAMMAR = Path(__file__).with_name("deadlines.lark")


class _Tokens(Lexer):
    """Hands on tokens that are made already."""

    def __init__(self, conf: Any) -> None:
        pass

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Token]:
        yield from lexer_state


@cache
def _parser() -> Lark:
    """Made at the first reading: about 0.2 s, once for each process."""
    return Lark(_GRAMMAR.read_text(encoding="utf-8"), parser="lalr", lexer=_Tokens, transformer=Builder())


def parse(tokens: Sequence[Token]) -> Phrase | None:
    """The whole of `tokens` as one deadline, or None."""
    if not tokens:
        return None
    try:
        found: Any = _parser().parse(tokens)
    except UnexpectedInput:
        return None
    return found if isinstance(found, Phrase) else None
