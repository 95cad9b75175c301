"""One item of the outline as the block, or the table, that it prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from common.calendar import last_day, today
from common.money import amount_statement, format_vnd
from documents.content import Block, Heading, LabelledLine, Paragraph, TaskBlock
from plans.constants import ItemStyle, LineStyle
from plans.content.names import unit_name
from plans.content.tables import table
from plans.models import Plan, TaskUnit
from plans.rules.lines import NOTE_LABEL, printed_lines
from plans.rules.numbering import line_marker
from plans.selectors import Node, Outline

_BOLD = frozenset({ItemStyle.SECTION, ItemStyle.HEADING})


def block_for(plan: Plan, outline: Outline, item_id: int) -> Block:
    """What one item prints, without building the rest; `outline` may be that of the item alone.

    For an item inside a table: that table with only the item's own row. An annex's title stands outside the
    blocks; its page head is drawn with the whole paper. `KeyError` when the outline has no such item.
    """
    node = outline.by_id[item_id]
    holder = _table_around(outline, node)
    printer = Printer(plan)
    if holder is not None:
        return table(holder, printer.day, only=node)
    return printer.block(node)


def _table_around(outline: Outline, node: Node) -> Node | None:
    """The table that a row, a group or something below a row belongs to."""
    above = outline.parent(node)
    while above is not None and above.item.style != ItemStyle.TABLE:
        above = outline.parent(above)
    return above


def document_day(plan: Plan) -> dt.date:
    """The day whose unit names a plan prints: its date, or as long as it has none, the month it is drafted for."""
    document = plan.document
    if document.issued_on:
        return document.issued_on
    if document.draft_year:
        return last_day(document.draft_year, document.draft_month or 12)
    return today()


class Printer:
    """Prints nodes of one plan; holds what they share."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.day = document_day(plan)

    def blocks(self, node: Node) -> Iterator[Block]:
        """The node's block and those of everything below it."""
        yield self.block(node)
        if node.item.style != ItemStyle.TABLE:
            for child in node.children:
                yield from self.blocks(child)

    def block(self, node: Node) -> Block:
        """The node's own block. A table contains its rows."""
        style, ref = node.item.style, f"item-{node.item.pk}"
        if style == ItemStyle.TABLE:
            return table(node, self.day)
        if lines := self._lines(node):
            return TaskBlock(_text(node), lines, marker=node.number, bold=style in _BOLD, ref=ref)
        if style in (ItemStyle.SECTION, ItemStyle.HEADING, ItemStyle.ANNEX):
            level = 1 if style != ItemStyle.HEADING else node.path.count(".") + 2
            return Heading(node.item.text, level, number=node.number, text=node.item.detail, ref=ref)
        if style == ItemStyle.BUDGET:
            return Paragraph(self._budget(node), marker=node.number, ref=ref)
        return Paragraph(_text(node), marker=node.number, italic=style == ItemStyle.NOTE, ref=ref)

    def _budget(self, node: Node) -> str:
        plan, label = self.plan, _text(node).rstrip(":. ")
        if plan.budget_total is None:
            return f"{label}: {plan.budget_source.rstrip('. ')}." if plan.budget_source else f"{label}."
        words = plan.budget_words or amount_statement(plan.budget_total)
        return f"{label}: {format_vnd(plan.budget_total)} đồng (Bằng chữ: {words})."

    def _lines(self, node: Node) -> tuple[LabelledLine, ...]:
        task = node.task
        if task is None:
            return ()
        parts = (*node.leads, *node.coordinators)
        keys = printed_lines(task, {part.role for part in parts})
        numbered = task.line_style == LineStyle.NUMBERED
        return tuple(
            self._line(node, key, line_marker(node.path, place) if numbered else "-", bold=numbered)
            for place, key in enumerate(keys, 1)
        )

    def _line(self, node: Node, key: str, marker: str, *, bold: bool) -> LabelledLine:
        task = node.task
        if task is None:
            raise LookupError(f"item {node.item.pk} has no task")
        if key == "lead":
            return self._leads(task.lead_label, node.leads, marker, bold=bold)
        if key == "coordinator":
            text = "; ".join(_scoped(part, self.day) for part in node.coordinators)
            return LabelledLine(task.coordinator_label, text, marker=marker, bold=bold)
        if key.startswith("extra:"):
            extra = task.extra_lines[int(key.removeprefix("extra:"))]
            return LabelledLine(extra["label"], extra["text"], marker=marker, bold=bold)
        label, text = {
            "director": (task.director_label, task.director),
            "deadline": (task.deadline_label, task.deadline),
            "result": (task.result_label, task.expected_result),
            "note": (NOTE_LABEL, task.note),
        }[key]
        return LabelledLine(label, text, marker=marker, bold=bold)

    def _leads(self, label: str, leads: tuple[TaskUnit, ...], marker: str, *, bold: bool) -> LabelledLine:
        """One lead on the label's line; several, or one with a scope, on a line each."""
        if len(leads) == 1 and not leads[0].scope:
            return LabelledLine(label, unit_name(leads[0], self.day), marker=marker, bold=bold)
        return LabelledLine(label, sublines=tuple(_scoped(part, self.day) for part in leads), marker=marker, bold=bold)


def _text(node: Node) -> str:
    return " ".join(filter(None, (node.item.text, node.item.detail)))


def _scoped(part: TaskUnit, day: dt.date) -> str:
    name = unit_name(part, day)
    return f"{part.scope}: {name}" if part.scope else name
