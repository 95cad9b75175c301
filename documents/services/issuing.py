"""Issuing: the text and its PDF become a frozen row and a file that is written once (Điều 17).

Killed at any moment it leaves nothing or everything: the PDF is made first, its file stands under the name of its own
hash before the row says so, and the row, the state and the record are one transaction. A file without a row is
harmless; the next attempt finds it.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePosixPath

from django.db import transaction
from django.utils import timezone

from common.database import patient
from common.decisions import require
from common.errors import InvalidInput
from documents.constants import Action, State
from documents.content import Content
from documents.models import Document, IssuedDocument
from documents.policies import can
from documents.services.files import keep_file
from documents.services.relating import supersede
from documents.services.steps import locked, record, store
from documents.writers import json, pdf
from organizations.models import User


@patient
def document_issue(*, document_id: int, actor: User, content: Content) -> IssuedDocument:
    """Freeze `content`, built from the numbered document, as what was issued.

    Call it outside a transaction: making the PDF takes seconds, and nothing is locked meanwhile.
    Raises `NotAllowed`, `InvalidInput` where the letterhead is not this document's, `RenderRefused`, `DomainError`
    where the file cannot be written.
    """
    document = Document.objects.for_user(actor).get(pk=document_id)
    require(can(actor, document, Action.ISSUE))
    _require_own_letterhead(document, content)
    text = json.dump(content)
    printed = pdf.render(content)
    path = PurePosixPath("issued", str(document.agency_id), str(document.number_year), f"{printed.sha256}.pdf")
    keep_file(path, printed.data)
    return _freeze(document_id, actor, content, text, printed, path)


@transaction.atomic
def _freeze(
    document_id: int, actor: User, content: Content, text: str, printed: pdf.Pdf, path: PurePosixPath
) -> IssuedDocument:
    """Everything again under the lock, then the row, the state and the record together."""
    document = locked(document_id, actor)
    require(can(actor, document, Action.ISSUE))
    _require_own_letterhead(document, content)
    supersede(document, actor)
    issued = IssuedDocument.objects.create(
        agency_id=document.agency_id,
        document=document,
        content_json=text,
        content_sha256=sha256(text.encode()).hexdigest(),
        pdf_path=path.as_posix(),
        pdf_sha256=printed.sha256,
        pdf_size=len(printed.data),
        page_count=printed.page_count,
        issued_by=actor,
        issued_at=timezone.now(),
    )
    start = document.state
    store(document, actor, Action.ISSUE, {"state": start}, {"state": State.ISSUED.value})
    record(document, actor, Action.ISSUE, from_state=start)
    return issued


def _require_own_letterhead(document: Document, content: Content) -> None:
    head = content.letterhead
    date = (head.date.year, head.date.month, head.date.day)
    given = document.issued_on and (document.issued_on.year, document.issued_on.month, document.issued_on.day)
    if (head.number, head.symbol, date) != (document.number, document.symbol, given):
        raise InvalidInput("Số, ký hiệu hoặc ngày trên bản in khác với số đã cấp; hãy tải lại trang rồi ban hành lại.")
