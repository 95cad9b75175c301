"""Tables that give no work: estimates, lists of persons, timetables. They stay as text; no task is made of them."""

from __future__ import annotations

import re

from common.text import collapse
from plans.importing.draft import ColumnDraft, Evidence, ItemDraft
from plans.importing.tables.heads import is_about_tasks
from plans.importing.tables.rows import Entry, Sheet

_HOUR = re.compile(r"\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}|\b(?:sáng|chiều|tối)\b", re.IGNORECASE)
_MARK = " | "
_KEPT = "Bảng này không phải bảng giao nhiệm vụ nên được giữ lại dưới dạng văn bản."


def gives_work(sheet: Sheet) -> bool:
    """Whether the rows are tasks; a column of hours makes it a day's timetable."""
    if not is_about_tasks(sheet.columns):
        return False
    place = sheet.position("deadline")
    times = (
        [entry.cells[place].text for entry in sheet.entries if entry.cells[place].text.strip()]
        if place is not None
        else []
    )
    return sum(bool(_HOUR.search(time)) for time in times) * 2 <= len(times)


def as_text(sheet: Sheet) -> ItemDraft:
    """A table of one text column, beside the number's; the cells of a row follow each other, parted by «|»."""
    number = sheet.position("number")
    heads = _MARK.join(column.title for place, column in enumerate(sheet.columns) if place != number and column.title)
    shown = [ColumnDraft("number", sheet.columns[number].title)] if number is not None else []
    columns = (*shown, ColumnDraft("title", heads or "Nội dung"))
    rows = tuple(_row(entry, number) for entry in sheet.entries)
    return ItemDraft("table", "", children=rows, columns=columns, confidence=0.9, doubt=_KEPT)


def _row(entry: Entry, number: int | None) -> ItemDraft:
    cells = [collapse(cell.text) for place, cell in enumerate(entry.cells) if place != number and not cell.continues]
    place = entry.place
    evidence = Evidence(place.page, place.first, place.last, _MARK.join(filter(None, cells)))
    text = _MARK.join(cells).rstrip(" |") if not entry.spanning else " ".join(filter(None, cells))
    return ItemDraft("group" if entry.spanning else "row", text, number=entry.number, evidence=evidence)
