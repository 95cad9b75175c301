"""A table whose cells came out as plain lines one below the other, as an item.

Habits relied on: the heads come first, in a small stock of words, and again after a page; rows begin with their
numbers; cells follow in the order of the heads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.readers.source import Cell, Line, Place
from plans.importing.draft import ColumnDraft, Evidence, ItemDraft
from plans.importing.tables.flat.cells import Dealt, dealt
from plans.importing.tables.flat.habits import Habits, learnt, pairs_of
from plans.importing.tables.flat.marks import Printed, printed
from plans.importing.tables.flat.rowcuts import FIRST_ROW, Cut, cuts
from plans.importing.tables.flat.times import is_time
from plans.importing.tables.flat.titles import heads_at
from plans.importing.tables.nesting import nested
from plans.importing.tables.rows import Entry, Sheet

_TABLE = "Bảng này đã mất khung; các ô được tách theo nội dung, hãy đối chiếu với bản gốc."
_BROKEN = "Dòng này bị ngắt trang; hãy đối chiếu từng ô với bản gốc."
_POOR = "Không chắc chắn về ranh giới giữa các ô của dòng này; hãy đối chiếu với bản gốc."
_TURNS = 3
_INDEX = re.compile(r"(?:\(\d{1,2}\)\s*)+$")


def flattened(lines: Sequence[Line], first: int) -> ItemDraft | None:
    """The table that `lines` hold, the first of which is number `first` of the source; None where no heads are found.

    What stands before the heads is left out; the evidence says which lines the table takes.
    """
    marked = printed(lines, first)
    for place in range(len(marked)):
        columns, used = heads_at(marked, place, FIRST_ROW)
        if columns:
            heads = " ".join(line.text for line in marked[place : place + used])
            body = _without_heads(marked[place + used :], heads)
            rows = cuts(body)
            return _item(columns, rows, body, marked[place].number) if rows else None
    return None


def _without_heads(lines: Sequence[Printed], heads: str) -> list[Printed]:
    """The rows' lines; heads that come again and rows of column numbers are a page's beginning."""
    kept: list[Printed] = []
    place, breaks = 0, False
    while place < len(lines):
        used = _heads_again(lines, place, heads.lower())
        if used or _INDEX.match(lines[place].text):
            place, breaks = place + max(1, used), bool(kept)
            continue
        line = lines[place]
        kept.append(replace(line, after_break=True) if breaks else line)
        place, breaks = place + 1, False
    return kept


def _heads_again(lines: Sequence[Printed], place: int, heads: str) -> int:
    """How many lines from `place` on are the heads again; 0 for none."""
    if not heads.startswith(lines[place].text.lower()):
        return 0
    text = ""
    for used, line in enumerate(lines[place : place + 40], 1):
        text = f"{text} {line.text.lower()}".strip()
        if text == heads:
            return used
        if not heads.startswith(text):
            return 0
    return 0


def _item(columns: tuple[ColumnDraft, ...], rows: Sequence[Cut], body: Sequence[Printed], first: int) -> ItemDraft:
    keys = [column.key for column in columns if column.key != "number"]
    groups = [_is_group(rows, place) for place in range(len(rows))]
    tasks = [row for row, is_group in zip(rows, groups, strict=True) if not is_group]
    habits = Habits(pairs=pairs_of(body))
    found: list[Dealt] = []
    for _ in range(_TURNS):
        before, found = found, [dealt(row.lines, keys, habits, place) for place, row in enumerate(tasks)]
        if [each.texts for each in before] == [each.texts for each in found]:
            break
        habits = learnt(((each.texts, each.sizes) for each in found), habits.pairs)
    by_row = dict(zip(tasks, found, strict=True))
    typical = sorted(each.score for each in found)[len(found) // 2] if found else 0.0
    entries = tuple(
        _group(columns, row) if is_group else _row(columns, row, by_row[row], typical)
        for row, is_group in zip(rows, groups, strict=True)
    )
    items = nested(Sheet(columns, entries))
    evidence = Evidence(body[0].page if body else 0, first, rows[-1].last)
    return ItemDraft("table", "", children=items, columns=columns, evidence=evidence, confidence=0.8, doubt=_TABLE)


def _is_group(rows: Sequence[Cut], place: int) -> bool:
    """A row with rows counted below it and no time of its own."""
    row = rows[place]
    below = rows[place + 1] if place + 1 < len(rows) else None
    if any(is_time(line.text) for line in row.lines):
        return False
    if not row.path:
        return True
    return bool(below and len(below.path) > len(row.path) and below.path[: len(row.path)] == row.path)


def _cells(columns: tuple[ColumnDraft, ...], texts: dict[str, Cell]) -> tuple[Cell, ...]:
    return tuple(texts.get(column.key, Cell()) for column in columns)


def _group(columns: tuple[ColumnDraft, ...], row: Cut) -> Entry:
    place = Place(row.first.page, row.first.number, row.last)
    title = Cell(" ".join(line.text for line in row.lines), place)
    return Entry(_cells(columns, {"title": title}), place, row.number, spanning=True)


def _row(columns: tuple[ColumnDraft, ...], row: Cut, found: Dealt, typical: float) -> Entry:
    page = row.first.page
    keys = [column.key for column in columns if column.key != "number"]
    texts = {
        key: Cell(text, Place(page, first, last))
        for key, text, (first, last) in zip(keys, found.texts, found.places, strict=True)
        if text
    }
    is_poor = found.score < typical - 5
    doubt = _BROKEN if found.is_broken else _POOR if is_poor else ""
    confidence = 0.6 if doubt else 0.9
    return Entry(
        _cells(columns, texts), Place(page, row.first.number, row.last), row.number, confidence=confidence, doubt=doubt
    )
