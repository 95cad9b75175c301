"""The trail of a plan: what was done to it, to its items and to its tasks."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from audit.models import Entry
from plans.models import Item, Plan, Task


def plan_history(plan: Plan) -> QuerySet[Entry]:
    """Entries about the plan, its document, items and tasks, newest first. `plan` comes from a scoped read."""
    items = [str(pk) for pk in Item.objects.filter(plan=plan).values_list("pk", flat=True)]
    tasks = [str(pk) for pk in Task.objects.filter(plan=plan).values_list("pk", flat=True)]
    about = (
        Q(object_type="plans.plan", object_id=str(plan.pk))
        | Q(object_type="documents.document", object_id=str(plan.document_id))
        | Q(object_type="plans.item", object_id__in=items)
        | Q(object_type="plans.task", object_id__in=tasks)
    )
    return Entry.objects.filter(about, agency_id=plan.agency_id).select_related("actor")
