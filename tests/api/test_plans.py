"""Plans, items and documents as other systems read them."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.constants import State
from documents.models import Document
from organizations.models import User
from plans.constants import ItemStyle, PlanKind
from plans.models import Item, Plan, Task
from tests.api.conftest import Get
from tests.people import PDF, Cast, advance, make_item, make_plan

pytestmark = pytest.mark.django_db


def rows(get: Get, path: str, user: User | None = None) -> list[dict[str, Any]]:
    answer = get(path, user)
    assert answer.status_code == 200, answer.content.decode()
    found: list[dict[str, Any]] = json.loads(answer.content)["results"]
    return found


# --- plans -------------------------------------------------------------------------------------------------------


@pytest.mark.both_engines
def test_a_plan_with_its_bases_and_money(get: Get, cast: Cast, plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(
        budget_total=53_000_000, budget_words="Năm mươi ba triệu đồng", budget_source="Quyết định số 79/QĐ-SKHCN"
    )
    (row,) = rows(get, "plans/")
    assert row | {"updated_at": ""} == {
        "id": plan.pk,
        "agency": cast.agency.pk,
        "document": plan.document_id,
        "kind": "annual",
        "subject": plan.document.subject,
        "state": "draft",
        "number": None,
        "symbol": "KH-SKHCN",
        "issued_on": None,
        "period_start": "2025-01-01",
        "period_end": "2025-12-31",
        "parent": None,
        "legal_bases": [
            {
                "kind": "Quyết định",
                "symbol": "1322/QĐ-TTg",
                "name": "Chương trình quốc gia hỗ trợ doanh nghiệp nâng cao năng suất và chất lượng",
                "date": "2020-08-31",
                "issuer": "Thủ tướng Chính phủ",
                "role": "căn cứ",
            }
        ],
        "budget": {
            "total_vnd": 53_000_000,
            "words": "Năm mươi ba triệu đồng",
            "source": "Quyết định số 79/QĐ-SKHCN",
        },
        "updated_at": "",
        "url": f"http://testserver/api/v1/plans/{plan.pk}/",
        "amends": None,
        "amended_by": None,
    }
    assert json.loads(get(f"plans/{plan.pk}/").content) == row


def test_what_a_plan_does_not_say_is_null(get: Get, plan: Plan) -> None:
    assert rows(get, "plans/")[0]["budget"] == {"total_vnd": None, "words": None, "source": None}


def test_plans_by_kind_state_year_and_words(get: Get, cast: Cast) -> None:
    annual = make_plan(cast.agency, cast.drafter, subject="Hội thảo năm 2025", search_text="hoi thao nam 2025")
    programme = make_plan(
        cast.agency,
        cast.drafter,
        subject="Chương trình",
        search_text="chuong trinh",
        kind=PlanKind.PROGRAMME,
        state=State.ISSUED,
        period_start=dt.date(2021, 1, 1),
        period_end=dt.date(2030, 12, 31),
    )
    make_plan(cast.agency, cast.drafter, subject="Mẫu", is_template=True)

    def ids(query: str) -> set[int]:
        return {row["id"] for row in rows(get, f"plans/?{query}")}

    assert ids("") == {annual.pk, programme.pk}
    assert ids("kind=programme") == {programme.pk}
    assert ids("state=draft") == {annual.pk}
    assert ids("year=2028") == {programme.pk}
    assert ids("year=2025") == {annual.pk, programme.pk}
    assert ids("q=HỘI thao") == {annual.pk}
    assert ids(f"agency={cast.other.pk}") == set()
    assert ids("updated_since=2999-01-01T00:00:00%2B07:00") == set()


@pytest.mark.parametrize(
    "query", ["plans/?year=25", "plans/?kind=x", "plans/?page=2", "items/?style=x", "documents/?state=x"]
)
def test_a_wrong_filter_is_a_problem(get: Get, query: str) -> None:
    body = json.loads(get(query).content)
    assert (body["status"], body["code"], body["title"]) == (400, "invalid", "Yêu cầu không hợp lệ")
    assert body["errors"][0]["message"].endswith(".")


# --- items -------------------------------------------------------------------------------------------------------


@pytest.mark.both_engines
def test_items_say_where_they_stand(get: Get, plan: Plan) -> None:
    found = {row["text"]: row for row in rows(get, f"items/?plan={plan.pk}")}
    section, heading = found["Nhiệm vụ"], found["Tổ chức hội thảo"]
    assert (section["pos"], section["number"], section["style"], section["task"]) == ("II", "II.", "section", None)
    assert (heading["pos"], heading["number"], heading["parent"]) == ("II.1", "1.", section["id"])
    assert heading["task"] == Task.objects.get(item=heading["id"]).pk
    assert [row["text"] for row in rows(get, f"items/?parent={section['id']}")] == [
        "Tổ chức hội thảo",
        "Tuyên truyền trên cổng thông tin",
    ]
    assert {row["style"] for row in rows(get, "items/?style=paragraph")} == {"paragraph"}


def test_positions_in_tables_and_annexes(get: Get, plan: Plan) -> None:
    """PL1.I.1 for a row of a Roman group, .a for a point, .1 for a dash."""
    annex = make_item(plan, "Phụ lục", style=ItemStyle.ANNEX, position=8)
    table = make_item(plan, "", style=ItemStyle.TABLE, parent=annex)
    group = make_item(plan, "Nhóm", style=ItemStyle.GROUP, parent=table)
    make_item(plan, "Dòng", style=ItemStyle.ROW, parent=group)
    section = Item.objects.get(plan=plan, text="Mục đích")
    point = make_item(plan, "Điểm", style=ItemStyle.POINT, parent=section, position=5)
    make_item(plan, "Gạch", style=ItemStyle.DASH, parent=point)
    found = {row["text"]: row["pos"] for row in rows(get, f"items/?plan={plan.pk}&page_size=200")}
    assert (found["Phụ lục"], found["Nhóm"], found["Dòng"]) == ("PL1", "PL1.I", "PL1.I.1")
    assert (found["Điểm"], found["Gạch"]) == ("I.a", "I.a.1")


# --- documents ---------------------------------------------------------------------------------------------------


@pytest.mark.both_engines
def test_an_issued_document_with_its_hashes(get: Get, cast: Cast, plan: Plan) -> None:
    advance(plan.document, State.ISSUED, by=cast.drafter)
    (row,) = rows(get, "documents/")
    assert (row["number"], row["number_year"], row["issued_on"], row["state"]) == (1, 2025, "2025-09-05", "issued")
    assert row["recipients"] == ["UBND tỉnh (b/c)", "Các phòng, đơn vị thuộc Sở (t/h)", "Lưu: VT, TĐC"]
    assert row["signatory"] == {
        "authority": ["KT. GIÁM ĐỐC"],
        "position": "PHÓ GIÁM ĐỐC",
        "name": "Trần Công Hòa",
    }
    assert row["plan"] == plan.pk
    assert row["issued"]["pdf_size"] == len(PDF)
    assert len(row["issued"]["content_sha256"]) == 64


def test_a_draft_has_no_number_yet(get: Get, plan: Plan) -> None:
    (row,) = rows(get, "documents/?state=draft")
    assert (row["number"], row["issued_on"], row["issued"]) == (None, None, None)
    assert rows(get, "documents/?year=2025") == []
    assert rows(get, "documents/?doc_type=QĐ") == []


def test_documents_by_words(get: Get, plan: Plan) -> None:
    Document.objects.filter(pk=plan.document_id).update(search_text="trien khai hoat dong")
    assert len(rows(get, "documents/?q=HOẠT động")) == 1
    assert rows(get, "documents/?q=hội nghị") == []


# --- whose, and what it costs ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["plans", "items", "documents"])
def test_another_agencys_rows_do_not_exist(get: Get, cast: Cast, plan: Plan, other_plan: Plan, name: str) -> None:
    mine = {row["id"] for row in rows(get, f"{name}/?page_size=200")}
    theirs = {row["id"] for row in rows(get, f"{name}/?page_size=200", cast.stranger)}
    assert mine
    assert theirs
    assert not mine & theirs
    hidden = get(f"{name}/{theirs.pop()}/")
    assert (hidden.status_code, json.loads(hidden.content)["code"]) == (404, "not_found")


@pytest.mark.parametrize("name", ["plans", "items", "documents", "units", "agencies"])
def test_queries_do_not_grow_with_the_rows(client_as: Any, cast: Cast, name: str) -> None:
    client = client_as(cast.viewer)
    counts = set()
    for more in (3, 27):
        for number in range(more):
            make_plan(cast.agency, cast.drafter, subject=f"Kế hoạch {more}-{number}")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/api/v1/{name}/?page_size=200").status_code == 200
        signing_in = ("django_session", 'FROM "organizations_user"')
        counts.add(len([each for each in queries.captured_queries if not any(s in each["sql"] for s in signing_in)]))
    assert len(counts) == 1
    assert counts.pop() <= 3
