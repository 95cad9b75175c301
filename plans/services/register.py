"""The register of legal documents, as the administrator keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from audit.constants import Action
from audit.services import log, values
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput, NotAllowed
from common.text import one_line
from organizations.models import Agency, User
from plans import policies
from plans.models import LegalDocument

REGISTER_FIELDS = ("kind", "symbol", "issued_on", "issuer", "subject", "implements", "is_in_force")


@patient
@transaction.atomic
def legal_document_save(
    *,
    actor: User,
    agency: Agency,
    changes: Mapping[str, Any],
    legal_document_id: int | None = None,
    reason: str = "",
) -> LegalDocument:
    """Enter a document (no id), or change one that is there; `changes` are of `REGISTER_FIELDS`.

    Raises `InvalidInput` for one that the register has already or that would carry out itself, `NotAllowed`,
    `LegalDocument.DoesNotExist` outside the agency.
    """
    require(policies.can_register(actor, agency))
    document, before = LegalDocument(agency=agency), dict[str, Any]()
    if legal_document_id is not None:
        rows = LegalDocument.objects.for_user(actor).select_for_update(of=("self",))
        document = rows.get(agency=agency, pk=legal_document_id)
        before = values(document, *changes)
    for name, value in changes.items():
        setattr(document, name, one_line(value) if isinstance(value, str) else value)
    _check(document)
    after = values(document, *changes)
    if after != before:
        document.save()
        action = Action.CHANGED if before else Action.CREATED
        log(actor=actor, action=action, obj=document, before=before, after=after, reason=reason)
    return document


@patient
@transaction.atomic
def legal_document_delete(*, actor: User, legal_document_id: int) -> None:
    """Take a document out of the register; `NotAllowed` for one that a plan or another document rests on."""
    document = LegalDocument.objects.for_user(actor).select_for_update(of=("self",)).get(pk=legal_document_id)
    require(policies.can_register(actor, document.agency))
    log(actor=actor, action=Action.DELETED, obj=document, before=values(document, *REGISTER_FIELDS))
    try:
        document.delete()
    except ProtectedError as used:
        raise NotAllowed("Văn bản này đang được viện dẫn; hãy bỏ dấu «Còn hiệu lực» thay vì xóa.") from used


def _check(document: LegalDocument) -> None:
    try:
        document.clean_fields()
    except ValidationError as wrong:
        field, sentences = next(iter(wrong.message_dict.items()))
        raise InvalidInput(sentences[0], field=field) from wrong
    if document.symbol:
        same = LegalDocument.objects.filter(
            agency=document.agency, symbol=document.symbol, issued_on=document.issued_on
        ).exclude(pk=document.pk)
        if same.exists():
            raise InvalidInput("Danh mục đã có văn bản cùng số, ký hiệu và ngày này.", field="symbol")
    _check_chain(document)


def _check_chain(document: LegalDocument) -> None:
    """What a document carries out is of the same agency, and never the document itself, however long the chain."""
    above = document.implements
    if above is not None and above.agency_id != document.agency_id:
        raise InvalidInput("Văn bản được thực hiện không có trong danh mục của cơ quan.", field="implements")
    seen = {document.pk}
    while above is not None:
        if above.pk in seen:
            raise InvalidInput("Văn bản không thể thực hiện chính mình, dù qua văn bản khác.", field="implements")
        seen.add(above.pk)
        above = above.implements
