"""The register of documents, one document's page, and its issued file."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from audit.selectors import history, told
from documents.filters import DocumentFilter
from documents.models import IssuedDocument
from documents.selectors import current_pdf, owner_url, register
from documents.views.files import pdf_name, stored_pdf
from documents.views.person import document_or_404, person

PAGE_SIZE = 20
ENTRIES_SHOWN = 50


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    user = person(request)
    narrowed = DocumentFilter(request.GET, queryset=register(user), user=user)
    page = Paginator(narrowed.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"filter": narrowed, "page": page, "is_narrowed": narrowed.is_narrowed}
    return render(request, "documents/list.html", context)


@require_safe
def document_detail(request: HttpRequest, pk: int) -> HttpResponse:
    document = document_or_404(person(request), pk)
    entries = history(document)[:ENTRIES_SHOWN]
    context = {
        "document": document,
        "issued": IssuedDocument.objects.for_user(person(request)).filter(document=document).first(),
        "events": document.events.select_related("actor"),
        "recipients": document.recipients.all(),
        "owner_url": owner_url(document),
        "entries": told(entries),
        "own": ("documents.document",),
    }
    return render(request, "documents/detail.html", context)


@require_safe
def document_pdf(request: HttpRequest, pk: int) -> FileResponse:
    """What was issued, with the signatures it has by now; asked of the document's own scope, never of a file's name."""
    document = document_or_404(person(request), pk)
    if not document.is_frozen:
        raise Http404("Văn bản này chưa ban hành.")
    return stored_pdf(*current_pdf(document), name=pdf_name(document))
