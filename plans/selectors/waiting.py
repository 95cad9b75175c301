"""What the first page shows: the documents that people work on, plans in figures, tasks that are due next."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from documents.constants import State
from documents.models import Document
from organizations.models import User
from plans.constants import TaskStatus, UnitRole
from plans.models import Plan, Task, TaskUnit
from plans.rules.lights import light

RECENT = 6
DEADLINES = 8
RECENT_DAYS = 30


def followed(user: User) -> QuerySet[Document]:
    """The documents that people work on: plans but no templates, and what has its text beside them."""
    papers = Document.objects.for_user(user).filter(Q(plan__is_template=False) | Q(correction__isnull=False))
    return papers.select_related("plan", "correction")


def recent_plans(user: User) -> list[Plan]:
    """The plans of every agency the person reads that changed last."""
    plans = Plan.objects.for_user(user).filter(is_template=False).select_related("document")
    return list(plans.order_by("-document__updated_at", "-pk")[:RECENT])


def counts_by_state(user: User) -> dict[str, int]:
    """State -> how many plans, templates left out."""
    counted = (
        Plan.objects.for_user(user)
        .filter(is_template=False)
        .order_by()
        .values_list("document__state")
        .annotate(number=Count("pk"))
    )
    return dict(counted)


def nearest_deadlines(user: User, day: dt.date) -> list[tuple[Task, TaskStatus]]:
    """Tasks of issued plans due next or in the last 30 days, with their lights.

    For a member of a unit, those that it leads.
    """
    tasks = Task.objects.for_user(user).filter(
        plan__document__state=State.ISSUED, is_group=False, due__gte=day - dt.timedelta(days=RECENT_DAYS)
    )
    if user.unit is not None:
        led = TaskUnit.objects.for_user(user).filter(unit=user.unit, task=OuterRef("pk"), role=UnitRole.LEAD)
        tasks = tasks.filter(Exists(led))
    nearest = tasks.select_related("item", "plan__document").order_by("due", "pk")[:DEADLINES]
    return [(task, light(task.due, task.start, task.plan.document.state, day)) for task in nearest]
