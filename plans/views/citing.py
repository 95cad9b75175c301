"""From the register of incoming documents into the register of legal documents, so that plans can cite it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from common.decisions import require
from common.errors import InvalidInput
from documents.forms import show_refusal
from documents.models import IncomingDocument
from documents.selectors.registers import incoming_for
from documents.views.person import person
from plans import policies, services
from plans.forms import CitingForm


@require_http_methods(["GET", "HEAD", "POST"])
def cite_incoming(request: HttpRequest, pk: int) -> HttpResponse:
    """What the incoming entry says, to be checked and entered."""
    user = person(request)
    try:
        row = incoming_for(user, pk)
    except IncomingDocument.DoesNotExist as missing:
        raise Http404("Không có văn bản đến này.") from missing
    if request.method == "POST":
        require(policies.can_register(user, row.agency))
    form: forms.Form = CitingForm(request.POST or None, row=row)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.legal_document_create(actor=user, agency=row.agency, **form.cleaned_data)
        except InvalidInput as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, f"Danh mục căn cứ đã có «{made}»; có thể viện dẫn trong kế hoạch.")
            return redirect("documents:incoming", pk=pk)
    context = {"row": row, "form": form, "decision": policies.can_register(user, row.agency)}
    return render(request, "plans/cite_incoming.html", context, status=400 if form.errors else 200)
