"""What other systems read of an amended plan: each task once, or one task through all its versions."""

from __future__ import annotations

import json

import pytest
import time_machine

from plans.models import Item
from tests.api.conftest import NEWS, WORKSHOP, Get, tasks
from tests.people import Cast
from tests.plans.versions import amend, issue, issued_plan

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


@time_machine.travel("2026-01-05 08:00+07:00")
def test_tasks_of_an_amended_plan_are_counted_once(cast: Cast, get: Get) -> None:
    plan = issued_plan(cast)
    draft = issue(amend(cast, plan), by=cast.clerk)
    assert [(row["plan"], row["title"]) for row in tasks(get, "?current=true")] == [
        (draft.pk, WORKSHOP),
        (draft.pk, NEWS),
    ]
    assert {row["plan"] for row in tasks(get, "?current=false")} == {plan.pk}
    assert [row["plan"] for row in tasks(get, "?overdue=true")] == [draft.pk]
    assert {(row["plan"], row["status"]) for row in tasks(get, "?status=amended")} == {(plan.pk, "amended")}


def test_one_task_is_read_through_its_versions(cast: Cast, get: Get) -> None:
    plan = issued_plan(cast)
    draft = amend(cast, plan)
    lineage = Item.objects.get(plan=plan, text=WORKSHOP).lineage
    rows = tasks(get, f"?lineage={lineage}")
    assert [(row["plan"], row["lineage"]) for row in rows] == [(plan.pk, str(lineage)), (draft.pk, str(lineage))]


def test_a_plan_names_what_it_amends_and_what_amended_it(cast: Cast, get: Get) -> None:
    plan = issued_plan(cast)
    draft = issue(amend(cast, plan), by=cast.clerk)
    rows = {row["id"]: (row["amends"], row["amended_by"]) for row in json.loads(get("plans/").content)["results"]}
    assert rows == {plan.pk: (None, draft.pk), draft.pk: (plan.pk, None)}
