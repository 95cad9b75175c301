"""The last step of an import: what was understood in short, what the file does not say, «Lưu thành dự thảo»."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from common.errors import DomainError
from documents.forms import show_refusal
from documents.views.person import person
from plans import policies
from plans.forms import ImportSaveForm
from plans.importing import keeping
from plans.importing.draft import PlanDraft
from plans.importing.proposing import title_of
from plans.importing.questions import questions
from plans.models import Plan, PlanImport
from plans.selectors.imports import earlier_with_same_file
from plans.services.importing import plan_import_correct, plan_import_save
from plans.services.importing.saving import decided
from plans.services.importing.units import Register, printed_names
from plans.views.review.page import posted_version

_PLAN = ("kind", "period_start", "period_end")
_FIELDS = {"title": "subject", "units": "keep_units"}


def save_page(request: HttpRequest, found: PlanImport, form: ImportSaveForm | None = None) -> HttpResponse:
    """The summary and the form; 400 where the form was refused."""
    draft = keeping.draft_from_json(found.draft or {})
    user = person(request)
    register = Register(found.agency_id, found.choices.get("units", {}))
    context = {
        "found": found,
        "form": form or ImportSaveForm(initial=_initial(found, draft)),
        "questions": questions(draft),
        "tasks": [item for item in draft.walk() if item.task is not None],
        "open_units": [name for name in printed_names(draft) if register.naming(name).is_missing],
        "earlier": earlier_with_same_file(found),
        "may_save": policies.can_save_import(user, found),
        "may_discard": policies.can_discard_import(user, found),
    }
    return render(request, "plans/imports/save.html", context, status=400 if form is not None else 200)


def saved(request: HttpRequest, found: PlanImport) -> HttpResponse:
    """The plan's editor; or the page with what is missing.

    The form's fields may be left out altogether (the review page has a button only): then what was decided counts.
    """
    draft = keeping.draft_from_json(found.draft or {})
    asked = "kind" in request.POST
    form = ImportSaveForm(request.POST if asked else _typed(_initial(found, draft)))
    if asked and not form.is_valid():
        return save_page(request, found, form)
    try:
        plan = _saved(request, found, _changes(found, draft, form) if asked else [])
    except DomainError as refused:
        form.is_valid()
        refused.field = _FIELDS.get(refused.field, refused.field)
        show_refusal(form, refused)
        found.refresh_from_db()
        return save_page(request, found, form)
    messages.success(request, "Đã lưu thành dự thảo. Hãy xem lại nội dung rồi trình.")
    return redirect("plans:edit", pk=plan.pk)


def _saved(request: HttpRequest, found: PlanImport, changes: list[dict[str, Any]]) -> Plan:
    version = posted_version(request)
    actor = person(request)
    if changes and found.plan_id is None:
        version = plan_import_correct(import_id=found.pk, actor=actor, version=version, changes=changes).version
    keep = bool(request.POST.get("keep_units"))
    return plan_import_save(import_id=found.pk, actor=actor, version=version, keep_unknown_units=keep)


def _initial(found: PlanImport, draft: PlanDraft) -> dict[str, Any]:
    proposal = decided(found, draft)
    start, end = proposal.period or (None, None)
    return {"kind": proposal.kind, "subject": title_of(draft), "period_start": start, "period_end": end}


def _typed(initial: dict[str, Any]) -> dict[str, Any]:
    """First values as a browser would send them."""
    form = ImportSaveForm(initial=initial)
    return {name: form[name].value() or "" for name in initial}


def _changes(found: PlanImport, draft: PlanDraft, form: ImportSaveForm) -> list[dict[str, Any]]:
    """What the person decided otherwise than it stands."""
    now = _initial(found, draft)
    given = form.cleaned_data
    changes: list[dict[str, Any]] = [
        {"op": "plan", "name": name, "value": str(given[name])} for name in _PLAN if given[name] != now[name]
    ]
    if given["subject"] != now["subject"]:
        changes.append({"op": "set", "path": "header.title", "value": given["subject"]})
    return changes
