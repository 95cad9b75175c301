"""What a demo run has made before, read from the audit trail.

A row that somebody has renamed or deleted since is therefore neither repaired nor made again.
"""

from __future__ import annotations

from django.db.models import QuerySet

from audit.constants import Action
from audit.models import Entry
from organizations.models import Agency
from plans.models import Plan

_PLAN_REASON = "Dữ liệu minh họa: {slug}"


def reason_for(slug: str) -> str:
    return _PLAN_REASON.format(slug=slug)


def plan_was_made(agency: Agency, slug: str) -> bool:
    return _made(agency, slug).exists()


def plan_made(agency: Agency, slug: str) -> Plan | None:
    """The plan of that record, unless somebody has deleted it."""
    made = _made(agency, slug).values_list("object_id", flat=True)
    return Plan.objects.filter(agency=agency, pk__in=[int(pk) for pk in made]).first()


def _made(agency: Agency, slug: str) -> QuerySet[Entry]:
    made = Entry.objects.filter(agency=agency, object_type=Plan._meta.label_lower, action=Action.IMPORTED)
    return made.filter(reason=reason_for(slug))


def agency_was_made(code: str) -> bool:
    made = Entry.objects.filter(object_type=Agency._meta.label_lower, action=Action.CREATED)
    return code in {entry.get("code") for entry in made.values_list("after", flat=True)}
