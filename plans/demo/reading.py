"""The first reading of each task's deadline."""

from __future__ import annotations

from plans.models import Plan, Task


def read_deadline(task: Task, plan: Plan) -> None:
    """Fill the dates that the words of `task.deadline` give."""
