"""Giving a document its number and date (Nghị định 30/2020/NĐ-CP, Điều 15).

Numbers run from 01 on 1 January to 31 December in each series, without a gap or a duplicate, in the order of the
dates. A number once given is never used again: that of a document which shall not be issued is cancelled. A number
that another system of the agency gave is entered as it is, and the counter moves past it.
"""

from __future__ import annotations

import datetime as dt

from django.db import connection, transaction
from django.db.models import Q

from audit.services import values
from common.calendar import ZONE, dmy, today
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput
from common.text import one_line
from documents.constants import Action, State
from documents.models import Document
from documents.policies import can
from documents.rules.numbering import MAX_NUMBER
from documents.selectors import series_for
from documents.services.check_codes import new_check_code
from documents.services.steps import locked, record, store
from organizations.models import User

MAX_SYSTEM = 120
_NEXT = """
INSERT INTO documents_numbercounter (agency_id, series, year, "last") VALUES (%s, %s, %s, 1)
ON CONFLICT (agency_id, series, year) DO UPDATE SET "last" = documents_numbercounter."last" + 1
RETURNING "last"
"""
_PAST = """
INSERT INTO documents_numbercounter (agency_id, series, year, "last") VALUES (%s, %s, %s, %s)
ON CONFLICT (agency_id, series, year) DO UPDATE SET "last" = CASE
  WHEN documents_numbercounter."last" < excluded."last" THEN excluded."last" ELSE documents_numbercounter."last" END
"""


@patient
@transaction.atomic
def document_assign_number(
    *,
    document_id: int,
    actor: User,
    issued_on: dt.date,
    number: int | None = None,
    outside_system: str = "",
    version: int | None = None,
) -> Document:
    """The next number of the series of `issued_on`'s year, which is the date printed on the document.

    `number` is given where `outside_system` has given it already; it may leave a gap or stand before others.
    The counter's row is taken as late as can be: everybody else who wants a number of the series waits for it.
    Raises `InvalidInput` for a date after today, before the paper's signature or before the last number's, and for a
    number that another document bears; `NotAllowed`, `StaleVersion`, `Busy`.
    """
    document = locked(document_id, actor, version)
    require(can(actor, document, Action.ASSIGN_NUMBER))
    outside_system = _checked_system(number, outside_system)
    _refuse_date(document, issued_on)
    start = document.state
    series = series_for(document.agency, document.doc_type, issued_on.year)
    if number is None:
        number = take_number(document.agency_id, series, issued_on.year)
        _refuse_earlier_date(document.agency_id, series, issued_on)
    else:
        _pass_number(document.agency_id, series, issued_on.year, number)
    _refuse_duplicate(document, series, issued_on.year, number)
    changed = {
        "state": State.NUMBERED.value,
        "series": series,
        "number": number,
        "number_year": issued_on.year,
        "issued_on": issued_on,
        "outside_system": outside_system,
        "check_code": new_check_code(),
    }
    store(document, actor, Action.ASSIGN_NUMBER, values(document, *changed), changed)
    record(document, actor, Action.ASSIGN_NUMBER, from_state=start)
    return document


@patient
@transaction.atomic
def document_sign_paper(*, document_id: int, actor: User, signed_on: dt.date, version: int | None = None) -> Document:
    """Điều 13, 15: note the day on which the approved paper was signed; noted anew, it is corrected.

    Raises `InvalidInput` for a day after today or before the approval, `NotAllowed`, `StaleVersion`.
    """
    document = locked(document_id, actor, version)
    require(can(actor, document, Action.SIGN_PAPER))
    if signed_on > today():
        raise InvalidInput(f"Ngày ký không được sau hôm nay ({dmy(today())}).", field="signed_on")
    approved_on = _approved_on(document)
    if approved_on is not None and signed_on < approved_on:
        raise InvalidInput(
            f"Ngày ký không được trước ngày duyệt ({dmy(approved_on)}); hãy kiểm tra lại.", field="signed_on"
        )
    changed = {"paper_signed_on": signed_on}
    store(document, actor, Action.SIGN_PAPER, values(document, *changed), changed)
    record(document, actor, Action.SIGN_PAPER, from_state=document.state)
    return document


def _approved_on(document: Document) -> dt.date | None:
    """The Vietnamese day of the approval that counts: the last one."""
    approval = document.events.filter(action=Action.APPROVE).order_by("-pk").first()
    return None if approval is None else approval.at.astimezone(ZONE).date()


def _refuse_date(document: Document, issued_on: dt.date) -> None:
    if issued_on > today():
        raise InvalidInput(f"Ngày văn bản không được sau hôm nay ({dmy(today())}).", field="issued_on")
    signed_on = document.paper_signed_on
    if signed_on is not None and issued_on < signed_on:
        raise InvalidInput(f"Ngày văn bản không được trước ngày ký giấy ({dmy(signed_on)}).", field="issued_on")


def _checked_system(number: int | None, outside_system: str) -> str:
    """The name of the system that gave `number`; a number and its system go together."""
    outside_system = one_line(outside_system)
    if number is None:
        if outside_system:
            raise InvalidInput("Hãy nhập số mà hệ thống khác đã cấp, hoặc xóa tên hệ thống.", field="number")
        return ""
    if not 1 <= number <= MAX_NUMBER:
        raise InvalidInput(f"Số văn bản là một số từ 1 đến {MAX_NUMBER}; hãy kiểm tra lại.", field="number")
    if not outside_system:
        raise InvalidInput("Hãy ghi tên hệ thống đã cấp số này, ví dụ: VNPT iOffice.", field="outside_system")
    if len(outside_system) > MAX_SYSTEM:
        raise InvalidInput(f"Tên hệ thống dài quá {MAX_SYSTEM} ký tự; hãy ghi ngắn lại.", field="outside_system")
    return outside_system


def take_number(agency_id: int, series: str, year: int) -> int:
    """The next number; the counter's row is held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [agency_id, series, year])
        return int(cursor.fetchone()[0])


def _pass_number(agency_id: int, series: str, year: int, number: int) -> None:
    """The next own number comes after `number`."""
    with connection.cursor() as cursor:
        cursor.execute(_PAST, [agency_id, series, year, number])


def _refuse_duplicate(document: Document, series: str, year: int, number: int) -> None:
    """Asked while the counter is held. Phụ lục VI asks for a warning; here number and symbol stay unique for good."""
    others = Document.objects.filter(agency_id=document.agency_id, number_year=year, number=number)
    other = others.filter(Q(series=series) | Q(symbol=document.symbol)).exclude(pk=document.pk).first()
    if other is not None:
        raise InvalidInput(
            f"Số {other.code} năm {year} đã cấp cho «{other}»; hãy kiểm tra lại số hoặc ký hiệu.", field="number"
        )


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
