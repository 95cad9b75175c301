"""Documents whose text is this room's own: a công văn đính chính. What it says, what it misses, how it walks.

A plan's document has its text in the plan's room; everything here answers None for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from common.decisions import refuse, require
from common.errors import InvalidInput
from documents.constants import Action
from documents.content import Content
from documents.content import correction as text
from documents.content.places import passages
from documents.models import Correction, Document, DocumentEvent, IssuedDocument, PreparedFile
from documents.policies import uncorrectable
from documents.rules.corrections import Finding, LetterFacts, Passage, findings
from documents.selectors.corrections import correction_of
from documents.services.issuing import document_issue
from documents.services.signing import document_prepare
from documents.services.walking import document_step
from documents.writers import json
from documents.writers.approved import as_approved
from organizations.models import User


def current(correction: Correction) -> Content:
    """The letter as it would be printed now; once issued, as it was frozen."""
    document = correction.document
    if document.is_frozen:
        return json.load(document.issued.content_json)
    return as_approved(document, text.build(correction))


def correction_findings(correction: Correction) -> list[Finding]:
    """What the draft misses, and what its rows say against the text that was issued."""
    document = correction.document
    facts = LetterFacts(
        subject=document.subject,
        symbol=document.symbol,
        place=document.place,
        signer_name=document.signer_name,
        signer_title=document.signer_title or document.head_title,
        addressees=text.addressees_of(correction),
        recipients=document.recipients.count(),
        rows=text.rows_of(correction),
    )
    found = findings(facts, issued_passages(document))
    wrong = document.relates_to
    hindrance = uncorrectable(wrong) if wrong is not None else ""
    return [Finding(hindrance, is_blocking=True), *found] if hindrance else found


def issued_passages(document: Document) -> tuple[Passage, ...]:
    """The text that `document` corrects, as it was issued; nothing where that cannot be read."""
    issued = IssuedDocument.objects.filter(document=document.relates_to).first()
    try:
        return passages(json.load(issued.content_json)) if issued is not None else ()
    except InvalidInput:
        return ()


def correction_step(*, document_id: int, actor: User, action: str, note: str = "") -> Document | DocumentEvent:
    """A step of the letter's life, as `document_step`. It is not approved once what it corrects is out of force."""
    correction = _found(document_id, actor)

    def problems(document: Document) -> Iterable[Finding]:
        correction.document = document
        return correction_findings(correction)

    wrong = correction.document.relates_to
    if action == Action.APPROVE and wrong is not None and (hindrance := uncorrectable(wrong)):
        require(refuse(hindrance))
    return document_step(
        document_id=document_id,
        actor=actor,
        action=action,
        note=note,
        text=lambda: text.build(correction),
        problems=problems,
    )


def correction_issue(*, document_id: int, actor: User) -> IssuedDocument:
    """Freeze the numbered letter as printed; outside a transaction, as `document_issue`."""
    return document_issue(document_id=document_id, actor=actor, content=current(_found(document_id, actor)))


def correction_prepare(*, document_id: int, actor: User, replaces: int | None = None) -> PreparedFile:
    """Freeze the numbered letter as the file that will be signed; see `document_prepare`."""
    content = current(_found(document_id, actor))
    return document_prepare(document_id=document_id, actor=actor, content=content, replaces=replaces)


def _found(document_id: int, actor: User) -> Correction:
    """The letter that `actor` may read; `Document.DoesNotExist` for any other."""
    correction = correction_of(Document.objects.for_user(actor).get(pk=document_id))
    if correction is None:
        raise Document.DoesNotExist
    return correction
