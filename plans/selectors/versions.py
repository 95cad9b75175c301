"""The versions of one plan: as first issued, as amended since, as it is being amended now."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from audit.constants import Action
from audit.models import Entry
from documents.constants import CLOSED_STATES, SUPERSEDING, State
from documents.models import Document
from organizations.models import User
from plans.models import Plan, Task
from plans.rules.chains import chain


@dataclass(frozen=True, slots=True)
class Version:
    """One version. `number` counts from 1, the plan as first issued; `reason` says why the version was begun."""

    plan: Plan
    number: int
    reason: str = ""

    @property
    def is_current(self) -> bool:
        """Whether this is what is to be done now."""
        return self.plan.document.state == State.ISSUED

    @property
    def is_open(self) -> bool:
        """A draft, or on its way to be issued."""
        return self.plan.document.state not in CLOSED_STATES


@dataclass(frozen=True, slots=True)
class Standing:
    """How a plan stands among its versions.

    `amends` is the version that it amends or replaces, `amended_by` the issued one that took its place, `draft` the one
    that is to do so, `current` what is to be done now.
    """

    amends: Plan | None
    amended_by: Plan | None
    draft: Plan | None
    current: Plan | None


def standing(user: User, plan: Plan) -> Standing | None:
    """None for a plan that has but one version, and for one that nobody can amend yet."""
    document = plan.document
    if not document.is_frozen and not document.supersedes:
        return None
    rows = versions(user, plan)
    by_document = {version.plan.document_id: version.plan for version in rows}
    drafts = [each.plan for each in rows if each.is_open and each.plan.document.relates_to_id == document.pk]
    return Standing(
        amends=by_document.get(document.relates_to_id or 0),
        amended_by=by_document.get(document.amended_by_id or 0),
        draft=drafts[0] if drafts else None,
        current=in_force(rows),
    )


def versions(user: User, plan: Plan) -> list[Version]:
    """The first issue to the latest, as far as `user` may read them; three queries for any number of versions."""
    links = Document.objects.filter(agency_id=plan.agency_id, relation__in=SUPERSEDING, plan__isnull=False)
    keys = chain(plan.document_id, links.values_list("pk", "relates_to_id"))
    found = Plan.objects.for_user(user).filter(document__in=keys)
    rows = {row.document_id: row for row in found.select_related("agency", "document__created_by")}
    reasons = _reasons(rows)
    shown = [rows[key] for key in keys if key in rows]
    return [Version(row, number, reasons.get(row.document_id, "")) for number, row in enumerate(shown, 1)]


def _reasons(rows: dict[int, Plan]) -> dict[int, str]:
    """By document: what was given as the reason when it was begun."""
    keys = [str(key) for key, row in rows.items() if row.document.relation]
    if not keys:
        return {}
    begun = Entry.objects.filter(object_type="documents.document", object_id__in=keys, action=Action.COPIED)
    return {int(key): reason for key, reason in begun.order_by("pk").values_list("object_id", "reason")}


def baseline(user: User, plan: Plan) -> Plan | None:
    """The plan as first issued: its rows are frozen, `content.printed` is its text. None before the first issue."""
    first = versions(user, plan)[0].plan
    return first if first.document.is_frozen else None


def in_force(chain: list[Version]) -> Plan | None:
    """The version that is to be carried out now; None before the first issue, or once the last one is withdrawn."""
    return next((version.plan for version in reversed(chain) if version.is_current), None)


def task_versions(user: User, lineage: UUID) -> QuerySet[Task]:
    """One task in every version that has it, the oldest first."""
    rows = Task.objects.for_user(user).filter(item__lineage=lineage, plan__is_template=False)
    return rows.select_related("item", "plan__document").order_by("pk")
