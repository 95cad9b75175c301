"""The task list that other systems pull: its shape, whose it is, what it costs."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.constants import State
from organizations.models import UnitName
from plans.constants import DeadlineKind, ItemStyle, UnitRole
from plans.models import Plan, Task, TaskUnit
from tests.api.conftest import NEWS, WORKSHOP, Get, tasks, titles
from tests.people import Cast, advance, make_item, make_plan, make_task, make_unit

pytestmark = pytest.mark.django_db

FIELDS = [
    "id", "plan", "pos", "title", "leads", "coordinators", "director", "deadline", "start", "due",
    "status", "light", "progress", "expected_result", "updated_at", "url", "lineage",
]  # fmt: skip


@time_machine.travel(dt.datetime(2025, 8, 1, tzinfo=dt.UTC))
@pytest.mark.both_engines
def test_a_task_has_the_shape_of_the_contract(get: Get, cast: Cast, plan: Plan) -> None:
    Task.objects.filter(plan=plan, due__isnull=False).update(director="Phó Giám đốc Sở", start=dt.date(2025, 7, 1))
    advance(plan.document, State.ISSUED, by=cast.drafter)
    page = json.loads(get("tasks/").content)
    assert list(page) == ["next", "previous", "results"]
    first, second = page["results"]
    assert list(first) == FIELDS
    task = Task.objects.get(pk=first["id"])
    assert first | {"updated_at": ""} == {
        "id": task.pk,
        "plan": plan.pk,
        "pos": "II.1",
        "title": WORKSHOP,
        "leads": [{"unit": "Phòng Tiêu chuẩn Đo lường Chất lượng", "qualifier": None}],
        "coordinators": ["Văn phòng Sở"],
        "director": "Phó Giám đốc Sở",
        "deadline": "Quý III/2025",
        "start": "2025-07-01",
        "due": "2025-09-30",
        "status": "in_progress",
        "light": "on_track",
        "progress": 0,
        "expected_result": "Báo cáo",
        "updated_at": "",
        "url": f"http://testserver/api/v1/tasks/{task.pk}/",
        "lineage": str(task.item.lineage),
    }
    assert (second["pos"], second["due"], second["director"]) == ("II.2", None, None)


def test_the_detail_is_the_row_of_the_list(get: Get, issued: Plan) -> None:
    row = tasks(get)[0]
    answer = get(f"tasks/{row['id']}/")
    assert json.loads(answer.content) == row
    assert get(f"tasks/{row['id']}/", headers={}).headers["ETag"] == answer.headers["ETag"]


def test_scope_and_printed_name_stand_as_printed(get: Get, plan: Plan) -> None:
    part = TaskUnit.objects.filter(task__plan=plan, role=UnitRole.LEAD).order_by("pk").first()
    assert part is not None
    TaskUnit.objects.filter(pk=part.pk).update(scope="Chương trình 1, 4 và 5", printed_name="Phòng QL TCĐLCL")
    assert tasks(get)[0]["leads"] == [{"unit": "Phòng QL TCĐLCL", "qualifier": "Chương trình 1, 4 và 5"}]


def test_a_unit_keeps_the_name_of_the_plans_day(get: Get, cast: Cast, issued: Plan) -> None:
    UnitName.objects.create(
        agency=cast.agency, unit=cast.unit, name="Chi cục Tiêu chuẩn", valid_to=dt.date(2025, 12, 31)
    )
    assert tasks(get)[0]["leads"][0]["unit"] == "Chi cục Tiêu chuẩn"


# --- status and light --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "day", "status", "light"),
    [
        (State.DRAFT, "2025-08-01", "planned", "not_due"),
        (State.SUBMITTED, "2025-08-01", "planned", "not_due"),
        (State.NUMBERED, "2025-10-01", "planned", "not_due"),
        (State.ISSUED, "2025-08-01", "in_progress", "on_track"),
        (State.ISSUED, "2025-09-25", "in_progress", "at_risk"),
        (State.ISSUED, "2025-09-30", "in_progress", "at_risk"),
        (State.ISSUED, "2025-10-01", "in_progress", "overdue"),
        (State.AMENDED, "2025-10-01", "amended", "not_due"),
        (State.WITHDRAWN, "2025-10-01", "withdrawn", "not_due"),
        (State.CANCELLED, "2025-10-01", "withdrawn", "not_due"),
    ],
)
def test_status_and_light_follow_state_and_dates(
    get: Get, cast: Cast, state: str, day: str, status: str, light: str
) -> None:
    make_plan(cast.agency, cast.drafter, state=state)
    with time_machine.travel(f"{day}T02:00:00+00:00"):
        row = tasks(get)[0]
        assert (row["title"], row["status"], row["light"], row["progress"]) == (WORKSHOP, status, light, 0)
        assert WORKSHOP in titles(get, f"?status={status}")
        assert (WORKSHOP in titles(get, "?overdue=true")) == (light == "overdue")
        assert (WORKSHOP in titles(get, "?overdue=false")) == (light != "overdue")


@time_machine.travel("2025-03-01T02:00:00+00:00")
def test_before_its_start_a_task_is_not_started(get: Get, cast: Cast, plan: Plan) -> None:
    Task.objects.filter(plan=plan, due__isnull=False).update(start=dt.date(2025, 7, 1))
    advance(plan.document, State.ISSUED, by=cast.drafter)
    assert titles(get, "?status=not_started") == [WORKSHOP]
    assert titles(get, "?status=in_progress") == [NEWS]


# --- whose -------------------------------------------------------------------------------------------------------


def test_nobody_sees_another_agencys_tasks(get: Get, cast: Cast, issued: Plan, other_plan: Plan) -> None:
    mine = {row["id"] for row in tasks(get)}
    theirs = {row["id"] for row in tasks(get, user=cast.stranger)}
    assert mine == set(Task.objects.filter(plan=issued).values_list("pk", flat=True))
    assert theirs == set(Task.objects.filter(plan=other_plan).values_list("pk", flat=True))
    assert tasks(get, f"?plan={other_plan.pk}") == []
    assert tasks(get, f"?unit={cast.unit.pk}", user=cast.stranger) == []
    assert get(f"tasks/{theirs.pop()}/").status_code == 404


def test_a_superior_reads_what_is_open_to_it(get: Get, cast: Cast, issued: Plan) -> None:
    assert len(tasks(get, user=cast.superior_reader)) == 2


def test_group_rows_and_templates_are_no_tasks(get: Get, cast: Cast, plan: Plan) -> None:
    make_plan(cast.agency, cast.drafter, is_template=True)
    Task.objects.filter(plan=plan, due__isnull=True).update(is_group=True)
    assert titles(get) == [WORKSHOP]


def test_a_session_reads_too(client_as: Any, cast: Cast, issued: Plan) -> None:
    assert len(client_as(cast.viewer).get("/api/v1/tasks/").json()["results"]) == 2
    assert Client().get("/api/v1/tasks/").status_code == 401


# --- what it costs -----------------------------------------------------------------------------------------------


def _many(cast: Cast, count: int) -> None:
    plan = make_plan(cast.agency, cast.drafter, subject=f"Kế hoạch {count}")
    parent = make_item(plan, "Việc", style=ItemStyle.SECTION, position=9)
    office = make_unit(cast.agency, "van-phong", "Văn phòng Sở")
    for number in range(count):
        make_task(
            plan, f"Việc {number}", cast.unit, office, parent=parent, position=number, deadline_kind=DeadlineKind.ONCE
        )
    if count % 2:
        advance(plan.document, State.ISSUED, by=cast.drafter)


def test_queries_are_the_same_for_three_and_thirty_rows(client_as: Any, cast: Cast) -> None:
    client = client_as(cast.viewer)
    counts = []
    for rows in (1, 15, 14):
        _many(cast, rows)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = client.get("/api/v1/tasks/?page_size=200").json()
        counts.append((len(page["results"]), len(_own(queries))))
    assert [rows for rows, _ in counts] == [3, 20, 36]
    assert {number for _, number in counts} == {3}


def _own(queries: CaptureQueriesContext) -> list[str]:
    """Without the session and the person."""
    signing_in = ("django_session", 'FROM "organizations_user"')
    return [each["sql"] for each in queries.captured_queries if not any(part in each["sql"] for part in signing_in)]


def test_pages_hold_fifty_and_never_more_than_two_hundred(get: Get, cast: Cast) -> None:
    _many(cast, 210)
    first = json.loads(get("tasks/").content)
    assert len(first["results"]) == 50
    assert len(tasks(get, "?page_size=1000000000")) == 200
    second = json.loads(get("tasks/" + first["next"].split("/tasks/")[1]).content)
    assert not {row["id"] for row in first["results"]} & {row["id"] for row in second["results"]}
    assert json.loads(get("tasks/?count=1&page_size=1").content)["count"] == 212
