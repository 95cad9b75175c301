"""An agency with its units, people and register of legal documents."""

from __future__ import annotations

import datetime as dt

from audit import services as audit
from audit.constants import Action
from organizations import services
from organizations.models import Agency, Unit, UnitName
from plans.demo import files
from plans.demo.files import Record
from plans.models import LegalDocument

PASSWORD = "demo"  # noqa: S105 - public, and only where PORTAL_DEMO is set
_REGISTER_FIELDS = ("kind", "symbol", "issued_on", "issuer", "subject", "implements")


def make_agency(record: Record) -> Agency:
    """The agency of a record, whole. The installation itself is the actor: nobody is there yet."""
    agency = services.agency_create(actor=None, **record)
    units = _make_units(agency)
    _make_people(agency, units)
    _make_register(agency)
    return agency


def _make_units(agency: Agency) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for position, record in enumerate(files.of_agency("units", agency.code), start=1):
        fields = dict(record)
        names = fields.pop("names", [])
        for link in ("parent", "successor"):
            if link in fields:
                fields[link] = units[fields[link]]
        unit = services.unit_create(actor=None, agency=agency, position=position, **_dated(fields, "closed_on"))
        units[unit.code] = unit
        UnitName.objects.bulk_create(
            UnitName(agency=agency, unit=unit, **_dated(name, "valid_from", "valid_to")) for name in names
        )
    return units


def _make_people(agency: Agency, units: dict[str, Unit]) -> None:
    for record in files.of_agency("people", agency.code):
        user, _ = services.user_create(
            actor=None,
            agency=agency,
            username=record["username"],
            full_name=record["full_name"],
            position_title=record["position_title"],
            password=PASSWORD,
        )
        unit = units[record["unit"]] if "unit" in record else None
        services.membership_grant(actor=None, agency=agency, user=user, role=record["role"], unit=unit)


def _make_register(agency: Agency) -> None:
    made: dict[str, LegalDocument] = {}
    for record in files.of_agency("legal_documents", agency.code):
        fields = _dated(record, "issued_on")
        key = fields.pop("key")
        implements = fields.pop("implements", None)
        law = LegalDocument.objects.create(agency=agency, implements=made.get(implements), **fields)
        audit.log(actor=None, action=Action.CREATED, obj=law, after=audit.values(law, *_REGISTER_FIELDS))
        made[key] = law


def _dated(record: Record, *names: str) -> Record:
    """`record` with its ISO dates read."""
    dates = {name: dt.date.fromisoformat(record[name]) for name in names if record.get(name)}
    return {**record, **dates}
