"""The filters of the task list."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.utils import timezone

from documents.models import Document
from plans.models import Plan, Task
from tests.api.conftest import NEWS, WORKSHOP, Get, tasks, titles
from tests.people import Cast, make_plan, make_unit

pytestmark = pytest.mark.django_db


def test_by_plan(get: Get, cast: Cast, issued: Plan) -> None:
    make_plan(cast.agency, cast.drafter)
    assert len(tasks(get)) == 4
    assert {row["plan"] for row in tasks(get, f"?plan={issued.pk}")} == {issued.pk}


def test_by_unit_and_role(get: Get, cast: Cast, issued: Plan) -> None:
    office = make_unit(cast.agency, "van-phong", "Văn phòng Sở")
    assert len(tasks(get, f"?unit={cast.unit.pk}")) == 2
    assert titles(get, f"?unit={cast.unit.pk}&role=lead") == [WORKSHOP]
    assert titles(get, f"?unit={cast.unit.pk}&role=coordinator") == [NEWS]
    assert titles(get, f"?unit={office.pk}&role=lead") == [NEWS]


@pytest.mark.parametrize(
    ("start", "due", "until", "quarter", "found"),
    [
        ("2025-07-01", "2025-09-30", None, "2025-Q3", True),
        ("2025-07-01", "2025-09-30", None, "2025-Q2", False),
        ("2025-07-01", "2025-12-31", None, "2025-Q4", True),
        ("2024-01-01", "2026-12-31", None, "2025-Q1", True),
        (None, "2025-09-30", None, "2025-Q3", True),
        (None, "2025-09-30", None, "2025-Q2", False),
        ("2025-02-01", None, None, "2025-Q4", True),
        ("2025-02-01", None, None, "2026-Q1", False),
        ("2025-02-01", "2025-12-31", "2027-12-31", "2027-Q4", True),
        ("2025-02-01", "2025-12-31", "2027-12-31", "2028-Q1", False),
        (None, None, None, "2025-Q3", False),
    ],
)
@pytest.mark.both_engines
def test_by_quarter(
    get: Get, plan: Plan, start: str | None, due: str | None, until: str | None, quarter: str, found: bool
) -> None:
    Task.objects.filter(plan=plan).update(start=None, due=None)
    Task.objects.filter(plan=plan, search_text__contains="hoi thao").update(start=start, due=due, until=until)
    assert (WORKSHOP in titles(get, f"?quarter={quarter}")) == found


def test_by_due_date(get: Get, issued: Plan) -> None:
    assert titles(get, "?due_before=2025-10-01") == [WORKSHOP]
    assert titles(get, "?due_before=2025-09-30") == []


@pytest.mark.both_engines
def test_by_words_without_marks(get: Get, issued: Plan) -> None:
    for words in ("hoi thao", "HỘI THẢO", "thảo tổ", "To chuc"):
        assert titles(get, f"?q={words}") == [WORKSHOP]
    assert titles(get, "?q=khong co") == []


@pytest.mark.both_engines
def test_what_changed_since(get: Get, plan: Plan) -> None:
    """A new state of the document is a change of its tasks: who pulls changes must see that they came into force."""
    long_ago = timezone.now() - dt.timedelta(days=30)
    Task.objects.filter(plan=plan).update(updated_at=long_ago)
    Document.objects.filter(pk=plan.document_id).update(updated_at=long_ago)
    plan.items.update(updated_at=long_ago)
    since = (timezone.now() - dt.timedelta(days=1)).isoformat().replace("+", "%2B")
    assert titles(get, f"?updated_since={since}") == []
    plan.items.filter(text=NEWS).update(updated_at=timezone.now())
    assert titles(get, f"?updated_since={since}") == [NEWS]
    Document.objects.filter(pk=plan.document_id).update(updated_at=timezone.now())
    assert titles(get, f"?updated_since={since}") == [WORKSHOP, NEWS]


def test_empty_filters_are_none(get: Get, issued: Plan) -> None:
    query = "?plan=&unit=&role=&status=&quarter=&due_before=&overdue=&updated_since=&q=&cursor=&current=&lineage="
    assert titles(get, query) == [WORKSHOP, NEWS]


@pytest.mark.parametrize(
    ("query", "field", "sentence"),
    [
        ("plan=abc", "plan", "Hãy gửi mã số là số nguyên."),
        ("plan=0", "plan", "Mã số phải lớn hơn 0."),
        ("plan=99999999999999999999", "plan", "Mã số quá lớn."),
        ("unit=-1", "unit", "Mã số phải lớn hơn 0."),
        ("role=chu-tri", "role", "Giá trị này không có; hãy dùng một trong: lead, coordinator."),
        ("quarter=2025-Q5", "quarter", "Hãy gửi quý dạng 2025-Q3."),
        ("quarter=Q3/2025", "quarter", "Hãy gửi quý dạng 2025-Q3."),
        ("due_before=31/02/2025", "due_before", "Hãy gửi ngày có thật, dạng 2025-09-30."),
        ("due_before=2025-02-31", "due_before", "Hãy gửi ngày có thật, dạng 2025-09-30."),
        ("overdue=co", "overdue", "Hãy gửi true hoặc false."),
        ("current=co", "current", "Hãy gửi true hoặc false."),
        ("lineage=1", "lineage", "Hãy gửi mã dạng UUID."),
        ("updated_since=hom-qua", "updated_since", "Hãy gửi thời điểm có thật, dạng 2025-09-30T08:00:00+07:00."),
        ("q=" + "a" * 201, "q", "Từ tìm kiếm dài quá 200 ký tự."),
        ("q=%00", "q", "Từ tìm kiếm có ký tự không hợp lệ."),
    ],
)
def test_a_filter_that_cannot_be_read_is_a_vietnamese_problem(
    get: Get, issued: Plan, query: str, field: str, sentence: str
) -> None:
    answer = get(f"tasks/?{query}")
    body = json.loads(answer.content)
    assert (answer.status_code, body["code"]) == (400, "invalid")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert body["errors"] == [{"field": field, "message": sentence}]


def test_a_misspelt_filter_is_not_everything(get: Get, issued: Plan) -> None:
    body = json.loads(get("tasks/?qarter=2025-Q3").content)
    assert body["errors"][0]["field"] == "qarter"
    assert "quarter" in body["errors"][0]["message"]
