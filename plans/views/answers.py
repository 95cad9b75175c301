"""What the editor answers: only the pieces of the page that changed, each swapped out of band.

The field being typed in is never among them, unless the person asked for a fresh form.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django_htmx.middleware import HtmxDetails

from common.calendar import today
from common.decisions import Decision
from documents.content import Table
from documents.writers import html
from organizations.models import User
from plans import content, policies, selectors
from plans.models import Plan
from plans.selectors import Node, Outline
from plans.views import tree
from plans.views.plan import plan_or_404


class EditorRequest(HttpRequest):
    """A request of somebody signed in, as the middleware leaves it."""

    user: User
    htmx: HtmxDetails


@dataclass(slots=True)
class Scene:
    """A plan as it stands now: read once after a change, used by every piece of the answer."""

    plan: Plan
    outline: Outline
    decision: Decision

    def node(self, item_id: int) -> Node:
        return self.outline.by_id[item_id]


@dataclass(slots=True)
class Pieces:
    """What to send. `tree` and `paper` are whole; `rows` and `blocks` are single items by id.

    `versions` and `errors` belong to the open form; `extra` holds further template context.
    """

    tree: bool = False
    paper: bool = False
    rows: tuple[int, ...] = ()
    blocks: tuple[int, ...] = ()
    is_saved: bool = True
    versions: dict[int, int] = field(default_factory=dict)
    say: str = ""
    open_id: int | None = None
    status: int = 200
    extra: dict[str, Any] = field(default_factory=dict)


def load(request: EditorRequest, plan_id: int) -> Scene:
    """The plan with its outline and whether this person may edit it; another agency's plan does not exist."""
    plan = plan_or_404(request.user, plan_id)
    return Scene(plan=plan, outline=selectors.outline(plan), decision=policies.can_edit(request.user, plan))


def paper_html(scene: Scene) -> SafeString:
    """The whole paper; the writer has escaped every word."""
    return mark_safe(html.paper(content.build(scene.plan, scene.outline)))


def answer(request: EditorRequest, scene: Scene, pieces: Pieces) -> HttpResponse:
    """The out-of-band pieces for htmx; a redirect back to the editor where the form was sent without script."""
    if not request.htmx:
        return back(scene.plan, pieces.open_id)
    problems = selectors.plan_problems(scene.plan, scene.outline)
    context: dict[str, Any] = {
        "plan": scene.plan,
        "oob": True,
        "is_saved": pieces.is_saved,
        "saved_at": timezone.localtime(),
        "problem_count": len(problems),
        "blocking_count": sum(problem.is_blocking for problem in problems),
        "versions": pieces.versions,
        "open_id": pieces.open_id,
        **pieces.extra,
    }
    if pieces.tree:
        context["tree"] = tree.build(scene.plan, scene.outline)
    if pieces.paper:
        context["paper"] = paper_html(scene)
    context["rows"] = [
        tree.row_of(scene.node(pk), today(), scene.plan.document.state) for pk in pieces.rows if not pieces.tree
    ]
    context["blocks"] = [_block(scene, pk) for pk in pieces.blocks if not pieces.paper]
    response = render(request, "plans/editor/answer.html", context, status=pieces.status)
    event = {"editor:answered": {"open": pieces.open_id, "say": pieces.say}}
    response.headers["HX-Trigger-After-Swap"] = json.dumps(event)
    return response


def back(plan: Plan, open_id: int | None = None, query: str = "") -> HttpResponse:
    """To the editor, with the item that was being edited open."""
    url = reverse("plans:edit", args=[plan.pk])
    if open_id:
        return redirect(f"{url}?open={open_id}#n-{open_id}")
    return redirect(url + query)


def _block(scene: Scene, item_id: int) -> SafeString:
    """One item's markup, told to take the place of the one on the paper. A table's row stands alone."""
    block = content.block_for(scene.plan, scene.outline, item_id)
    mark = f'id="p-item-{item_id}"'
    if isinstance(block, Table) and block.ref != f"item-{item_id}":
        markup = html.row(block.rows[0], block.columns)
    else:
        markup = html.block(block)
    return mark_safe(markup.replace(mark, f'{mark} hx-swap-oob="outerHTML"', 1))
