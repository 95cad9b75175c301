"""A draft as PDF, made on the way: shown in the browser, never kept."""

from __future__ import annotations

from django.http import HttpResponse

from documents.content import Content
from documents.writers import pdf


def draft_pdf(content: Content, number: int) -> HttpResponse:
    """The PDF of `content`; `number` tells drafts apart in a folder of downloads."""
    name = f'inline; filename="du-thao-{number}.pdf"'
    data = pdf.render(content).data
    return HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": name})
