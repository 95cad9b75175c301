"""Duties of units as tasks, in a plan that has no others.

Habit relied on: plans for a course, an inspection or an event say what is to be done only in «Tổ chức thực hiện», unit
by unit; each duty is a task of the unit in whose heading or sentence it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plans.constants import ItemStyle, LineStyle
from plans.importing.assignments.sentences import coordinators_in, deadline_in
from plans.importing.draft import Found, ItemDraft, TaskDraft, UnitPart
from plans.importing.organisation import Duty, UnitDuties, duties_by_unit
from plans.importing.outline.paths import Change, changed
from plans.importing.units import listed


def with_duties(items: Sequence[ItemDraft]) -> tuple[ItemDraft, ...]:
    """`items` with a task for each duty of «Tổ chức thực hiện»."""
    tasks = {duty.path: _task(group, duty) for group in duties_by_unit(items) for duty in group.duties}
    return changed(items, {path: _given(task) for path, task in tasks.items()})


def _task(group: UnitDuties, duty: Duty) -> TaskDraft:
    unit = group.unit
    leads = tuple(Found(UnitPart(each), unit.evidence, unit.confidence, unit.doubt) for each in listed(unit.value))
    return TaskDraft(
        leads=leads or (Found(UnitPart(unit.value), unit.evidence, unit.confidence, unit.doubt),),
        coordinators=coordinators_in(duty.item, duty.text),
        deadline=deadline_in(duty.item, duty.text),
        line_style=LineStyle.HIDDEN,
    )


def _given(task: TaskDraft) -> Change:
    def change(item: ItemDraft) -> ItemDraft:
        if item.text.rstrip().endswith(":") and item.detail:
            return _sentence_below(item, task)
        return replace(item, task=task)

    return change


def _sentence_below(item: ItemDraft, task: TaskDraft) -> ItemDraft:
    """«1. Văn phòng: Chuẩn bị hội trường.»: the unit stays the heading, its duty becomes a paragraph of its own."""
    paragraph = ItemDraft(ItemStyle.PARAGRAPH, item.detail, task=task, evidence=item.evidence)
    return replace(item, detail="", children=(paragraph, *item.children))
