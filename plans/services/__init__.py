"""Every write of a plan, its outline and its tasks. Each leaves a record in the trail."""

from plans.services.amending import plan_amend
from plans.services.bases import bases_replace, legal_document_create
from plans.services.items import item_update
from plans.services.labels import labels_spread
from plans.services.life import plan_issue, plan_move, plan_prepare
from plans.services.outline import item_add, item_delete, item_indent, item_move, item_outdent
from plans.services.plan import plan_copy, plan_create, plan_delete, plan_update
from plans.services.tasks import item_make_task, task_make_item
from plans.services.template import plan_save_as_template
from plans.services.undo import plan_redo, plan_undo

__all__ = [
    "bases_replace",
    "item_add",
    "item_delete",
    "item_indent",
    "item_make_task",
    "item_move",
    "item_outdent",
    "item_update",
    "labels_spread",
    "legal_document_create",
    "plan_amend",
    "plan_copy",
    "plan_create",
    "plan_delete",
    "plan_issue",
    "plan_move",
    "plan_prepare",
    "plan_redo",
    "plan_save_as_template",
    "plan_undo",
    "plan_update",
    "task_make_item",
]
