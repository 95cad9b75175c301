"""Writing a công văn đính chính: begin it from what was issued, fill it in, look at its paper, delete the draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from common.decisions import require
from common.errors import DomainError, StaleVersion
from common.text import row_id
from documents import policies, services
from documents.constants import RecipientPurpose
from documents.content import correction as text
from documents.forms import show_refusal
from documents.forms.correction import CorrectionForm, read_recipients, read_rows, rearranged
from documents.models import Correction, Document
from documents.rules.corrections import CorrectionRow, Passage, places_of, row_advice
from documents.selectors.corrections import correction_of, open_correction
from documents.services import own_text
from documents.views.drafts import draft_pdf
from documents.views.person import document_or_404, person
from organizations.models import User

_KEPT = "Chữ bạn gõ vẫn còn trong ô; hãy mở bản vừa lưu ở thẻ khác để so, rồi bấm «Lưu» lần nữa nếu giữ bản của bạn."
_PLACES_SHOWN = 3
_NEW_RECIPIENT = {"name": "", "purpose": "", "email": ""}


def correction_or_404(user: User, pk: int) -> Correction:
    """The letter when `user` may read it; other documents have their text elsewhere."""
    correction = correction_of(document_or_404(user, pk))
    if correction is None:
        raise Http404("Văn bản này không phải công văn đính chính.")
    return correction


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """«Đính chính»: says what a correction is for, then makes the draft."""
    user = person(request)
    document = document_or_404(user, pk)
    if request.method == "POST":
        correction = services.correction_create(actor=user, document_id=document.pk)
        return redirect("documents:correct-edit", pk=correction.document_id)
    context = {
        "document": document,
        "decision": policies.can_correct(user, document),
        "begun": open_correction(document),
    }
    return render(request, "documents/correct.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    user = person(request)
    correction = correction_or_404(user, pk)
    require(policies.can_edit(user, correction.document))
    if request.method != "POST":
        return _page(request, correction, _first(correction), text.rows_of(correction), _recipients(correction))
    if "note" in request.POST:
        return _note(request, correction)
    rows, recipients = read_rows(request.POST), read_recipients(request.POST)
    kind, _, command = request.POST.get("change", "").partition(":")
    if kind:
        rows = rearranged(rows, command, CorrectionRow()) if kind == "rows" else rows
        recipients = rearranged(recipients, command, _NEW_RECIPIENT) if kind == "recipients" else recipients
        form = CorrectionForm(initial=_typed(request.POST), instance=correction.document)
        return _page(request, correction, form, rows, recipients, added=kind if command == "add" else "")
    return _save(request, correction, rows, recipients)


def _save(
    request: HttpRequest, correction: Correction, rows: list[CorrectionRow], recipients: list[dict[str, str]]
) -> HttpResponse:
    form = CorrectionForm(request.POST, instance=correction.document)
    pk = correction.document_id
    if form.is_valid():
        try:
            services.correction_update(
                document_id=pk,
                actor=person(request),
                version=form.cleaned_data["version"],
                changes=form.changes(),
                recipients=recipients,
                words=form.words(rows),
            )
        except StaleVersion as stale:
            form = _again(request.POST, correction, stale.current)
            form.full_clean()
            form.add_error(None, f"{stale.message} {_KEPT}")
        except DomainError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, "Đã lưu công văn đính chính.")
            return redirect("documents:correct-edit" if "stay" in request.POST else "documents:detail", pk=pk)
    return _page(request, correction, form, rows, recipients, status=400)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    user = person(request)
    document = correction_or_404(user, pk).document
    require(policies.can_delete(user, document))
    if request.method != "POST":
        return render(request, "documents/delete.html", {"document": document})
    services.document_delete(document_id=document.pk, actor=user)
    messages.success(request, f"Đã xóa dự thảo «{document}».")
    return redirect("documents:drafts")


@require_safe
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as it stands, as PDF; once issued, the file that was frozen."""
    correction = correction_or_404(person(request), pk)
    if correction.document.is_frozen:
        return redirect("documents:pdf", pk=pk)
    return draft_pdf(own_text.current(correction), pk)


def _again(data: QueryDict, correction: Correction, version: int) -> CorrectionForm:
    """What was typed, to be saved over `version` when the button is pressed once more."""
    typed = data.copy()
    typed["version"] = str(version)
    return CorrectionForm(typed, instance=correction.document)


def _first(correction: Correction) -> CorrectionForm:
    words = {name: getattr(correction, name) for name in ("addressees", "opening", "closing")}
    document = correction.document
    return CorrectionForm(initial={"version": document.version, **words}, instance=document)


def _typed(data: QueryDict) -> dict[str, Any]:
    return {name: data.get(name, "") for name in CorrectionForm.base_fields}


def _recipients(correction: Correction) -> list[dict[str, str]]:
    rows = correction.document.recipients.all()
    return [{"name": row.name, "purpose": row.purpose, "email": row.email} for row in rows]


def _page(
    request: HttpRequest,
    correction: Correction,
    form: CorrectionForm,
    rows: Sequence[CorrectionRow],
    recipients: list[dict[str, str]],
    *,
    added: str = "",
    status: int = 200,
) -> HttpResponse:
    """The editor; for a button that only changes rows, htmx takes just the form."""
    issued = own_text.issued_passages(correction.document)
    context = {
        "document": Document.objects.for_user(person(request)).get(pk=correction.document_id),
        "wrong": correction.document.relates_to,
        "form": form,
        "rows": [(row, *_noted(row, issued)) for row in rows or [CorrectionRow()]],
        "recipients": recipients,
        "purposes": RecipientPurpose.choices,
        "added": added,
    }
    part = "HX-Request" in request.headers
    name = "documents/correction_form.html" if part else "documents/correction_edit.html"
    return render(request, name, context, status=status)


def _note(request: HttpRequest, correction: Correction) -> HttpResponse:
    """What stands beside one row, asked as soon as its words were typed."""
    rows, place = read_rows(request.POST), row_id(request.POST["note"])
    row = rows[place] if place is not None and place < len(rows) else CorrectionRow()
    places, advice = _noted(row, own_text.issued_passages(correction.document))
    return render(request, "documents/correction_note.html", {"places": places, "advice": advice})


def _noted(row: CorrectionRow, issued: tuple[Passage, ...]) -> tuple[list[str], list[str]]:
    """Where the printed words stand in the issued text, and what to think about."""
    places = list(dict.fromkeys(passage.place for passage in places_of(row.printed, issued)))
    return places[:_PLACES_SHOWN], row_advice(row, issued)
