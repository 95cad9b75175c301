"""Freezing what will be signed: the numbered document's content and its PDF with empty signature fields."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.db import transaction

from audit.constants import Action as Trail
from audit.services import log
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput
from documents import signing
from documents.constants import SigningMethod
from documents.content import Content
from documents.models import Document, PreparedFile
from documents.policies import can_prepare
from documents.selectors import latest_prepared, signatures
from documents.services.files import keep_pdf
from documents.services.steps import locked
from documents.writers import json, pdf
from organizations.models import User


@patient
def document_prepare(*, document_id: int, actor: User, content: Content, replaces: int | None = None) -> PreparedFile:
    """Freeze `content`, built from the numbered document, as the file that will be signed.

    `replaces` is the prepared file that the person saw (None: none yet): a newer one is never replaced unseen, and the
    signatures on it count no more. Equal content in an equal form stays as it is, with its signatures.
    Call it outside a transaction. Raises `NotAllowed`, `InvalidInput`, `RenderRefused`, `DomainError`.
    """
    document = Document.objects.for_user(actor).get(pk=document_id)
    require(can_prepare(actor, document))
    columns = prepared_columns(document, content)
    return _replace(document_id, actor, columns, replaces)


def prepared_columns(document: Document, content: Content) -> dict[str, Any]:
    """Print `content`, add the empty signature fields, keep the file: the columns of its `PreparedFile`.

    What is signed in ink, and what has no room for a signature, gets no fields.
    """
    _require_own_letterhead(document, content)
    text = json.dump(content)
    printed = pdf.render(content)
    has_fields = "sign" in printed.boxes and document.signing_method == SigningMethod.DIGITAL
    places = signing.boxes(printed.boxes["sign"]) if has_fields else {}
    data = signing.prepare(printed.data, places) if places else printed.data
    kept = keep_pdf(data, agency_id=document.agency_id, year=document.number_year, page_count=printed.page_count)
    return {"content_json": text, "content_sha256": sha256(text.encode()).hexdigest(), "boxes": places, **kept}


@transaction.atomic
def _replace(document_id: int, actor: User, columns: dict[str, Any], replaces: int | None) -> PreparedFile:
    document = locked(document_id, actor)
    require(can_prepare(actor, document))
    latest = latest_prepared(document)
    if latest is not None and latest.pdf_sha256 == columns["pdf_sha256"]:
        return latest
    if (latest.pk if latest else None) != replaces:
        raise InvalidInput("Bản chờ ký vừa được người khác lập lại; hãy tải lại trang rồi làm tiếp.")
    void = ", ".join(signed.subject_name for signed in signatures(document))
    prepared = add_prepared(document, actor, columns)
    log(
        actor=actor,
        action=Trail.PREPARED,
        obj=document,
        after={"pdf_sha256": prepared.pdf_sha256},
        reason=f"Lập lại bản chờ ký; chữ ký số trên bản trước không còn giá trị: {void}." if void else "",
    )
    return prepared


def add_prepared(document: Document, actor: User, columns: dict[str, Any]) -> PreparedFile:
    """The row alone; the document is locked."""
    return PreparedFile.objects.create(agency_id=document.agency_id, document=document, made_by=actor, **columns)


def _require_own_letterhead(document: Document, content: Content) -> None:
    """Raise `InvalidInput` where number, symbol or date on the paper are not those that were given."""
    head = content.letterhead
    date = (head.date.year, head.date.month, head.date.day)
    given = document.issued_on and (document.issued_on.year, document.issued_on.month, document.issued_on.day)
    if (head.number, head.symbol, date) != (document.number, document.symbol, given):
        raise InvalidInput("Số, ký hiệu hoặc ngày trên bản in khác với số đã cấp; hãy tải lại trang rồi làm lại.")
