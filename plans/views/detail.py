"""The plan's page: text, targets, tasks, history, what is still missing. Each tab asks only for its own data."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from audit import selectors as audit_selectors
from common.calendar import today
from documents import policies as document_policies
from documents.constants import NOTED_BY_THE_PORTAL, Action, State
from documents.models import DocumentEvent
from documents.selectors.corrections import corrections_of
from documents.views.drafts import draft_pdf
from documents.views.person import person
from documents.views.steps import offered
from documents.views.word import word_response
from documents.writers import html
from organizations.models import User
from plans import content, policies, selectors
from plans.constants import TaskStatus
from plans.models import Plan
from plans.selectors.imports import source_of
from plans.selectors.targets import has_targets, target_periods
from plans.selectors.tasks import TaskFilter, task_rows, units_of
from plans.views.plan import plan_or_404, walk_of

AUDIT_SHOWN = 100
COMMENTS_SHOWN = 5
_OWN = ("plans.plan", "documents.document")
"""What the page itself is about: the trail names everything else."""


@require_safe
def text(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_or_404(person(request), pk)
    return tab_page(request, plan, "text", {"paper": html.paper(content.printed(plan))})


@require_safe
def tasks(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_or_404(person(request), pk)
    chosen = TaskFilter.read(request.GET)
    rows = task_rows(plan, selectors.outline(plan), today())
    context = {
        "rows": chosen.narrow(rows),
        "total": len(rows),
        "chosen": chosen,
        "units": units_of(rows),
        "lights": TaskStatus.choices,
        # Nothing is due or late before the plan is issued or after it was amended: a light would only confuse.
        "has_lights": plan.document.state == State.ISSUED,
    }
    return tab_page(request, plan, "tasks", context)


@require_safe
def targets(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_or_404(person(request), pk)
    return tab_page(request, plan, "targets", {"periods": target_periods(plan, selectors.outline(plan))})


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    user = person(request)
    plan = plan_or_404(user, pk)
    entries = selectors.plan_history(plan)[:AUDIT_SHOWN]
    context: dict[str, object] = {"events": _events(user, plan), "entries": audit_selectors.told(entries), "own": _OWN}
    return tab_page(request, plan, "history", context)


@require_safe
def problems(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_or_404(person(request), pk)
    found = selectors.plan_problems(plan)
    context: dict[str, object] = {
        "blocking": [problem for problem in found if problem.is_blocking],
        "advice": [problem for problem in found if not problem.is_blocking],
    }
    return tab_page(request, plan, "problems", context)


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The text as it stands, as PDF; once issued, the file that was frozen."""
    user = person(request)
    plan = plan_or_404(user, pk)
    if plan.document.is_frozen:
        return redirect("documents:pdf", pk=plan.document_id)
    return draft_pdf(content.current(plan), plan.pk)


@require_safe
def docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The text as it stands, as a Word file; once issued, made from what was frozen."""
    plan = plan_or_404(person(request), pk)
    if plan.document.is_frozen:
        return redirect("documents:docx", pk=plan.document_id)
    return word_response(plan.document, content.current(plan))


def tab_page(request: HttpRequest, plan: Plan, tab: str, context: dict[str, object]) -> HttpResponse:
    """The page around a tab: facts, life cycle, actions, comments."""
    user = person(request)
    document = plan.document
    said = _events(user, plan).exclude(note="").exclude(action__in=NOTED_BY_THE_PORTAL)
    context |= {
        "plan": plan,
        "document": document,
        "tab": tab,
        "carried_out": selectors.carried_out(plan),
        "source_file": source_of(user, plan),
        "carried_out_by": Plan.objects.for_user(user).filter(parent=plan, is_template=False).select_related("document"),
        "has_targets": tab == "targets" or has_targets(plan),
        "steps": offered(user, walk_of(user, plan)) if policies.can_begin_steps(plan) else [],
        "awaited": document_policies.awaited(document),
        "can_edit": policies.can_edit(user, plan),
        "can_copy": policies.can_copy(user, plan),
        "can_amend": policies.can_amend(user, plan),
        "standing": selectors.standing(user, plan),
        "corrections": corrections_of(document) if document.is_frozen else [],
        "can_save_as_template": policies.can_save_as_template(user, plan),
        "can_delete": policies.can_delete(user, plan),
        "can_comment": policies.can_step(user, plan, Action.COMMENT),
        "comments": said[:COMMENTS_SHOWN],
        "returned": said.filter(action=Action.RETURN).first() if document.state == State.RETURNED else None,
    }
    return render(request, f"plans/detail_{tab}.html", context)


def _events(user: User, plan: Plan) -> QuerySet[DocumentEvent]:
    """Steps and comments, the latest first."""
    events = DocumentEvent.objects.for_user(user).filter(document=plan.document_id)
    return events.select_related("actor").order_by("-at", "-pk")
