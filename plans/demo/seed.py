"""The whole demo in one transaction; a second run changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from documents.constants import Action, State
from organizations.models import Agency
from plans.demo import files, trail
from plans.demo.agencies import make_agency
from plans.demo.plan import drafter_of, make_plan
from plans.services import plan_move


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
        plan_move(plan_id=plan.pk, actor=drafter_of(agency), action=Action.SUBMIT)
    return True
