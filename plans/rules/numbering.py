"""The number each item prints, from its place among its siblings.

Nghị định 30/2020/NĐ-CP, Phụ lục I: phần and mục in Roman figures, khoản in Arabic, điểm in letters.
Tables follow the plans' own habit: groups I, 1., 5.1; rows 1, 1.1, 5.1.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from common.numbering import letter, roman
from plans.constants import ItemStyle

_MARKERS = {ItemStyle.DASH: "-", ItemStyle.PLUS: "+", ItemStyle.BUDGET: "-"}
_ROMAN, _ARABIC = "roman", "arabic"
TABLE_STYLES = frozenset({ItemStyle.TABLE, ItemStyle.GROUP, ItemStyle.ROW})


@dataclass(frozen=True, slots=True)
class Sibling:
    """What numbering needs to know of an item: its style, its own number, and how many numbered lines its task
    prints before its children (see `LineStyle.NUMBERED`)."""

    style: str
    number: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Prefix:
    """What children carry on from their parent: its style, its Arabic number, how many numbers are used up."""

    style: str = ""
    path: str = ""
    used: int = 0


@dataclass(frozen=True, slots=True)
class Numbered:
    """A printed number, and the prefix that it hands to the item's children."""

    printed: str
    prefix: Prefix


ROOT = Prefix()


def number_siblings(parent: Prefix, siblings: Sequence[Sibling]) -> list[Numbered]:
    """Numbers of all children of one item, in order."""
    annexes = sum(sibling.style == ItemStyle.ANNEX for sibling in siblings)
    counters = _Counters(parent.used)
    return [_number(parent, sibling, counters, annexes) for sibling in siblings]


class _Counters:
    """One running count per way of counting; Arabic figures may start after a task's numbered lines."""

    def __init__(self, used: int) -> None:
        self._last: dict[str, int] = {_ARABIC: used}

    def next(self, kind: str) -> int:
        self._last[kind] = self._last.get(kind, 0) + 1
        return self._last[kind]

    def jump(self, kind: str, own: str, place: int) -> None:
        """An own number that is the place's kind of number moves the count: after «5.2.3» comes 5.2.4."""
        tail = own.rsplit(".", 1)[-1]
        self._last[kind] = int(tail) if tail.isascii() and tail.isdigit() and len(tail) < 6 else place


def _number(parent: Prefix, sibling: Sibling, counters: _Counters, annexes: int) -> Numbered:
    style = sibling.style
    if style in (ItemStyle.SECTION, ItemStyle.ANNEX, ItemStyle.POINT):
        return _lettered(sibling, counters, annexes)
    if style == ItemStyle.HEADING or style in TABLE_STYLES - {ItemStyle.TABLE}:
        return _counted(parent, sibling, counters)
    marker = "" if parent.style == ItemStyle.ROW else _MARKERS.get(ItemStyle(style), "")
    return Numbered(sibling.number or marker, Prefix(style))


def _lettered(sibling: Sibling, counters: _Counters, annexes: int) -> Numbered:
    place = counters.next(sibling.style)
    if sibling.style == ItemStyle.SECTION:
        printed = f"{roman(place)}."
    elif sibling.style == ItemStyle.POINT:
        printed = f"{letter(place)})"
    else:
        printed = roman(place) if annexes > 1 else ""
    if sibling.number:
        printed = _closed(sibling.number, printed[-1:] if printed[-1:] in (".", ")") else "")
    return Numbered(printed, Prefix(sibling.style, used=sibling.lines))


def _counted(parent: Prefix, sibling: Sibling, counters: _Counters) -> Numbered:
    is_table = sibling.style in TABLE_STYLES
    if sibling.style == ItemStyle.GROUP and parent.style in ("", ItemStyle.TABLE):
        printed = sibling.number or roman(counters.next(_ROMAN))
        path = sibling.number.rstrip(".") if sibling.number[:1].isdigit() else ""
        return Numbered(printed, Prefix(sibling.style, path))
    place = counters.next(_ARABIC)
    own = sibling.number.rstrip(".")
    if own:
        counters.jump(_ARABIC, own, place)
    path = own or ".".join(filter(None, (_path(parent, is_table=is_table), str(place))))
    if is_table:
        dot = "." if sibling.style == ItemStyle.GROUP and "." not in path and not sibling.number else ""
        printed = sibling.number or path + dot
    else:
        printed = _closed(path, ".")
    return Numbered(printed, Prefix(sibling.style, path, sibling.lines))


def _path(parent: Prefix, *, is_table: bool) -> str:
    """Headings count on under headings, rows under rows and groups; anything else starts anew."""
    if is_table:
        return parent.path if parent.style in TABLE_STYLES else ""
    return parent.path if parent.style == ItemStyle.HEADING else ""


def _closed(number: str, mark: str) -> str:
    return number + mark if number[-1:].isalnum() else number


def line_marker(path: str, place: int) -> str:
    """The number of a task's `place`-th numbered line under the item numbered `path`: «1.1.»."""
    return f"{path}.{place}." if path else f"{place}."


def gaps(numbers: Iterable[str]) -> list[tuple[str, str]]:
    """Neighbours in one list whose last figures do not follow on: [("5.2.1", "5.2.3")]."""
    found = []
    previous = ""
    for number in (each.rstrip(".)") for each in numbers):
        before, here = _last_figure(previous), _last_figure(number)
        if before and here and before[0] == here[0] and here[1] != before[1] + 1:
            found.append((previous, number))
        previous = number or previous
    return found


def _last_figure(number: str) -> tuple[str, int] | None:
    head, _, tail = number.rpartition(".")
    return (head, int(tail)) if tail.isascii() and tail.isdigit() else None
