"""Reads around a number: its series, its neighbours, the days that are worth a question."""

from __future__ import annotations

import datetime as dt

from common.calendar import Holidays, dmy, is_workday
from documents.constants import DocumentType
from documents.models import Document, NumberCounter
from documents.rules.numbering import misplaced, next_working_day
from organizations.constants import HolidayKind, NumberSeries
from organizations.models import Agency, Holiday, User

SHARED_SERIES = ""
_LONGEST_REST = dt.timedelta(days=31)


def series_for(agency: Agency, doc_type: str, year: int) -> str:
    """The series a document of this type counts in: its type's own, or the one shared by all.

    A year keeps the way it began with, since number and symbol together must stay unique in the year:
    a changed setting counts from the next 1 January. Copies and incoming documents count in series of their own.
    """
    outgoing = NumberCounter.objects.filter(agency=agency, year=year, series__in=[SHARED_SERIES, *DocumentType.values])
    begun = list(outgoing.values_list("series", flat=True)[:1])
    is_shared = begun == [SHARED_SERIES] if begun else agency.number_series == NumberSeries.SHARED
    return SHARED_SERIES if is_shared else doc_type


def date_warning(user: User, document: Document, issued_on: dt.date) -> str:
    """A sentence for the clerk where `issued_on` is no working day of the agency, or too late after the signature
    on paper (Điều 15); empty where it is neither."""
    signed_on = document.paper_signed_on
    announced = holidays(user, document.agency_id, signed_on or issued_on, issued_on)
    if not is_workday(issued_on, announced):
        return f"Ngày {dmy(issued_on)} là ngày nghỉ; hãy kiểm tra lại."
    if signed_on is not None and issued_on > (latest := next_working_day(signed_on, announced)):
        return (
            f"Văn bản ký ngày {dmy(signed_on)} phải được cấp số, ngày tháng chậm nhất vào ngày làm việc tiếp theo"
            f" ({dmy(latest)})."
        )
    return ""


def number_warning(document: Document, number: int, issued_on: dt.date) -> str:
    """A sentence where a typed `number` leaves a gap in its series or stands beside numbers of other dates."""
    series = series_for(document.agency, document.doc_type, issued_on.year)
    numbered = Document.objects.filter(
        agency_id=document.agency_id, series=series, number_year=issued_on.year, number__isnull=False
    )
    before = numbered.filter(number__lt=number).order_by("-number").values_list("number", "issued_on")[:1]
    after = numbered.filter(number__gt=number).order_by("number").values_list("number", "issued_on")[:1]
    return misplaced(number, issued_on, [(no, day) for no, day in (*before, *after) if no is not None and day])


def dispatch_warning(user: User, document: Document, dispatched_on: dt.date) -> str:
    """A sentence where the document leaves later than Điều 17 allows: the next working day after its date."""
    if document.issued_on is None:
        return ""
    announced = holidays(user, document.agency_id, document.issued_on, dispatched_on)
    latest = next_working_day(document.issued_on, announced)
    if dispatched_on <= latest:
        return ""
    return f"Văn bản phải được chuyển chậm nhất vào ngày làm việc tiếp theo ({dmy(latest)})."


def holidays(user: User, agency_id: int, first: dt.date, last: dt.date) -> Holidays:
    """The agency's announced days from `first` to a month after `last`: longer than any row of days off."""
    announced = Holiday.objects.for_user(user).filter(
        agency_id=agency_id, date__gte=min(first, last), date__lte=max(first, last) + _LONGEST_REST
    )
    return {row.date: row.kind == HolidayKind.WORKDAY for row in announced}
