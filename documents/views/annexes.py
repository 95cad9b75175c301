"""Annexes in files of their own: added, named, ordered while the text is written; read by every reader."""

from __future__ import annotations

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.errors import DomainError
from documents import services
from documents.constants import MAX_ANNEX_BYTES, MAX_ANNEX_FILES, MAX_SIGNED_BYTES
from documents.forms import show_refusal
from documents.forms.signing import AnnexForm, FileForm, TitleForm
from documents.models import AnnexFile, Document
from documents.policies import can_edit
from documents.selectors import owner_url, sealed_annexes, stored
from documents.views.files import pdf_name, read_upload, stored_pdf
from documents.views.person import document_or_404, person


@require_http_methods(["GET", "HEAD", "POST"])
def annexes(request: HttpRequest, pk: int) -> HttpResponse:
    """The list; sent, one file more."""
    user = person(request)
    document = document_or_404(user, pk)
    if request.method != "POST":
        return _page(request, document, AnnexForm())
    form = AnnexForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            data = read_upload(file, MAX_ANNEX_BYTES)
            given = {"title": form.cleaned_data["title"], "file_name": file.name, "data": data}
            services.annex_add(document_id=document.pk, actor=user, **given)
        except DomainError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, "Đã thêm tệp phụ lục.")
            return redirect("documents:annexes", pk=pk)
    return _page(request, document, form)


@require_safe
def annex_file(request: HttpRequest, pk: int, annex: int) -> FileResponse:
    """The annex with the agency's signature where it has one."""
    document, row = _annex(request, pk, annex)
    signed = row.signed_files.order_by("-pk").first()
    file = signed or row
    return stored_pdf(stored(file.pdf_path), file.pdf_sha256, name=pdf_name(document, mark=row.title))


@require_safe
def annex_sign_file(request: HttpRequest, pk: int, annex: int) -> HttpResponse:
    """The annex as an outside program is to sign it for the agency."""
    document, row = _annex(request, pk, annex)
    name = content_disposition_header(True, pdf_name(document, mark=f"ban-cho-ky {row.title}"))
    headers = {"Content-Disposition": name or "attachment", "Cache-Control": "private, no-store"}
    return HttpResponse(services.annex_to_sign(row), content_type="application/pdf", headers=headers)


@require_POST
def annex_rename(request: HttpRequest, pk: int, annex: int) -> HttpResponse:
    document, row = _annex(request, pk, annex)
    form = TitleForm(request.POST)
    title = form.cleaned_data["title"] if form.is_valid() else ""
    services.annex_rename(document_id=document.pk, actor=person(request), annex_id=row.pk, title=title)
    messages.success(request, "Đã đổi tên phụ lục.")
    return redirect("documents:annexes", pk=pk)


@require_POST
def annex_move(request: HttpRequest, pk: int, annex: int) -> HttpResponse:
    """One place up or, without «up», down."""
    document, row = _annex(request, pk, annex)
    services.annex_move(document_id=document.pk, actor=person(request), annex_id=row.pk, up="up" in request.POST)
    return redirect("documents:annexes", pk=pk)


@require_POST
def annex_delete(request: HttpRequest, pk: int, annex: int) -> HttpResponse:
    document, row = _annex(request, pk, annex)
    services.annex_delete(document_id=document.pk, actor=person(request), annex_id=row.pk)
    messages.success(request, f"Đã xóa tệp phụ lục «{row}».")
    return redirect("documents:annexes", pk=pk)


@require_POST
def annex_upload(request: HttpRequest, pk: int, annex: int) -> HttpResponse:
    """An annex that the agency has signed with an outside program."""
    document, row = _annex(request, pk, annex)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, "Hãy chọn tệp phụ lục đã ký rồi gửi lại.")
        return redirect("documents:sign", pk=pk)
    try:
        data = read_upload(form.cleaned_data["file"], MAX_SIGNED_BYTES)
        services.annex_upload(document_id=document.pk, actor=person(request), annex_id=row.pk, data=data)
    except DomainError as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, f"Đã lưu phụ lục «{row}» có chữ ký số của cơ quan.")
    return redirect("documents:sign", pk=pk)


def _annex(request: HttpRequest, pk: int, annex: int) -> tuple[Document, AnnexFile]:
    user = person(request)
    document = document_or_404(user, pk)
    row = AnnexFile.objects.for_user(user).filter(document=document, pk=annex).first()
    if row is None:
        raise Http404("Không có tệp phụ lục này.")
    return document, row


def _page(request: HttpRequest, document: Document, form: Form) -> HttpResponse:
    rows = sealed_annexes(document)
    context = {
        "document": document,
        "owner_url": owner_url(document),
        "annexes": rows,
        "form": form,
        "can_edit": can_edit(person(request), document),
        "is_full": len(rows) >= MAX_ANNEX_FILES,
        "most": MAX_ANNEX_FILES,
    }
    return render(request, "documents/annexes.html", context, status=400 if form.errors else 200)
