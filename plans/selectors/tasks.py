"""A plan's tasks as rows of a table, with their lights."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from common.text import collapse, fold
from organizations.models import Unit
from plans.constants import TaskStatus
from plans.deadlines.reading import when
from plans.models import Plan
from plans.rules.lights import light
from plans.selectors.outline import Node, Outline


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task: its node, the title of what it stands under, its light on the day asked for."""

    node: Node
    parent_title: str
    status: TaskStatus

    @property
    def remark(self) -> str:
        """What the reading of the deadline says beyond its two days, which have a line of their own."""
        task = self.node.task
        return task.deadline_message.removeprefix(when(task.start, task.due)).strip() if task else ""

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should still look at the dates that were read from the deadline's words."""
        task = self.node.task
        return task is not None and bool(task.deadline) and not task.deadline_confirmed and task.deadline_confidence < 1

    def unit_ids(self) -> set[int]:
        return {part.unit_id for part in (*self.node.leads, *self.node.coordinators)}


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What the table is narrowed to; empty means everything. A value that does not exist finds nothing."""

    words: str = ""
    status: str = ""
    unit_id: str = ""

    @classmethod
    def read(cls, parameters: Mapping[str, str]) -> TaskFilter:
        return cls(
            words=collapse(parameters.get("q", "")),
            status=parameters.get("light", ""),
            unit_id=parameters.get("unit", ""),
        )

    @property
    def is_set(self) -> bool:
        return bool(self.words or self.status or self.unit_id)

    def narrow(self, rows: list[TaskRow]) -> list[TaskRow]:
        words = fold(self.words).split()
        return [row for row in rows if self._fits(row, words)]

    def _fits(self, row: TaskRow, words: list[str]) -> bool:
        if self.status and row.status != self.status:
            return False
        if self.unit_id and self.unit_id not in {str(unit_id) for unit_id in row.unit_ids()}:
            return False
        text = fold(f"{row.node.item.text} {row.parent_title}")
        return all(word in text for word in words)


def task_rows(plan: Plan, outline: Outline, day: dt.date) -> list[TaskRow]:
    """Every task in printed order."""
    rows = []
    for node in outline.tasks():
        task = node.task
        assert task is not None  # noqa: S101 - `Outline.tasks` gives followed nodes only
        parent = outline.parent(node)
        status = light(task.due, task.start, plan.document.state, day)
        rows.append(TaskRow(node, parent.item.text.rstrip(":") if parent else "", status))
    return rows


def units_of(rows: list[TaskRow]) -> list[Unit]:
    """Every unit that leads or coordinates, by name."""
    parts = [part for row in rows for part in (*row.node.leads, *row.node.coordinators)]
    units = {part.unit_id: part.unit for part in parts}
    return sorted(units.values(), key=lambda unit: fold(unit.name))
