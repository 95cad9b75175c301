"""The editor's outline: one flat list of ready strings, so that hundreds of rows cost the template almost nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from common.calendar import dmy, today
from plans.constants import DeadlineKind, ItemStyle, LineStyle, TaskStatus
from plans.models import Plan, TaskUnit
from plans.rules.lights import light
from plans.selectors import Node, Outline

SHOWN = 260
NOTHING = SafeString("")
_BOLD = (ItemStyle.SECTION, ItemStyle.ANNEX)
_MARKUP = re.compile(r"<[a-zA-Z/!?]")
# The tone and the icon of each light; the word is its label.
_LAMPS = {
    TaskStatus.DONE: ("done", "circle-check"),
    TaskStatus.DONE_LATE: ("done", "clock"),
    TaskStatus.ON_TRACK: ("track", "circle-dot"),
    TaskStatus.AT_RISK: ("risk", "triangle-alert"),
    TaskStatus.OVERDUE: ("late", "octagon-alert"),
    TaskStatus.NOT_DUE: ("none", "circle-dashed"),
}


@dataclass(frozen=True, slots=True)
class Lamp:
    """A deadline in the outline: what it says, in which tone, and the word a screen reader adds."""

    text: str
    tone: str
    icon: str
    word: str


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One row. `before` opens and closes the lists around it; `lead` is empty where nobody is named."""

    pk: int
    before: SafeString
    style: str
    number: str
    text: str
    is_task: bool
    lead: str
    lead_more: int
    lead_full: str
    misses_lead: bool
    lamp: Lamp | None
    misses_deadline: bool
    has_children: bool
    targets: int = 0

    @property
    def is_strong(self) -> bool:
        return self.style in _BOLD


@dataclass(frozen=True, slots=True)
class Tree:
    rows: list[TreeRow]
    after: SafeString
    task_count: int


def build(plan: Plan, outline: Outline) -> Tree:
    """Every row of `outline` in printed order, with the list marks between them."""
    day, state = today(), plan.document.state
    rows: list[TreeRow] = []
    depth = -1
    for node, level in _walk(outline.nodes, 0):
        rows.append(row_of(node, day, state, _between(depth, level, node.item.parent_id)))
        depth = level
    after = mark_safe("</li></ol>" * (depth + 1))
    return Tree(rows=rows, after=after, task_count=sum(row.is_task for row in rows))


def row_of(node: Node, day: dt.date, state: str, before: SafeString = NOTHING) -> TreeRow:
    """The row of one item, with what its task still misses."""
    item, task = node.item, node.task
    text = item.text or item.detail or _unnamed(item.style)
    is_task = task is not None and not task.is_group
    asks = is_task and task is not None and task.line_style != LineStyle.HIDDEN
    names = [_name(part) for part in node.leads]
    return TreeRow(
        pk=item.pk,
        before=before,
        style=item.style,
        number=node.number,
        text=text if len(text) <= SHOWN else text[:SHOWN].rstrip() + "…",
        is_task=is_task,
        lead=names[0] if names else "",
        lead_more=max(0, len(names) - 1),
        lead_full="; ".join(part.printed_name or part.unit.name for part in node.leads),
        misses_lead=asks and not names,
        lamp=_lamp(node, day, state) if is_task else None,
        misses_deadline=asks and task is not None and not task.deadline,
        has_children=bool(node.children),
        targets=len(node.targets),
    )


def looks_like_markup(text: str) -> bool:
    """Whether a reader may take `text` for HTML; it is printed as typed all the same."""
    return bool(_MARKUP.search(text))


def _walk(nodes: tuple[Node, ...] | list[Node], level: int) -> Iterator[tuple[Node, int]]:
    for node in nodes:
        yield node, level
        yield from _walk(node.children, level + 1)


def _between(depth: int, level: int, parent_id: int | None) -> SafeString:
    if level > depth:
        return format_html('<ol class="branch" data-parent="{}">', parent_id or "")
    return mark_safe("</li>" + "</ol></li>" * (depth - level))


def _name(part: TaskUnit) -> str:
    return part.unit.short_name or part.printed_name or part.unit.name


def _unnamed(style: str) -> str:
    return "Bảng nhiệm vụ" if style == ItemStyle.TABLE else "(chưa có nội dung)"


def _lamp(node: Node, day: dt.date, state: str) -> Lamp | None:
    task = node.task
    if task is None or not task.deadline:
        return None
    if task.due is None:
        icon = (
            "circle-question-mark" if task.deadline_kind in (DeadlineKind.UNKNOWN, DeadlineKind.INVALID) else "repeat"
        )
        tone = "risk" if icon == "circle-question-mark" else "none"
        word = "chưa có ngày cụ thể" if tone == "risk" else task.get_deadline_kind_display()
        return Lamp(text=task.deadline[:28], tone=tone, icon=icon, word=word)
    status = light(task.due, task.start, state, day)
    tone, icon = _LAMPS[status]
    return Lamp(text=dmy(task.due), tone=tone, icon=icon, word=TaskStatus(status).label)
