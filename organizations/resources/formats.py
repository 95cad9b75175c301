"""The two kinds of file that are exchanged, neither of which can carry a formula out or a bomb in."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any

import tablib
from import_export.formats.base_formats import CSV, XLSX
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from common.errors import InvalidInput
from common.text import nfc

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 5_000
MAX_COLUMNS = 60
_MAX_MEMBERS = 2_000
_MAX_UNPACKED = 60 * 1024 * 1024
_MAX_SHEET = 15 * 1024 * 1024
_MAX_RATIO = 120

# What spreadsheet programs take for the beginning of a formula, the full-width forms included.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_QUOTED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def quoted(cell: Any) -> Any:
    """A text that a spreadsheet would run, with an apostrophe before it; `unquoted` takes it off again."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def unquoted(cell: Any) -> Any:
    return cell[1:] if isinstance(cell, str) and _QUOTED.match(cell) else cell


class SafeCSV(CSV):  # type: ignore[misc]
    """CSV for Excel: UTF-8 with its mark, formula beginnings quoted, numbers bare."""

    def get_title(self) -> str:
        return "CSV (.csv)"

    def get_extension(self) -> str:
        return "csv"

    def create_dataset(self, in_stream: bytes | str, **kwargs: Any) -> tablib.Dataset:
        text = in_stream.decode("utf-8-sig") if isinstance(in_stream, bytes) else in_stream
        try:
            delimiter = csv.Sniffer().sniff(text.split("\n", 1)[0], delimiters=",;\t").delimiter
        except csv.Error:
            delimiter = ","
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return _dataset([unquoted(cell) for cell in line] for line in lines)

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> str:
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow([quoted(head) for head in dataset.headers or []])
        writer.writerows([quoted(cell) for cell in row] for row in dataset)
        return out.getvalue()


class SafeXLSX(XLSX):  # type: ignore[misc]
    """Excel: every text is a text cell and marked so; numbers and dates keep their kind."""

    def get_title(self) -> str:
        return "Excel (.xlsx)"

    def get_extension(self) -> str:
        return "xlsx"

    def create_dataset(self, in_stream: bytes) -> tablib.Dataset:
        check_workbook(in_stream)
        # Read only: rows come one by one, and a sheet that claims a million columns costs nothing.
        book = load_workbook(io.BytesIO(in_stream), read_only=True, data_only=True, keep_links=False)
        try:
            sheet = book.worksheets[0]
            return _dataset(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS, max_row=MAX_ROWS + 2))
        finally:
            book.close()

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        book = Workbook()
        fill(book.active, [dataset.headers or [], *dataset])
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()


def fill(sheet: Any, lines: Iterable[Iterable[Any]]) -> None:
    """Write `lines` into the empty `sheet`, the first as heads that stay in view.

    A text is a text cell, marked so where a spreadsheet would run it.
    """
    for number, line in enumerate(lines, start=1):
        for column, value in enumerate(line, start=1):
            cell = sheet.cell(number, column)
            if isinstance(value, str):
                cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
                cell.data_type = "s"
                cell.quotePrefix = bool(_FORMULA.match(value))
            else:
                cell.value = value
                if isinstance(value, dt.date):
                    cell.number_format = "dd/mm/yyyy"
    sheet.freeze_panes = "A2"


def check_workbook(data: bytes) -> None:
    """Raise `InvalidInput` for a file that is no plain workbook, or would unpack into far more than it shows."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = packed.infolist()
            names = [member.filename for member in members]
            unpacked = sum(member.file_size for member in members)
            fits = (
                len(members) <= _MAX_MEMBERS
                and unpacked <= _MAX_UNPACKED
                and unpacked <= _MAX_RATIO * max(len(data), 1)
                and all(member.file_size <= _MAX_SHEET for member in members if "/worksheets/" in member.filename)
            )
            is_plain = (
                "[Content_Types].xml" in names
                and len(set(names)) == len(names)
                and not any(name.startswith("/") or ".." in name for name in names)
                and not any(name.endswith("vbaProject.bin") for name in names)
                and not any(member.flag_bits & 1 for member in members)
            )
            if fits and is_plain:
                is_plain = not any(_has_dtd(packed, name) for name in names if name.endswith((".xml", ".rels")))
    except zipfile.BadZipFile as wrong:
        raise InvalidInput("Tệp này không phải tệp Excel (.xlsx).", field="import_file") from wrong
    if not fits:
        raise InvalidInput("Tệp Excel này quá lớn khi mở ra; hãy tách thành nhiều tệp nhỏ.", field="import_file")
    if not is_plain:
        raise InvalidInput(
            "Tệp Excel này có mật khẩu, macro hoặc thành phần lạ; hãy lưu lại thành tệp .xlsx thường.",
            field="import_file",
        )


def _has_dtd(packed: zipfile.ZipFile, name: str) -> bool:
    with packed.open(name) as part:
        return b"<!DOCTYPE" in part.read(4096)


def _dataset(rows: Iterable[Iterable[Any]]) -> tablib.Dataset:
    """Headings and rows: texts in NFC, empty cells "", blank rows at the end dropped.

    Blank rows between others stay, so that an error can name the row as the spreadsheet numbers it.
    Raises `InvalidInput` for a file without headings or with too many rows.
    """
    lines = ([_clean(cell) for cell in row] for row in rows)
    headings = [str(head).strip() for head in next(lines, [])][:MAX_COLUMNS]
    while headings and not headings[-1]:
        headings.pop()
    if not headings:
        raise InvalidInput("Tệp chưa có dòng tiêu đề cột.", field="import_file")
    dataset = tablib.Dataset(headers=headings)
    for number, line in enumerate(lines):
        if number >= MAX_ROWS:
            raise InvalidInput(f"Mỗi lần nhập tối đa {MAX_ROWS} dòng; hãy tách tệp.", field="import_file")
        cells = [*line, *[""] * len(headings)][: len(headings)]
        dataset.append(cells)
    while dataset.height and is_blank(dataset[-1]):
        del dataset[-1]
    return dataset


def is_blank(cells: Iterable[Any]) -> bool:
    return all(cell == "" for cell in cells)


def _clean(cell: Any) -> Any:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return nfc(cell).strip()
    return cell.date() if isinstance(cell, dt.datetime) else cell
