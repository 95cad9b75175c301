"""Taking an edit back, and doing it again: a person's own latest steps, unless others have built on them."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction

from audit.constants import Action
from audit.services import log
from common.database import patient
from common.errors import InvalidInput
from organizations.models import Unit, User
from plans.models import EditStep, Item, Plan, Task, TaskUnit
from plans.rules.outline import Place, tree
from plans.services.recording import TABLES, Rows, same, snapshot
from plans.services.steps import editable_plan, reshaped

_BUILT_ON = "Không {verb} được bước «{label}» vì người khác đã sửa chỗ này sau đó; hãy sửa trực tiếp."


@patient
@transaction.atomic
def plan_undo(*, plan_id: int, actor: User) -> EditStep:
    """Take back `actor`'s latest step in the plan, rows and ids as they were before.

    Raises `InvalidInput` when there is none, or when somebody else has changed the same rows since.
    """
    plan = editable_plan(plan_id, actor)
    step = EditStep.objects.filter(plan=plan, actor=actor, is_undone=False).order_by("-pk").first()
    if step is None:
        raise InvalidInput("Không còn bước nào của bạn để hoàn tác.", code="nothing_to_undo")
    _replace(plan, step, step.after, step.before, "hoàn tác")
    return _turned(plan, actor, step, is_undone=True)


@patient
@transaction.atomic
def plan_redo(*, plan_id: int, actor: User) -> EditStep:
    """Do again what `actor` has just taken back; refused like an undo."""
    plan = editable_plan(plan_id, actor)
    step = EditStep.objects.filter(plan=plan, actor=actor, is_undone=True).order_by("pk").first()
    if step is None:
        raise InvalidInput("Không có bước nào để làm lại.", code="nothing_to_redo")
    _replace(plan, step, step.before, step.after, "làm lại")
    return _turned(plan, actor, step, is_undone=False)


def _turned(plan: Plan, actor: User, step: EditStep, *, is_undone: bool) -> EditStep:
    step.is_undone = is_undone
    step.save(update_fields=["is_undone"])
    reshaped(plan)
    said = "Hoàn tác" if is_undone else "Làm lại"
    log(actor=actor, action=Action.CHANGED, obj=plan, reason=f"{said}: {step.label}")
    return step


def _replace(plan: Plan, step: EditStep, expected: Rows, wanted: Rows, verb: str) -> None:
    """Bring the step's rows from `expected` to `wanted`, or change nothing at all."""
    refusal = InvalidInput(_BUILT_ON.format(verb=verb, label=step.label), code="built_on")
    items = {int(key) for rows in (expected, wanted) for key in rows.get("items", {})}
    items |= _items_of(expected) | _items_of(wanted)
    now = snapshot(plan, items)
    if any(not same(now[name].get(key), row) for name, rows in expected.items() for key, row in rows.items()):
        raise refusal
    if _has_newer_rows(plan, expected, wanted, now) or _misses_parents(plan, wanted):
        raise refusal
    for name in reversed(TABLES):
        _delete(plan, name, wanted)
    for name in TABLES:
        _write(plan, name, wanted)
    if _is_broken(plan):
        raise refusal


def _items_of(rows: Rows) -> set[int]:
    """Items whose task, parts or targets the rows are."""
    found = {row["item_id"] for name in ("tasks", "targets") for row in rows.get(name, {}).values() if row}
    tasks = [row["task_id"] for row in rows.get("parts", {}).values() if row]
    return found | set(Task.objects.filter(pk__in=tasks).values_list("item_id", flat=True))


def _has_newer_rows(plan: Plan, expected: Rows, wanted: Rows, now: Rows) -> bool:
    """Whether something hangs on a row that would be deleted, without being part of the step."""
    gone = [int(key) for key, row in wanted.get("items", {}).items() if row is None]
    if Item.objects.filter(plan=plan, parent_id__in=gone).exclude(pk__in=gone).exists():
        return True
    tasks = {int(key) for key, row in wanted.get("tasks", {}).items() if row is None}
    loose = [("tasks", "item_id", set(gone)), ("targets", "item_id", set(gone)), ("parts", "task_id", tasks)]
    return any(
        row[column] in owners and key not in expected.get(name, {})
        for name, column, owners in loose
        for key, row in now[name].items()
    )


def _misses_parents(plan: Plan, wanted: Rows) -> bool:
    """Whether a row would stand under an item, or on a task, that is gone by now."""
    rows = wanted.get("items", {})
    back = {int(key) for key, row in rows.items() if row is not None}
    needed = {row["parent_id"] for row in rows.values() if row and row["parent_id"]}
    needed |= {row["item_id"] for name in ("tasks", "targets") for row in wanted.get(name, {}).values() if row}
    needed -= {None, *back}
    if Item.objects.filter(plan=plan, pk__in=needed).count() < len(needed):
        return True
    returned = {int(key) for key, row in wanted.get("tasks", {}).items() if row is not None}
    parts = [row for row in wanted.get("parts", {}).values() if row]
    tasks = {row["task_id"] for row in parts} - returned
    units = {row["unit_id"] for row in (*parts, *filter(None, rows.values())) if row["unit_id"]}
    return Task.objects.filter(plan=plan, pk__in=tasks).count() < len(tasks) or Unit.objects.filter(
        agency_id=plan.agency_id, pk__in=units
    ).count() < len(units)


def _delete(plan: Plan, name: str, wanted: Rows) -> None:
    keys = [int(key) for key, row in wanted.get(name, {}).items() if row is None]
    if keys:
        TABLES[name][0]._default_manager.filter(agency_id=plan.agency_id, pk__in=keys).delete()


def _write(plan: Plan, name: str, wanted: Rows) -> None:
    model = TABLES[name][0]
    rows = {int(key): row for key, row in wanted.get(name, {}).items() if row is not None}
    stored = {row.pk: row for row in model._default_manager.filter(pk__in=rows)}
    for pk, row in _parents_first(name, rows):
        values = {column: _value(model, column, value) for column, value in row.items()}
        existing = stored.get(pk)
        if existing is None:
            _create(plan, model, pk, values)
        else:
            _change(existing, values)


def _parents_first(name: str, rows: dict[int, dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    if name != "items":
        return list(rows.items())
    depths: dict[int, int] = {}
    for pk in rows:
        depth, at = 0, rows[pk]["parent_id"]
        while at in rows and depth <= len(rows):
            depth, at = depth + 1, rows[at]["parent_id"]
        depths[pk] = depth
    return sorted(rows.items(), key=lambda each: depths[each[0]])


def _value(model: type[models.Model], column: str, value: Any) -> Any:
    field = model._meta.get_field(column.removesuffix("_id") if column.endswith("_id") else column)
    return value if isinstance(field, models.JSONField) or value is None else field.to_python(value)  # type: ignore[union-attr]


def _create(plan: Plan, model: type[models.Model], pk: int, values: dict[str, Any]) -> None:
    owner = {"agency_id": plan.agency_id}
    if model is not TaskUnit:
        owner["plan_id"] = plan.pk
    if model is Item:
        values["version"] += 1
    model(pk=pk, **owner, **values).save(force_insert=True)


def _change(row: models.Model, values: dict[str, Any]) -> None:
    if isinstance(row, Item):
        values["version"] = row.version + 1
    for column, value in values.items():
        setattr(row, column, value)
    columns = list(values)
    row.save(update_fields=[column.removesuffix("_id") if column.endswith("_id") else column for column in columns])


def _is_broken(plan: Plan) -> bool:
    """Whether items would hang in a circle, out of reach."""
    rows = Item.objects.filter(plan=plan).values_list("pk", "parent_id", "position", "style")
    places = [Place(*row) for row in rows]
    reached, waiting = 0, list(tree(places))
    while waiting:
        branch = waiting.pop()
        reached += 1
        waiting += branch.children
    return reached < len(places)
