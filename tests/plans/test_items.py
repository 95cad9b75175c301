"""Editing the outline: as its drafter, as somebody who may not, from two tabs, with too much text."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable

import pytest

from audit.models import Entry
from common.errors import InvalidInput, NotAllowed, StaleVersion
from documents.constants import State
from organizations.models import User
from plans import services
from plans.constants import ItemStyle
from plans.models import EditStep, Item, Plan, Task, TaskUnit
from plans.rules.texts import MARKUP_NOTICE, notice
from tests import people
from tests.people import Cast

Service = Callable[[Item, User], object]

EVERY: dict[str, Service] = {
    "add": lambda item, actor: services.item_add(
        plan_id=item.plan_id, actor=actor, parent_id=None, after_id=item.pk, style=ItemStyle.PARAGRAPH
    ),
    "update": lambda item, actor: services.item_update(
        item_id=item.pk, actor=actor, version=item.version, changes={"text": "Khác"}
    ),
    "move": lambda item, actor: services.item_move(item_id=item.pk, actor=actor, parent_id=None, position=0),
    "indent": lambda item, actor: services.item_indent(item_id=item.pk, actor=actor),
    "outdent": lambda item, actor: services.item_outdent(item_id=item.pk, actor=actor),
    "delete": lambda item, actor: services.item_delete(item_id=item.pk, actor=actor),
    "task": lambda item, actor: services.item_make_task(item_id=item.pk, actor=actor),
    "plain": lambda item, actor: services.task_make_item(item_id=item.pk, actor=actor),
    "undo": lambda item, actor: services.plan_undo(plan_id=item.plan_id, actor=actor),
    "redo": lambda item, actor: services.plan_redo(plan_id=item.plan_id, actor=actor),
}


@pytest.fixture
def item(plan: Plan) -> Item:
    """The second task's heading."""
    return plan.items.get(text="Tuyên truyền trên cổng thông tin")


def rows(plan: Plan) -> list[tuple[object, ...]]:
    return list(plan.items.order_by("pk").values_list("pk", "parent_id", "position", "style", "text", "version"))


@pytest.mark.parametrize("name", EVERY)
def test_a_stranger_finds_nothing(cast: Cast, item: Item, name: str) -> None:
    before = rows(item.plan)
    with pytest.raises((Item.DoesNotExist, Plan.DoesNotExist)):
        EVERY[name](item, cast.stranger)
    assert rows(item.plan) == before


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("who", ["viewer", "clerk", "leader", "superior_reader"])
def test_a_reader_changes_nothing(cast: Cast, item: Item, name: str, who: str) -> None:
    before = rows(item.plan)
    with pytest.raises(NotAllowed):
        EVERY[name](item, getattr(cast, who))
    assert rows(item.plan) == before


@pytest.mark.parametrize("name", EVERY)
def test_a_submitted_plan_stays(cast: Cast, item: Item, name: str) -> None:
    people.advance(item.plan.document, State.SUBMITTED, by=cast.drafter)
    with pytest.raises(NotAllowed, match="đang trình"):
        EVERY[name](item, cast.drafter)


def test_text_is_saved_in_one_normal_form(cast: Cast, item: Item) -> None:
    words = unicodedata.normalize("NFD", "Đào tạo\x00 chuyên gia\r\n")
    saved = services.item_update(item_id=item.pk, actor=cast.drafter, version=1, changes={"text": words})
    assert saved.text == "Đào tạo chuyên gia"
    assert saved.version == 2
    assert Task.objects.get(item=item).search_text == "dao tao chuyen gia"
    assert Entry.objects.filter(object_type="plans.item", object_id=str(item.pk), action="changed").exists()


def test_what_changes_nothing_leaves_no_trace(cast: Cast, item: Item) -> None:
    services.item_update(item_id=item.pk, actor=cast.drafter, version=1, changes={"text": item.text})
    assert not Entry.objects.filter(object_id=str(item.pk), object_type="plans.item").exists()
    assert not EditStep.objects.exists()


def test_two_tabs(cast: Cast, item: Item) -> None:
    services.item_update(item_id=item.pk, actor=cast.drafter, version=1, changes={"text": "Bản thứ nhất"})
    with pytest.raises(StaleVersion) as stale:
        services.item_update(item_id=item.pk, actor=cast.unit_head, version=1, changes={"text": "Bản thứ hai"})
    assert stale.value.current == 2
    item.refresh_from_db()
    assert item.text == "Bản thứ nhất"


def test_a_huge_paste_is_refused(cast: Cast, item: Item) -> None:
    with pytest.raises(InvalidInput, match=r"2\.097\.152 ký tự") as refused:
        services.item_update(item_id=item.pk, actor=cast.drafter, version=1, changes={"text": "a b " * 524_288})
    assert refused.value.field == "text"
    item.refresh_from_db()
    assert item.text == "Tuyên truyền trên cổng thông tin"


def test_an_endless_word_is_refused(cast: Cast, item: Item) -> None:
    with pytest.raises(InvalidInput, match="chuỗi liền"):
        services.item_update(item_id=item.pk, actor=cast.drafter, version=1, changes={"detail": "x" * 201})


def test_markup_stays_plain_text(cast: Cast, item: Item) -> None:
    words = "<script>alert(1)</script>"
    saved = services.item_update(item_id=item.pk, actor=cast.drafter, version=1, changes={"text": words})
    assert saved.text == words
    assert notice(words) == MARKUP_NOTICE
    assert notice("a < b") == ""


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"style": "h1"}, "style"),
        ({"style": ItemStyle.ROW}, "style"),
        ({"colour": "red"}, "colour"),
        ({"columns": [{"key": "secret"}]}, "columns"),
        ({"start": "31/02/2026"}, ""),
        ({"start": dt.date(2025, 9, 2), "due": dt.date(2025, 9, 1)}, "due"),
        ({"unit_id": 0, "leads": [{"unit_id": 10**9}]}, "leads"),
        ({"director": "x " * 300}, "director"),
    ],
)
def test_what_a_field_does_not_take(cast: Cast, item: Item, changes: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        services.item_update(item_id=item.pk, actor=cast.drafter, version=1, changes=changes)
    assert refused.value.field == field


def test_a_strangers_unit_is_refused(cast: Cast, item: Item) -> None:
    foreign = people.make_unit(cast.other, "phong-x", "Phòng X")
    with pytest.raises(InvalidInput, match="không thuộc cơ quan"):
        services.item_update(
            item_id=item.pk, actor=cast.drafter, version=1, changes={"leads": [{"unit_id": foreign.pk}]}
        )


def test_leads_are_replaced(cast: Cast, item: Item) -> None:
    leads = [
        {"unit_id": cast.unit.pk, "scope": "Chương trình 1, 4 và 5", "printed_name": ""},
        {"unit_id": cast.unit.pk, "scope": "Chương trình 2", "printed_name": "Phòng TĐC"},
    ]
    services.item_update(item_id=item.pk, actor=cast.drafter, version=1, changes={"leads": leads})
    stored = TaskUnit.objects.filter(task__item=item, role="lead").order_by("position")
    assert [part.scope for part in stored] == ["Chương trình 1, 4 và 5", "Chương trình 2"]
    assert TaskUnit.objects.filter(task__item=item, role="coordinator").count() == 1


def test_new_words_of_a_deadline_wait_for_a_person(cast: Cast, item: Item) -> None:
    services.item_update(item_id=item.pk, actor=cast.drafter, version=1, changes={"deadline": "Quý III-IV/2025"})
    task = Task.objects.get(item=item)
    assert (task.start, task.due) == (dt.date(2025, 7, 1), dt.date(2025, 12, 31))
    assert not task.deadline_confirmed
    services.item_update(item_id=item.pk, actor=cast.drafter, version=2, changes={"deadline_confirmed": True})
    task.refresh_from_db()
    assert task.deadline_confirmed


def test_a_task_that_comes_back_ends_with_its_last_time(cast: Cast, item: Item) -> None:
    services.item_update(item_id=item.pk, actor=cast.drafter, version=1, changes={"deadline": "ngày 25 hằng tháng"})
    task = Task.objects.get(item=item)
    assert (task.start, task.due) == (dt.date(2025, 1, 1), dt.date(2025, 12, 25))
    assert (task.deadline_kind, task.recurrence) == ("recurring", "monthly")


def test_dates_by_hand_are_confirmed(cast: Cast, item: Item) -> None:
    changes = {"deadline": "khi cần", "start": dt.date(2025, 7, 1), "due": dt.date(2025, 8, 1)}
    services.item_update(item_id=item.pk, actor=cast.drafter, version=1, changes=changes)
    task = Task.objects.get(item=item)
    assert (task.due, task.deadline_confirmed) == (dt.date(2025, 8, 1), True)


def test_an_impossible_date_is_said(cast: Cast, item: Item) -> None:
    services.item_update(item_id=item.pk, actor=cast.drafter, version=1, changes={"deadline": "ngày 31/02/2025"})
    task = Task.objects.get(item=item)
    assert (task.deadline_kind, task.due) == ("invalid", None)
    assert "không có thật" in task.deadline_message


def test_a_task_field_needs_a_task(cast: Cast, plan: Plan) -> None:
    plain = plan.items.get(text="Mục đích")
    with pytest.raises(InvalidInput, match="không phải nhiệm vụ"):
        services.item_update(item_id=plain.pk, actor=cast.drafter, version=1, changes={"director": "Ai đó"})


def test_a_task_and_back_loses_nothing(cast: Cast, item: Item) -> None:
    services.task_make_item(item_id=item.pk, actor=cast.drafter)
    assert not Task.objects.filter(item=item).exists()
    services.plan_undo(plan_id=item.plan_id, actor=cast.drafter)
    task = Task.objects.get(item=item)
    assert task.deadline == "Thường xuyên"
    assert task.task_units.count() == 2


def test_an_item_does_not_go_under_its_own_child(cast: Cast, item: Item) -> None:
    section = item.parent_id
    assert section is not None
    with pytest.raises(InvalidInput, match="bên trong chính nó"):
        services.item_move(item_id=section, actor=cast.drafter, parent_id=item.pk, position=0)


def test_a_heading_at_the_root_becomes_a_section(cast: Cast, item: Item) -> None:
    moved = services.item_outdent(item_id=item.pk, actor=cast.drafter)
    assert (moved.parent_id, moved.style, moved.position) == (None, ItemStyle.SECTION, 2)
    back = services.item_indent(item_id=item.pk, actor=cast.drafter)
    assert (back.parent.text if back.parent else "", back.style) == ("Nhiệm vụ", ItemStyle.HEADING)


def test_the_first_item_has_nowhere_to_go(cast: Cast, plan: Plan) -> None:
    first = plan.items.get(text="Mục đích")
    with pytest.raises(InvalidInput, match="đứng đầu"):
        services.item_indent(item_id=first.pk, actor=cast.drafter)
    with pytest.raises(InvalidInput, match="cao nhất"):
        services.item_outdent(item_id=first.pk, actor=cast.drafter)


def test_a_row_is_a_task_from_the_start(cast: Cast, plan: Plan) -> None:
    table = services.item_add(
        plan_id=plan.pk, actor=cast.drafter, parent_id=plan.items.get(text="Nhiệm vụ").pk, after_id=None,
        style=ItemStyle.TABLE,
    )  # fmt: skip
    row = services.item_add(
        plan_id=plan.pk, actor=cast.drafter, parent_id=table.pk, after_id=None, style=ItemStyle.DASH, text="Việc mới"
    )
    assert row.style == ItemStyle.ROW
    assert row.task.search_text == "viec moi"
    assert [column["key"] for column in table.columns][:2] == ["number", "title"]


def test_deleting_takes_the_children_and_undo_brings_all_back(cast: Cast, plan: Plan) -> None:
    before = rows(plan)
    parts = set(TaskUnit.objects.values_list("pk", flat=True))
    services.item_delete(item_id=plan.items.get(text="Nhiệm vụ").pk, actor=cast.drafter)
    assert plan.items.count() == len(before) - 3
    services.plan_undo(plan_id=plan.pk, actor=cast.drafter)
    assert [row[:5] for row in rows(plan)] == [row[:5] for row in before]
    assert set(TaskUnit.objects.values_list("pk", flat=True)) == parts
    services.plan_redo(plan_id=plan.pk, actor=cast.drafter)
    assert plan.items.count() == len(before) - 3


def test_undo_refuses_to_undo_somebody_elses_work(cast: Cast, item: Item) -> None:
    services.item_update(item_id=item.pk, actor=cast.drafter, version=1, changes={"text": "Của chuyên viên"})
    services.item_update(item_id=item.pk, actor=cast.unit_head, version=2, changes={"text": "Của trưởng phòng"})
    with pytest.raises(InvalidInput, match="người khác đã sửa"):
        services.plan_undo(plan_id=item.plan_id, actor=cast.drafter)
    item.refresh_from_db()
    assert item.text == "Của trưởng phòng"


def test_undo_keeps_what_others_put_under_a_new_item(cast: Cast, plan: Plan) -> None:
    new = services.item_add(
        plan_id=plan.pk, actor=cast.drafter, parent_id=None, after_id=None, style=ItemStyle.SECTION, text="Mới"
    )
    services.item_add(
        plan_id=plan.pk, actor=cast.unit_head, parent_id=new.pk, after_id=None, style=ItemStyle.DASH, text="Con"
    )
    with pytest.raises(InvalidInput, match="người khác đã sửa"):
        services.plan_undo(plan_id=plan.pk, actor=cast.drafter)
    assert plan.items.filter(text="Con").exists()


def test_a_new_step_forgets_what_could_be_redone(cast: Cast, item: Item) -> None:
    services.item_update(item_id=item.pk, actor=cast.drafter, version=1, changes={"text": "Một"})
    services.plan_undo(plan_id=item.plan_id, actor=cast.drafter)
    services.item_update(item_id=item.pk, actor=cast.drafter, version=3, changes={"text": "Hai"})
    with pytest.raises(InvalidInput, match="làm lại"):
        services.plan_redo(plan_id=item.plan_id, actor=cast.drafter)


def test_only_the_last_steps_are_kept(cast: Cast, item: Item, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plans.services.recording.KEPT_STEPS", 3)
    for version in range(1, 6):
        services.item_update(item_id=item.pk, actor=cast.drafter, version=version, changes={"text": f"Bản {version}"})
    assert EditStep.objects.count() == 3
