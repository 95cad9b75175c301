"""Certificates: the person's own and, for the clerk or the administrator, the agency's."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.decisions import require
from common.errors import DomainError
from documents import services
from documents.constants import EXPIRES_SOON_DAYS, MAX_CERTIFICATE_BYTES, MAX_PICTURE_BYTES, KeySource
from documents.forms import show_refusal
from documents.forms.signing import CERTIFICATE_FORMS, CertificateForm, PictureForm
from documents.models import SigningCertificate
from documents.policies import can_keep_certificate
from documents.selectors import kept_certificates, stored
from documents.views.files import read_upload
from documents.views.person import person
from organizations.models import User

_AGENCY, _OWN = "agency", "own"


@require_safe
def certificates(request: HttpRequest) -> HttpResponse:
    user = person(request)
    now = timezone.now()
    context = {
        "certificates": kept_certificates(user),
        "owners": _owners(user),
        "now": now,
        "soon": now + dt.timedelta(days=EXPIRES_SOON_DAYS),
    }
    return render(request, "documents/certificates.html", context)


@sensitive_post_parameters("password", "pin")
@require_http_methods(["GET", "HEAD", "POST"])
def certificate_add(request: HttpRequest, source: str) -> HttpResponse:
    """A new certificate; `source` says where its key is."""
    if source not in KeySource.values:
        raise Http404("Không có loại khóa này.")
    user, kind = person(request), KeySource(source)
    owners = _owners(user)
    if not owners:
        require(can_keep_certificate(user, user.agency.pk if user.agency else 0, user.pk))
    data = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = CERTIFICATE_FORMS[kind](*data, owners=owners)
    if request.method == "POST" and form.is_valid():
        try:
            _add(user, kind, form)
        except DomainError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, "Đã thêm chứng thư số.")
            return redirect("documents:certificates")
    context = {"form": form, "source": kind, "sources": KeySource.choices}
    return render(request, "documents/certificate_add.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def certificate_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture of the signature or the seal, and its width."""
    user = person(request)
    row = _kept(user, pk)
    initial = {"width": row.image_width}
    form = PictureForm(request.POST, request.FILES) if request.method == "POST" else PictureForm(initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            picture = _read(form, "image", MAX_PICTURE_BYTES)
            given = {"picture": picture, "width": form.cleaned_data["width"]}
            hint = services.certificate_picture(actor=user, certificate_id=row.pk, **given)
        except DomainError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, "Đã lưu hình.")
            if hint:
                messages.warning(request, hint)
            return redirect("documents:certificates")
    context = {"certificate": row, "form": form}
    return render(request, "documents/certificate_picture.html", context, status=400 if form.errors else 200)


@require_safe
def certificate_image(request: HttpRequest, pk: int) -> FileResponse:
    """The stored picture, for who keeps the certificate."""
    row = _kept(person(request), pk)
    try:
        file = stored(row.image_path).open("rb")
    except OSError as error:
        raise Http404("Chứng thư số này chưa có hình.") from error
    return FileResponse(file, content_type="image/png", headers={"Cache-Control": "private, no-store"})


@require_POST
def certificate_deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    user = person(request)
    row = services.certificate_deactivate(actor=user, certificate_id=_kept(user, pk).pk)
    messages.success(request, f"Đã ngừng dùng chứng thư số «{row}».")
    return redirect("documents:certificates")


def _kept(user: User, pk: int) -> SigningCertificate:
    row = kept_certificates(user).filter(pk=pk).first()
    if row is None:
        raise Http404("Không có chứng thư số này.")
    return row


def _owners(user: User) -> list[tuple[str, str]]:
    """For whom this person may add a certificate."""
    if user.agency is None:
        return []
    asked = [(_OWN, f"Cá nhân tôi ({user})", user.pk), (_AGENCY, f"Cơ quan ({user.agency})", None)]
    return [(value, label) for value, label, owner in asked if can_keep_certificate(user, user.agency.pk, owner)]


def _add(user: User, kind: KeySource, form: CertificateForm) -> None:
    said = form.cleaned_data
    shared: dict[str, Any] = {"actor": user, "for_agency": said["owner"] == _AGENCY, "label": said["label"]}
    if kind == KeySource.OUTSIDE:
        services.certificate_add_outside(**shared, data=_read(form, "file", MAX_CERTIFICATE_BYTES))
        return
    drawn = {"picture": _read(form, "image", MAX_PICTURE_BYTES), "width": said["width"]}
    if kind == KeySource.FILE:
        data = _read(form, "file", MAX_CERTIFICATE_BYTES)
        services.certificate_add_file(**shared, **drawn, data=data, password=said["password"])
    else:
        token = {name: said[name] for name in ("token_label", "key_label", "pin")}
        services.certificate_add_token(**shared, **drawn, **token)


def _read(form: CertificateForm | PictureForm, name: str, limit: int) -> bytes:
    file = form.cleaned_data.get(name)
    return read_upload(file, limit, field=name) if file else b""
