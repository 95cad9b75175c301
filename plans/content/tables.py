"""A table of tasks: groups across, rows with the cells of their task, sub-rows without a number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from documents.content import Column, Row, Table
from plans.constants import ItemStyle
from plans.content.names import cell_names
from plans.rules.columns import DEFAULT, EXTRA, ColumnSpec, align_of
from plans.selectors import Node


def table(node: Node, day: dt.date, only: Node | None = None) -> Table:
    """The table item `node`; with `only`, just the row of that item."""
    specs: Sequence[ColumnSpec] = node.item.columns or DEFAULT
    columns = tuple(Column(spec["title"], float(spec.get("width", 10)), align_of(spec["key"])) for spec in specs)
    rows = (_row(only, specs, day),) if only is not None else tuple(_rows(node, specs, day))
    return Table(columns, rows, ref=f"item-{node.item.pk}")


def _rows(node: Node, specs: Sequence[ColumnSpec], day: dt.date) -> Iterator[Row]:
    for child in node.children:
        yield _row(child, specs, day)
        yield from _rows(child, specs, day)


def _row(node: Node, specs: Sequence[ColumnSpec], day: dt.date) -> Row:
    ref = f"item-{node.item.pk}"
    if node.item.style == ItemStyle.GROUP:
        return Row((node.number, _title(node)), is_group=True, ref=ref)
    is_sub = node.item.style != ItemStyle.ROW
    return Row(tuple(_cell(node, spec["key"], day, is_sub=is_sub) for spec in specs), is_sub=is_sub, ref=ref)


def _title(node: Node) -> str:
    return " ".join(filter(None, (node.item.text, node.item.detail)))


def _cell(node: Node, key: str, day: dt.date, *, is_sub: bool) -> str:
    task = node.task
    if key == "number":
        return "" if is_sub else node.number
    if key == "title":
        return _title(node)
    if task is None:
        return ""
    if key == "lead":
        return cell_names(node.leads, day)
    if key == "coordinator":
        return cell_names(node.coordinators, day)
    if key.startswith(EXTRA):
        label = key.removeprefix(EXTRA)
        return "\n".join(line["text"] for line in task.extra_lines if line["label"] == label)
    return {
        "director": task.director,
        "deadline": task.deadline,
        "result": task.expected_result,
        "note": task.note,
    }.get(key, "")
