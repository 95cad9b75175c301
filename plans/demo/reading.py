"""The first reading of each task's deadline."""

from __future__ import annotations

from decimal import Decimal

from plans.deadlines import read
from plans.models import Plan, Task


def read_deadline(task: Task, plan: Plan) -> None:
    """Fill the dates that the words of `task.deadline` give; a person confirms them."""
    if not task.deadline:
        return
    found = read(task.deadline, label=task.deadline_label, plan_start=plan.period_start, plan_end=plan.period_end)
    task.start, task.due, task.until = found.start, found.due, found.until
    task.deadline_kind = found.kind
    task.recurrence = found.recurrence or ""
    task.interval = found.interval
    task.deadline_flags = list(found.flags)
    task.deadline_message = found.message[:300]
    task.deadline_confidence = Decimal(str(round(found.confidence, 2)))
