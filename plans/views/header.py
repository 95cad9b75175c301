"""The forms around the text: what stands before it, what stands after it, and the legal bases."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from common.errors import InvalidInput, NotAllowed, StaleVersion
from common.money import amount_statement, read_words
from documents.constants import Authority, Circulation, RecipientPurpose, SigningMethod, Urgency
from organizations.models import Unit
from plans import selectors, services
from plans.constants import PlanKind, TaskLayout
from plans.models import Plan
from plans.views import answers, bases, conflicts, header_input
from plans.views.answers import EditorRequest, Pieces, Scene
from plans.views.item_input import Changes
from plans.views.refusals import closed, page, refused


@require_http_methods(["GET", "HEAD", "POST"])
def header(request: EditorRequest, pk: int) -> HttpResponse:
    """One part of the frame: its form, or what its form sent."""
    part = request.GET.get("part", "head")
    if part not in header_input.PARTS:
        raise Http404
    scene = answers.load(request, pk)
    if request.method == "POST":
        return _save(request, scene, part)
    if not request.htmx:
        return answers.back(scene.plan, query=f"?open={part}#n-{part}")
    return render(request, "plans/editor/header_form.html", form_context(request, scene, part))


def form_context(request: EditorRequest, scene: Scene, part: str) -> dict[str, Any]:
    """Everything `header_form.html` shows for one part."""
    plan = scene.plan
    context: dict[str, Any] = {
        "plan": plan,
        "document": plan.document,
        "part": part,
        "form_id": part,
        "open_part": part,
        "decision": scene.decision,
        "base": conflicts.base_json(header_input.snapshot(plan, part)),
        "error_fields": header_input.PARTS[part],
        "errors": {},
        "notices": notices(plan) if part == "head" else {},
    }
    if part == "head":
        units = Unit.objects.for_user(request.user).filter(agency_id=plan.agency_id).choosable()
        context |= {
            "units": units,
            "urgencies": Urgency.choices,
            "circulations": Circulation.choices,
            "layouts": TaskLayout.choices,
            "kinds": PlanKind.choices,
            "parents": selectors.possible_parents(request.user, plan),
            **bases.context(request, plan),
        }
    else:
        context |= {
            "authorities": Authority.choices,
            "signing_methods": SigningMethod.choices,
            "purposes": RecipientPurpose.choices,
            "recipients": plan.document.recipients.all(),
        }
    return context


def notices(plan: Plan) -> dict[str, str]:
    """Words that belong to another amount are flagged beside them."""
    if plan.budget_total is None:
        return {}
    right = amount_statement(plan.budget_total)
    if plan.budget_words and read_words(plan.budget_words) not in (None, plan.budget_total):
        return {"budget_words": f"Chữ và số không khớp; đúng ra là «{right}»."}
    return {}


def _save(request: EditorRequest, scene: Scene, part: str) -> HttpResponse:
    plan = scene.plan
    changes = header_input.read(request.POST, plan, part)
    at = conflicts.stand(request, part, header_input.snapshot(plan, part), plan.document.version)
    mine = conflicts.own_changes(changes, at.base)
    choice = request.POST.get("resolve", "")
    chosen = choice in conflicts.CHOICES and request.POST.get("conflict_version") == str(at.version)
    if not chosen and mine.keys() & at.theirs():
        return conflicts.panel(request, plan, at, mine)
    values = conflicts.resolved(at, mine, choice) if chosen else mine
    try:
        if values:
            services.plan_update(
                plan_id=plan.pk, actor=request.user, version=plan.document.version, changes=_with_words(values)
            )
    except StaleVersion:
        # Saved by somebody between our reading and our writing: look again, the same fields decide.
        return _save(request, answers.load(request, plan.pk), part)
    except InvalidInput as wrong:
        return refused(request, part, header_input.PARTS[part], {**changes.errors, wrong.field: wrong.message})
    except NotAllowed as refusal:
        return closed(request, part, refusal)
    return _saved(request, pk=plan.pk, part=part, changes=Changes(values, changes.errors), fresh=chosen)


def _with_words(values: dict[str, Any]) -> dict[str, Any]:
    """A new amount brings its words along, unless the person has just written others."""
    if "budget_total" not in values or "budget_words" in values:
        return dict(values)
    total = values["budget_total"]
    return {**values, "budget_words": amount_statement(total) if total is not None else ""}


def _saved(request: EditorRequest, *, pk: int, part: str, changes: Changes, fresh: bool) -> HttpResponse:
    scene = answers.load(request, pk)
    context = form_context(request, scene, part)
    touched = bool(changes.values)
    pieces = Pieces(paper=touched, is_saved=touched, status=422 if changes.errors else 200)
    pieces.extra |= {**context, "errors": changes.errors, "with_errors": True, "header_changed": True}
    pieces.extra["words_filled"] = "budget_total" in changes.values
    if fresh:
        pieces.extra["fresh_frame"] = part
    if not request.htmx and changes.errors:
        return page(request, changes.errors.values(), 422)
    if not request.htmx:
        return answers.back(scene.plan, query=f"?open={part}#n-{part}")
    return answers.answer(request, scene, pieces)
