"""The register of incoming documents."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from audit.selectors import history, told
from common.decisions import require
from common.errors import InvalidInput, NotAllowed
from documents import policies, services
from documents.filters import IncomingFilter
from documents.forms import show_refusal
from documents.forms.registers import IncomingForm
from documents.models import IncomingDocument
from documents.rules.registers import INCOMING_HEADS
from documents.selectors import stored
from documents.selectors.registers import incoming, incoming_cells, incoming_for, incoming_twin, plain
from documents.views.files import stored_pdf
from documents.views.person import person
from documents.views.registers import ENTRIES_SHOWN, PAGE_SIZE, is_clerk, letterhead, limited, printed, workbook
from documents.writers.registers import INCOMING_WIDTHS, RegisterSheet
from organizations.constants import WRITING_ROLES, Role
from organizations.models import Agency, User


@require_safe
def incoming_list(request: HttpRequest) -> HttpResponse:
    user = person(request)
    narrowed = IncomingFilter(request.GET, queryset=incoming(user), user=user)
    page = Paginator(narrowed.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"filter": narrowed, "page": page, "is_narrowed": narrowed.is_narrowed, "may_keep": is_clerk(user)}
    return render(request, "documents/incoming_list.html", context)


@require_safe
def incoming_xlsx(request: HttpRequest) -> HttpResponse:
    _, rows = _asked(request)
    return workbook("so-van-ban-den", INCOMING_HEADS, [incoming_cells(row) for row in rows])


@require_safe
def incoming_pdf(request: HttpRequest) -> HttpResponse:
    narrowed, rows = _asked(request)
    sheet = RegisterSheet(
        **letterhead(person(request)),
        title="SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
        lines=narrowed.told(),
        heads=INCOMING_HEADS,
        widths=INCOMING_WIDTHS,
        rows=[[plain(cell) for cell in incoming_cells(row)] for row in rows],
        centred=frozenset({0, 1, 4, 7}),
    )
    return printed("so-van-ban-den", sheet)


def _asked(request: HttpRequest) -> tuple[IncomingFilter, QuerySet[IncomingDocument]]:
    user = person(request)
    narrowed = IncomingFilter(request.GET, queryset=incoming(user).filter(agency=user.agency), user=user)
    return narrowed, limited(narrowed.qs.order_by("arrival_year", "arrival_number"))


@require_http_methods(["GET", "HEAD", "POST"])
def incoming_create(request: HttpRequest) -> HttpResponse:
    user = person(request)
    agency = _own_agency(user)
    form = IncomingForm(request.POST or None, request.FILES or None, user=user)
    if request.method == "POST" and form.is_valid() and not _is_twin(form, IncomingDocument(agency=agency)):
        try:
            row = services.incoming_create(
                actor=user, agency=agency, changes=form.changes(), scan=form.cleaned_data["scan"]
            )
        except InvalidInput as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, f"Đã vào sổ với số đến {row.arrival_number:02d}.")
            return redirect("documents:incoming", pk=row.pk)
    return render(request, "documents/incoming_form.html", {"form": form}, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def incoming_entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry: read by all, corrected by the clerk."""
    user = person(request)
    row = _row_or_404(user, pk)
    if request.method == "POST":
        require(policies.can_keep_incoming(user, row.agency))
    form = IncomingForm(request.POST or None, request.FILES or None, user=user, row=row)
    if request.method == "POST" and form.is_valid() and not _is_twin(form, row):
        try:
            services.incoming_update(
                actor=user,
                incoming_id=pk,
                version=form.cleaned_data["version"] or 0,
                changes=form.changes(),
                scan=form.cleaned_data["scan"],
            )
        except InvalidInput as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, "Đã ghi sổ.")
            return redirect("documents:incoming", pk=pk)
    context = {
        "row": row,
        "cells": zip(INCOMING_HEADS, map(plain, incoming_cells(row)), strict=True),
        "form": form,
        "decision": policies.can_keep_incoming(user, row.agency),
        "may_cite": user.has_role(row.agency_id, *WRITING_ROLES, Role.CLERK, Role.ADMIN),
        "entries": told(history(row)[:ENTRIES_SHOWN]),
        "own": ("documents.incomingdocument",),
    }
    return render(request, "documents/incoming_form.html", context, status=400 if form.errors else 200)


@require_safe
def incoming_scan(request: HttpRequest, pk: int) -> FileResponse:
    row = _row_or_404(person(request), pk)
    if not row.pdf_path:
        raise Http404("Văn bản đến này chưa có bản chụp.")
    name = f"den-{row.arrival_number:02d}-{row.arrival_year}.pdf"
    return stored_pdf(stored(row.pdf_path), row.pdf_sha256, name=name)


def _row_or_404(user: User, pk: int) -> IncomingDocument:
    try:
        return incoming_for(user, pk)
    except IncomingDocument.DoesNotExist as missing:
        raise Http404("Không có văn bản đến này.") from missing


def _own_agency(user: User) -> Agency:
    agency = user.agency
    if agency is None:
        raise NotAllowed("Bạn chưa thuộc cơ quan nào; hãy liên hệ người quản trị.")
    require(policies.can_keep_incoming(user, agency))
    return agency


def _is_twin(form: IncomingForm, row: IncomingDocument) -> bool:
    """Whether the clerk is asked first: the same paper may have been entered already."""
    asked: dict[str, Any] = form.cleaned_data
    trial = IncomingDocument(pk=row.pk, agency_id=row.agency_id)
    trial.code, trial.issuer, trial.issued_on = asked["code"].strip(), asked["issuer"].strip(), asked["issued_on"]
    twin = incoming_twin(trial)
    if twin is None:
        return False
    return form.ask(
        "code",
        f"Văn bản này đã vào sổ với số đến {twin.arrival_number:02d}/{twin.arrival_year}."
        " Nếu đây là văn bản khác, hãy bấm «Vào sổ» lần nữa (chọn lại tệp nếu có).",
    )
