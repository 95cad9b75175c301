"""Numbers that do not follow on: 5.2.1 then 5.2.3, II then IV, a) then c)."""

from __future__ import annotations

from collections.abc import Sequence

from common.numbering import LETTERS
from plans.constants import ItemStyle
from plans.importing.draft import ItemDraft
from plans.importing.positions import bare_number, roman_value

_NUMBERED = frozenset(ItemStyle.values) - {ItemStyle.TABLE, ItemStyle.DASH, ItemStyle.PLUS}


def gaps(items: Sequence[ItemDraft]) -> list[tuple[str, str]]:
    """Neighbours of one style whose numbers leave one out; a count that starts anew is none."""
    found: list[tuple[str, str]] = []
    last: dict[str, str] = {}
    for item in items:
        number = bare_number(item)
        if not number or item.style not in _NUMBERED:
            continue
        before = last.get(item.style, "")
        if before and _skips(before, number):
            found.append((before, number))
        last[item.style] = number
    return found


def _skips(before: str, after: str) -> bool:
    head, one = _last(before)
    other, two = _last(after)
    return head == other and one > 0 and two > one + 1


def _last(number: str) -> tuple[str, int]:
    """What stands before the last figure, and its place in the count; 0 where it counts nothing."""
    head, _, tail = number.rpartition(".")
    if tail.isascii() and tail.isdigit():
        return f"{head}#", int(tail[:6])
    if roman_value(tail):
        return f"{head}I", roman_value(tail)
    if len(tail) == 1 and tail in LETTERS:
        return f"{head}a", LETTERS.index(tail) + 1
    return tail, 0
