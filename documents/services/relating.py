"""A document that amends or replaces an issued one (Nghị định 30/2020/NĐ-CP, Điều 18).

The draft names the earlier document from its first day. Nothing happens to that one until the draft is issued; then
both move in one transaction.
"""

from __future__ import annotations

from django.db import transaction

from audit.constants import Action as Made
from audit.services import log, values
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput
from documents.constants import SUPERSEDING, Action, State
from documents.models import Document
from documents.policies import can, can_amend, can_edit
from documents.services.steps import locked, record, store
from organizations.models import User


@patient
@transaction.atomic
def document_relate(*, document_id: int, actor: User, earlier_id: int, relation: str, reason: str = "") -> Document:
    """Say that a draft amends or replaces an issued document.

    The earlier one is held first, so that of two people who begin at once only one does.
    Raises `NotAllowed` with what stands in the way, `InvalidInput` for another relation.
    """
    if relation not in SUPERSEDING:
        raise InvalidInput("Hãy chọn «Điều chỉnh, bổ sung» hoặc «Thay thế».", field="relation")
    earlier = locked(earlier_id, actor)
    require(can_amend(actor, earlier))
    document = locked(document_id, actor)
    require(can_edit(actor, document))
    document.relates_to, document.relation = earlier, relation
    document.save(update_fields=["relates_to", "relation"])
    log(actor=actor, action=Made.COPIED, obj=document, after=values(document, "relates_to", "relation"), reason=reason)
    return document


def supersede(document: Document, actor: User) -> None:
    """What `document` does to the earlier one when it is issued; called inside that transaction, before its own step.

    Of two that amend the same document the second waits here for the first, and is refused.
    Raises `NotAllowed` where the earlier one was withdrawn meanwhile, or amended by another.
    """
    if document.relation not in SUPERSEDING or document.relates_to_id is None:
        return
    document.relates_to = locked(document.relates_to_id, actor)
    require(can(actor, document, Action.ISSUE))
    earlier = document.relates_to
    changed = {"state": State.AMENDED.value, "amended_by_id": document.pk}
    store(earlier, actor, Action.AMEND, values(earlier, "state") | {"amended_by_id": None}, changed)
    record(earlier, actor, Action.AMEND, from_state=State.ISSUED, note=f"Bởi {document.code}: {document}")
