"""Issuing: the text and its PDF become a frozen row and a file that is written once (Điều 17).

What is issued is what was prepared for signing, in its last file, signed or not; where nothing was prepared it is
prepared now, so that it can still be signed afterwards. A document signed in ink is printed without signature fields.

Killed at any moment it leaves nothing or everything: the PDF is made first, its file stands under the name of its own
hash before the row says so, and the row, the state and the record are one transaction. A file without a row is
harmless; the next attempt finds it.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from common.database import patient
from common.decisions import require
from documents.constants import Action, SigningMethod, State
from documents.content import Content
from documents.models import Document, IssuedDocument
from documents.models.files import StoredPdf
from documents.policies import can
from documents.selectors import latest_prepared, signatures
from documents.services.relating import supersede
from documents.services.signing.preparing import add_prepared, prepared_columns
from documents.services.steps import locked, record, store
from organizations.models import User


@patient
def document_issue(*, document_id: int, actor: User, content: Content) -> IssuedDocument:
    """Freeze what was prepared for signing or, where nothing was, `content`, built from the numbered document.

    Call it outside a transaction: making the PDF takes seconds, and nothing is locked meanwhile.
    Raises `NotAllowed`, `InvalidInput` where the letterhead is not this document's, `RenderRefused`, `DomainError`
    where the file cannot be written.
    """
    document = Document.objects.for_user(actor).get(pk=document_id)
    require(can(actor, document, Action.ISSUE))
    made = None if latest_prepared(document) else prepared_columns(document, content)
    return _freeze(document_id, actor, made)


@transaction.atomic
def _freeze(document_id: int, actor: User, made: dict[str, Any] | None) -> IssuedDocument:
    """Everything again under the lock, then the rows, the state and the record together."""
    document = locked(document_id, actor)
    require(can(actor, document, Action.ISSUE))
    supersede(document, actor)
    issued = IssuedDocument.objects.create(
        agency_id=document.agency_id,
        document=document,
        issued_by=actor,
        issued_at=timezone.now(),
        **_frozen_columns(document, actor, made),
    )
    start = document.state
    store(document, actor, Action.ISSUE, {"state": start}, {"state": State.ISSUED.value})
    record(document, actor, Action.ISSUE, from_state=start)
    return issued


def _frozen_columns(document: Document, actor: User, made: dict[str, Any] | None) -> dict[str, Any]:
    """The text that was prepared and its last file."""
    prepared = latest_prepared(document)
    if prepared is None:
        assert made is not None  # noqa: S101 - rows of prepared files are never deleted
        if document.signing_method == SigningMethod.PAPER:
            return {name: value for name, value in made.items() if name != "boxes"}
        prepared = add_prepared(document, actor, made)
    signed = signatures(document)
    file: StoredPdf = signed[-1] if signed else prepared
    return {
        "prepared": prepared,
        "content_json": prepared.content_json,
        "content_sha256": prepared.content_sha256,
        **{name: getattr(file, name) for name in ("pdf_path", "pdf_sha256", "pdf_size", "page_count")},
    }
