"""Numbers: in order, without a gap, by series and year (Nghị định 30/2020, Điều 15)."""

from __future__ import annotations

import datetime as dt

import psycopg.errors
import pytest
import time_machine
from django.db import OperationalError

from common.database import patient
from common.errors import Busy, InvalidInput, NotAllowed, StaleVersion
from documents.constants import DocumentType, State
from documents.models import Document, NumberCounter
from documents.selectors import date_warning
from documents.services import document_assign_number
from organizations.constants import HolidayKind, NumberSeries
from organizations.models import Agency, Holiday
from tests import people
from tests.people import Cast

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db]

MONDAY = dt.date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _on_a_monday() -> object:
    with time_machine.travel("2026-03-02T09:00:00+07:00"):
        yield


def approved(cast: Cast, doc_type: str = DocumentType.KH, symbol: str = "") -> Document:
    symbol = symbol or f"{doc_type}-SKHCN"
    document = people.make_document(cast.agency, cast.drafter, doc_type=doc_type, symbol=symbol)
    return people.advance(document, State.APPROVED, by=cast.leader)


def number(cast: Cast, issued_on: dt.date = MONDAY, doc_type: str = DocumentType.KH) -> Document:
    return document_assign_number(document_id=approved(cast, doc_type).pk, actor=cast.clerk, issued_on=issued_on)


def test_it_works(cast: Cast) -> None:
    document = number(cast)
    assert (document.number, document.number_year, document.issued_on) == (1, 2026, MONDAY)
    assert (document.series, document.state, document.code) == ("KH", State.NUMBERED, "01/KH-SKHCN")
    event = document.events.get()
    assert (event.action, event.actor) == ("assign_number", cast.clerk)
    assert [number(cast).number for _ in range(3)] == [2, 3, 4]


def test_no_two_documents_bear_one_number_and_symbol(cast: Cast) -> None:
    number(cast)
    twin = approved(cast, DocumentType.QD, symbol="KH-SKHCN")
    with pytest.raises(InvalidInput, match="Số 01/KH-SKHCN năm 2026 đã cấp"):
        document_assign_number(document_id=twin.pk, actor=cast.clerk, issued_on=MONDAY)
    assert number(cast, doc_type=DocumentType.QD).number == 1


def test_each_type_counts_alone(cast: Cast) -> None:
    given = [number(cast, doc_type=kind).number for kind in ("KH", "CV", "KH", "CV")]
    assert given == [1, 1, 2, 2]


def test_one_series_for_all_where_the_head_chose_so(cast: Cast) -> None:
    Agency.objects.filter(pk=cast.agency.pk).update(number_series=NumberSeries.SHARED)
    documents = [number(cast, doc_type=kind) for kind in ("KH", "CV", "KH")]
    assert [document.number for document in documents] == [1, 2, 3]
    assert {document.series for document in documents} == {""}


def test_a_changed_setting_counts_from_the_next_year(cast: Cast) -> None:
    number(cast)
    Agency.objects.filter(pk=cast.agency.pk).update(number_series=NumberSeries.SHARED)
    assert number(cast, doc_type="CV").series == "CV"
    with time_machine.travel("2027-01-04T09:00:00+07:00"):
        assert number(cast, dt.date(2027, 1, 4), "CV").series == ""


def test_agencies_count_apart(cast: Cast) -> None:
    number(cast)
    clerk = people.make_user("vanthu.dongnai", "Mai Văn Sáu", cast.other, "clerk")
    foreign = people.make_document(cast.other, cast.stranger)
    people.advance(foreign, State.APPROVED, by=cast.stranger)
    assert document_assign_number(document_id=foreign.pk, actor=clerk, issued_on=MONDAY).number == 1


def test_the_year_turns_at_midnight_in_viet_nam(cast: Cast) -> None:
    new_years_eve, new_year = dt.date(2026, 12, 31), dt.date(2027, 1, 1)
    with time_machine.travel("2026-12-31T23:59:59+07:00", tick=False):
        last = number(cast, new_years_eve)
        with pytest.raises(InvalidInput, match=r"không được sau hôm nay \(31/12/2026\)"):
            number(cast, new_year)
    with time_machine.travel("2027-01-01T00:00:00+07:00", tick=False):
        first = number(cast, new_year)
        late = number(cast, new_years_eve)
    assert [(d.number, d.number_year) for d in (last, first, late)] == [(1, 2026), (1, 2027), (2, 2026)]


def test_a_date_after_today_is_refused(cast: Cast) -> None:
    with pytest.raises(InvalidInput, match=r"không được sau hôm nay \(02/03/2026\)") as refusal:
        number(cast, dt.date(2026, 3, 3))
    assert refusal.value.field == "issued_on"


def test_dates_run_with_the_numbers(cast: Cast) -> None:
    number(cast, dt.date(2026, 2, 27))
    with pytest.raises(InvalidInput, match=r"không được sớm hơn 27/02/2026, ngày của số 01"):
        number(cast, dt.date(2026, 2, 26))
    assert number(cast, dt.date(2026, 2, 27)).number == 2
    assert number(cast, dt.date(2026, 2, 26), "CV").number == 1


def test_a_refused_number_is_not_lost(cast: Cast) -> None:
    number(cast, MONDAY)
    with pytest.raises(InvalidInput):
        number(cast, dt.date(2026, 1, 5))
    assert NumberCounter.objects.get().last == 1
    assert number(cast).number == 2


@pytest.mark.parametrize("person", ["drafter", "unit_head", "leader", "admin", "viewer"])
def test_only_the_clerk_gives_numbers(cast: Cast, person: str) -> None:
    with pytest.raises(NotAllowed, match="dành cho Văn thư"):
        document_assign_number(document_id=approved(cast).pk, actor=getattr(cast, person), issued_on=MONDAY)
    assert not NumberCounter.objects.exists()


def test_a_second_click_takes_no_second_number(cast: Cast) -> None:
    document = number(cast)
    with pytest.raises(NotAllowed):
        document_assign_number(document_id=document.pk, actor=cast.clerk, issued_on=MONDAY)
    with pytest.raises(StaleVersion):
        document_assign_number(document_id=document.pk, actor=cast.clerk, issued_on=MONDAY, version=1)
    assert NumberCounter.objects.get().last == 1


def test_a_day_off_is_only_warned_of(cast: Cast) -> None:
    document, sunday, saturday = approved(cast), dt.date(2026, 3, 1), dt.date(2026, 2, 28)
    assert date_warning(cast.clerk, document, MONDAY) == ""
    assert "01/03/2026 là ngày nghỉ" in date_warning(cast.clerk, document, sunday)
    Holiday.objects.create(agency=cast.agency, date=saturday, name="Làm bù", kind=HolidayKind.WORKDAY)
    assert date_warning(cast.clerk, document, saturday) == ""
    assert number(cast, sunday).number == 1


@pytest.mark.parametrize(
    "cause", [psycopg.errors.LockNotAvailable(), psycopg.errors.DeadlockDetected(), Exception("database is locked")]
)
def test_a_held_row_ends_in_a_sentence(cause: Exception) -> None:
    @patient
    def wait() -> None:
        raise OperationalError(str(cause)) from cause

    with pytest.raises(Busy, match="hãy thử lại sau vài giây") as refusal:
        wait()
    assert (refusal.value.status, refusal.value.code) == (503, "busy")


def test_another_database_fault_stays_a_fault() -> None:
    @patient
    def fail() -> None:
        raise OperationalError("disk I/O error")

    with pytest.raises(OperationalError):
        fail()
