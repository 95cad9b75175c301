"""The day's work, the list and the steps, as answers of the server: what each person is shown and told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from common.text import fold
from documents import policies as document_policies
from documents.constants import Action, State
from documents.models import Document
from documents.selectors.waiting import waiting_for
from organizations.constants import Role
from plans import services
from plans.models import Item, Plan, Task
from plans.selectors import outline
from plans.selectors.tasks import task_rows
from plans.selectors.waiting import followed
from tests import people
from tests.people import Cast

ClientAs = Callable[..., Client]
pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def _subjects(client: Client, query: str = "") -> list[str]:
    answer = client.get(f"/ke-hoach/{query}")
    assert answer.status_code == 200
    return [str(plan) for plan in answer.context["page"].object_list]


@pytest.fixture
def three(cast: Cast) -> list[Plan]:
    def plan(subject: str, **fields: Any) -> Plan:
        return people.make_plan(cast.agency, cast.drafter, subject=subject, search_text=fold(subject), **fields)

    years = {"period_start": dt.date(2021, 1, 1), "period_end": dt.date(2030, 12, 31)}
    return [
        plan("Đào tạo năng suất chất lượng"),
        plan("Chương trình 2021–2030", **years),
        plan("Đã ban hành", state=State.ISSUED),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=dao+tao", {"Đào tạo năng suất chất lượng"}),
        ("?q=ĐÀO  tạo", {"Đào tạo năng suất chất lượng"}),
        ("?year=2027", {"Chương trình 2021–2030"}),
        ("?state=issued", {"Đã ban hành"}),
        ("?q=không có", set()),
        ("?q=1", {"Chương trình 2021–2030", "Đã ban hành"}),
    ],
)
def test_the_list_is_narrowed(cast: Cast, three: list[Plan], client_as: ClientAs, query: str, found: set[str]) -> None:
    assert set(_subjects(client_as(cast.drafter), query)) == found


@pytest.mark.parametrize("query", ["?state=nowhere", "?year=abc", "?unit=999999", "?sort=x", "?page=99", "?page=x"])
def test_a_wrong_filter_still_answers(cast: Cast, three: list[Plan], client_as: ClientAs, query: str) -> None:
    client = client_as(cast.drafter)
    assert client.get(f"/ke-hoach/{query}").status_code == 200


def test_the_list_by_unit_holds_what_it_drafts_or_leads(cast: Cast, three: list[Plan], client_as: ClientAs) -> None:
    other = people.make_unit(cast.agency, "phong-khac", "Phòng khác")
    client = client_as(cast.drafter)
    assert _subjects(client, f"?unit={other.pk}") == []
    Document.objects.filter(pk=three[0].document_id).update(drafting_unit=other)
    assert _subjects(client, f"?unit={other.pk}") == [str(three[0])]


def test_the_list_asks_as_many_questions_for_thirty_plans_as_for_three(
    cast: Cast, three: list[Plan], client_as: ClientAs
) -> None:
    client = client_as(cast.drafter)
    for page in ("/", "/ke-hoach/"):
        client.get(page)
        with CaptureQueriesContext(
            connection,
        ) as few:
            client.get(page)
        for number in range(9):
            people.make_plan(cast.agency, cast.drafter, subject=f"Kế hoạch số {number}")
        with CaptureQueriesContext(connection) as many:
            client.get(page)
        assert len(many) == len(few)


def test_the_day_s_work_agrees_with_the_policies(cast: Cast) -> None:
    for state in (State.DRAFT, State.SUBMITTED, State.RETURNED, State.APPROVED, State.NUMBERED):
        people.make_plan(cast.agency, cast.drafter, state=state)
    both = people.make_user("haivai", "Trần Thị Hai", cast.agency, Role.DRAFTER, Role.LEADER)
    for submitter in (cast.drafter, both):
        checked = people.make_plan(cast.agency, cast.drafter)
        services.plan_move(plan_id=checked.pk, actor=submitter, action=Action.SUBMIT)
        Document.objects.filter(pk=checked.document_id).update(content_checked=True, form_checked=True)
    steps = (Action.CHECK_CONTENT, Action.CHECK_FORM, Action.APPROVE, Action.ASSIGN_NUMBER, Action.ISSUE)
    for user in (cast.drafter, cast.unit_head, cast.clerk, cast.leader, both, cast.viewer, cast.stranger):
        kinds = [kind for kind in waiting_for(user, followed(user)) if kind.action in steps]
        shown = {(kind.action, document.pk) for kind in kinds for document in kind.documents}
        allowed = {
            (action, document.pk)
            for document in Document.objects.for_user(user)
            for action in steps
            if document_policies.can(user, document, action)
        }
        assert shown == allowed


def test_a_reader_is_told_why_there_is_no_new_plan_for_them(cast: Cast, client_as: ClientAs) -> None:
    answer = client_as(cast.viewer).get("/ke-hoach/moi/")
    assert answer.status_code == 403
    assert "dành cho người soạn thảo" in answer.content.decode()


@pytest.mark.parametrize(("day", "year"), [(dt.date(2026, 9, 30), 2026), (dt.date(2026, 10, 1), 2027)])
def test_a_new_plan_is_for_the_year_that_plans_are_now_written_for(
    cast: Cast, client_as: ClientAs, day: dt.date, year: int
) -> None:
    with time_machine.travel(dt.datetime.combine(day, dt.time(9)), tick=False):
        page = client_as(cast.drafter).get("/ke-hoach/moi/").content.decode()
    assert f'value="31/12/{year}"' in page


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ({"period_end": "30/02/2026"}, "30/02/2026"),
        ({"period_end": "31/12/2020"}, "Ngày kết thúc phải sau ngày bắt đầu."),
        ({"subject": ""}, "Hãy nhập trích yếu"),
        ({"drafting_unit": "999999"}, 'class="field-error"'),
    ],
)
def test_a_new_plan_with_bad_input_keeps_what_was_typed(
    cast: Cast, client_as: ClientAs, typed: dict[str, str], answer: str
) -> None:
    good = {
        "kind": "annual",
        "subject": "Kế hoạch <b>mới</b>",
        "period_start": "01/01/2026",
        "period_end": "31/12/2026",
    }
    page = client_as(cast.drafter).post("/ke-hoach/moi/", {**good, **typed})
    assert page.status_code == 400
    assert answer in page.content.decode()
    assert "<b>mới" not in page.content.decode()
    assert not Plan.objects.exists()


def test_another_agency_s_plan_does_not_exist(cast: Cast, other_plan: Plan, client_as: ClientAs) -> None:
    client = client_as(cast.clerk)
    at = f"/ke-hoach/{other_plan.pk}/"
    for page in ("", "nhiem-vu/", "qua-trinh/", "kiem-tra/", "pdf/", "lap-tiep/", "xoa/", "buoc/submit/"):
        assert client.get(at + page).status_code == 404
    for step in ("submit", "approve", "issue"):
        assert client.post(f"{at}buoc/{step}/", {"note": ""}).status_code == 404
    assert client.post(f"{at}y-kien/", {"note": "Xin chào"}).status_code == 404


def test_a_step_that_does_not_exist_is_not_found(cast: Cast, plan: Plan, client_as: ClientAs) -> None:
    assert client_as(cast.clerk).post(f"/ke-hoach/{plan.pk}/buoc/amend/").status_code == 404
    assert client_as(cast.clerk).post(f"/ke-hoach/{plan.pk}/buoc/khong-co/").status_code == 404


def test_the_reason_of_a_return_stands_above_the_plan(cast: Cast, client_as: ClientAs) -> None:
    plan = people.make_plan(cast.agency, cast.drafter, state=State.SUBMITTED)
    reason = "Mục II.1 chưa ghi kết quả; đề nghị bổ sung."
    services.plan_move(plan_id=plan.pk, actor=cast.unit_head, action=Action.RETURN, note=reason)
    client = client_as(cast.drafter)
    assert client.get(plan.get_absolute_url()).context["returned"].note == reason
    services.plan_move(plan_id=plan.pk, actor=cast.drafter, action=Action.SUBMIT)
    assert client.get(plan.get_absolute_url()).context["returned"] is None


def test_a_number_on_a_day_off_is_asked_about_once(cast: Cast, client_as: ClientAs) -> None:
    plan = people.make_plan(cast.agency, cast.drafter, state=State.APPROVED)
    client, page = client_as(cast.clerk), f"/ke-hoach/{plan.pk}/buoc/assign_number/"
    with time_machine.travel("2026-03-02 08:00+07:00", tick=False):
        asked = client.post(page, {"issued_on": "01/03/2026"})
        assert asked.status_code == 400
        assert "Ngày 01/03/2026 là ngày nghỉ" in asked.content.decode()
        assert 'name="confirmed" value="01/03/2026"' in asked.content.decode()
        other = client.post(page, {"issued_on": "28/02/2026", "confirmed": "01/03/2026"})
        assert "Ngày 28/02/2026 là ngày nghỉ" in other.content.decode()
        assert client.post(page, {"issued_on": "01/03/2026", "confirmed": "01/03/2026"}).status_code == 302
    plan.document.refresh_from_db()
    assert plan.document.code == "01/KH-SKHCN"


def test_lights_are_shown_once_the_plan_is_issued(cast: Cast, client_as: ClientAs) -> None:
    draft = people.make_plan(cast.agency, cast.drafter)
    issued = people.make_plan(cast.agency, cast.drafter, state=State.ISSUED)
    client = client_as(cast.viewer)
    shown = [
        ">Tình trạng<" in client.get(f"/ke-hoach/{plan.pk}/nhiem-vu/").content.decode() for plan in (draft, issued)
    ]
    assert shown == [False, True]


DATES = "Chậm nhất hết ngày 31/12/2025."
DOUBT = "Không ghi năm nên lấy năm 2025; hãy xác nhận."
ONGOING = "Việc thường xuyên, không có hạn cuối."


@pytest.mark.parametrize(("message", "remark"), [(DATES, ""), (f"{DATES} {DOUBT}", DOUBT), (ONGOING, ONGOING)])
def test_a_deadline_s_remark_leaves_out_its_own_dates(plan: Plan, message: str, remark: str) -> None:
    Task.objects.filter(plan=plan).update(start=None, due=dt.date(2025, 12, 31), deadline_message=message)
    rows = task_rows(plan, outline(plan), dt.date(2025, 9, 1))
    assert {row.remark for row in rows} == {remark}


def test_the_trail_names_items_and_not_the_page_itself(cast: Cast, plan: Plan, client_as: ClientAs) -> None:
    services.plan_update(
        plan_id=plan.pk, actor=cast.drafter, version=plan.document.version, changes={"opening": "Sở xây dựng."}
    )
    item = Item.objects.filter(plan=plan, task__isnull=False).first()
    assert item is not None
    services.item_update(item_id=item.pk, actor=cast.drafter, version=item.version, changes={"text": "Hội thảo mới"})
    shown = client_as(cast.viewer).get(f"/ke-hoach/{plan.pk}/qua-trinh/").content.decode()
    trail = shown[shown.index('id="entries"') :]
    assert "«Hội thảo mới»" in trail
    assert f"«{plan}»" not in trail
