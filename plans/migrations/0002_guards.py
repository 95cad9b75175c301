from django.db import migrations

from common.database import FrozenWithDocument, NotReplaced, SameAgency

FROZEN = ["amended", "issued", "withdrawn"]
OWNED = ["EditStep", "Item", "LegalBasis", "LegalDocument", "Plan", "Target", "Task", "TaskUnit"]


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("documents", "0003_guards")]

    operations = [
        *[NotReplaced(model) for model in ("Plan", "LegalBasis", "Item", "Task", "TaskUnit", "Target")],
        *[SameAgency(model) for model in OWNED],
        # An issued plan may still become a template, and forget a template that is deleted.
        FrozenWithDocument("Plan", "document", frozen=FROZEN, may_change=["is_template", "copied_from"]),
        FrozenWithDocument("LegalBasis", "plan__document", frozen=FROZEN),
        FrozenWithDocument("Item", "plan__document", frozen=FROZEN),
        FrozenWithDocument("Task", "plan__document", frozen=FROZEN),
        FrozenWithDocument("TaskUnit", "task__plan__document", frozen=FROZEN),
        FrozenWithDocument("Target", "plan__document", frozen=FROZEN),
    ]
