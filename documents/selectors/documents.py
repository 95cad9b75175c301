"""Reads for the register of documents and a document's page."""

from __future__ import annotations

import re

from django.db.models import Q, QuerySet
from django.urls import NoReverseMatch, reverse

from common.text import collapse, fold
from documents.constants import Relation
from documents.models import Document
from organizations.models import User

# More words would make a query that a database refuses.
MAX_WORDS = 30
_CODE = re.compile(r"(?P<number>\d{1,7})(/(?P<symbol>.*))?", re.ASCII)


def register(user: User) -> QuerySet[Document]:
    """Every numbered document that `user` may read, the latest number first: sổ đăng ký văn bản đi (Phụ lục VI)."""
    return (
        Document.objects.for_user(user)
        .filter(number__isnull=False)
        .select_related("agency", "drafting_unit")
        .prefetch_related("recipients")
        .defer("approved_json")
        .order_by("-issued_on", "-number", "-pk")
    )


def search(documents: QuerySet[Document], text: str) -> QuerySet[Document]:
    """Those with every word of `text` in the subject (accents ignored) or the symbol, or as the number.

    «12/KH-SKHCN» is looked for as number and symbol.
    """
    for word in collapse(text).split()[:MAX_WORDS]:
        documents = documents.filter(_says(word))
    return documents


def _says(word: str) -> Q:
    found = _CODE.fullmatch(word)
    if found and found["symbol"] is not None:
        return Q(number=int(found["number"]), symbol__icontains=found["symbol"])
    number = Q(number=int(found["number"])) if found else Q()
    return Q(search_text__contains=fold(word)) | Q(symbol__icontains=word) | number


def years(user: User) -> list[int]:
    """The years in which a number was given, the latest first."""
    rows = Document.objects.for_user(user).filter(number_year__isnull=False)
    found = rows.order_by("-number_year").values_list("number_year", flat=True).distinct()
    return [year for year in found if year is not None]


def document_for(user: User, document_id: int) -> Document:
    """One document with what its page shows; `Document.DoesNotExist` for what `user` may not read."""
    rows = Document.objects.for_user(user).select_related(
        "agency", "drafting_unit", "created_by", "amended_by", "relates_to"
    )
    return rows.get(pk=document_id)


def prepare_url(document: Document) -> str:
    """Where the owner, who knows the text, freezes it for signing; empty where there is none."""
    plan = getattr(document, "plan", None)
    if plan is None and document.relation == Relation.CORRECT:
        return reverse("documents:prepare", args=[document.pk])
    try:
        return reverse("plans:prepare", args=[plan.pk]) if plan is not None else ""
    except NoReverseMatch:
        return ""


def owner_url(document: Document) -> str:
    """The page of what the document is the paper of: a plan so far; empty where there is none."""
    plan = getattr(document, "plan", None)
    try:
        return reverse("plans:detail", args=[plan.pk]) if plan is not None else ""
    except NoReverseMatch:
        return ""
