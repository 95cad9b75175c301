"""Signing a document: what is signed so far, whose turn it is, with a key kept here or by an outside program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.calendar import dmy
from common.errors import DomainError
from common.text import row_id
from documents import services
from documents.constants import MAX_SIGNED_BYTES, Action, KeySource, SignatureRole
from documents.forms import show_refusal
from documents.forms.signing import FileForm, SignForm
from documents.models import Document, SigningCertificate
from documents.policies import awaited, can, can_prepare, can_seal_annex
from documents.selectors import (
    current_file,
    latest_prepared,
    owner_url,
    prepare_url,
    sealed_annexes,
    signatures,
    signed_roles,
    stored,
    usable_certificates,
)
from documents.views.files import pdf_name, read_upload, stored_pdf
from documents.views.person import document_or_404, person
from documents.writers import html, json
from organizations.models import User

_DONE = {
    SignatureRole.PERSON: "Đã ký số văn bản.",
    SignatureRole.ORGANIZATION: "Đã ký số của cơ quan.",
}
_ACTIONS = {SignatureRole.PERSON: Action.SIGN, SignatureRole.ORGANIZATION: Action.SEAL}


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of signing; sent, it signs with the certificate that was chosen."""
    user = person(request)
    document = document_or_404(user, pk)
    if request.method != "POST":
        return _page(request, document)
    role = _next_role(document)
    form = SignForm(request.POST, choices=_choices(user, document, role))
    if form.is_valid():
        sign_or_seal = services.document_sign if role == SignatureRole.PERSON else services.document_seal
        said = form.cleaned_data
        given = {"certificate_id": said["certificate"], "password": said["password"], "seen": said["seen"]}
        try:
            sign_or_seal(document_id=document.pk, actor=user, **given)
        except DomainError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _DONE[role])
            return redirect("documents:sign", pk=pk)
    return _page(request, document, form=form)


@require_POST
def sign_upload(request: HttpRequest, pk: int) -> HttpResponse:
    """What an outside program signed comes back."""
    user = person(request)
    document = document_or_404(user, pk)
    role = _next_role(document)
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            data = read_upload(form.cleaned_data["file"], MAX_SIGNED_BYTES)
            seen = form.cleaned_data["seen"]
            services.signed_upload(document_id=document.pk, actor=user, role=role, data=data, seen=seen)
        except DomainError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _DONE[role])
            return redirect("documents:sign", pk=pk)
    return _page(request, document, upload=form)


@require_safe
def sign_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file that the next signature is added to."""
    document = document_or_404(person(request), pk)
    prepared = latest_prepared(document)
    if prepared is None:
        raise Http404("Văn bản này chưa có bản chờ ký.")
    signed = signatures(document)
    file, mark = (signed[-1], "ban-da-ky") if signed else (prepared, "ban-cho-ky")
    return stored_pdf(stored(file.pdf_path), file.pdf_sha256, name=pdf_name(document, mark=mark))


def take_prepare(request: HttpRequest, document: Document, make: Callable[..., object]) -> HttpResponse:
    """The owner's `make(replaces=…)` freezes the text for signing; what it refuses is said on the page of signing."""
    try:
        make(replaces=row_id(request.POST.get("replaces", "")))
    except DomainError as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, "Đã lập bản chờ ký; hãy xem lại rồi ký.")
    return redirect("documents:sign", pk=document.pk)


def _next_role(document: Document) -> SignatureRole:
    is_signed = SignatureRole.PERSON in signed_roles(document)
    return SignatureRole.ORGANIZATION if is_signed else SignatureRole.PERSON


def _choices(user: User, document: Document, role: SignatureRole) -> list[tuple[int, str]]:
    rows = usable_certificates(user, document.agency_id, role).exclude(source=KeySource.OUTSIDE)
    holder = document.signer_name if role == SignatureRole.PERSON else document.agency.name
    # The one that will be accepted stands first.
    return [(row.pk, _named(row)) for row in sorted(rows, key=lambda row: row.subject_name != holder)]


def _named(row: SigningCertificate) -> str:
    return f"{row.label} – {row.subject_name}, hết hạn {dmy(timezone.localtime(row.valid_to).date())}"


def _page(
    request: HttpRequest, document: Document, *, form: Form | None = None, upload: Form | None = None
) -> HttpResponse:
    user, role = person(request), _next_role(document)
    prepared = latest_prepared(document)
    seen = {"seen": getattr(current_file(document), "pdf_sha256", "")}
    choices = _choices(user, document, role)
    roles = signed_roles(document)
    context: dict[str, Any] = {
        "document": document,
        "owner_url": owner_url(document),
        "prepared": prepared,
        "paper": html.paper(json.load(prepared.content_json)) if prepared else "",
        "prepare_url": prepare_url(document),
        "can_prepare": can_prepare(user, document),
        "signatures": services.checked_signatures(signatures(document)),
        "role": role,
        "is_complete": {*SignatureRole} <= roles,
        "decision": can(user, document, _ACTIONS[role]),
        "awaited": awaited(document),
        "has_certificates": bool(choices),
        "form": form or SignForm(initial=seen, choices=choices),
        "upload": upload or FileForm(initial=seen, auto_id="upload_%s"),
        "annexes": sealed_annexes(document),
        "can_seal_annex": can_seal_annex(user, document),
        "annex_form": FileForm(auto_id=False),
    }
    has_errors = any(each is not None and each.errors for each in (form, upload))
    return render(request, "documents/sign.html", context, status=400 if has_errors else 200)
