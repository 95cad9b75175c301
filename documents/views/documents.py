"""The register of documents, one document's page, and its issued file."""

from __future__ import annotations

import re

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from audit.selectors import history, told
from documents.filters import DocumentFilter
from documents.models import Document, IssuedDocument
from documents.selectors import issued_file, owner_url, register
from documents.views.person import document_or_404, person

PAGE_SIZE = 20
ENTRIES_SHOWN = 50
_UNFIT = re.compile(r"[^-\w.]")


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
    """The file that was issued, byte for byte; asked of the document's own scope, never of the file's name."""
    issued, path = issued_file(person(request), document_or_404(person(request), pk).pk)
    try:
        file = path.open("rb")
    except OSError as error:
        raise Http404 from error
    response = FileResponse(file, as_attachment=True, filename=_file_name(issued.document))
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["ETag"] = f'"{issued.pdf_sha256}"'
    return response


def _file_name(document: Document) -> str:
    """«138_KH-SKHCN Triển khai….pdf»: what stands on the paper, fit for a file system."""
    stem = f"{document.code.replace('/', '_')} {document.subject}"[:120]
    # A word of marks alone (a dash, an ampersand) leaves nothing behind.
    words = (_UNFIT.sub("", word).strip(".") for word in stem.split())
    return " ".join(filter(None, words)) + ".pdf"
