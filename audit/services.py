"""Writing the trail: the only way a row gets into it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import models

from audit.models import Entry

if TYPE_CHECKING:
    from organizations.models import User

_LABEL_LENGTH = 300
_MISSING = object()


def log(
    *,
    actor: User | None,
    action: str,
    obj: models.Model,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    legal_basis: str = "",
    agency_id: int | None = None,
) -> Entry:
    """Add one entry about `obj`, inside the caller's transaction.

    `actor` is None only for what the installation does by itself. `before` and `after` hold field values;
    a field that did not change is left out of both. `agency_id` is needed only where `obj` does not name its agency.
    """
    old, new = _differences(before or {}, after or {})
    return Entry.objects.create(
        agency_id=agency_id or _agency_id(obj),
        actor=actor,
        action=action,
        object_type=obj._meta.label_lower,
        object_id=str(obj.pk),
        object_label=str(obj)[:_LABEL_LENGTH],
        before=old,
        after=new,
        reason=reason,
        legal_basis=legal_basis,
    )


def values(obj: models.Model, *fields: str) -> dict[str, Any]:
    """The stored values of `fields` (a foreign key as its id), ready for `before` or `after`."""
    columns = {field.name: field for field in obj._meta.concrete_fields}
    return {name: columns[name].value_from_object(obj) for name in fields}


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    same = {name for name in before if name in after and before[name] == after[name]}
    return (
        {name: value for name, value in before.items() if name not in same},
        {name: value for name, value in after.items() if name not in same},
    )


def _agency_id(obj: models.Model) -> int | None:
    """The agency of `obj`: itself, its owner, or the one its person works in."""
    if obj._meta.label_lower == "organizations.agency":
        return int(obj.pk)
    owner = getattr(obj, "agency_id", _MISSING)
    if owner is not _MISSING:
        return owner  # type: ignore[return-value]
    agency = getattr(obj, "agency", None)
    return None if agency is None else int(agency.pk)
