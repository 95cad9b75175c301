"""The outline of a plan from its nested form: each item is {"<style>": text, …, "items": […]}."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from common.text import fold
from organizations.models import Unit
from plans.constants import ItemStyle, UnitRole
from plans.demo.files import Record
from plans.models import Item, Plan, Target, Task, TaskUnit
from plans.services.readings import read_for, reading_fields

_STYLES = frozenset(ItemStyle.values)
_ITEM_FIELDS = ("number", "detail", "columns", "landscape")
_PARTS = (("leads", UnitRole.LEAD), ("coordinators", UnitRole.COORDINATOR))


@dataclass
class _Rows:
    """What hangs on the items, gathered so that each table is written once."""

    tasks: list[Task] = field(default_factory=list)
    parts: list[TaskUnit] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)


def add_outline(plan: Plan, record: Record, units: dict[str, Unit]) -> None:
    """Write the items level by level, then their tasks, units and targets."""
    level: list[tuple[Item | None, list[Record]]] = [(None, record["outline"])]
    pairs: list[tuple[Item, Record]] = []
    while level:
        made = [(_item(plan, parent, place, row, units), row) for parent, place, row in _children(level)]
        Item.objects.bulk_create(item for item, _ in made)
        pairs += made
        level = [(item, row["items"]) for item, row in made if "items" in row]
    rows = _Rows()
    for item, row in pairs:
        _gather(plan, item, row, units, record.get("task_labels", {}), rows)
    Task.objects.bulk_create(rows.tasks)
    TaskUnit.objects.bulk_create(rows.parts)
    Target.objects.bulk_create(rows.targets)


def _children(level: list[tuple[Item | None, list[Record]]]) -> Iterator[tuple[Item | None, int, Record]]:
    for parent, rows in level:
        for place, row in enumerate(rows):
            yield parent, place, row


def _item(plan: Plan, parent: Item | None, place: int, row: Record, units: dict[str, Unit]) -> Item:
    (style,) = _STYLES & row.keys()
    return Item(
        agency=plan.agency,
        plan=plan,
        parent=parent,
        position=place,
        style=style,
        text=row[style],
        unit=units[row["unit"]] if "unit" in row else None,
        **{name: row[name] for name in _ITEM_FIELDS if name in row},
    )


def _gather(plan: Plan, item: Item, row: Record, units: dict[str, Unit], labels: Record, rows: _Rows) -> None:
    if "task" in row:
        _gather_task(plan, item, {**labels, **row["task"]}, units, rows)
    for target in row.get("targets", []):
        rows.targets.append(_target(plan, item, target, len(rows.targets)))


def _gather_task(plan: Plan, item: Item, row: Record, units: dict[str, Unit], rows: _Rows) -> None:
    fields = {name: value for name, value in row.items() if name not in ("leads", "coordinators")}
    task = Task(agency=plan.agency, item=item, plan=plan, search_text=fold(item.text), **fields)
    if task.deadline:
        for name, value in reading_fields(read_for(plan, task.deadline, task.deadline_label)).items():
            setattr(task, name, value)
    rows.tasks.append(task)
    for name, role in _PARTS:
        for place, part in enumerate(row.get(name, [])):
            rows.parts.append(_part(task, role, place, part, units))


def _part(task: Task, role: str, place: int, row: Record, units: dict[str, Unit]) -> TaskUnit:
    return TaskUnit(
        agency=task.agency,
        task=task,
        unit=units[row["unit"]],
        role=role,
        scope=row.get("scope", ""),
        printed_name=row.get("as", ""),
        position=place,
    )


def _target(plan: Plan, item: Item, row: Record, place: int) -> Target:
    start, end = (dt.date.fromisoformat(day) for day in row["period"])
    figures = {name: Decimal(row[name]) for name in ("low", "high") if name in row}
    words = {name: row[name] for name in ("text", "value", "unit", "bound") if name in row}
    return Target(
        agency=plan.agency,
        plan=plan,
        item=item,
        period_start=start,
        period_end=end,
        position=place,
        **figures,
        **words,
    )
