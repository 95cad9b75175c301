"""How a plan words the lines of its tasks: taken over by new tasks, spread from one task to all."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F

from audit.constants import Action
from audit.services import log
from common.database import patient
from common.errors import InvalidInput
from common.text import fold
from organizations.models import User
from plans.constants import ItemStyle
from plans.models import Item, Task
from plans.rules import outline as rules
from plans.rules.lines import LABELS
from plans.services.readings import read_for, reading_fields
from plans.services.recording import recorded
from plans.services.steps import editable_item, places_of, reshaped

_TAKEN_OVER = (*LABELS, "line_style")


def task_begun(item: Item) -> tuple[Task, bool]:
    """The item's task, and whether it is new: then its lines look as those of the nearest task before it."""
    known = Task.objects.filter(item=item).first()
    if known is not None:
        return known, False
    task = Task.objects.create(
        agency_id=item.agency_id, plan=item.plan, item=item, search_text=fold(item.text), **_usual(item)
    )
    return task, True


def _usual(item: Item) -> dict[str, Any]:
    """Labels and line style of the nearest earlier task. A table prints none, so its rows set no example outside."""
    tasks = Task.objects.filter(plan=item.plan, is_group=False)
    rows = tasks.filter(item__style=ItemStyle.ROW)
    alike = rows if item.style == ItemStyle.ROW else tasks.exclude(pk__in=rows)
    examples = {row.pop("item_id"): row for row in alike.values("item_id", *_TAKEN_OVER)}
    groups = rules.by_parent(places_of(item.plan))
    order = [pk for root in groups.get(None, []) for pk in rules.subtree(groups, root.pk)]
    earlier = order[: order.index(item.pk)]
    return next((examples[pk] for pk in reversed(earlier) if pk in examples), {})


@patient
@transaction.atomic
def labels_spread(*, item_id: int, actor: User) -> int:
    """Give every task of the plan the labels of this item's task, as one step to undo; how many tasks changed.

    Rows of tables are left out: their columns have titles. Raises `InvalidInput` for an item that is no task.
    """
    item = editable_item(item_id, actor)
    example = Task.objects.filter(item=item).first()
    if example is None:
        raise InvalidInput("Mục này không phải nhiệm vụ; hãy chuyển thành nhiệm vụ trước.", field="lead_label")
    wanted = {name: getattr(example, name) for name in LABELS}
    others = Task.objects.filter(plan=item.plan, is_group=False).exclude(item__style=ItemStyle.ROW)
    changing = list(others.exclude(**wanted).order_by("pk"))
    ids = [task.item_id for task in changing]
    with recorded(item.plan, actor, f"Dùng nhãn của «{item.text[:40]}» cho mọi nhiệm vụ", ids):
        for task in changing:
            _relabel(task, actor, wanted)
        Item.objects.filter(pk__in=ids).update(version=F("version") + 1)
    if changing:
        reshaped(item.plan)
    return len(changing)


def _relabel(task: Task, actor: User, wanted: dict[str, str]) -> None:
    changed: dict[str, Any] = {name: value for name, value in wanted.items() if getattr(task, name) != value}
    before = {name: getattr(task, name) for name in changed}
    log(actor=actor, action=Action.CHANGED, obj=task, before=before, after=changed)
    if "deadline_label" in changed and task.deadline and not task.deadline_confirmed:
        # «Thời gian thực hiện» has a beginning, «Thời gian hoàn thành» has none.
        changed |= reading_fields(read_for(task.plan, task.deadline, changed["deadline_label"]))
    for name, value in changed.items():
        setattr(task, name, value)
    task.save(update_fields=[*changed, "updated_at"])
