"""The page, the steps and the comments of a document that has its text in this room: a công văn đính chính."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from audit.selectors import told
from documents import policies, services
from documents.constants import NOTED_BY_THE_PORTAL, Action, State
from documents.models import Correction, Document
from documents.selectors.corrections import correction_of, letter_history, own_drafts
from documents.services import own_text
from documents.views import signing, steps
from documents.views.corrections import correction_or_404
from documents.views.person import person
from documents.writers import html
from organizations.models import User

COMMENTS_SHOWN = 5
ENTRIES_SHOWN = 50
PAGE_SIZE = 20


def walk_of(user: User, correction: Correction) -> steps.Walk:
    """A letter takes its steps at the document's own address."""
    document = correction.document
    page = document.get_absolute_url()
    return steps.Walk(
        document=document,
        owner=document,
        url=lambda action: reverse("documents:step", args=[document.pk, action]),
        may=partial(policies.can, user, document),
        move=partial(services.correction_step, document_id=document.pk, actor=user),
        issue=partial(services.correction_issue, document_id=document.pk, actor=user),
        list_url=reverse("documents:list"),
        list_label="Văn bản",
        problems_url=f"{page}#problems",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    user = person(request)
    return steps.take_step(request, walk_of(user, correction_or_404(user, pk)), action)


@require_POST
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    user = person(request)
    steps.take_comment(request, walk_of(user, correction_or_404(user, pk)))
    return redirect("documents:detail", pk=pk)


@require_POST
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze the numbered letter for signing."""
    user = person(request)
    document = correction_or_404(user, pk).document
    make = partial(services.correction_prepare, document_id=document.pk, actor=user)
    return signing.take_prepare(request, document, make)


@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """The person's own letters that are still being written or on their way."""
    rows = own_drafts(person(request))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "documents/drafts.html", {"page": page})


def text_context(user: User, document: Document) -> dict[str, Any]:
    """What a document's page shows beside its facts where its text is this room's own; nothing for others."""
    correction = correction_of(document)
    if correction is None:
        return {}
    said = (
        document.events.exclude(note="")
        .exclude(action__in=NOTED_BY_THE_PORTAL)
        .select_related("actor")
        .order_by("-at", "-pk")
    )
    can_edit = policies.can_edit(user, document)
    return {
        "correction": correction,
        "entries": told(letter_history(correction)[:ENTRIES_SHOWN]),
        "own": ("documents.document", "documents.correction"),
        "paper": html.paper(own_text.current(correction)),
        "problems": own_text.correction_findings(correction) if document.is_editable else [],
        "steps": steps.offered(user, walk_of(user, correction)),
        "awaited": policies.awaited(document),
        "returned": said.filter(action=Action.RETURN).first() if document.state == State.RETURNED else None,
        "comments": said[:COMMENTS_SHOWN],
        "can_comment": policies.can(user, document, Action.COMMENT),
        "can_edit": can_edit,
        "can_delete": policies.can_delete(user, document),
    }
