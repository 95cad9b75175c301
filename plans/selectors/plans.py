"""One plan, as one person may see it."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from organizations.models import User
from plans.models import LegalDocument, Plan


def possible_parents(user: User, plan: Plan) -> QuerySet[Plan]:
    """The agency's other plans, the latest first: what `plan` may carry out."""
    ours = Plan.objects.for_user(user).filter(agency_id=plan.agency_id, is_template=False)
    return ours.exclude(pk=plan.pk).select_related("document").order_by("-period_start", "-pk")


def carried_out(plan: Plan) -> list[LegalDocument]:
    """What the plan carries out, and what that in turn carries out: a province's plan, a decision above it."""
    chain: list[LegalDocument] = []
    above = plan.carries_out
    while above is not None and above not in chain:
        chain.append(above)
        above = above.implements
    return chain


def plan_for(user: User | AnonymousUser, plan_id: int) -> Plan:
    """The plan with its document and agency; `Plan.DoesNotExist` for whatever `user` may not read."""
    return Plan.objects.for_user(user).with_document().get(pk=plan_id)
