"""What a stranger who holds an issued document may learn of it, and nothing else of its agency.

The only reads of documents without a user: whoever asks knows 80 random bits that are printed on the paper.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from common.calendar import ZONE
from documents.constants import FROZEN_STATES, Action, Circulation, Relation, State
from documents.models import AnnexFile, Document, DocumentCopy, IssuedDocument, PreparedFile, SignedFile
from documents.selectors.files import current_file, known_hashes


@dataclass(frozen=True, slots=True)
class Later:
    """A later document that did something to this one; `check_code` is empty where it has none."""

    relation: str
    code: str
    issued_on: dt.date | None
    check_code: str
    is_withdrawn: bool


class Standing(StrEnum):
    VALID = "valid"
    AMENDED = "amended"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Published:
    """All that the public page may say. `subject` is empty where the document is for its circle only (ô số 11)."""

    code: str
    check_code: str
    issued_on: dt.date | None
    type_name: str
    subject: str
    issuer: str
    signer_name: str
    signer_title: str
    sha256: str
    page_count: int
    withdrawn_on: dt.date | None
    changed_by: tuple[Later, ...]
    corrected_by: tuple[Later, ...]
    standing: Standing


def issued_by_code(check_code: str) -> Document | None:
    """The issued document of this code. A code that nobody gave and one whose document is not issued yet are the same
    question with the same answer."""
    rows = Document.objects.frozen().filter(check_code=check_code).exclude(check_code="")
    return rows.select_related("agency", "amended_by").first()


def published(document: Document) -> Published:
    """What is said of `document`, which `issued_by_code` has found."""
    file = current_file(document)
    later = _later(document)
    return Published(
        code=document.code,
        check_code=document.check_code or "",
        issued_on=document.issued_on,
        type_name=document.get_doc_type_display(),
        subject="" if document.circulation == Circulation.INTERNAL else document.subject,
        issuer=document.agency.name,
        signer_name=document.signer_name,
        signer_title=document.signer_title,
        sha256=file.pdf_sha256 if file else "",
        page_count=file.page_count if file else 0,
        withdrawn_on=_withdrawn_on(document),
        standing=_standing(document, later),
        changed_by=tuple(each for each in later if each.relation != Relation.CORRECT),
        corrected_by=tuple(each for each in later if each.relation == Relation.CORRECT),
    )


def _later(document: Document) -> list[Later]:
    rows = list(document.followed_by.frozen().order_by("issued_on", "pk"))
    if document.amended_by is not None and document.amended_by not in rows:
        rows.insert(0, document.amended_by)
    return [
        Later(row.relation, row.code, row.issued_on, row.check_code or "", row.state == State.WITHDRAWN) for row in rows
    ]


def _standing(document: Document, later: list[Later]) -> Standing:
    if document.state == State.AMENDED:
        is_replaced = any(each.relation == Relation.REPLACE for each in later)
        return Standing.REPLACED if is_replaced else Standing.AMENDED
    return Standing.WITHDRAWN if document.state == State.WITHDRAWN else Standing.VALID


def _withdrawn_on(document: Document) -> dt.date | None:
    if document.state != State.WITHDRAWN:
        return None
    step = document.events.filter(action=Action.WITHDRAW).order_by("-pk").first()
    return (step.at if step else document.updated_at).astimezone(ZONE).date()


def file_words(document: Document, sha256: str) -> str:
    """What the file with this hash is among the document's own files; empty where it is none of them."""
    return known_hashes(document).get(sha256, "")


def is_of_another(document: Document, sha256: str) -> bool:
    """Whether the file belongs to some other issued document; which one is not told."""
    models: tuple[type[AnnexFile | DocumentCopy | IssuedDocument | PreparedFile | SignedFile], ...]
    models = (IssuedDocument, SignedFile, PreparedFile, DocumentCopy, AnnexFile)
    return any(
        model._default_manager.filter(pdf_sha256=sha256, document__state__in=FROZEN_STATES)
        .exclude(document_id=document.pk)
        .exists()
        for model in models
    )
