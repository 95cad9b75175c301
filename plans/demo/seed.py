"""The whole demo in one transaction; a second run changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from audit import services as audit
from audit.constants import Action as Made
from documents.constants import Action, State
from organizations.models import Agency
from plans.demo import files, trail
from plans.demo.agencies import make_agency
from plans.demo.certificates import make_certificates
from plans.demo.plan import drafter_of, make_plan
from plans.services import plan_move, plan_save_as_template


@dataclass(frozen=True, slots=True)
class Seeded:
    """How many agencies, plans and templates this run has made."""

    agencies: int
    plans: int
    templates: int


@transaction.atomic
def seed() -> Seeded:
    """Make what is missing of the demo; what was made before is left as people have changed or deleted it."""
    agencies = [make_agency(record) for record in files.agencies() if not trail.agency_was_made(record["code"])]
    make_certificates()
    plans = sum(_seed_plan(record) for record in files.plans())
    templates = sum(_seed_template(record) for record in files.templates())
    return Seeded(agencies=len(agencies), plans=plans, templates=templates)


def _seed_plan(record: files.Record) -> bool:
    agency = Agency.objects.filter(code=record["agency"]).first()
    if agency is None or trail.plan_was_made(agency, record["slug"]):
        return False
    plan = make_plan(agency, record)
    if record["state"] == State.SUBMITTED:
        plan_move(plan_id=plan.pk, actor=drafter_of(agency), action=Action.SUBMIT)
    return True


def _seed_template(record: files.Record) -> bool:
    """A template of a plan that the demo has made; none where somebody has deleted that plan."""
    agency = Agency.objects.filter(code=record["agency"]).first()
    if agency is None or trail.plan_was_made(agency, record["slug"]):
        return False
    plan = trail.plan_made(agency, record["plan"])
    if plan is None:
        return False
    template = plan_save_as_template(plan_id=plan.pk, actor=drafter_of(agency), subject=record["subject"])
    audit.log(actor=None, action=Made.IMPORTED, obj=template, reason=trail.reason_for(record["slug"]))
    return True
