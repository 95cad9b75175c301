"""What each task's deadline was understood to say, in the plan's period and from its date of issue."""

from __future__ import annotations

import datetime as dt

from plans.deadlines import Reading
from plans.deadlines import read as read_deadline
from plans.importing.draft import HeaderDraft, PlanDraft, TaskDraft


def reading_of(task: TaskDraft, draft: PlanDraft) -> Reading | None:
    """The reading of a task's deadline; None where none is printed."""
    if task.deadline is None or not task.deadline.value.strip():
        return None
    start, end = (dt.date.fromisoformat(day) for day in draft.period) if draft.period else (None, None)
    return read_deadline(
        task.deadline.value,
        label=task.deadline_label,
        plan_start=start,
        plan_end=end,
        issued=issued_on(draft.header),
    )


def issued_on(header: HeaderDraft) -> dt.date | None:
    """The date of issue; None while a part of it is blank or there is no such day."""
    if not (header.day and header.month and header.year):
        return None
    try:
        return dt.date(header.year.value, header.month.value, header.day.value)
    except ValueError:
        return None
