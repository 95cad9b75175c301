"""Who may begin a document that follows an issued one: that amends it, or puts right what was printed wrong."""

from __future__ import annotations

from common.decisions import ALLOWED, Decision, refuse
from documents.constants import CLOSED_STATES, SUPERSEDING, State
from documents.models import Document
from documents.policies.steps import not_in_force, people
from documents.selectors.corrections import open_correction
from organizations.constants import WRITING_ROLES
from organizations.models import User


def can_amend(actor: User, document: Document) -> Decision:
    """May `actor` begin a document that amends or replaces this one? What is in force has one such draft at a time."""
    if not actor.has_role(document.agency_id, *WRITING_ROLES):
        return refuse(f"Việc lập văn bản điều chỉnh dành cho {people(WRITING_ROLES)}.")
    if document.state != State.ISSUED:
        return refuse(not_in_force(document) or "Văn bản chưa ban hành; chỉ văn bản đã ban hành mới cần điều chỉnh.")
    drafts = Document.objects.filter(relates_to=document, relation__in=SUPERSEDING).exclude(state__in=CLOSED_STATES)
    begun = drafts.select_related("created_by").first()
    if begun is not None:
        return refuse(f"{begun.created_by} đã lập dự thảo «{begun}»; hãy làm tiếp hoặc xóa dự thảo đó.")
    return ALLOWED


def can_correct(actor: User, document: Document) -> Decision:
    """May `actor` begin a công văn đính chính of this document? Several over time, one at a time."""
    if not actor.has_role(document.agency_id, *WRITING_ROLES):
        return refuse(f"Việc lập công văn đính chính dành cho {people(WRITING_ROLES)}.")
    if document.state != State.ISSUED:
        return refuse(uncorrectable(document))
    begun = open_correction(document)
    if begun is not None:
        return refuse(f"{begun.created_by} đã lập dự thảo «{begun}»; hãy làm tiếp hoặc xóa dự thảo đó.")
    return ALLOWED


def uncorrectable(document: Document) -> str:
    """Why `document` cannot be corrected; empty for one in force."""
    if document.state == State.ISSUED:
        return ""
    if document.state == State.WITHDRAWN:
        return f"Văn bản {document.code} đã bị thu hồi nên không cần đính chính."
    if document.state == State.AMENDED and document.amended_by is not None:
        later = document.amended_by.code
        return f"Văn bản {document.code} đã được điều chỉnh bởi {later}; hãy đính chính văn bản {later}."
    return "Văn bản chưa ban hành; hãy sửa ngay trong dự thảo."
