"""A ruled or piped table as an item: columns, groups, rows with their tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from documents.readers.source import Grid
from plans.importing.draft import Evidence, ItemDraft
from plans.importing.tables.heads import key_of
from plans.importing.tables.joining import joined
from plans.importing.tables.nesting import nested
from plans.importing.tables.others import as_text, gives_work
from plans.importing.tables.rows import Sheet, is_head, sheet


def read(grids: Sequence[Grid]) -> ItemDraft:
    """The table that `grids` are together: one table, or one broken by pages (see `continues`).

    Style «table» with groups and rows below it. A table that gives no work (an estimate, a list of participants)
    is kept as text, without tasks. Its confidence is below 1 where the columns had to be guessed.
    """
    whole = joined(sheet(grids))
    item = item_of(whole) if gives_work(whole) else as_text(whole)
    places = [grid.place for grid in grids]
    if not places:
        return item
    return replace(item, evidence=Evidence(places[0].page, places[0].first, places[-1].last))


def item_of(whole: Sheet) -> ItemDraft:
    """A task table as an item."""
    return ItemDraft("table", "", children=nested(whole), columns=whole.columns)


def continues(before: Grid, after: Grid) -> bool:
    """Whether `after`, the next thing in the file, is the same table on the next page: as wide, and without a head
    of its own or with the same head again."""
    if not after.rows or not before.rows or before.width != after.width:
        return False
    first = after.rows[0]
    if not is_head(first.cells):
        return True
    heads = [key_of(cell.text) for cell in first.cells]
    return any([key_of(cell.text) for cell in row.cells] == heads for row in before.rows[:3])
