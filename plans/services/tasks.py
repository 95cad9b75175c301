"""A task's own fields: who, by when, with what result; and turning an item into a task and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from audit.constants import Action
from audit.services import log
from common.calendar import parse_date
from common.database import patient
from common.errors import InvalidInput
from organizations.models import User
from plans.constants import LineStyle, UnitRole
from plans.models import Item, Plan, Task, TaskUnit
from plans.rules.lines import LABELS
from plans.rules.texts import clean_line, clean_text
from plans.services.labels import task_begun
from plans.services.readings import READING_ONLY, read_for, reading_fields
from plans.services.recording import recorded
from plans.services.steps import editable_item, own_unit, reshaped

_LINES = {"director": 200, "deadline": 400, **dict.fromkeys(LABELS, 80)}
_TEXTS = ("expected_result", "note")
_DATES = ("start", "due")
_ROLES = {"leads": UnitRole.LEAD, "coordinators": UnitRole.COORDINATOR}
TASK_FIELDS = frozenset(
    {*_LINES, *_TEXTS, *_DATES, *_ROLES, "deadline_confirmed", "line_style", "is_group", "extra_lines"}
)
MAX_PARTS = 60
MAX_EXTRA_LINES = 20


@patient
@transaction.atomic
def item_make_task(*, item_id: int, actor: User) -> Task:
    """Follow the item as a task, its lines worded as the task before it. One that is a task stays as it is."""
    item = editable_item(item_id, actor)
    with recorded(item.plan, actor, f"Chuyển «{item.text[:60]}» thành nhiệm vụ", {item.pk}):
        task, is_new = task_begun(item)
        if is_new:
            log(actor=actor, action=Action.CREATED, obj=task)
            _touch(item)
    return task


@patient
@transaction.atomic
def task_make_item(*, item_id: int, actor: User) -> Item:
    """Follow the item no longer; an undo brings the task back with all it said."""
    item = editable_item(item_id, actor)
    task = Task.objects.filter(item=item).first()
    if task is None:
        return item
    with recorded(item.plan, actor, f"Bỏ theo dõi «{item.text[:60]}»", {item.pk}):
        names = {name: getattr(task, name) for name in ("director", "deadline", "expected_result", "note")}
        parts = {name: _said(task, role) for name, role in _ROLES.items()}
        log(actor=actor, action=Action.DELETED, obj=task, before={**names, **parts})
        task.delete()
        _touch(item)
    return item


def _touch(item: Item) -> None:
    item.version += 1
    item.save(update_fields=["version", "updated_at"])
    reshaped(item.plan)


def store(task: Task, item: Item, actor: User, changes: Mapping[str, Any]) -> set[str]:
    """Write the task's part of an item's changes; names of what really changed."""
    cleaned = _cleaned(task, changes)
    _settle_deadline(task, item.plan, cleaned)
    changed = {name: value for name, value in cleaned.items() if getattr(task, name) != value}
    before = {name: getattr(task, name) for name in changed}
    if changed:
        for name, value in changed.items():
            setattr(task, name, value)
        task.save(update_fields=[*changed, "updated_at"])
    old, new = _share_out(task, item.plan, changes)
    if changed or new:
        shown = {name: value for name, value in changed.items() if name not in READING_ONLY}
        told = {name: value for name, value in before.items() if name not in READING_ONLY}
        log(actor=actor, action=Action.CHANGED, obj=task, before={**told, **old}, after={**shown, **new})
    return set(changed) | set(new)


def _cleaned(task: Task, changes: Mapping[str, Any]) -> dict[str, Any]:
    cleaned: dict[str, Any] = {}
    for name, value in changes.items():
        if name in _LINES:
            cleaned[name] = clean_line(str(value), name, _LINES[name])
        elif name in _TEXTS:
            cleaned[name] = clean_text(str(value), name)
        elif name in _DATES:
            cleaned[name] = parse_date(value) if isinstance(value, str) and value else (value or None)
        elif name in ("is_group", "deadline_confirmed"):
            cleaned[name] = bool(value)
        elif name == "line_style":
            cleaned[name] = _line_style(str(value))
        elif name == "extra_lines":
            cleaned[name] = _extra_lines(value)
    start, due = (cleaned.get(name, getattr(task, name)) for name in _DATES)
    if start and due and due < start and set(_DATES) & cleaned.keys():
        raise InvalidInput("Hạn hoàn thành đang sớm hơn ngày bắt đầu; hãy sửa một trong hai ngày.", field="due")
    return cleaned


def _line_style(value: str) -> str:
    if value not in LineStyle.values:
        raise InvalidInput("Hãy chọn cách in trong danh sách.", field="line_style")
    return value


def _extra_lines(rows: Any) -> list[dict[str, str]]:
    if not isinstance(rows, list) or len(rows) > MAX_EXTRA_LINES:
        raise InvalidInput(f"Một nhiệm vụ có tối đa {MAX_EXTRA_LINES} dòng khác; hãy gộp bớt.", field="extra_lines")
    return [
        {
            "label": clean_line(str(row.get("label", "")), "extra_lines", 80),
            "text": clean_text(str(row.get("text", "")), "extra_lines"),
        }
        for row in rows
    ]


def _settle_deadline(task: Task, plan: Plan, cleaned: dict[str, Any]) -> None:
    """New words propose new dates; dates set by hand are a person's own word."""
    words = cleaned.get("deadline", task.deadline)
    label = cleaned.get("deadline_label", task.deadline_label)
    typed: dict[str, dt.date | None] = {name: cleaned[name] for name in _DATES if name in cleaned}
    reread = words != task.deadline or (label != task.deadline_label and not task.deadline_confirmed)
    if reread:
        settled = cleaned.get("deadline_confirmed")
        cleaned |= reading_fields(read_for(plan, words, label))
        if settled is not None:
            cleaned["deadline_confirmed"] = settled
    if typed:
        cleaned |= {**typed, "deadline_confirmed": True}
        start, due = (cleaned.get(name, getattr(task, name)) for name in _DATES)
        if start and due and due < start:
            raise InvalidInput("Hạn hoàn thành đang sớm hơn ngày bắt đầu; hãy sửa một trong hai ngày.", field="due")


def _share_out(task: Task, plan: Plan, changes: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Replace leads and coordinators where they are given; what was said before and after."""
    old: dict[str, Any] = {}
    new: dict[str, Any] = {}
    for name, role in _ROLES.items():
        if name not in changes:
            continue
        wanted = _parts(plan, name, changes[name])
        stored = TaskUnit.objects.filter(task=task, role=role).order_by("position", "pk")
        if wanted == list(stored.values_list("unit_id", "scope", "printed_name")):
            continue
        old[name] = _said(task, role)
        stored.delete()
        for position, (unit_id, scope, printed) in enumerate(wanted):
            TaskUnit.objects.create(
                agency_id=task.agency_id, task=task, unit_id=unit_id, role=role,
                scope=scope, printed_name=printed, position=position,
            )  # fmt: skip
        new[name] = _said(task, role)
    return old, new


def _parts(plan: Plan, name: str, rows: Sequence[Mapping[str, Any]]) -> list[tuple[int, str, str]]:
    if len(rows) > MAX_PARTS:
        raise InvalidInput(f"Một nhiệm vụ có tối đa {MAX_PARTS} đơn vị; hãy gộp thành nhóm đơn vị.", field=name)
    wanted = [
        (
            own_unit(plan, int(row["unit_id"]), name),
            clean_line(str(row.get("scope") or ""), name, 200),
            clean_line(str(row.get("printed_name") or ""), name, 300),
        )
        for row in rows
    ]
    if len({(unit_id, scope) for unit_id, scope, _ in wanted}) < len(wanted):
        raise InvalidInput("Một đơn vị được ghi hai lần với cùng phạm vi; hãy bỏ bớt một dòng.", field=name)
    return wanted


def _said(task: Task, role: str) -> list[str]:
    parts = TaskUnit.objects.filter(task=task, role=role).select_related("unit").order_by("position", "pk")
    return [f"{part.scope}: {part}" if part.scope else str(part) for part in parts]
