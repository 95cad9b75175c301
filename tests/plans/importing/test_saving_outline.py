"""Saving an import: the outline, its numbers, tables, targets."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from common.errors import InvalidInput
from plans import selectors
from plans.constants import TaskLayout
from plans.importing.draft import Found, ItemDraft, TargetDraft
from plans.models import Item, Plan, Target, Task
from tests.people import Cast
from tests.plans.importing.uploads import draft, know, ready, save, saved, table, task


class TestOutline:
    def numbers(self, plan: Plan) -> list[str]:
        def walk(nodes: Any) -> list[str]:
            return [number for node in nodes for number in (node.number, *walk(node.children))]

        return walk(selectors.outline(plan).nodes)

    def test_only_a_number_that_differs_is_kept(self, cast: Cast) -> None:
        children = tuple(ItemDraft("heading", f"Việc {number}", number) for number in ("1.", "3.", "4."))
        plan = saved(cast, draft(ItemDraft("section", "VIỆC", "I.", children=children)))
        assert self.numbers(plan) == ["I.", "1.", "3.", "4."]
        assert list(Item.objects.filter(plan=plan).exclude(number="").values_list("number", flat=True)) == ["3."]

    def test_what_lies_too_deep_follows_instead(self, cast: Cast) -> None:
        item = ItemDraft("dash", "Lớp 12")
        for level in range(11, 0, -1):
            item = ItemDraft("dash", f"Lớp {level}", children=(item,))
        plan = saved(cast, draft(item))
        texts = [node.item.text for node in sorted(selectors.outline(plan).by_id.values(), key=lambda n: n.item.pk)]
        assert texts == [f"Lớp {level}" for level in range(1, 13)]

    def test_a_table_keeps_columns_rows_and_their_labels(self, cast: Cast) -> None:
        row = ItemDraft(
            "row", "Khảo sát", "1", task=task(lead_label="", deadline_label="", deadline=Found("Quý II/2026"))
        )
        group = ItemDraft("group", "Nhóm việc đầu năm", "I", children=(row,))
        plan = saved(cast, draft(ItemDraft("annex", "DANH MỤC", children=(table(group),), landscape=True)))
        assert plan.task_layout == TaskLayout.ANNEX
        made = Task.objects.get(plan=plan)
        assert (made.lead_label, made.deadline_label) == ("Đơn vị chủ trì", "Thời gian thực hiện")
        assert (made.start, made.due) == (dt.date(2026, 4, 1), dt.date(2026, 6, 30))
        assert Item.objects.get(plan=plan, style="table").columns[2] == {
            "key": "lead",
            "title": "Đơn vị chủ trì",
            "width": 20.0,
        }

    def test_a_table_inside_a_table_is_refused_by_name(self, cast: Cast) -> None:
        row = ItemDraft("row", "Hàng ngoài", "1", children=(table(),))
        with pytest.raises(InvalidInput, match="Bảng không đặt được trong bảng khác"):
            saved(cast, draft(table(row)))

    def test_a_field_that_is_too_long_names_its_task(self, cast: Cast) -> None:
        long = ItemDraft("heading", "Rà soát", "1.", task=task(deadline=Found("từ " * 200)))
        with pytest.raises(InvalidInput, match="«Rà soát»: Nội dung dài"):
            saved(cast, draft(long))

    def test_targets_that_contradict_themselves_keep_their_words(self, cast: Cast) -> None:
        item = ItemDraft("dash", "Hỗ trợ 9 đến 5 cơ sở", targets=(TargetDraft("Hỗ trợ", "9-5", "cơ sở"),))
        target = Target.objects.get(plan=saved(cast, draft(item)))
        assert (target.value, target.low) == ("9-5", None)

    def test_three_hundred_tasks_take_few_queries(
        self, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        know(cast.drafter)
        rows = tuple(
            ItemDraft("heading", f"Nhiệm vụ {at}", f"{at}.", task=task(deadline=Found(f"Quý {at % 4 + 1}/2026")))
            for at in range(1, 301)
        )
        found = ready(cast.drafter, draft(ItemDraft("section", "NHIỆM VỤ", "I.", children=rows)))
        with django_assert_max_num_queries(60):
            plan = save(found, cast)
        assert Task.objects.filter(plan=plan).count() == 300
