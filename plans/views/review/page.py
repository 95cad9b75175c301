"""The review of a file that was read: doubts first, every field correctable, then saved as a draft plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from common.decisions import require
from common.errors import DomainError, InvalidInput
from documents.views.person import person
from organizations.models import User
from plans import policies
from plans.importing import keeping
from plans.importing.changing import value_at
from plans.importing.draft import ItemDraft, PlanDraft
from plans.importing.questions import anchor, questions
from plans.models import PlanImport
from plans.services.importing import plan_import_correct, plan_import_undo
from plans.views.review import entries, fields, source, units

_PARAGRAPH = {"style": "paragraph", "text": "Nội dung mới"}
_DONE = {
    "settle": "Đã xác nhận.",
    "seen": "Đã ghi là đã xem.",
    "remove": "Đã bỏ mục này; bấm «Hoàn tác» nếu nhầm.",
    "add": "Đã thêm một mục ở sau.",
    "task": "Mục này nay là nhiệm vụ.",
    "plain": "Mục này nay không còn là nhiệm vụ.",
    "up": "Đã chuyển lên.",
    "down": "Đã chuyển xuống.",
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """A form that could not be stored: what was typed, and why."""

    path: str
    posted: Mapping[str, str]
    error: DomainError


def import_or_404(user: User, pk: int) -> PlanImport:
    """The import for who drafts in its agency; another agency's does not exist for them."""
    rows = PlanImport.objects.for_user(user).select_related("agency", "plan__document", "uploaded_by", "batch")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404("Không có tệp nhập này.")
    require(policies.can_see_import(user, found.agency_id))
    return found


def review_page(request: HttpRequest, found: PlanImport, attempt: Attempt | None = None) -> HttpResponse:
    """The two panes; `?open=` is the address of the entry that is being corrected."""
    draft = _draft(found)
    opened = attempt.path if attempt else request.GET.get("open", "")
    decision = policies.can_correct_import(person(request), found)
    form = _form(found, draft, opened, attempt) if opened and decision else []
    pane = entries.pane(draft, opened if form else "")
    context = {
        "found": found,
        "pane": pane,
        "form": form,
        "alert": attempt.error.message if attempt and not any(each.error for each in form) else "",
        "can_edit": decision.allowed,
        "has_steps": bool(found.steps),
        "save": policies.can_save_import(person(request), found),
        "discard": policies.can_discard_import(person(request), found),
        "source": list(source.parts(keeping.source_from_json(found.source or {}))),
        "unit_rows": units.rows(found, draft),
    }
    return render(request, "plans/review/page.html", context, status=attempt.error.status if attempt else 200)


def _form(found: PlanImport, draft: PlanDraft, path: str, attempt: Attempt | None) -> list[fields.Typed]:
    try:
        error = attempt.error if attempt and isinstance(attempt.error, InvalidInput) else None
        posted = attempt.posted if attempt else None
        return [*fields.typed(draft, path, posted, error), *fields.plan_typed(found, draft, path, posted, error)]
    except InvalidInput:
        return []  # an address of yesterday: the page without an open form


@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Store an entry's form, then open what is asked next."""
    found = import_or_404(person(request), pk)
    path = request.POST.get("path", "")
    try:
        found = _corrected(request, found, path)
    except DomainError as refused:
        return review_page(request, found, Attempt(path, request.POST.dict(), refused))
    return _back(found, path)


def _corrected(request: HttpRequest, found: PlanImport, path: str) -> PlanImport:
    draft = _draft(found)
    made = [
        *fields.changes(draft, path, request.POST.dict()),
        *fields.plan_changes(found, draft, path, request.POST.dict()),
    ]
    made += [
        {"op": "settle", "path": question.path}
        for question in questions(draft)
        if question.entry == path and not question.is_warning
    ]
    if not made:
        return found
    return plan_import_correct(import_id=found.pk, actor=person(request), version=posted_version(request), changes=made)


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """One step without a form: confirm, remove, move, add, make it a task or plain text."""
    found = import_or_404(person(request), pk)
    what, path = request.POST.get("do", ""), request.POST.get("path", "")
    try:
        draft = _draft(found)
        changes, opened = _step(draft, what, path)
        found = plan_import_correct(
            import_id=found.pk, actor=person(request), version=posted_version(request), changes=changes
        )
    except DomainError as refused:
        messages.error(request, refused.message)
        return _back(found, path)
    messages.success(request, _DONE[what])
    return _back(found, opened, is_open=what in ("add", "task"))


def _step(draft: PlanDraft, what: str, path: str) -> tuple[list[dict[str, Any]], str]:
    """The changes, and the entry to show afterwards."""
    above, _, last = path.rpartition(".")
    place = int(last) if last.isascii() and last.isdigit() else 0
    if what == "settle":
        asked = [each for each in questions(draft) if path in (each.path, each.entry)]
        settled = [{"op": "settle", "path": each.path} for each in asked if not each.is_warning]
        seen = [{"op": "remove", "path": each.path} for each in reversed(asked) if each.is_warning]
        return settled + seen, asked[0].entry if asked else path
    if what == "seen":
        return [{"op": "remove", "path": path}], ""
    if what == "remove":
        return [{"op": "remove", "path": path}], above
    if what == "add":
        return [{"op": "insert", "path": f"{above}.{place + 1}", "value": _like(draft, path)}], f"{above}.{place + 1}"
    if what in ("task", "plain"):
        return [{"op": "put", "path": f"{path}.task", "value": {} if what == "task" else None}], path
    if what in ("up", "down"):
        to = f"{above}.{max(place - 1, 0) if what == 'up' else place + 1}"
        return [{"op": "move", "path": path, "to": to}], to
    raise InvalidInput("Không có thao tác này; hãy tải lại trang.")


def _like(draft: PlanDraft, path: str) -> dict[str, Any]:
    """A new item of the same kind as the one before it."""
    item = value_at(draft, path)
    return {**_PARAGRAPH, "style": item.style} if isinstance(item, ItemDraft) else {"text": _PARAGRAPH["text"]}


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last step back."""
    found = import_or_404(person(request), pk)
    try:
        found = plan_import_undo(import_id=found.pk, actor=person(request), version=posted_version(request))
    except DomainError as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, "Đã hoàn tác.")
    return _back(found, "")


@require_POST
def choose_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """What a printed name means: a unit of the register, a new one, or words only."""
    found = import_or_404(person(request), pk)
    made = units.changes(found, request.POST)
    try:
        if made:
            found = plan_import_correct(
                import_id=found.pk, actor=person(request), version=posted_version(request), changes=made
            )
    except DomainError as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, "Đã lưu lựa chọn đơn vị.")
    return redirect(found.get_absolute_url() + "#don-vi")


def _draft(found: PlanImport) -> PlanDraft:
    return keeping.draft_from_json(found.draft or {})


def posted_version(request: HttpRequest) -> int:
    """The version of the draft that the person has seen; 0, which is never current, for anything else."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _back(found: PlanImport, path: str, *, is_open: bool = False) -> HttpResponse:
    address = reverse("plans:import_review", args=[found.pk])
    query = f"?{urlencode({'open': path})}" if is_open else ""
    return redirect(f"{address}{query}#{anchor(path) if path else 'can-xem'}")
