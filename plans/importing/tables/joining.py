"""Rows that say one thing together: cut by a page, or several lines for one piece of work.

Habits relied on: a row cut by a page goes on without its number, in lower case or in the middle of a phrase; parts of
a piece of work stand below it without a number, in italics or after a dash.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from common.text import collapse
from documents.readers.source import Cell, Place
from plans.importing.tables.rows import Entry, Sheet

PART = re.compile(r"^\s*(?:[-–—+*•▪]|[a-zđ]\)|\(\d{1,2}\))\s*")
_CLOSED = re.compile(r"[.;:!?]\s*$")
_GUESS = "Dòng này không có số thứ tự nên được nối vào nhiệm vụ ở trên; hãy xem lại."


def joined(sheet: Sheet) -> Sheet:
    """The same table, each row whole."""
    title = sheet.position("title") or 0
    made: list[Entry] = []
    anchor: int | None = None
    for entry in sheet.entries:
        if anchor is not None and _carries_on(made[anchor], entry, title):
            made[anchor] = _together(made[anchor], entry)
            continue
        made.append(entry)
        anchor = anchor if is_part(entry, title) else len(made) - 1
    return replace(sheet, entries=tuple(made))


def is_part(entry: Entry, title: int) -> bool:
    """Whether an unnumbered row is a part of the work above it: in italics, or after a dash or a small letter."""
    cell = entry.cells[title]
    return not entry.number and bool(cell.text.strip()) and (cell.italic or bool(PART.match(cell.text)))


def _carries_on(before: Entry, entry: Entry, title: int) -> bool:
    """Whether `entry` is more of `before`, the last row that is no part of another."""
    if entry.number or entry.spanning or before.spanning:
        return False
    filled = _filled(entry)
    if title not in filled:
        return bool(filled)
    return entry.breaks and not is_part(entry, title) and _goes_on(before, entry, filled)


def _filled(entry: Entry) -> list[int]:
    return [place for place, cell in enumerate(entry.cells) if cell.text.strip() and not cell.continues]


def _goes_on(before: Entry, entry: Entry, filled: Sequence[int]) -> bool:
    """Whether the cells of a first row on a page read as the rest of the cells before the break."""
    votes = 0
    for place in filled:
        above, here = before.cells[place].text.strip(), entry.cells[place].text.strip()
        if not above or _CLOSED.search(above):
            votes -= 1
        elif here[0].islower() or here[0] in ",;)" or _hangs(above):
            votes += 2
    return votes > 0


def _hangs(text: str) -> bool:
    """Whether the words ask for more: «tới toàn thể», «của các», an open bracket."""
    return bool(
        re.search(
            r"(?:^|\s)(?:và|của|các|cho|tới|về|với|theo|từ|đến|toàn thể|trong|tại|để|hoặc|sở|tỉnh|ngành)$|[,(-]$",
            text,
            re.I,
        )
    ) or text.count("(") > text.count(")")


def _together(before: Entry, entry: Entry) -> Entry:
    """A row cut by a page becomes whole; lines below each other in one row stay apart and are doubted."""
    mark = " " if entry.breaks else "\n"
    cells = tuple(_cell(above, here, mark) for above, here in zip(before.cells, entry.cells, strict=True))
    place = Place(before.place.page, before.place.first, max(before.place.last, entry.place.last))
    if entry.breaks:
        return replace(before, cells=cells, place=place)
    return replace(before, cells=cells, place=place, confidence=min(before.confidence, 0.8), doubt=_GUESS)


def _cell(above: Cell, here: Cell, mark: str) -> Cell:
    if not here.text.strip() or here.continues:
        return above
    if not above.text.strip():
        return here
    place = above.place and here.place and replace(above.place, last=max(above.place.last, here.place.last))
    return replace(above, text=f"{above.text.rstrip()}{mark}{here.text.lstrip()}", place=place or above.place)


def one_line(text: str) -> str:
    """A cell's words on one line, paragraphs that were meant as such kept apart by a line feed."""
    made: list[str] = []
    for line in filter(None, map(collapse, text.split("\n"))):
        if made and not PART.match(line) and not _CLOSED.search(made[-1]):
            made[-1] += " " + line
        else:
            made.append(line)
    return "\n".join(made)
