"""Names of units as a plan prints them, without a query of their own."""

from __future__ import annotations

from django.db.models import DateField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from common.calendar import today
from organizations.models import UnitName, User
from plans.constants import UnitRole
from plans.models import Task, TaskUnit


def named_parts(user: User) -> QuerySet[TaskUnit]:
    """Parts with their unit and `past_name`: what the unit was called on the plan's day of issue, else today."""
    day = Coalesce(OuterRef("task__plan__document__issued_on"), Value(today()), output_field=DateField())
    names = UnitName.objects.for_user(user).filter(
        Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day), unit=OuterRef("unit_id")
    )
    return (
        TaskUnit.objects.for_user(user)
        .select_related("unit")
        .annotate(past_name=Subquery(names.order_by("valid_from").values("name")[:1]))
        .order_by("position", "pk")
    )


def leads_of(task: Task) -> list[TaskUnit]:
    return [part for part in task.task_units.all() if part.role == UnitRole.LEAD]


def coordinators_of(task: Task) -> list[TaskUnit]:
    return [part for part in task.task_units.all() if part.role == UnitRole.COORDINATOR]


def name_of(part: TaskUnit) -> str:
    """As printed, else by its name on the plan's day, else by today's."""
    return part.printed_name or getattr(part, "past_name", None) or part.unit.name
