"""An item's targets are saved with it: version, trail, undo, limits, strangers."""

from __future__ import annotations

from typing import Any

import pytest

from audit import selectors as audit_selectors
from audit.models import Entry
from common.errors import InvalidInput, NotAllowed, StaleVersion
from documents.constants import State
from plans import selectors, services
from plans.models import EditStep, Item, Plan, Target
from tests import people
from tests.people import Cast


@pytest.fixture
def item(plan: Plan) -> Item:
    """The duty that already has a target: ít nhất 05 doanh nghiệp."""
    return plan.items.get(targets__isnull=False)


def save(cast: Cast, item: Item, *rows: dict[str, Any]) -> Item:
    item.refresh_from_db()
    return services.item_update(
        item_id=item.pk, actor=cast.drafter, version=item.version, changes={"targets": list(rows)}
    )


def stored(item: Item) -> list[tuple[object, ...]]:
    rows = Target.objects.filter(item=item).order_by("position")
    return list(rows.values_list("text", "value", "low", "high", "bound", "unit"))


OLD = {"text": "Doanh nghiệp được hỗ trợ", "value": "05", "unit": "doanh nghiệp", "bound": "min"}
EXPERTS = {"text": "Chuyên gia", "value": "khoảng 05-10 chuyên gia", "period_start": "2025-01-01"}


@pytest.mark.both_engines
def test_a_target_is_added_and_taken_back(cast: Cast, item: Item) -> None:
    kept = item.targets.get()
    assert save(cast, item, EXPERTS, OLD).version == 2
    assert stored(item) == [
        ("Chuyên gia", "05-10", 5, 10, "about", "chuyên gia"),
        ("Doanh nghiệp được hỗ trợ", "05", 5, 5, "min", "doanh nghiệp"),
    ]
    assert Target.objects.get(value="05").pk == kept.pk
    services.plan_undo(plan_id=item.plan_id, actor=cast.drafter)
    assert list(Target.objects.filter(item=item)) == [kept]
    services.plan_redo(plan_id=item.plan_id, actor=cast.drafter)
    assert [row[1] for row in stored(item)] == ["05-10", "05"]


def test_the_trail_names_the_targets(cast: Cast, item: Item) -> None:
    save(cast, item, {**OLD, "value": "06"})
    entry = Entry.objects.get(object_type="plans.item", object_id=str(item.pk))
    assert audit_selectors.changes(entry) == [
        (
            "Chỉ tiêu",
            "Doanh nghiệp được hỗ trợ · ít nhất 05 doanh nghiệp",
            "Doanh nghiệp được hỗ trợ · ít nhất 06 doanh nghiệp",
        )
    ]


def test_a_changed_row_keeps_its_id(cast: Cast, item: Item) -> None:
    kept = item.targets.get()
    save(cast, item, {**OLD, "value": "06"}, EXPERTS)
    assert Target.objects.get(value="06").pk == kept.pk
    other = Target.objects.get(value="05-10")
    save(cast, item, {**EXPERTS, "id": other.pk, "text": "Chuyên gia năng suất"})
    assert list(Target.objects.filter(item=item)) == [other]


def test_the_same_again_leaves_no_trace(cast: Cast, item: Item) -> None:
    assert save(cast, item, OLD).version == 1
    assert not Entry.objects.exists()
    assert not EditStep.objects.exists()


def test_none_are_left(cast: Cast, item: Item) -> None:
    save(cast, item)
    assert stored(item) == []


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([{"value": "10-05"}], "Chỉ tiêu 1: «10-05» có số đầu lớn hơn số sau"),
        ([OLD] * 21, "tối đa 20 chỉ tiêu"),
        ([{"value": "5", "period_start": "31/02/2025"}], "không có thật"),
        ([{"value": "5", "id": 0}], "không còn trong mục"),
        ("x", "không đọc được"),
        ([{"value": "<script>" + "a" * 250}], "ký tự"),
    ],
)
def test_refused_at_the_field(cast: Cast, item: Item, rows: Any, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence) as refused:
        services.item_update(item_id=item.pk, actor=cast.drafter, version=1, changes={"targets": rows, "text": "Khác"})
    assert refused.value.field == "targets"
    item.refresh_from_db()
    assert (item.version, item.targets.count()) == (1, 1)
    assert item.text != "Khác"


def test_another_items_target_is_out_of_reach(cast: Cast, item: Item, other_plan: Plan) -> None:
    theirs = Target.objects.get(plan=other_plan)
    with pytest.raises(InvalidInput, match="không còn trong mục"):
        save(cast, item, {"id": theirs.pk, "value": "9"})
    theirs.refresh_from_db()
    assert theirs.value == "05"


def test_who_may_not(cast: Cast, item: Item) -> None:
    change: dict[str, Any] = {"item_id": item.pk, "version": 1, "changes": {"targets": []}}
    with pytest.raises(Item.DoesNotExist):
        services.item_update(actor=cast.stranger, **change)
    with pytest.raises(NotAllowed):
        services.item_update(actor=cast.viewer, **change)
    with pytest.raises(StaleVersion):
        services.item_update(actor=cast.drafter, **{**change, "version": 7})
    people.advance(item.plan.document, State.SUBMITTED, by=cast.drafter)
    with pytest.raises(NotAllowed):
        services.item_update(actor=cast.drafter, **change)
    assert item.targets.count() == 1


def test_the_check_compares_figures_with_the_text(cast: Cast, item: Item) -> None:
    def said() -> list[str]:
        plan = selectors.plan_for(cast.drafter, item.plan_id)
        return [
            problem.message
            for problem in selectors.plan_problems(plan)
            if (problem.code, problem.item_id, problem.field) == ("target", item.pk, "targets")
        ]

    assert said() == [
        "«Các phòng, đơn vị báo cáo trước ngày 30/11.», chỉ tiêu: giá trị «05» không có trong nội dung mục; "
        "hãy sửa để văn bản và chỉ tiêu khớp nhau."
    ]
    Item.objects.filter(pk=item.pk).update(text="Hỗ trợ ít nhất 05 doanh nghiệp.")
    assert said() == []
