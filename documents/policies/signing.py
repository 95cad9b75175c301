"""What a document offers those who sign it, and what it lacks when it is about to be issued."""

from __future__ import annotations

from common.decisions import Decision
from documents.constants import Action, SignatureRole, SigningMethod, State
from documents.models import Document
from documents.policies.steps import can
from documents.rules import transition
from documents.selectors.files import signed_roles
from organizations.models import User

_STEPS = ((SignatureRole.PERSON, Action.SIGN), (SignatureRole.ORGANIZATION, Action.SEAL))
_LACKS = {
    SignatureRole.PERSON: "Văn bản chưa ký số; nếu ban hành bây giờ, người nhận chỉ có bản chưa ký số. "
    "Vẫn ký số bổ sung được sau khi ban hành.",
    SignatureRole.ORGANIZATION: "Văn bản chưa có chữ ký số của cơ quan; nếu ban hành bây giờ, người nhận chỉ có bản "
    "chưa đủ chữ ký số. Vẫn ký số bổ sung được sau khi ban hành.",
}


def signing_steps(actor: User, document: Document) -> list[tuple[Action, Decision]]:
    """The signatures that are still missing and among `actor`'s duties; after the issue only those possible now."""
    if document.signing_method != SigningMethod.DIGITAL or document.state not in (State.NUMBERED, State.ISSUED):
        return []
    there = signed_roles(document)
    missing = [action for role, action in _STEPS if role not in there]
    mine = [action for action in missing if actor.has_role(document.agency_id, *transition(action).roles)]
    offered = [(action, can(actor, document, action)) for action in mine]
    return [(action, decision) for action, decision in offered if decision or document.state == State.NUMBERED]


def issue_warning(document: Document) -> str:
    """What the clerk is told before a document goes out without its digital signatures; empty where it has them."""
    if document.signing_method != SigningMethod.DIGITAL:
        return ""
    there = signed_roles(document)
    return next((_LACKS[role] for role, _ in _STEPS if role not in there), "")
