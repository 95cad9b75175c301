"""Copies of a document that the caller has already found for whoever asks."""

from __future__ import annotations

from django.db.models import QuerySet

from documents.constants import CopyKind
from documents.models import Document, DocumentCopy


def copies_of(document: Document) -> QuerySet[DocumentCopy]:
    """Every copy that was made, the latest first."""
    rows = DocumentCopy.objects.filter(document_id=document.pk)
    return rows.select_related("made_by", "of_copy").order_by("-number_year", "-number")


def full_copies(document: Document) -> QuerySet[DocumentCopy]:
    """Those that a sao lục can be made of."""
    return copies_of(document).filter(kind=CopyKind.FULL)


def last_copy(agency_id: int) -> DocumentCopy | None:
    """The agency's latest copy: who signed it signs the next one too, more often than not."""
    return DocumentCopy.objects.filter(agency_id=agency_id).order_by("-pk").first()
