"""Agencies: made by the operator, described by their administrator."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from audit import services as audit
from audit.constants import Action
from common.decisions import require
from common.errors import InvalidInput
from organizations import policies
from organizations.models import Agency, User
from organizations.services.holidays import holidays_load_reference

# What the agency's own administrator sets; the rest (code, superior body, active or not) is the operator's.
OWN_FIELDS = (
    "name",
    "letterhead_name",
    "superior_name",
    "place",
    "symbol",
    "organ_id",
    "number_series",
    "is_collective",
    "open_to_superior",
)
OPERATOR_FIELDS = (*OWN_FIELDS, "code", "superior", "is_active")


@transaction.atomic
def agency_create(*, actor: User | None, code: str, name: str, **fields: Any) -> Agency:
    """A new agency with the reference holidays. `actor` None is the installation itself (a command).

    `fields`: those of `Agency`; `letterhead_name` is the name in capitals unless it is given.
    Raises `InvalidInput` for a taken code or a missing field.
    """
    if actor is not None:
        require(policies.can_operate(actor))
    agency = Agency(code=code, name=name, **{"letterhead_name": name.upper(), **fields})
    _clean(agency)
    agency.save()
    audit.log(actor=actor, action=Action.CREATED, obj=agency, after=audit.values(agency, *OPERATOR_FIELDS))
    holidays_load_reference(agency)
    return agency


@transaction.atomic
def agency_update(*, actor: User, agency_id: int, changes: dict[str, Any], reason: str = "") -> Agency:
    """Change an agency's own description; `NotAllowed` for a field that is the operator's."""
    reachable = Agency.objects.all() if policies.can_operate(actor) else Agency.objects.for_user(actor)
    agency = reachable.select_for_update(of=("self",)).get(pk=agency_id)
    require(policies.can_configure(actor, agency))
    if not set(changes) <= set(OWN_FIELDS):
        require(policies.can_operate(actor))
    before = audit.values(agency, *changes)
    for field, value in changes.items():
        setattr(agency, field, value)
    _clean(agency)
    after = audit.values(agency, *changes)
    if after != before:
        agency.save(update_fields=list(changes))
        audit.log(actor=actor, action=Action.CHANGED, obj=agency, before=before, after=after, reason=reason)
    return agency


def _clean(agency: Agency) -> None:
    try:
        agency.full_clean()
    except ValidationError as wrong:
        field, sentences = next(iter(wrong.message_dict.items()))
        raise InvalidInput(sentences[0], field=field) from wrong
    if agency.superior_id is not None and agency.superior_id == agency.pk:
        raise InvalidInput("Cơ quan không thể là cấp trên của chính mình.", field="superior")
