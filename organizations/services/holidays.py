"""Days off and make-up workdays of an agency."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from audit import services as audit
from audit.constants import Action
from common.decisions import require
from common.errors import InvalidInput
from common.text import one_line
from organizations import policies
from organizations.models import Agency, Holiday, User

FIELDS = ("date", "name", "kind", "source", "is_provisional")
_REFERENCE = "fixtures/reference/holidays.json"


@transaction.atomic
def holidays_load_reference(agency: Agency, *, actor: User | None = None) -> int:
    """Add the announced days that the agency has no row for; a row that is there stays as it is. How many were added.

    The days rest on Bộ luật Lao động 2019, Điều 112 and the yearly announcements named in each row's source.
    """
    path = settings.BASE_DIR / _REFERENCE
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["days"]
    known = set(Holiday.objects.filter(agency=agency).values_list("date", flat=True))
    missing = [
        Holiday(agency=agency, **{**row, "date": day})
        for row in rows
        if (day := dt.date.fromisoformat(row["date"])) not in known
    ]
    # Two loads at once meet at the unique constraint; the row that came first stays.
    Holiday.objects.bulk_create(missing, ignore_conflicts=True)
    if missing:
        audit.log(actor=actor, action=Action.IMPORTED, obj=agency, after={"holidays": len(missing)})
    return len(missing)


@transaction.atomic
def holiday_create(*, actor: User, agency: Agency, reason: str = "", **fields: Any) -> Holiday:
    """One more day that differs from the week. Raises `InvalidInput` when the day has a row already."""
    require(policies.can_administer(actor, agency.pk))
    holiday = Holiday(agency=agency, **fields)
    _clean(holiday)
    holiday.save()
    audit.log(actor=actor, action=Action.CREATED, obj=holiday, after=audit.values(holiday, *FIELDS), reason=reason)
    return holiday


@transaction.atomic
def holiday_update(*, actor: User, holiday_id: int, changes: dict[str, Any], reason: str = "") -> Holiday:
    holiday = _locked(actor, holiday_id)
    before = audit.values(holiday, *changes)
    for field, value in changes.items():
        setattr(holiday, field, value)
    _clean(holiday)
    after = audit.values(holiday, *changes)
    if after != before:
        holiday.save(update_fields=list(changes))
        audit.log(actor=actor, action=Action.CHANGED, obj=holiday, before=before, after=after, reason=reason)
    return holiday


@transaction.atomic
def holiday_delete(*, actor: User, holiday_id: int) -> None:
    holiday = _locked(actor, holiday_id)
    audit.log(actor=actor, action=Action.DELETED, obj=holiday, before=audit.values(holiday, *FIELDS))
    holiday.delete()


def _locked(actor: User, holiday_id: int) -> Holiday:
    holiday = Holiday.objects.for_user(actor).select_for_update(of=("self",)).get(pk=holiday_id)
    require(policies.can_administer(actor, holiday.agency_id))
    return holiday


def _clean(holiday: Holiday) -> None:
    holiday.name, holiday.source = one_line(holiday.name), one_line(holiday.source)
    try:
        holiday.full_clean()
    except ValidationError as wrong:
        field, sentences = next(iter(wrong.message_dict.items()))
        raise InvalidInput(sentences[0], field=field) from wrong
