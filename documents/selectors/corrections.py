"""Công văn đính chính: those that correct a document, and the text of one."""

from __future__ import annotations

from django.db.models import QuerySet

from documents.constants import FROZEN_STATES, Relation, State
from documents.models import Correction, Document


def corrections_of(document: Document) -> QuerySet[Document]:
    """The issued công văn that correct `document`, the earliest first; `document` comes from a scoped read."""
    rows = Document.objects.filter(relates_to=document, relation=Relation.CORRECT, state=State.ISSUED)
    return rows.select_related("agency").order_by("issued_on", "number", "pk")


def open_correction(document: Document) -> Document | None:
    """The correction of `document` that is still being written or on its way."""
    rows = Document.objects.filter(relates_to=document, relation=Relation.CORRECT).exclude(state__in=FROZEN_STATES)
    return rows.select_related("created_by").first()


def correction_of(document: Document) -> Correction | None:
    """The text of a công văn đính chính; None for any other document."""
    rows = Correction.objects.select_related("document__agency", "document__relates_to__agency")
    return rows.filter(document=document).first()
