"""Numbers that do not follow on: 5.2.1 then 5.2.3, II then IV, a) then c)."""

from __future__ import annotations

from collections.abc import Sequence

from common.numbering import LETTERS
from plans.constants import ItemStyle
from plans.importing.draft import ItemDraft
from plans.importing.positions import bare_number, roman_value

_NUMBERED = frozenset(ItemStyle.values) - {ItemStyle.TABLE, ItemStyle.DASH, ItemStyle.PLUS}


def gaps(items: Sequence[ItemDraft]) -> list[tuple[str, str]]:
    """Neighbours of one count whose numbers leave one out; a count that starts anew is none.

    Groups and rows of a table share a count («4», group «5», «6»).
    """
    found: list[tuple[str, str]] = []
    last: dict[str, str] = {}
    for item in items:
        number = bare_number(item)
        if not number or item.style not in _NUMBERED:
            continue
        count = _last(number)[0]
        before = last.get(count, "")
        if before and _last(number)[1] > _last(before)[1] + 1:
            found.append((before, number))
        last[count] = number
    return found


def _last(number: str) -> tuple[str, int]:
    """Which count a number belongs to (what stands before its last figure), and its place there; 0 for none."""
    head, _, tail = number.rpartition(".")
    if tail.isascii() and tail.isdigit():
        return f"{head}#", int(tail[:6])
    if roman_value(tail):
        return f"{head}I", roman_value(tail)
    if len(tail) == 1 and tail in LETTERS:
        return f"{head}a", LETTERS.index(tail) + 1
    return tail, 0
