"""The parts of a plan's file."""

from __future__ import annotations

from dataclasses import dataclass

from documents.readers.source import Block

Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """Blocks of each part, in the order of the file. Any part may be empty.

    `decision` is the decision that a plan is wrapped in (letterhead to signature), whose number, date and issuer are
    the plan's; `head` is then the plan's own.
    """

    head: Blocks = ()
    opening: Blocks = ()
    body: Blocks = ()
    ending: Blocks = ()
    annexes: tuple[Blocks, ...] = ()
    decision: Blocks = ()
