"""Plans as rows of a list, with the few figures that a row shows."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Q, QuerySet

from documents.constants import State
from organizations.models import User
from plans.models import Plan

COPIES_OFFERED = 30


def listed_plans(user: User, day: dt.date) -> QuerySet[Plan]:
    """Every plan the person reads, templates left out.

    Each row carries `task_count` and `overdue_count`: tasks of an issued plan whose day has passed.
    """
    followed = Q(tasks__is_group=False)
    passed = followed & Q(document__state=State.ISSUED, tasks__due__lt=day)
    return (
        Plan.objects.for_user(user)
        .filter(is_template=False)
        .select_related("agency", "document__drafting_unit")
        .annotate(task_count=Count("tasks", filter=followed), overdue_count=Count("tasks", filter=passed))
    )


def templates(user: User) -> QuerySet[Plan]:
    """The own agency's templates by name, each with `task_count`."""
    own = Plan.objects.for_user(user).filter(agency=user.agency, is_template=True)
    counted = own.annotate(task_count=Count("tasks", filter=Q(tasks__is_group=False)))
    return counted.select_related("document__drafting_unit", "agency").order_by("search_text", "pk")


def plans_to_copy(user: User) -> list[Plan]:
    """Earlier plans of the own agency that a new one can start from, the latest period first."""
    plans = Plan.objects.for_user(user).filter(agency=user.agency, is_template=False)
    return list(plans.select_related("document").order_by("-period_end", "-pk")[:COPIES_OFFERED])
