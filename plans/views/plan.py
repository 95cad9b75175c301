"""What every view of a plan begins with: the plan, and how it takes its steps."""

from __future__ import annotations

from functools import partial

from django.http import Http404
from django.urls import reverse

from documents.views.steps import Walk
from organizations.models import User
from plans import policies, selectors, services
from plans.models import Plan


def plan_or_404(user: User, pk: int) -> Plan:
    """The plan when `user` may read it; another agency's plan does not exist for them."""
    try:
        return selectors.plan_for(user, pk)
    except Plan.DoesNotExist as missing:
        raise Http404("Không có kế hoạch này.") from missing


def walk_of(user: User, plan: Plan) -> Walk:
    """A plan takes its steps at its own addresses, with its own text; a template takes none."""
    return Walk(
        document=plan.document,
        owner=plan,
        url=lambda action: reverse("plans:step", args=[plan.pk, action]),
        may=partial(policies.can_step, user, plan),
        move=partial(services.plan_move, plan_id=plan.pk, actor=user),
        issue=partial(services.plan_issue, plan_id=plan.pk, actor=user),
        list_url=reverse("plans:list"),
        list_label="Kế hoạch",
        problems_url=reverse("plans:problems", args=[plan.pk]),
        compare_url=reverse("plans:compare", args=[plan.pk]) if plan.document.supersedes else "",
    )
