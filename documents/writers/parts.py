"""Where a document with very long annexes is cut, so that two processes can print it at the same time.

Printing costs about 10 ms per table row; only annexes are cut, since nothing after them counts on their pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from documents.content import Annex, Content, Table
from documents.writers import limits

LONG = 1_000
"""Table rows in the annexes above which a document is printed in two parts."""
_PER_ROW = 100
"""What a row costs beside its text, in characters."""
_NEAR = 0.08
"""How far from the middle, as a share of the whole, a group row is still the better place to cut."""


@dataclass(frozen=True, slots=True)
class Parts:
    """`before`: all up to the cut; `after`: only its annexes count, from number `annex` on.

    `continues`: the first of those begins in `before`.
    """

    before: Content
    after: Content
    annex: int
    continues: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """A cut before row `row` of block `block` of annex `annex`, counted from 0; `at` is the cost of all before it."""

    annex: int
    block: int
    row: int
    at: int
    is_good: bool


def parts(content: Content) -> Parts | None:
    """`content` in two parts of about the same work; None where one process prints it well enough."""
    if annex_rows(content) <= LONG:
        return None
    *places, end = _places(content)
    middle, near = end.at / 2, end.at * _NEAR
    good = [place for place in places if place.is_good and abs(place.at - middle) <= near]
    return _cut(content, min(good or places, key=lambda place: abs(place.at - middle)))


def annex_rows(content: Content) -> int:
    tables = [block for annex in content.annexes for block in annex.blocks if isinstance(block, Table)]
    return sum(len(table.rows) for table in tables)


def _places(content: Content) -> Iterator[_Place]:
    """Every place where the annexes may be cut, then their end.

    A group stays with its first row, and a row with what is listed below it; good places begin a group, or an annex.
    """
    at = sum(_PER_ROW + _cost(limits.block_texts(block)) for block in content.blocks)
    for number, annex in enumerate(content.annexes):
        yield _Place(number, 0, 0, at, is_good=True)
        for place, block in enumerate(annex.blocks):
            if not isinstance(block, Table):
                at += _PER_ROW + _cost(limits.block_texts(block))
                continue
            held = True
            for index, row in enumerate(block.rows):
                if not held and not row.is_sub:
                    yield _Place(number, place, index, at, is_good=row.is_group)
                held = row.is_group
                at += _PER_ROW + _cost(row.cells)
    yield _Place(len(content.annexes), 0, 0, at, is_good=False)


def _cost(texts: Iterator[str] | tuple[str, ...]) -> int:
    return sum(map(len, texts))


def _cut(content: Content, place: _Place) -> Parts:
    annex = content.annexes[place.annex]
    if (place.block, place.row) == (0, 0):
        kept, moved, continues = content.annexes[: place.annex], content.annexes[place.annex :], False
    else:
        first, rest = _cut_annex(annex, place)
        kept = (*content.annexes[: place.annex], first)
        moved = (rest, *content.annexes[place.annex + 1 :])
        continues = True
    return Parts(replace(content, annexes=kept), replace(content, annexes=moved), place.annex + 1, continues)


def _cut_annex(annex: Annex, place: _Place) -> tuple[Annex, Annex]:
    table = annex.blocks[place.block]
    assert isinstance(table, Table)  # noqa: S101 - only tables are cut
    head, tail = replace(table, rows=table.rows[: place.row]), replace(table, rows=table.rows[place.row :])
    return (
        replace(annex, blocks=(*annex.blocks[: place.block], head)),
        replace(annex, blocks=(tail, *annex.blocks[place.block + 1 :])),
    )
