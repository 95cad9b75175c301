"""Where an item stands, as people cite it: «II.1.a», «II.2.1.b», «PL1.5.1».

Habit relied on: numbers run through the text (mục I, khoản 1, điểm a); a number that repeats its parent's («2.1» under
«2») stands for both; dashes are counted where nothing else names them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plans.constants import ItemStyle
from plans.importing.draft import ItemDraft

HEADINGS = frozenset({ItemStyle.SECTION, ItemStyle.HEADING})
_LISTED = frozenset({ItemStyle.DASH, ItemStyle.PLUS, ItemStyle.BUDGET, ItemStyle.ROW})
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Placed:
    """An item with its position and, for a heading, its level (1 for the outermost)."""

    item: ItemDraft
    position: str
    level: int
    in_annex: bool = False


def placed(items: Sequence[ItemDraft]) -> Iterator[Placed]:
    """Every item in printed order."""
    yield from _placed(items, (), 0, in_annex=False)


def _placed(items: Sequence[ItemDraft], path: tuple[str, ...], level: int, *, in_annex: bool) -> Iterator[Placed]:
    counted = 0
    for item in items:
        counted += item.style in _LISTED and not _bare(item)
        here = _path(item, path, counted)
        is_annex = in_annex or item.style == ItemStyle.ANNEX
        own = level + (item.style in HEADINGS)
        yield Placed(item, ".".join(here), own, is_annex)
        yield from _placed(item.children, here, own, in_annex=is_annex)


def _path(item: ItemDraft, path: tuple[str, ...], counted: int) -> tuple[str, ...]:
    number = _bare(item)
    if item.style == ItemStyle.ANNEX:
        return (f"PL{roman_value(number) or number}",)
    if not number:
        return (*path, str(counted)) if item.style in _LISTED else path
    parent = path[-1] if path else ""
    if parent and number.startswith(f"{parent}."):
        return (*path[:-1], number)
    return (*path, number)


def _bare(item: ItemDraft) -> str:
    """«II.» → «II», «a)» → «a»; "" for a marker."""
    number = item.number.strip().rstrip(".)/:-–+*•").strip()
    return number if any(each.isalnum() for each in number) else ""


def bare_number(item: ItemDraft) -> str:
    """The item's number as an outline lists it."""
    return _bare(item)


def roman_value(figures: str) -> int:
    """4 for «IV»; 0 for what is no Roman figure."""
    if not figures or any(each not in _ROMAN for each in figures):
        return 0
    values = [_ROMAN[each] for each in figures]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
