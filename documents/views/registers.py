"""The register of outgoing documents: on the page, as a workbook, printed, for the archive; and the clerk's entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import tablib
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from audit.selectors import history, told
from common.calendar import today
from common.errors import InvalidInput
from documents import policies, services
from documents.filters import DocumentFilter
from documents.forms import show_refusal
from documents.forms.registers import RegisterEntryForm
from documents.models import Document
from documents.rules.archive import FIELDS
from documents.rules.registers import OUTGOING_HEADS
from documents.selectors import dispatch_warning
from documents.selectors.registers import archive_values, entry_of, outgoing, outgoing_row, plain
from documents.views.person import document_or_404, person
from documents.writers.registers import MAX_ROWS, OUTGOING_WIDTHS, RegisterSheet, print_register
from organizations.constants import Role
from organizations.models import User
from organizations.resources import SafeCSV, SafeXLSX

PAGE_SIZE = 25
ENTRIES_SHOWN = 20


@require_safe
def register_page(request: HttpRequest) -> HttpResponse:
    user = person(request)
    narrowed = DocumentFilter(request.GET, queryset=outgoing(user), user=user)
    page = Paginator(narrowed.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": narrowed,
        "page": page,
        "rows": [outgoing_row(document) for document in page.object_list],
        "is_narrowed": narrowed.is_narrowed,
        "may_keep": is_clerk(user),
        "own_agency": user.agency,
    }
    return render(request, "documents/list.html", context)


@require_safe
def register_xlsx(request: HttpRequest) -> HttpResponse:
    _, documents = _asked(request)
    return workbook("so-van-ban-di", OUTGOING_HEADS, [outgoing_row(document).cells for document in documents])


@require_safe
def register_pdf(request: HttpRequest) -> HttpResponse:
    narrowed, documents = _asked(request)
    rows = [[plain(cell) for cell in outgoing_row(document).cells] for document in documents]
    sheet = RegisterSheet(
        **letterhead(person(request)),
        title="SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        lines=narrowed.told(),
        heads=OUTGOING_HEADS,
        widths=OUTGOING_WIDTHS,
        rows=rows,
        centred=frozenset({1, 6, 7}),
    )
    return printed("so-van-ban-di", sheet)


@require_safe
def archive_xlsx(request: HttpRequest) -> HttpResponse:
    heads, rows = _archive(request)
    return workbook("du-lieu-nop-luu-tru", heads, rows)


@require_safe
def archive_csv(request: HttpRequest) -> HttpResponse:
    heads, rows = _archive(request)
    text = SafeCSV().export_data(tablib.Dataset(*rows, headers=heads))
    return _file("du-lieu-nop-luu-tru.csv", ("\ufeff" + text).encode(), "text/csv; charset=utf-8")


def _archive(request: HttpRequest) -> tuple[list[str], list[tuple[str, ...]]]:
    _, documents = _asked(request)
    rows = [tuple(archive_values(document).values()) for document in documents.select_related("issued")]
    return [field.name for field in FIELDS], rows


def _asked(request: HttpRequest) -> tuple[DocumentFilter, QuerySet[Document]]:
    """The own agency's part of the register as narrowed, in the order of a book: by series and number."""
    user = person(request)
    narrowed = DocumentFilter(request.GET, queryset=outgoing(user).filter(agency=user.agency), user=user)
    rows = narrowed.qs.order_by("number_year", "series", "number").defer("approved_json", "issued__content_json")
    return narrowed, limited(rows)


@require_http_methods(["GET", "HEAD", "POST"])
def register_entry(request: HttpRequest, pk: int) -> HttpResponse:
    """What the clerk notes about one document; others read it."""
    user = person(request)
    document = document_or_404(user, pk)
    entry = entry_of(document)
    form = RegisterEntryForm(request.POST or None, document=document, entry=entry)
    if request.method == "POST" and form.is_valid() and not _is_late(user, document, form):
        try:
            services.register_entry_save(
                document_id=pk, actor=user, version=form.cleaned_data["version"], changes=form.changes()
            )
        except InvalidInput as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, "Đã ghi sổ.")
            return redirect("documents:register-entry", pk=pk)
    context = {
        "document": document,
        "form": form,
        "row": outgoing_row(document),
        "decision": policies.can_keep_register(user, document),
        "entries": told(history(entry)[:ENTRIES_SHOWN]) if entry else [],
        "own": ("documents.registerentry",),
    }
    return render(request, "documents/register_entry.html", context, status=400 if form.errors else 200)


def _is_late(user: User, document: Document, form: RegisterEntryForm) -> bool:
    day = form.cleaned_data["dispatched_on"]
    if day is None or "dispatched_on" not in form.changed_data or day > today():
        return False
    sentence = dispatch_warning(user, document, day)
    return form.ask("dispatched_on", f"{sentence} Nếu đúng ngày này, hãy bấm «Ghi sổ» lần nữa." if sentence else "")


# --- what both registers share ---------------------------------------------------------------------------------


def is_clerk(user: User) -> bool:
    return user.agency is not None and user.has_role(user.agency.pk, Role.CLERK)


def limited(rows: QuerySet[Any]) -> QuerySet[Any]:
    """`rows`, unless they are more than one file takes."""
    if rows[MAX_ROWS : MAX_ROWS + 1].exists():
        raise InvalidInput(f"Sổ có hơn {MAX_ROWS} dòng; hãy lọc theo năm hoặc khoảng ngày rồi lấy từng phần.")
    return rows


def letterhead(user: User) -> dict[str, str]:
    """Whose register it is."""
    agency = user.agency
    if agency is None:
        return {"superior": "", "agency": ""}
    return {"superior": agency.superior_name, "agency": agency.letterhead_name}


def workbook(name: str, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> HttpResponse:
    """An Excel file, every text a text."""
    cells = [["" if cell is None else cell for cell in row] for row in rows]
    data = SafeXLSX().export_data(tablib.Dataset(*cells, headers=list(heads)))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _file(f"{name}.xlsx", data, kind)


def printed(name: str, sheet: RegisterSheet) -> HttpResponse:
    return _file(f"{name}.pdf", print_register(sheet).data, "application/pdf")


def _file(name: str, data: bytes, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(data, content_type=kind, headers=headers)
