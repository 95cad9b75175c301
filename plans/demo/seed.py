"""The whole demo in one transaction; a second run changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from documents.constants import Action, State
from documents.models import Document, DocumentEvent
from organizations.models import Agency
from plans.demo import files, trail
from plans.demo.agencies import make_agency
from plans.demo.plan import make_plan


@dataclass(frozen=True, slots=True)
class Seeded:
    """How many agencies and plans this run has made."""

    agencies: int
    plans: int


@transaction.atomic
def seed() -> Seeded:
    """Make what is missing of the demo; what was made before is left as people have changed or deleted it."""
    agencies = [make_agency(record) for record in files.agencies() if not trail.agency_was_made(record["code"])]
    plans = sum(_seed_plan(record) for record in files.plans())
    return Seeded(agencies=len(agencies), plans=plans)


def _seed_plan(record: files.Record) -> bool:
    agency = Agency.objects.filter(code=record["agency"]).first()
    if agency is None or trail.plan_was_made(agency, record["slug"]):
        return False
    plan = make_plan(agency, record)
    if record["state"] == State.SUBMITTED:
        _submit(plan.document)
    return True


def _submit(document: Document) -> None:
    document.state = State.SUBMITTED
    document.save(update_fields=["state", "updated_at"])
    DocumentEvent.objects.create(
        agency_id=document.agency_id,
        document=document,
        action=Action.SUBMIT,
        from_state=State.DRAFT,
        to_state=State.SUBMITTED,
        actor=document.created_by,
    )
