"""Which labelled lines a task prints, and in which order."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Protocol

from plans.constants import LineStyle, UnitRole

NOTE_LABEL = "Ghi chú"
# The labels that a plan words its own way, in printed order.
LABELS = ("director_label", "lead_label", "coordinator_label", "deadline_label", "result_label")


class LabelledTask(Protocol):
    """What is read of a task; `plans.models.Task` is one."""

    is_group: bool
    line_style: str
    director: str
    director_label: str
    lead_label: str
    coordinator_label: str
    deadline: str
    deadline_label: str
    expected_result: str
    result_label: str
    note: str
    extra_lines: Any


def printed_lines(task: LabelledTask, roles: Collection[str]) -> list[str]:
    """Keys of the printed lines in order; `roles` are those of the units named. A line needs a label and a value."""
    if task.is_group or task.line_style == LineStyle.HIDDEN:
        return []
    extras = [
        (f"extra:{place}", line.get("label"), line.get("text")) for place, line in enumerate(task.extra_lines or [])
    ]
    lines = [
        ("director", task.director_label, task.director),
        ("lead", task.lead_label, UnitRole.LEAD in roles),
        ("coordinator", task.coordinator_label, UnitRole.COORDINATOR in roles),
        *extras,
        ("deadline", task.deadline_label, task.deadline),
        ("result", task.result_label, task.expected_result),
        ("note", NOTE_LABEL, task.note),
    ]
    return [key for key, label, value in lines if label and value]
