"""The Word file of a document: of a draft as it stands, of an issued document from its frozen text."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from documents.content import Content
from documents.models import Document
from documents.selectors.corrections import correction_of
from documents.services.own_text import current
from documents.services.word_templates import word_file
from documents.views.files import pdf_name
from documents.views.person import document_or_404, person
from documents.writers import docx, json


def word_response(document: Document, content: Content) -> HttpResponse:
    """`content` as a download, in the agency's own form where it has one; nobody else may keep it."""
    data = word_file(document, content)
    name = pdf_name(document, mark="" if document.is_frozen else "Dự thảo", kind="docx")
    response = HttpResponse(data, content_type=docx.CONTENT_TYPE)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def document_docx(request: HttpRequest, pk: int) -> HttpResponse:
    document = document_or_404(person(request), pk)
    return word_response(document, _content(document))


def _content(document: Document) -> Content:
    if document.is_frozen:
        return json.load(document.issued.content_json)
    if (letter := correction_of(document)) is not None:
        return current(letter)
    raise Http404("Văn bản này chưa ban hành.")
