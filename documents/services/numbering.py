"""Giving a document its number and date (Nghị định 30/2020/NĐ-CP, Điều 15).

Numbers run from 01 on 1 January to 31 December in each series, without a gap or a duplicate, in the order of the
dates. A number once given is never used again: a document that should not be is withdrawn.
"""

from __future__ import annotations

import datetime as dt

from django.db import connection, transaction

from audit.services import values
from common.calendar import dmy, today
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput
from documents.constants import Action, State
from documents.models import Document, NumberCounter
from documents.policies import can
from documents.services.steps import locked, record, store
from organizations.constants import NumberSeries
from organizations.models import Agency, User

SHARED_SERIES = ""
_NEXT = """
INSERT INTO documents_numbercounter (agency_id, series, year, "last") VALUES (%s, %s, %s, 1)
ON CONFLICT (agency_id, series, year) DO UPDATE SET "last" = documents_numbercounter."last" + 1
RETURNING "last"
"""


@patient
@transaction.atomic
def document_assign_number(
    *, document_id: int, actor: User, issued_on: dt.date, version: int | None = None
) -> Document:
    """The next number of the series of `issued_on`'s year, which is the date printed on the document.

    The counter's row is taken as late as can be: everybody else who wants a number of the series waits for it.
    Raises `InvalidInput` for a date after today or before the last number's, `NotAllowed`, `StaleVersion`, `Busy`.
    """
    document = locked(document_id, actor, version)
    require(can(actor, document, Action.ASSIGN_NUMBER))
    if issued_on > today():
        raise InvalidInput(f"Ngày văn bản không được sau hôm nay ({dmy(today())}).", field="issued_on")
    start = document.state
    series = series_for(document.agency, document.doc_type, issued_on.year)
    number = _take_number(document.agency_id, series, issued_on.year)
    _refuse_earlier_date(document.agency_id, series, issued_on)
    changed = {
        "state": State.NUMBERED.value,
        "series": series,
        "number": number,
        "number_year": issued_on.year,
        "issued_on": issued_on,
    }
    store(document, actor, Action.ASSIGN_NUMBER, values(document, *changed), changed)
    record(document, actor, Action.ASSIGN_NUMBER, from_state=start)
    return document


def series_for(agency: Agency, doc_type: str, year: int) -> str:
    """The series a document of this type counts in: its type's own, or the one shared by all.

    A year keeps the way it began with, since number and symbol together must stay unique in the year:
    a changed setting counts from the next 1 January.
    """
    begun = list(NumberCounter.objects.filter(agency=agency, year=year).values_list("series", flat=True)[:1])
    is_shared = begun == [SHARED_SERIES] if begun else agency.number_series == NumberSeries.SHARED
    return SHARED_SERIES if is_shared else doc_type


def _take_number(agency_id: int, series: str, year: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [agency_id, series, year])
        return int(cursor.fetchone()[0])


def _refuse_earlier_date(agency_id: int, series: str, issued_on: dt.date) -> None:
    """Asked while the counter is held, so that nobody can give a later date in between."""
    numbered = Document.objects.filter(
        agency_id=agency_id, series=series, number_year=issued_on.year, number__isnull=False
    )
    last = numbered.order_by("-number").first()
    if last is not None and last.issued_on is not None and issued_on < last.issued_on:
        raise InvalidInput(
            f"Ngày văn bản không được sớm hơn {dmy(last.issued_on)}, ngày của số {last.number:02d} vừa cấp trước đó.",
            field="issued_on",
        )
