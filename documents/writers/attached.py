"""What a PDF carries inside itself: its content as data, and its tasks as a table (ISO 19005-3, associated files).

Equal content gives equal files.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils.text import slugify
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.writer.excel import ExcelWriter

from common.text import fold
from documents.content import Block, Content, Heading, LabelledLine, Table, TaskBlock
from documents.writers import json
from documents.writers.archive import repack
from documents.writers.child import Attached
from organizations.resources.formats import fill

UNDATED = dt.datetime(2020, 3, 5, tzinfo=dt.UTC)
"""The day of files inside a document that has none yet: that of Nghị định 30/2020/NĐ-CP."""
_BEFORE = ("TT", "Mục", "Nội dung")
_NO_NAME = re.compile(r"[\\/*?:\[\]']")
"""What a sheet's name may not hold; of 31 letters three are left to tell equal names apart."""
_LONGEST_NAME = 28
_WIDEST = 50
"""Characters of a column's width."""
_HEAD, _HEAD_PLACE = Font(bold=True), Alignment(horizontal="center", vertical="center", wrap_text=True)
_PLACE = Alignment(vertical="top", wrap_text=True)

Line = tuple[str | int, ...]
Sheet = tuple[str, list[Line]]


def attached(content: Content) -> tuple[Attached, ...]:
    """«ke-hoach.json» or what the document is called, and «nhiem-vu.xlsx» where it has tasks."""
    when = _day(content)
    name = slugify(fold(content.type_name)) or "noi-dung"
    files = [Attached(f"{name}.json", json.dump(content).encode(), "Dữ liệu gốc của văn bản", "Source", when)]
    if found := sheets(content):
        files.append(Attached("nhiem-vu.xlsx", _workbook(found, when), "Bảng nhiệm vụ", "Data", when))
    return tuple(files)


def sheets(content: Content) -> list[Sheet]:
    """One sheet for the tasks of the running text, one for each table; each line as printed, the heads first."""
    parts = [("", content.blocks), *((_annex(each.number), each.blocks) for each in content.annexes)]
    found = []
    tasks = list(_tasks(content))
    if tasks:
        found.append(("Nhiệm vụ", tasks))
    for place, blocks in parts:
        tables = [each for each in blocks if isinstance(each, Table)]
        for number, table in enumerate(tables, 1):
            label = " ".join(filter(None, (place or "Bảng", str(number) if len(tables) > 1 else "")))
            found.append((label, _lines(table)))
    return found


def _annex(number: str) -> str:
    return f"Phụ lục {number}".strip()


def _lines(table: Table) -> list[Line]:
    return [tuple(column.title for column in table.columns), *(row.cells for row in table.rows)]


def _tasks(content: Content) -> Iterator[Line]:
    """The labelled tasks of text and annexes: their heading, their sentence, a column for each label in use."""
    found = [*_under_headings(content.blocks)]
    for annex in content.annexes:
        found += _under_headings(annex.blocks)
    labels = list(dict.fromkeys(line.label for _, task in found for line in task.lines))
    if found:
        yield (*_BEFORE, *labels)
    for number, (heading, task) in enumerate(found, 1):
        said = {label: "\n".join(_said(line) for line in task.lines if line.label == label) for label in labels}
        yield (number, heading, _marked(task.marker, task.text), *said.values())


def _under_headings(blocks: tuple[Block, ...]) -> Iterator[tuple[str, TaskBlock]]:
    """Each task with the title of the nearest heading above it."""
    heading = ""
    for block in blocks:
        if isinstance(block, Heading):
            heading = _marked(block.number, block.title or block.text)
        elif isinstance(block, TaskBlock):
            yield heading, block


def _said(line: LabelledLine) -> str:
    return "\n".join(filter(None, (line.text, *line.sublines)))


def _marked(marker: str, text: str) -> str:
    return f"{marker} {text}".strip()


def _workbook(found: list[Sheet], when: dt.datetime) -> bytes:
    """The sheets as XLSX whose every byte follows from them."""
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = ""
    book.properties.created = book.properties.modified = when.replace(tzinfo=None)
    for title, lines in found:
        sheet = book.create_sheet(_NO_NAME.sub(" ", title)[:_LONGEST_NAME])
        fill(sheet, lines)
        _dress(sheet)
    out = io.BytesIO()
    # Workbook.save would write the moment of saving.
    ExcelWriter(book, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED)).save()
    return repack(out.getvalue())


def _dress(sheet: Any) -> None:
    """Bold heads, columns as wide as their texts need, long texts on several lines."""
    heads, *rows = sheet.iter_rows()
    for cell in heads:
        cell.font, cell.alignment = _HEAD, _HEAD_PLACE
        longest = max((len(str(row[cell.column - 1].value or "")) for row in rows), default=0)
        sheet.column_dimensions[cell.column_letter].width = min(max(longest, len(str(cell.value)), 5) + 2, _WIDEST)
    for row in rows:
        for cell in row:
            cell.alignment = _PLACE


def _day(content: Content) -> dt.datetime:
    date = content.letterhead.date
    if date.year is None or date.month is None or date.day is None:
        return UNDATED
    return dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC)
