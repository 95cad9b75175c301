"""What every signature begins and ends with: the file that was seen, and the row that says who signed it."""

from __future__ import annotations

from typing import Any

from audit.services import log
from common.decisions import require
from common.errors import InvalidInput
from documents.constants import Action, SignatureRole
from documents.models import Document, PreparedFile, SignedFile
from documents.policies import can
from documents.selectors import latest_prepared, signatures
from documents.services.steps import locked, raise_version, record
from documents.signing import Certificate, Report
from organizations.models import User

ACTIONS = {SignatureRole.PERSON: Action.SIGN, SignatureRole.ORGANIZATION: Action.SEAL}
_CHANGED = "Văn bản vừa được người khác ký hoặc lập lại bản chờ ký; hãy tải lại trang, xem lại tệp rồi ký."


def holder_of(document: Document, role: SignatureRole) -> str:
    """Whose certificate it has to be: the printed signer's, or the agency's."""
    return document.signer_name if role == SignatureRole.PERSON else document.agency.name


def file_to_sign(document: Document, seen: str) -> tuple[PreparedFile, PreparedFile | SignedFile]:
    """The prepared file and, with the signatures so far, the file that the next one is added to.

    `seen` is the SHA-256 of the file that the person looked at: nobody signs what they have not seen.
    """
    prepared = latest_prepared(document)
    if prepared is None:
        raise InvalidInput("Văn bản chưa có bản chờ ký; hãy lập bản chờ ký trước.")
    signed = signatures(document)
    base = signed[-1] if signed else prepared
    if base.pdf_sha256 != seen:
        raise InvalidInput(_CHANGED)
    return prepared, base


def still_to_sign(document_id: int, actor: User, role: SignatureRole, seen: str) -> tuple[Document, PreparedFile]:
    """The same questions again, the document held until the transaction ends: of two at once the later is refused."""
    document = locked(document_id, actor)
    require(can(actor, document, ACTIONS[role]))
    prepared, _ = file_to_sign(document, seen)
    return document, prepared


def add_signature(
    document: Document, actor: User, role: SignatureRole, signer: Certificate | Report, columns: dict[str, Any]
) -> SignedFile:
    """The row of one more signature with its trace and, on the document's own file, its step."""
    signed = SignedFile.objects.create(
        agency_id=document.agency_id,
        document=document,
        role=role,
        subject_name=signer.subject_name,
        issuer_name=signer.issuer_name,
        serial=signer.serial,
        valid_from=signer.valid_from,
        valid_to=signer.valid_to,
        made_by=actor,
        **columns,
    )
    action = ACTIONS[role]
    told = {"subject_name": signer.subject_name, "serial": signer.serial, "pdf_sha256": signed.pdf_sha256}
    log(
        actor=actor, action=action, obj=document, after=told, reason=f"Phụ lục «{signed.annex}»" if signed.annex else ""
    )
    if signed.annex is None:
        raise_version(document)
        record(document, actor, action, from_state=document.state)
    return signed
