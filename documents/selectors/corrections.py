"""Công văn đính chính: those that correct a document, and the text of one."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from audit.models import Entry
from documents.constants import CLOSED_STATES, Relation, State
from documents.models import Correction, Document
from organizations.models import User


def corrections_of(document: Document) -> QuerySet[Document]:
    """The issued công văn that correct `document`, the earliest first; `document` comes from a scoped read."""
    rows = Document.objects.filter(relates_to=document, relation=Relation.CORRECT, state=State.ISSUED)
    return rows.select_related("agency").order_by("issued_on", "number", "pk")


def open_correction(document: Document) -> Document | None:
    """The correction of `document` that is still being written or on its way."""
    rows = Document.objects.filter(relates_to=document, relation=Relation.CORRECT).exclude(state__in=CLOSED_STATES)
    return rows.select_related("created_by").first()


def correction_of(document: Document) -> Correction | None:
    """The text of a công văn đính chính; None for any other document."""
    rows = Correction.objects.select_related("document__agency", "document__relates_to__agency")
    return rows.filter(document=document).first()


def letter_history(correction: Correction) -> QuerySet[Entry]:
    """Entries about the letter and its text, newest first; `correction` comes from a scoped read."""
    about = Q(object_type="documents.document", object_id=str(correction.document_id))
    about |= Q(object_type="documents.correction", object_id=str(correction.pk))
    return Entry.objects.filter(about, agency_id=correction.agency_id).select_related("actor")


def own_drafts(user: User) -> QuerySet[Document]:
    """The letters that `user` began and that are still to be issued, the latest touched first."""
    mine = Document.objects.for_user(user).filter(correction__isnull=False, created_by=user)
    return mine.exclude(state__in=CLOSED_STATES).select_related("relates_to").order_by("-updated_at", "-pk")
