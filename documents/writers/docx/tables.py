"""Tables as one string of WordprocessingML: a repeated head, group rows across, long rows that may break over a page.

Cell by cell through python-docx the table of 3,000 rows takes eleven times as long.
"""

from __future__ import annotations

from documents.content import Column, Row, Table
from documents.writers.docx.markup import gap, kept_words, words

LONG_ROW = 1500
"""Characters above which a row may break inside, as in the PDF."""
_KEPT_LENGTH = 200
_CENTRE = '<w:jc w:val="center"/>'
_WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"
_END = "</w:p></w:tc>"
_Starts = tuple[list[str], list[str]]
"""What stands before the words of each column's cell: in an ordinary row, in a row below another."""
_HEAD = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"


def grid(widths: tuple[int, ...], rows: str, style: str) -> str:
    """A table of fixed columns; `widths` in twentieths of a point."""
    columns = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
    )


def table(item: Table, width: int) -> str:
    """The table, after a small gap that also keeps two tables from growing together."""
    widths = _widths(item.columns, width)
    middle = '<w:vAlign w:val="center"/>'
    head = "".join(
        [
            cell(each, _text(column.title, "NSCLCellHead", ""), more=middle)
            for each, column in zip(widths, item.columns, strict=True)
        ]
    )
    cells = list(zip(item.columns, widths, strict=True))
    starts: _Starts = (
        [_start(column, each, "NSCLCell") for column, each in cells],
        [_start(column, each, "NSCLCellSub") for column, each in cells],
    )
    rows = "".join([_row(row, starts, widths) for row in item.rows])
    return gap(8) + grid(widths, f"<w:tr>{_HEAD}{head}</w:tr>{rows}", "NSCLGrid")


def cell(width: int, paragraphs: str, *, span: int = 1, more: str = "") -> str:
    """One `w:tc`; `more` are properties that follow its width and span."""
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{more}</w:tcPr>{paragraphs}</w:tc>'


def _widths(columns: tuple[Column, ...], width: int) -> tuple[int, ...]:
    """The columns' shares of `width`, also where they do not add up to a hundred."""
    total = sum([column.width for column in columns]) or 1
    return tuple(max(round(width * column.width / total), 1) for column in columns)


def _row(item: Row, starts: _Starts, widths: tuple[int, ...]) -> str:
    if item.is_group:
        return f"<w:tr>{_WHOLE}{_group(item, widths)}</w:tr>"
    cells = "".join([start + _run(text) + _END for start, text in zip(starts[item.is_sub], item.cells, strict=False)])
    missing = "".join([start + _END for start in starts[item.is_sub][len(item.cells) :]])
    look = "" if sum(map(len, item.cells)) > LONG_ROW else _WHOLE
    return f"<w:tr>{look}{cells}{missing}</w:tr>"


def _start(column: Column, width: int, style: str) -> str:
    """All of a cell that stands before its words: the same in every row, so it is put together once."""
    return cell(width, _text("", style, _CENTRE if column.align == "center" else "")).removesuffix(_END)


def _group(item: Row, widths: tuple[int, ...]) -> str:
    number, *rest = item.cells or ("",)
    text = " ".join([part for part in rest if part])
    if len(widths) == 1:
        return cell(widths[0], _text(" ".join([part for part in (number, text) if part]), "NSCLCellGroup", ""))
    across = cell(sum(widths[1:]), _text(text, "NSCLCellGroup", ""), span=len(widths) - 1)
    return cell(widths[0], _text(number, "NSCLCellGroup", _CENTRE)) + across


def _text(text: str, style: str, more: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{_run(text)}</w:p>'


def _run(text: str) -> str:
    if not text:
        return ""
    inside = kept_words(text) if len(text) <= _KEPT_LENGTH else words(text)
    return f'<w:r><w:t xml:space="preserve">{inside}</w:t></w:r>'
