"""Mailing an issued document, recalling it, and the log of both."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from common.errors import InvalidInput
from documents import policies, services
from documents.constants import Action, State
from documents.forms import show_refusal
from documents.forms.sending import SendForm
from documents.models import Document, Sending
from documents.selectors import current_file
from documents.selectors.sendings import goals, sendings, to_recall
from documents.services.sending import NO_SERVER
from documents.views.person import document_or_404, person
from documents.writers.letters import has_server
from organizations.models import User


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, pk: int) -> HttpResponse:
    user = person(request)
    document = document_or_404(user, pk)
    file = current_file(document)
    known = goals(user, document, file.pdf_sha256 if file else "")
    form = SendForm(request.POST if request.method == "POST" else None, goals=known)
    if request.method == "POST" and form.is_valid():
        try:
            rows = services.document_send(document_id=pk, actor=user, addresses=form.addresses())
        except InvalidInput as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, f"Đã xếp hàng gửi tới {len(rows)} nơi nhận; kết quả hiện ở nhật ký bên dưới.")
            return redirect("documents:send", pk=pk)
    return render(request, "documents/send.html", _context(user, document, form), status=400 if form.errors else 200)


def _context(user: User, document: Document, form: SendForm) -> dict[str, object]:
    is_withdrawn = document.state == State.WITHDRAWN
    return {
        "document": document,
        "file": current_file(document),
        "annexes": document.annex_files.all(),
        "form": form,
        "decision": policies.can(user, document, Action.SEND),
        "is_withdrawn": is_withdrawn,
        "no_server": "" if has_server() else NO_SERVER,
        "to_recall": to_recall(document) if is_withdrawn else [],
        "log": sendings(user, document),
    }


@require_POST
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    user = person(request)
    document = document_or_404(user, pk)
    try:
        rows = services.recall_send(document_id=document.pk, actor=user)
    except InvalidInput as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, f"Đã xếp hàng báo thu hồi tới {len(rows)} nơi đã nhận.")
    return redirect("documents:send", pk=pk)


@require_POST
def retry(request: HttpRequest, pk: int, sending: int) -> HttpResponse:
    user = person(request)
    document = document_or_404(user, pk)
    try:
        services.sending_retry(document_id=document.pk, actor=user, sending_id=sending)
    except Sending.DoesNotExist as missing:
        raise Http404("Không có lượt gửi này.") from missing
    except InvalidInput as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, "Đã xếp hàng gửi lại.")
    return redirect("documents:send", pk=pk)
