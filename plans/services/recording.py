"""Edit steps: the rows that an edit touches, before and after, so that it can be undone with the same ids."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from organizations.models import User
from plans.models import EditStep, Item, Plan, Target, Task, TaskUnit

KEPT_STEPS = 100

Rows = dict[str, dict[str, Any]]
"""Stored rows by table and id; None stands for a row that does not exist."""

# In the order in which rows can be written; deleting goes the other way. The path leads to the item.
TABLES: dict[str, tuple[type[models.Model], str]] = {
    "items": (Item, "pk"),
    "tasks": (Task, "item_id"),
    "parts": (TaskUnit, "task__item_id"),
    "targets": (Target, "item_id"),
}
_LEFT_OUT = frozenset({"id", "agency_id", "plan_id", "updated_at"})


@dataclass(slots=True)
class Recorder:
    """The ids of the items that an edit touches; ids of new items are added while it runs."""

    item_ids: set[int] = field(default_factory=set)

    def add(self, *item_ids: int) -> None:
        self.item_ids.update(item_ids)


@contextmanager
def recorded(plan: Plan, actor: User, label: str, item_ids: Iterable[int]) -> Iterator[Recorder]:
    """Note what the block changes in those items as one step of `actor`; what changes nothing leaves no step."""
    recorder = Recorder(set(item_ids))
    before = snapshot(plan, recorder.item_ids)
    yield recorder
    after = snapshot(plan, recorder.item_ids)
    old, new = differences(before, after)
    if old or new:
        EditStep.objects.filter(plan=plan, actor=actor, is_undone=True).delete()
        EditStep.objects.create(
            agency_id=plan.agency_id, plan=plan, actor=actor, label=label[:120], before=old, after=new
        )
        _forget_old(plan)


def _forget_old(plan: Plan) -> None:
    kept = EditStep.objects.filter(plan=plan).order_by("-pk").values_list("pk", flat=True)[KEPT_STEPS : KEPT_STEPS + 1]
    for oldest in list(kept):
        EditStep.objects.filter(plan=plan, pk__lte=oldest).delete()


def snapshot(plan: Plan, item_ids: Iterable[int]) -> Rows:
    """The rows of those items as JSON values."""
    ids = list(item_ids)
    found: Rows = {}
    for name, (model, path) in TABLES.items():
        owner = {"task__plan_id": plan.pk} if model is TaskUnit else {"plan_id": plan.pk}
        rows = model._default_manager.filter(**owner, **{f"{path}__in": ids}).values()
        found[name] = {str(row["id"]): _stored(row) for row in rows}
    return found


def _stored(row: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name not in _LEFT_OUT}
    loaded: dict[str, Any] = json.loads(json.dumps(kept, cls=DjangoJSONEncoder))
    return loaded


def same(one: dict[str, Any] | None, other: dict[str, Any] | None) -> bool:
    """Whether two stored rows say the same; an item's version only counts how often it was saved."""
    if one is None or other is None:
        return one is other
    return {**one, "version": 0} == {**other, "version": 0}


def differences(before: Rows, after: Rows) -> tuple[Rows, Rows]:
    """The rows that are not the same in both, on either side."""
    old: Rows = {}
    new: Rows = {}
    for name in TABLES:
        was, now = before.get(name, {}), after.get(name, {})
        keys = [key for key in {**was, **now} if not same(was.get(key), now.get(key))]
        if keys:
            old[name] = {key: was.get(key) for key in keys}
            new[name] = {key: now.get(key) for key in keys}
    return old, new
