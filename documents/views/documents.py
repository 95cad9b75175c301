"""The register of documents, one document's page, and its issued file."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from audit.selectors import history, told
from documents.constants import State
from documents.models import IssuedDocument
from documents.selectors import current_pdf, owner_url
from documents.selectors.corrections import corrections_of
from documents.views.files import pdf_name, stored_pdf
from documents.views.own import text_context
from documents.views.person import document_or_404, person
from organizations.constants import WRITING_ROLES

ENTRIES_SHOWN = 50


@require_safe
def document_detail(request: HttpRequest, pk: int) -> HttpResponse:
    user = person(request)
    document = document_or_404(user, pk)
    entries = history(document)[:ENTRIES_SHOWN]
    context = {
        "document": document,
        "issued": IssuedDocument.objects.for_user(user).filter(document=document).first(),
        "events": document.events.select_related("actor"),
        "recipients": document.recipients.all(),
        "owner_url": owner_url(document),
        "entries": told(entries),
        "own": ("documents.document",),
        "corrections": corrections_of(document),
        "may_correct": document.state == State.ISSUED and user.has_role(document.agency_id, *WRITING_ROLES),
        **text_context(user, document),
    }
    return render(request, "documents/detail.html", context)


@require_safe
def document_pdf(request: HttpRequest, pk: int) -> FileResponse:
    """What was issued, with the signatures it has by now; asked of the document's own scope, never of a file's name."""
    document = document_or_404(person(request), pk)
    if not document.is_frozen:
        raise Http404("Văn bản này chưa ban hành.")
    return stored_pdf(*current_pdf(document), name=pdf_name(document))
