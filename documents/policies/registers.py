"""Who keeps the two registers."""

from __future__ import annotations

from common.decisions import ALLOWED, Decision, refuse
from documents.models import Document
from organizations.constants import Role
from organizations.models import Agency, User


def can_keep_register(actor: User, document: Document) -> Decision:
    """Điều 15, 17: the clerk notes what happens to a document that has its number."""
    if document.number is None:
        return refuse("Văn bản chưa có số nên chưa vào sổ.")
    return can_keep_incoming(actor, document.agency)


def can_keep_incoming(actor: User, agency: Agency) -> Decision:
    """Điều 22: the clerk enters what comes in."""
    if actor.has_role(agency.pk, Role.CLERK):
        return ALLOWED
    return refuse("Việc ghi sổ đăng ký văn bản dành cho Văn thư của cơ quan.")
