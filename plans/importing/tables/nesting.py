"""Rows below their groups: which row heads others, and which row is a part of which.

Habits relied on: groups are counted «A», «I», «1.», their rows «1», «1.1», «5.1.1»; a group says nothing but its
title, often across the table; Arabic figures start anew below each Roman one or run on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from common.text import collapse
from documents.readers.source import Cell
from plans.importing.draft import Evidence, ItemDraft
from plans.importing.tables.joining import PART, is_part, one_line
from plans.importing.tables.rows import Entry, Sheet
from plans.importing.tables.tasks import says_something, task_of

_ROMAN = re.compile(r"[IVXLC]+[.)/]?")
_CAPITAL = re.compile(r"[A-HĐ][.)/]?")
_FIGURES = re.compile(r"(\d+(?:\.\d+)*)[.)]?")
_SMALL = re.compile(r"[a-zđ][.)]?")
_LOOSE = 5
_ARABIC = 10
_MOST_DEPTH = 5


@dataclass(slots=True)
class _Node:
    """A row that may still get rows below it. `depth`: smaller is further out."""

    entry: Entry
    depth: int
    style: str
    number: str
    children: list[_Node] = field(default_factory=list)


def nested(sheet: Sheet) -> tuple[ItemDraft, ...]:
    """The rows as items: groups with their rows, rows with their parts."""
    title = sheet.position("title") or 0
    levels = _Levels(sheet, title)
    roots: list[_Node] = []
    path: list[_Node] = []
    for place, entry in enumerate(sheet.entries):
        node = levels.node(place, entry)
        while path and not _holds(path[-1], node):
            path.pop()
        (path[-1].children if path else roots).append(node)
        path.append(node)
    above: list[Entry | None] = [None]
    return tuple(_item(sheet, node, title, above) for node in roots)


def figures(number: str) -> str:
    """«5.1.1» of «5.1.1.»; "" for other numbers."""
    found = _FIGURES.fullmatch(number)
    return found[1] if found else ""


def _holds(outer: _Node, inner: _Node) -> bool:
    """Whether `inner` stands below `outer`: deeper, and with its number where both are counted in figures."""
    if inner.depth <= outer.depth:
        return False
    above, below = figures(outer.number), figures(inner.number)
    return not (above and below and "." in below) or below.startswith(above + ".")


class _Levels:
    """Tells groups from rows, and how deep each stands."""

    def __init__(self, sheet: Sheet, title: int) -> None:
        self.entries = sheet.entries
        self.title = title
        numbered = sum(bool(entry.number) for entry in sheet.entries)
        self.counts = sheet.position("number") is not None and numbered * 4 < len(sheet.entries)
        self.place = 0
        self.uses_capitals = _uses_capitals([entry.number for entry in sheet.entries])

    def node(self, place: int, entry: Entry) -> _Node:
        if is_part(entry, self.title) or (not entry.number and not entry.spanning and not self.counts and self.place):
            return _Node(entry, 99, "dash", "")
        if self._is_group(place, entry):
            return _Node(entry, self._depth(entry), "group", entry.number)
        self.place += 1
        return _Node(entry, self._depth(entry), "row", entry.number or (str(self.place) if self.counts else ""))

    def _depth(self, entry: Entry) -> int:
        number = entry.number
        if not number:
            return _LOOSE if entry.spanning else _ARABIC
        if self.uses_capitals and _CAPITAL.fullmatch(number):
            return 0
        if _ROMAN.fullmatch(number):
            return 1
        if found := figures(number):
            return _ARABIC + min(found.count("."), _MOST_DEPTH)
        return 50 if _SMALL.fullmatch(number) else _ARABIC

    def _is_group(self, place: int, entry: Entry) -> bool:
        """Nothing but a title, and across the table, counted like a part, or with rows counted below it."""
        filled = [at for at, cell in enumerate(entry.cells) if cell.text.strip() and at != self.title]
        filled = [at for at in filled if _not_number(entry, at)]
        if filled:
            return False
        if entry.spanning:
            return True
        if _ROMAN.fullmatch(entry.number) or (self.uses_capitals and _CAPITAL.fullmatch(entry.number)):
            return True
        return self._heads(place, entry)

    def _heads(self, place: int, entry: Entry) -> bool:
        """Whether the next numbered row is deeper («5» before «5.1») or starts anew («3» before «1»)."""
        following = next((each.number for each in self.entries[place + 1 :] if each.number), "")
        here, after = figures(entry.number), figures(following)
        if here and after:
            return after.startswith(here + ".") or (after == "1" and here != "1" and "." not in here and False)
        return bool(here and _SMALL.fullmatch(following))


def _not_number(entry: Entry, at: int) -> bool:
    return re.sub(r"\s+", "", entry.cells[at].text) != entry.number


def _uses_capitals(numbers: Sequence[str]) -> bool:
    """Whether letters count parts (A, B …); a lone «C» or «D» is a Roman figure."""
    return any(number.rstrip(".)/") in ("A", "B") for number in numbers)


def _item(sheet: Sheet, node: _Node, title: int, above: list[Entry | None]) -> ItemDraft:
    entry = node.entry
    cell = entry.cells[title] if entry.cells else Cell()
    place = entry.place
    evidence = Evidence(place.page, place.first, place.last, collapse(" ".join(each.text for each in entry.cells)))
    text = collapse(one_line(cell.text))
    task = None
    if node.style != "group":
        task = task_of(sheet, entry, above[0])
        above[0] = entry
    style = node.style
    if style == "dash":
        text = PART.sub("", text)
        task = task if task and says_something(task) else None
    children = tuple(_item(sheet, child, title, above) for child in node.children)
    return ItemDraft(
        style,
        text,
        number=node.number,
        children=children,
        task=task,
        evidence=evidence,
        confidence=entry.confidence,
        doubt=entry.doubt,
    )
