"""«Nhập kế hoạch từ tệp»: upload, the list of uploads, a batch's report, a file's way to a draft plan."""

from __future__ import annotations

import mimetypes

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.decisions import require
from common.errors import DomainError, InvalidInput
from documents.forms import show_refusal
from documents.readers import guard, limits
from documents.selectors import stored
from documents.views.files import read_upload
from documents.views.person import person
from organizations.models import User
from plans import policies
from plans.constants import MAX_ZIP_BYTES, MAX_ZIP_MEMBERS, ImportState
from plans.forms import ImportForm
from plans.models import ImportBatch, PlanImport
from plans.selectors import imports as selectors
from plans.services import importing
from plans.views.import_save import save_page, saved
from plans.views.plan import plan_or_404
from plans.views.review.page import import_or_404, review_page

PAGE_SIZE = 20


@require_safe
def imports(request: HttpRequest) -> HttpResponse:
    """Every upload of the agency, and where it stands."""
    user = person(request)
    require(policies.can_import(user))
    page = Paginator(selectors.imports(user), PAGE_SIZE).get_page(request.GET.get("page"))
    is_underway = any(row.is_underway for row in page.object_list)
    return render(request, "plans/imports/list.html", {"page": page, "is_underway": is_underway})


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    user = person(request)
    require(policies.can_import(user))
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if request.method == "POST" and form.is_valid():
        try:
            made = _taken(form, user)
        except DomainError as refused:
            show_refusal(form, refused)
        else:
            return redirect(made)
    context = {
        "form": form,
        "file_limit": limits.shown(guard.from_settings().size),
        "page_limit": guard.from_settings().pages,
        "zip_limit": MAX_ZIP_BYTES // 2**20,
        "zip_members": MAX_ZIP_MEMBERS,
    }
    return render(request, "plans/imports/upload.html", context, status=400 if form.errors else 200)


def _taken(form: ImportForm, user: User) -> PlanImport | ImportBatch:
    """One file, a zip, or several files."""
    files = form.files_given()
    zips = [file for file in files if (file.name or "").lower().endswith(".zip")]
    if len(files) > 1 and zips:
        raise InvalidInput("Hãy tải tệp nén .zip riêng, không kèm tệp khác.", field="file")
    if sum(file.size or 0 for file in files) > MAX_ZIP_BYTES:
        raise InvalidInput(
            f"Các tệp cùng nhau lớn hơn {MAX_ZIP_BYTES // 2**20} MB; hãy chia thành nhiều lần.", field="file"
        )
    if zips:
        return importing.batch_upload(
            file_name=zips[0].name or "", data=read_upload(zips[0], MAX_ZIP_BYTES), actor=user
        )
    if len(files) > 1:
        return importing.files_upload(files=[(file.name or "", bytes(file.read())) for file in files], actor=user)
    data = read_upload(files[0], guard.from_settings().size)
    return importing.plan_import_upload(file_name=files[0].name or "", data=data, actor=user)


@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of each file of a zip; reloads itself while files are being read."""
    user = person(request)
    found = ImportBatch.objects.for_user(user).select_related("made_by", "agency").filter(pk=pk).first()
    if found is None:
        raise Http404("Không có lượt nhập này.")
    require(policies.can_see_import(user, found.agency_id))
    return render(request, "plans/imports/batch.html", {"report": selectors.batch_report(found)})


@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The file's own page: how far the reading is, why it was refused, or what was understood."""
    user = person(request)
    found = import_or_404(user, pk)
    if _is_to_save(found):
        return review_page(request, found)
    context = {
        "found": found,
        "earlier": selectors.earlier_with_same_file(found),
        "may_discard": policies.can_discard_import(user, found),
        "may_reread": policies.can_reread_import(user, found),
    }
    return render(request, "plans/imports/standing.html", context)


@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The progress bar alone; once the file is read the page is asked to load itself again."""
    found = import_or_404(person(request), pk)
    response = render(request, "plans/imports/progress.html", {"found": found})
    if not found.is_underway:
        response.headers["HX-Refresh"] = "true"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save as a draft plan; what is still missing is asked on the page."""
    found = import_or_404(person(request), pk)
    if request.method == "POST":
        return saved(request, found)
    return save_page(request, found) if _is_to_save(found) else redirect(found)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    found = import_or_404(person(request), pk)
    importing.plan_import_discard(import_id=found.pk, actor=person(request))
    messages.success(request, f"Đã bỏ tệp «{found.file_name}».")
    return redirect("plans:imports")


@require_POST
def reread(request: HttpRequest, pk: int) -> HttpResponse:
    found = import_or_404(person(request), pk)
    importing.plan_import_reread(import_id=found.pk, actor=person(request))
    return redirect(found)


@require_safe
def file(request: HttpRequest, pk: int) -> FileResponse:
    """The file as it was uploaded."""
    return _kept(import_or_404(person(request), pk))


@require_safe
def plan_source(request: HttpRequest, pk: int) -> FileResponse:
    """The file that a plan was saved from, for everybody who reads the plan."""
    user = person(request)
    found = selectors.source_of(user, plan_or_404(user, pk))
    if found is None:
        raise Http404("Kế hoạch này không nhập từ tệp.")
    return _kept(found)


def _is_to_save(found: PlanImport) -> bool:
    """Read, and not a plan yet, or not any more."""
    return found.state == ImportState.READY or (found.state == ImportState.SAVED and found.plan is None)


def _kept(found: PlanImport) -> FileResponse:
    """Never shown inside the portal: it is a stranger's file, and is handed out to be saved."""
    try:
        opened = stored(found.file_path).open("rb")
    except OSError as gone:
        raise Http404("Tệp gốc không còn trên đĩa.") from gone
    kind = mimetypes.guess_type(found.file_name)[0] or "application/octet-stream"
    response = FileResponse(opened, as_attachment=True, filename=found.file_name, content_type=kind)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["ETag"] = f'"{found.file_sha256}"'
    return response
