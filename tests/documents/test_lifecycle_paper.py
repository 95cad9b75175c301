"""Signed on paper, then numbered (Điều 15); numbers that another system gave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common.errors import InvalidInput, NotAllowed
from documents import policies
from documents.constants import Action, SigningMethod, State
from documents.models import Document, NumberCounter
from documents.rules.numbering import misplaced, next_working_day
from documents.selectors import date_warning, number_warning, series_for
from documents.selectors.waiting import waiting_for
from documents.services import document_assign_number, document_move, document_sign_paper
from organizations.constants import NumberSeries
from organizations.models import Agency, User
from plans.models import Plan
from plans.selectors.waiting import followed
from tests import people
from tests.people import Cast

pytestmark = pytest.mark.django_db

ClientAs = Callable[[User], Client]
MONDAY = dt.date(2026, 3, 2)
FRIDAY = dt.date(2026, 2, 27)


@pytest.fixture(autouse=True)
def _on_a_monday() -> object:
    with time_machine.travel("2026-03-02T09:00:00+07:00"):
        yield


def paper_plan(cast: Cast) -> Plan:
    """Approved on the Friday before, to be signed on paper."""
    fields = {"signing_method": SigningMethod.PAPER, "content_checked": True, "form_checked": True}
    plan = people.make_plan(cast.agency, cast.drafter, state=State.SUBMITTED, document=fields)
    with time_machine.travel("2026-02-27T16:00:00+07:00"):
        document_move(document_id=plan.document_id, actor=cast.leader, action=Action.APPROVE)
    plan.document.refresh_from_db()
    return plan


def approved(cast: Cast) -> Document:
    return people.advance(people.make_document(cast.agency, cast.drafter), State.APPROVED, by=cast.leader)


def number(cast: Cast, given: int | None = None, day: dt.date = MONDAY) -> Document:
    system = "VNPT iOffice" if given else ""
    return document_assign_number(
        document_id=approved(cast).pk, actor=cast.clerk, issued_on=day, number=given, outside_system=system
    )


def test_a_paper_is_signed_first_and_numbered_after(cast: Cast) -> None:
    document = paper_plan(cast).document
    with pytest.raises(NotAllowed, match="cấp số sau khi ký; hãy ghi nhận ngày ký trước"):
        document_assign_number(document_id=document.pk, actor=cast.clerk, issued_on=MONDAY)
    document_sign_paper(document_id=document.pk, actor=cast.clerk, signed_on=FRIDAY)
    with pytest.raises(InvalidInput, match=r"không được trước ngày ký giấy \(27/02/2026\)"):
        document_assign_number(document_id=document.pk, actor=cast.clerk, issued_on=dt.date(2026, 2, 26))
    numbered = document_assign_number(document_id=document.pk, actor=cast.clerk, issued_on=MONDAY)
    assert (numbered.paper_signed_on, numbered.issued_on, numbered.code) == (FRIDAY, MONDAY, "01/KH-SKHCN")
    assert list(numbered.events.values_list("action", flat=True))[-2:] == ["sign_paper", "assign_number"]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (dt.date(2026, 3, 3), r"không được sau hôm nay \(02/03/2026\)"),
        (dt.date(2026, 2, 26), r"không được trước ngày duyệt \(27/02/2026\)"),
    ],
)
def test_a_day_that_cannot_be_the_signature_s_is_refused(cast: Cast, day: dt.date, sentence: str) -> None:
    document = paper_plan(cast).document
    with pytest.raises(InvalidInput, match=sentence) as refusal:
        document_sign_paper(document_id=document.pk, actor=cast.clerk, signed_on=day)
    assert refusal.value.field == "signed_on"


@pytest.mark.parametrize("person", ["drafter", "unit_head", "leader", "admin", "viewer"])
def test_only_the_clerk_notes_a_signature(cast: Cast, person: str) -> None:
    with pytest.raises(NotAllowed, match="dành cho Văn thư"):
        document_sign_paper(document_id=paper_plan(cast).document.pk, actor=getattr(cast, person), signed_on=FRIDAY)


def test_what_is_signed_by_certificate_has_no_pen(cast: Cast) -> None:
    document = approved(cast)
    with pytest.raises(NotAllowed, match="được ký số nên không ghi nhận ký giấy"):
        document_sign_paper(document_id=document.pk, actor=cast.clerk, signed_on=FRIDAY)
    assert Action.SIGN_PAPER not in [action for action, _ in policies.available_actions(cast.clerk, document)]


def test_a_returned_paper_is_signed_anew(cast: Cast) -> None:
    document = paper_plan(cast).document
    document_sign_paper(document_id=document.pk, actor=cast.clerk, signed_on=FRIDAY)
    back = document_move(document_id=document.pk, actor=cast.leader, action=Action.RETURN, note="Sai phụ lục")
    assert back.paper_signed_on is None


def test_a_late_number_is_asked_about(cast: Cast) -> None:
    """Signed on Friday: Monday is the next working day, Tuesday is late."""
    document = paper_plan(cast).document
    document_sign_paper(document_id=document.pk, actor=cast.clerk, signed_on=FRIDAY)
    document.refresh_from_db()
    assert date_warning(cast.clerk, document, MONDAY) == ""
    with time_machine.travel("2026-03-03T09:00:00+07:00"):
        assert "chậm nhất vào ngày làm việc tiếp theo (02/03/2026)" in date_warning(
            cast.clerk, document, dt.date(2026, 3, 3)
        )


def test_the_clerk_finds_the_paper_waiting_and_takes_both_steps(cast: Cast, client_as: ClientAs) -> None:
    plan, client = paper_plan(cast), client_as(cast.clerk)
    assert [kind.action for kind in waiting_for(cast.clerk, followed(cast.clerk))] == [Action.SIGN_PAPER]
    page = client.get(plan.get_absolute_url()).content.decode()
    assert "Chờ Lãnh đạo ký giấy và Văn thư ghi nhận ngày ký." in page
    refused = client.post(f"/ke-hoach/{plan.pk}/buoc/sign_paper/", {"signed_on": "01/01/2026"})
    assert (refused.status_code, "trước ngày duyệt" in refused.content.decode()) == (400, True)
    assert client.post(f"/ke-hoach/{plan.pk}/buoc/sign_paper/", {"signed_on": "27/02/2026"}).status_code == 302
    assert [kind.action for kind in waiting_for(cast.clerk, followed(cast.clerk))] == [Action.ASSIGN_NUMBER]
    assert client.post(f"/ke-hoach/{plan.pk}/buoc/assign_number/", {"issued_on": "02/03/2026"}).status_code == 302


def test_a_number_from_another_system_moves_the_counter(cast: Cast) -> None:
    number(cast)
    outside = number(cast, 57)
    assert (outside.code, outside.outside_system, outside.series) == ("57/KH-SKHCN", "VNPT iOffice", "KH")
    assert number(cast).number == 58
    assert number(cast, 20).number == 20
    assert number(cast).number == 59


def test_a_number_that_is_taken_names_who_has_it(cast: Cast) -> None:
    first = number(cast)
    with pytest.raises(InvalidInput, match=f"Số 01/KH-SKHCN năm 2026 đã cấp cho «{first.subject}»") as refusal:
        number(cast, 1)
    assert refusal.value.field == "number"
    assert NumberCounter.objects.get().last == 1


def test_the_same_number_and_symbol_in_another_series_is_a_duplicate_too(cast: Cast) -> None:
    number(cast, 5)
    letter = people.make_document(cast.agency, cast.drafter, doc_type="CV", symbol="KH-SKHCN")
    people.advance(letter, State.APPROVED, by=cast.leader)
    with pytest.raises(InvalidInput, match="Số 05/KH-SKHCN năm 2026 đã cấp"):
        document_assign_number(
            document_id=letter.pk, actor=cast.clerk, issued_on=MONDAY, number=5, outside_system="VNPT iOffice"
        )


@pytest.mark.parametrize(
    ("given", "system", "field"), [(0, "iOffice", "number"), (7, " ", "outside_system"), (None, "iOffice", "number")]
)
def test_a_number_and_its_system_go_together(cast: Cast, given: int | None, system: str, field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        document_assign_number(
            document_id=approved(cast).pk, actor=cast.clerk, issued_on=MONDAY, number=given, outside_system=system
        )
    assert refusal.value.field == field


def test_copies_and_incoming_documents_do_not_decide_the_series(cast: Cast) -> None:
    Agency.objects.filter(pk=cast.agency.pk).update(number_series=NumberSeries.SHARED)
    cast.agency.refresh_from_db()
    NumberCounter.objects.create(agency=cast.agency, series="ĐẾN", year=2026, last=4)
    assert series_for(cast.agency, "KH", 2026) == ""


@pytest.mark.parametrize(
    ("number", "day", "numbered", "sentence"),
    [
        (1, MONDAY, [], ""),
        (3, MONDAY, [], "Sổ sẽ để trống các số từ 01 đến 02."),
        (3, MONDAY, [(1, FRIDAY)], "Sổ sẽ để trống số 02."),
        (2, MONDAY, [(1, FRIDAY)], ""),
        (2, FRIDAY, [(1, MONDAY)], "Số 01 đứng trước có ngày muộn hơn (02/03/2026)."),
        (2, MONDAY, [(1, FRIDAY), (3, FRIDAY)], "Số 03 đứng sau có ngày sớm hơn (27/02/2026)."),
        (2, FRIDAY, [(1, FRIDAY), (9, MONDAY)], ""),
    ],
)
def test_what_is_odd_about_a_number(
    number: int, day: dt.date, numbered: list[tuple[int, dt.date]], sentence: str
) -> None:
    assert misplaced(number, day, numbered) == sentence


@pytest.mark.parametrize(
    ("day", "due"), [(FRIDAY, MONDAY), (dt.date(2026, 2, 28), MONDAY), (MONDAY, dt.date(2026, 3, 3))]
)
def test_the_next_working_day(day: dt.date, due: dt.date) -> None:
    assert next_working_day(day, {}) == due


def test_a_gap_is_confirmed_on_the_page(cast: Cast, client_as: ClientAs) -> None:
    plan = people.make_plan(cast.agency, cast.drafter, state=State.APPROVED)
    client, page = client_as(cast.clerk), f"/ke-hoach/{plan.pk}/buoc/assign_number/"
    typed = {"issued_on": "02/03/2026", "number": "12", "outside_system": "VNPT iOffice"}
    asked = client.post(page, typed)
    assert asked.status_code == 400
    assert "Sổ sẽ để trống các số từ 01 đến 11." in asked.content.decode()
    assert 'value="VNPT iOffice"' in asked.content.decode()
    assert client.post(page, {**typed, "confirmed": asked.context["step"].form.data["confirmed"]}).status_code == 302
    plan.document.refresh_from_db()
    assert plan.document.code == "12/KH-SKHCN"
    assert number_warning(plan.document, 13, MONDAY) == ""


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.lists(st.none() | st.integers(1, 12), min_size=1, max_size=9))
def test_own_and_typed_numbers_never_meet(cast: Cast, asked: list[int | None]) -> None:
    with transaction.atomic():
        taken: list[int] = []
        for wish in asked:
            if wish in taken:
                with pytest.raises(InvalidInput, match="đã cấp cho"):
                    number(cast, wish)
                continue
            got = number(cast, wish).number
            assert got is not None
            assert got == (wish or max(taken, default=0) + 1)
            taken.append(got)
        assert len(set(taken)) == len(taken)
        transaction.set_rollback(True)
