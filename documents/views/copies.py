"""Copies of an issued document: the list, making one, its file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from common.calendar import dmy, today
from common.errors import DomainError
from documents import services
from documents.constants import Action, SignatureRole
from documents.forms import show_refusal
from documents.forms.copies import CopyForm
from documents.models import Document
from documents.policies import can
from documents.selectors import stored, usable_certificates
from documents.selectors.copies import copies_of, full_copies, last_copy
from documents.views.files import pdf_name, stored_pdf
from documents.views.person import document_or_404, person
from organizations.models import User


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def copies(request: HttpRequest, pk: int) -> HttpResponse:
    """The copies made so far; sent, one copy more."""
    user = person(request)
    document = document_or_404(user, pk)
    if request.method != "POST":
        return _page(request, document, _form(user, document))
    form = _form(user, document, request.POST)
    if form.is_valid():
        try:
            copy = services.document_copy(document_id=document.pk, actor=user, order=form.order())
        except DomainError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, f"Đã lập bản {copy.get_kind_display().lower()} số {copy.code}.")
            return redirect("documents:copies", pk=pk)
    return _page(request, document, form)


@require_safe
def copy_file(request: HttpRequest, pk: int, copy: int) -> FileResponse:
    document = document_or_404(person(request), pk)
    row = copies_of(document).filter(pk=copy).first()
    if row is None:
        raise Http404("Không có bản sao này.")
    mark = f"{row.get_kind_display()} {row.code.replace('/', '_')}"
    return stored_pdf(stored(row.pdf_path), row.pdf_sha256, name=pdf_name(document, mark=mark))


def _form(user: User, document: Document, data: Any = None) -> CopyForm:
    signing = usable_certificates(user, document.agency_id, SignatureRole.ORGANIZATION)
    return CopyForm(
        data,
        initial={"made_on": today(), **_again(document)},
        copies=[(row.pk, f"{row.code}, ngày {dmy(row.made_on)}") for row in full_copies(document)],
        certificates=[(row.pk, str(row)) for row in signing.exclude(source="outside")],
    )


def _again(document: Document) -> dict[str, str]:
    """Who signed the agency's last copy and who got it; before the first, whom the head most often lets sign."""
    last = last_copy(document.agency_id)
    if last is None:
        head = (document.head_title or document.signer_title).upper()
        return {"signer_lines": f"TL. {head}\nCHÁNH VĂN PHÒNG" if head else ""}
    lines = "\n".join(last.signer_lines)
    return {"signer_lines": lines, "signer_name": last.signer_name, "recipients": last.recipients}


def _page(request: HttpRequest, document: Document, form: CopyForm) -> HttpResponse:
    context = {
        "document": document,
        "copies": copies_of(document),
        "form": form,
        "decision": can(person(request), document, Action.COPY),
    }
    return render(request, "documents/copies.html", context)
