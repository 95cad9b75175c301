"""The labels of a task's lines: written in the form, spread over a plan, taken over by new tasks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from audit.selectors import history
from common.errors import InvalidInput, NotAllowed
from organizations.models import User
from plans import content, selectors, services
from plans.constants import ItemStyle, LineStyle
from plans.models import EditStep, Item, Plan, Task
from plans.rules.lines import LABELS
from tests.people import Cast

pytestmark = pytest.mark.both_engines

ClientAs = Callable[[User], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def first(plan: Plan) -> Task:
    return Task.objects.get(plan=plan, item__text="Tổ chức hội thảo")


@pytest.fixture
def second(plan: Plan) -> Task:
    return Task.objects.get(plan=plan, item__text="Tuyên truyền trên cổng thông tin")


def worded(task: Task) -> list[str]:
    task.refresh_from_db()
    return [getattr(task, name) for name in LABELS]


def save(client: Client, task: Task, **fields: str) -> int:
    task.item.refresh_from_db()
    values = {"version": task.item.version, **fields}
    return client.post(f"/muc/{task.item_id}/luu/", values, headers=HTMX).status_code


def test_every_label_is_written_in_the_form(client_as: ClientAs, first: Task, drafter: User) -> None:
    client = client_as(drafter)
    form = client.get(f"/muc/{first.item_id}/", headers=HTMX).content.decode()
    wanted = [f"Nhãn số {place}" for place in range(len(LABELS))]
    assert all(f'name="{name}"' in form for name in LABELS)
    assert save(client, first, **dict(zip(LABELS, wanted, strict=True))) == 200
    assert worded(first) == wanted


def test_an_empty_label_takes_its_line_out(client_as: ClientAs, plan: Plan, first: Task, drafter: User) -> None:
    printed = str(content.block_for(plan, selectors.outline(plan), first.item_id))
    assert "Chủ trì" in printed
    assert save(client_as(drafter), first, lead_label=" ") == 200
    assert "Chủ trì" not in str(content.block_for(plan, selectors.outline(plan), first.item_id))


def test_a_label_too_long_is_refused_at_its_field(client_as: ClientAs, first: Task, drafter: User) -> None:
    before = worded(first)
    assert save(client_as(drafter), first, lead_label="x" * 81) == 422
    assert worded(first) == before


def test_labels_spread_over_the_plan(client_as: ClientAs, plan: Plan, first: Task, second: Task, drafter: User) -> None:
    client = client_as(drafter)
    save(client, first, lead_label="Phòng chủ trì tham mưu", result_label="")
    before, version = worded(second), second.item.version
    answer = client.post(f"/muc/{first.item_id}/nhan-chung/", headers=HTMX).content.decode()
    assert "nhiệm vụ khác" in answer
    assert worded(second) == worded(first) != before
    second.item.refresh_from_db()
    assert second.item.version == version + 1
    entry = history(second).first()
    assert entry is not None
    assert entry.after == {"lead_label": "Phòng chủ trì tham mưu", "result_label": ""}
    services.plan_undo(plan_id=plan.pk, actor=drafter)
    assert worded(second) == before
    services.plan_redo(plan_id=plan.pk, actor=drafter)
    assert worded(second) == worded(first)


def test_nothing_to_spread_leaves_no_step(plan: Plan, first: Task, drafter: User) -> None:
    services.labels_spread(item_id=first.item_id, actor=drafter)
    steps = EditStep.objects.filter(plan=plan).count()
    assert services.labels_spread(item_id=first.item_id, actor=drafter) == 0
    assert EditStep.objects.filter(plan=plan).count() == steps


def test_an_unconfirmed_deadline_is_read_with_its_new_label(first: Task, second: Task, drafter: User) -> None:
    Task.objects.filter(pk=first.pk).update(deadline_label="Thời gian thực hiện")
    for task, confirmed in ((second, False), (first, True)):
        Task.objects.filter(pk=task.pk).update(
            deadline="Quý III/2025", start=None, due=None, deadline_confirmed=confirmed
        )
    services.labels_spread(item_id=first.item_id, actor=drafter)
    second.refresh_from_db()
    assert (str(second.start), str(second.due)) == ("2025-07-01", "2025-09-30")


def test_only_who_may_edit_spreads(cast: Cast, plan: Plan, first: Task) -> None:
    with pytest.raises(NotAllowed):
        services.labels_spread(item_id=first.item_id, actor=cast.viewer)
    with pytest.raises(Item.DoesNotExist):
        services.labels_spread(item_id=first.item_id, actor=cast.stranger)
    plain = Item.objects.filter(plan=plan, task=None)[0]
    with pytest.raises(InvalidInput):
        services.labels_spread(item_id=plain.pk, actor=cast.drafter)


def test_a_new_task_looks_as_the_one_before_it(plan: Plan, first: Task, second: Task, drafter: User) -> None:
    changes = {"lead_label": "Đơn vị chủ trì", "result_label": "", "line_style": LineStyle.NUMBERED}
    Task.objects.filter(pk=first.pk).update(**changes)
    Task.objects.filter(pk=second.pk).update(lead_label="Nhãn của mục sau")
    item = services.item_add(
        plan_id=plan.pk, actor=drafter, parent_id=None, after_id=first.item_id, style=ItemStyle.HEADING
    )
    task = services.item_make_task(item_id=item.pk, actor=drafter)
    assert {name: getattr(task, name) for name in changes} == changes


def test_rows_of_a_table_set_no_example_for_the_text(plan: Plan, first: Task, drafter: User) -> None:
    root = first.item.parent_id
    table = services.item_add(plan_id=plan.pk, actor=drafter, parent_id=root, after_id=None, style=ItemStyle.TABLE)
    row = services.item_add(plan_id=plan.pk, actor=drafter, parent_id=table.pk, after_id=None, style=ItemStyle.ROW)
    Task.objects.filter(item=row).update(deadline_label="Nhãn của bảng")
    below = services.item_add(plan_id=plan.pk, actor=drafter, parent_id=root, after_id=None, style=ItemStyle.HEADING)
    assert services.item_make_task(item_id=below.pk, actor=drafter).deadline_label != "Nhãn của bảng"
    other = services.item_add(plan_id=plan.pk, actor=drafter, parent_id=table.pk, after_id=None, style=ItemStyle.ROW)
    assert Task.objects.get(item=other).deadline_label == "Nhãn của bảng"
