"""A table as markup: repeated head, group rows across, long rows that may break over a page."""

from __future__ import annotations

from documents.content import Column, Row, Table
from documents.writers.html.text import anchor, words

LONG_ROW = 1500
"""Characters above which a row may break inside; a whole row taller than a page would lose its repeated head."""


def table(item: Table) -> str:
    columns = item.columns
    widths = "".join([f'<col width="{column.width:g}%">' for column in columns])
    head = "".join([f'<th scope="col">{words(column.title)}</th>' for column in columns])
    body = "".join([row(each, columns) for each in item.rows])
    return (
        f'<table class="grid"{anchor(item.ref)}><colgroup>{widths}</colgroup>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def row(item: Row, columns: tuple[Column, ...]) -> str:
    """One `<tr>`: a group row spans all columns after the number."""
    if item.is_group:
        return _group(item, columns)
    look = _look(item)
    cells = "".join(
        [
            f'<td class="c">{words(cell)}</td>' if column.align == "center" else f"<td>{words(cell)}</td>"
            for cell, column in zip(item.cells, columns, strict=False)
        ]
    )
    missing = "<td></td>" * (len(columns) - len(item.cells))
    return f"<tr{look}{anchor(item.ref)}>{cells}{missing}</tr>"


def _group(item: Row, columns: tuple[Column, ...]) -> str:
    number, *rest = item.cells or ("",)
    text = " ".join([cell for cell in rest if cell])
    span = max(len(columns) - 1, 1)
    return (
        f'<tr class="group"{anchor(item.ref)}><td class="c">{words(number)}</td>'
        f'<td colspan="{span}">{words(text)}</td></tr>'
    )


def _look(item: Row) -> str:
    names = ["sub"] if item.is_sub else []
    if sum(map(len, item.cells)) > LONG_ROW:
        names.append("long")
    return f' class="{" ".join(names)}"' if names else ""
