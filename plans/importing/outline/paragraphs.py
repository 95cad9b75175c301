"""The paragraphs of the body, with those joined that a page break or a wrapped title had parted.

Habits relied on: no paragraph begins with a small letter, and none but the last before a break ends without a closing
sign; «Phần I», «Chương II» stand on a line of their own with their title in capitals below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.readers.source import Beside, Block, Grid, Passage, Place
from plans.importing.headings import is_capital
from plans.importing.marks import Mark, mark_of

_ENDS = re.compile(r"[.;:!?…]\W{0,2}$")
_TITLE_WORDS = 40
Piece = Passage | tuple[Grid, ...]


def pieces(blocks: Sequence[Block]) -> list[Piece]:
    """Paragraphs in reading order, joined where they were broken; grids that follow each other together."""
    found: list[Piece] = []
    for each in _flat(blocks):
        last = found[-1] if found else None
        if isinstance(each, Grid):
            if isinstance(last, tuple):
                found[-1] = (*last, each)
            else:
                found.append((each,))
        elif isinstance(last, Passage) and _carries_on(last, each):
            found[-1] = _joined(last, each)
        elif each.text.strip():
            found.append(each)
    return found


def _flat(blocks: Sequence[Block]) -> Iterator[Passage | Grid]:
    for block in blocks:
        if isinstance(block, Beside):
            yield from (_spaced(each) for each in (*block.left, *block.right))
        else:
            yield _spaced(block) if isinstance(block, Passage) else block


def _spaced(passage: Passage) -> Passage:
    """Single spaces only: a run of thousands would keep every pattern searching."""
    return replace(passage, text=" ".join(passage.text.split()))


def _carries_on(before: Passage, here: Passage) -> bool:
    """Whether `here` goes on with the paragraph `before`."""
    own = mark_of(here.text)
    if own and own.kind == "round":
        return _counts_on(before, own)
    if own or not here.text.strip():
        return False
    mark = mark_of(before.text)
    if mark and mark.kind in ("part", "chapter") and not mark.rest:
        return len(here.text.split()) <= _TITLE_WORDS and (is_capital(here.text) or here.bold or here.centred)
    if _ENDS.search(before.text):
        return False
    if here.text[0].islower() or before.text.endswith(","):
        return True
    return _is_capital_heading(mark, before) and is_capital(here.text) and here.bold == before.bold


def _counts_on(before: Passage, mark: Mark) -> bool:
    """«… (1) a; (2) b;» goes on with «(3) c»: a list inside one sentence."""
    inside = before.text.find(f"({mark.last - 1})")
    return inside > 0 and mark.printed.strip("()").isdigit() and not before.text.rstrip().endswith(".")


def _is_capital_heading(mark: Mark | None, passage: Passage) -> bool:
    return bool(mark and mark.kind in ("part", "chapter", "capital", "roman") and is_capital(mark.rest or passage.text))


def _joined(before: Passage, here: Passage) -> Passage:
    mark = mark_of(before.text)
    sign = ". " if mark and not mark.rest and not before.text.rstrip().endswith((".", ":")) else " "
    return replace(
        before,
        text=f"{before.text.rstrip()}{sign}{here.text.strip()}",
        lines=(*before.lines, *here.lines),
        place=Place(before.place.page, before.place.first, max(before.place.last, here.place.last)),
    )
