"""What every write of a plan begins with: the plan found for the actor, its document held, the right to edit asked."""

from __future__ import annotations

from common.decisions import require
from common.errors import InvalidInput
from documents.services.steps import locked, raise_version
from organizations.models import Unit, User
from plans import policies
from plans.models import Item, Plan
from plans.rules.outline import Place


def editable_plan(plan_id: int, actor: User, version: int | None = None) -> Plan:
    """The plan, its document's row held to the end of the transaction: one writer at a time per plan.

    `version` is the document's. Raises `Plan.DoesNotExist`, `StaleVersion`, `NotAllowed`.
    """
    plan = Plan.objects.for_user(actor).select_related("agency").get(pk=plan_id)
    plan.document = locked(plan.document_id, actor, version)
    require(policies.can_edit(actor, plan))
    return plan


def editable_item(item_id: int, actor: User) -> Item:
    """The item with its plan held; `Item.DoesNotExist` when it is gone or out of sight."""
    plan_id = Item.objects.for_user(actor).values_list("plan_id", flat=True).get(pk=item_id)
    plan = editable_plan(plan_id, actor)
    item = Item.objects.for_user(actor).select_for_update(of=("self",)).get(pk=item_id)
    item.plan = plan
    return item


def places_of(plan: Plan) -> list[Place]:
    """Every item's place, in one small query."""
    return [Place(*row) for row in Item.objects.filter(plan=plan).values_list("pk", "parent_id", "position", "style")]


def reshaped(plan: Plan) -> None:
    """The outline's shape has changed: the document's version says so."""
    raise_version(plan.document)


def own_unit(plan: Plan, unit_id: int, field: str) -> int:
    """`unit_id` when it is the agency's; the form's list is not trusted."""
    if not Unit.objects.filter(agency_id=plan.agency_id, pk=unit_id).exists():
        raise InvalidInput("Đơn vị này không thuộc cơ quan; hãy chọn lại trong danh sách.", field=field)
    return unit_id
