"""What another program has signed: the file goes out, comes back, and is kept when it is that file and signed well."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from common.database import patient
from common.decisions import require
from common.errors import InvalidInput
from documents import signing
from documents.constants import MAX_SIGNED_BYTES, SignatureRole
from documents.models import AnnexFile, Document, SignedFile
from documents.policies import can, can_seal_annex
from documents.selectors import annexes_to_seal, is_out_of_use
from documents.services.files import keep_pdf, read_kept
from documents.services.signing.storing import ACTIONS, add_signature, file_to_sign, holder_of, still_to_sign
from documents.services.steps import locked
from documents.signing import Report
from organizations.models import User

_UNSEEN = (0.0, 0.0, 0.0, 0.0, 0.0)


@patient
def signed_upload(*, document_id: int, actor: User, role: str, data: bytes, seen: str) -> SignedFile:
    """Keep `data`, made by an outside signer from the file with SHA-256 `seen`.

    Raises `NotAllowed`, `InvalidInput` (field «file») where it is not that file with one good signature more.
    """
    chosen = SignatureRole(role)
    document = Document.objects.for_user(actor).select_related("agency").get(pk=document_id)
    require(can(actor, document, ACTIONS[chosen]))
    _, base = file_to_sign(document, seen)
    report = _accepted(document, chosen, read_kept(base.pdf_path, base.pdf_sha256), data)
    columns = _kept(document, data, base.page_count, report)
    with transaction.atomic():
        document, prepared = still_to_sign(document_id, actor, chosen, seen)
        return add_signature(document, actor, chosen, report, {"prepared": prepared, **columns})


@patient
def annex_upload(*, document_id: int, actor: User, annex_id: int, data: bytes) -> SignedFile:
    """Keep an annex file that the agency has signed outside; once for each annex."""
    document = Document.objects.for_user(actor).select_related("agency").get(pk=document_id)
    require(can_seal_annex(actor, document))
    annex = _open_annex(document, annex_id)
    role = SignatureRole.ORGANIZATION
    report = _accepted(document, role, annex_to_sign(annex), data)
    columns = _kept(document, data, annex.page_count, report)
    with transaction.atomic():
        document = locked(document_id, actor)
        require(can_seal_annex(actor, document))
        return add_signature(document, actor, role, report, {"annex": _open_annex(document, annex_id), **columns})


def annex_to_sign(annex: AnnexFile) -> bytes:
    """The annex file with an empty signature field, unseen on the page (Nghị định 30/2020, Phụ lục I, mục II.8)."""
    return signing.prepare(read_kept(annex.pdf_path, annex.pdf_sha256), {SignatureRole.ORGANIZATION: _UNSEEN})


def _open_annex(document: Document, annex_id: int) -> AnnexFile:
    annex = annexes_to_seal(document).filter(pk=annex_id).first()
    if annex is None:
        raise InvalidInput("Tệp phụ lục này đã có chữ ký số của cơ quan; hãy tải lại trang.", field="file")
    return annex


def _accepted(document: Document, role: SignatureRole, base: bytes, data: bytes) -> Report:
    if len(data) > MAX_SIGNED_BYTES:
        raise InvalidInput(f"Tệp lớn hơn {MAX_SIGNED_BYTES // 2**20} MB; hãy chọn lại tệp đã ký.", field="file")
    at, roots = timezone.now(), signing.trusted_roots()
    report = signing.accept(base, data, role=role, roots=roots, holder=holder_of(document, role), at=at)
    if is_out_of_use(document.agency_id, serial=report.serial, issuer_name=report.issuer_name):
        raise InvalidInput(
            f"Chứng thư số của «{report.subject_name}» đã ngừng dùng ở Cổng; hãy ký bằng chứng thư đang dùng.",
            field="file",
        )
    return report


def _kept(document: Document, data: bytes, page_count: int, report: Report) -> dict[str, object]:
    kept = keep_pdf(data, agency_id=document.agency_id, year=document.number_year, page_count=page_count)
    return {"is_outside": True, "signed_at": report.signed_at or timezone.now(), **kept}
