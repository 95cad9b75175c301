"""The split editor: the outline on the left, the paper on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from common.text import row_id
from documents.constants import Action
from plans import policies, selectors, services
from plans.constants import ItemStyle
from plans.rules.completeness import Problem
from plans.views import answers, header, tree
from plans.views.answers import EditorRequest, Pieces, Scene
from plans.views.header_input import PARTS
from plans.views.item_form import allowed_styles, form_context

_ROOT_STYLES = (ItemStyle.SECTION, ItemStyle.PARAGRAPH, ItemStyle.ANNEX)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with the place where it is put right."""

    message: str
    is_blocking: bool
    open: str
    href: str


@require_safe
def edit(request: EditorRequest, pk: int) -> HttpResponse:
    """The whole page, with `?open=` an item's id, `head` or `sign` open for writing."""
    scene = answers.load(request, pk)
    problems = selectors.plan_problems(scene.plan, scene.outline)
    context: dict[str, Any] = {
        "plan": scene.plan,
        "decision": scene.decision,
        "can_edit": scene.decision.allowed,
        "submit": policies.can_step(request.user, scene.plan, Action.SUBMIT),
        "tree": tree.build(scene.plan, scene.outline),
        "paper": answers.paper_html(scene),
        "saved_at": timezone.localtime(scene.plan.document.updated_at),
        "problem_count": len(problems),
        "blocking_count": sum(problem.is_blocking for problem in problems),
        "root_styles": [(style, ItemStyle(style).label) for style in allowed_styles(None) if style in _ROOT_STYLES],
        **_opened(request, scene),
    }
    return render(request, "plans/editor/page.html", context)


@require_safe
def check(request: EditorRequest, pk: int) -> HttpResponse:
    """What is still missing, each finding a link to its place, and the button that submits."""
    scene = answers.load(request, pk)
    found = [_finding(scene, problem) for problem in selectors.plan_problems(scene.plan, scene.outline)]
    context = {
        "plan": scene.plan,
        "blocking": [finding for finding in found if finding.is_blocking],
        "advice": [finding for finding in found if not finding.is_blocking],
        "submit": policies.can_step(request.user, scene.plan, Action.SUBMIT),
    }
    return render(request, "plans/editor/problems.html", context)


@require_POST
def undo(request: EditorRequest, pk: int) -> HttpResponse:
    scene = answers.load(request, pk)
    services.plan_undo(plan_id=scene.plan.pk, actor=request.user)
    return _stepped(request, pk, "Đã hoàn tác")


@require_POST
def redo(request: EditorRequest, pk: int) -> HttpResponse:
    scene = answers.load(request, pk)
    services.plan_redo(plan_id=scene.plan.pk, actor=request.user)
    return _stepped(request, pk, "Đã làm lại")


def _finding(scene: Scene, problem: Problem) -> Finding:
    """A finding without an item lies in the frame around the text."""
    place = (
        str(problem.item_id)
        if problem.item_id
        else next((part for part, names in PARTS.items() if problem.field in names), "head")
    )
    url = reverse("plans:edit", args=[scene.plan.pk])
    return Finding(problem.message, problem.is_blocking, place, f"{url}?open={place}#n-{place}")


def _stepped(request: EditorRequest, pk: int, say: str) -> HttpResponse:
    """Everything may have changed: the whole tree and paper, and a fresh form of what was open."""
    scene = answers.load(request, pk)
    pieces = Pieces(tree=True, paper=True, say=say, extra={"header_changed": True})
    open_name = request.POST.get("open", "")
    if (open_id := row_id(open_name)) in scene.outline.by_id and open_id is not None:
        node = scene.node(open_id)
        pieces.open_id = node.item.pk
        pieces.extra |= {**form_context(request, scene, node), "fresh_form": True}
    elif open_name in PARTS:
        form = header.form_context(request, scene, open_name)
        pieces.extra |= {**form, "fresh_frame": open_name}
    return answers.answer(request, scene, pieces)


def _opened(request: EditorRequest, scene: Scene) -> dict[str, Any]:
    """What the address asks to open; nothing for an item that is gone."""
    name = request.GET.get("open", "")
    if not scene.decision:
        return {}
    if name in PARTS:
        return {**header.form_context(request, scene, name), "open_part": name}
    if (open_id := row_id(name)) in scene.outline.by_id and open_id is not None:
        node = scene.node(open_id)
        return {**form_context(request, scene, node), "open_id": node.item.pk, "fresh_form": True}
    return {}
