"""The steps of a plan's life, at its own addresses: the pages are those of every document."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from common.decisions import require
from documents.views import signing, steps
from documents.views.person import person
from plans import policies, services
from plans.views.plan import plan_or_404, walk_of


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    user = person(request)
    return steps.take_step(request, walk_of(user, plan_or_404(user, pk)), action)


@require_POST
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    user = person(request)
    steps.take_comment(request, walk_of(user, plan_or_404(user, pk)))
    return redirect("plans:history", pk=pk)


@require_POST
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze the numbered plan for signing."""
    user = person(request)
    plan = plan_or_404(user, pk)
    make = partial(services.plan_prepare, plan_id=plan.pk, actor=user)
    return signing.take_prepare(request, plan.document, make)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    user = person(request)
    plan = plan_or_404(user, pk)
    require(policies.can_delete(user, plan))
    if request.method != "POST":
        return render(request, "plans/delete.html", {"plan": plan})
    services.plan_delete(plan_id=plan.pk, actor=user)
    messages.success(request, f"Đã xóa {'mẫu' if plan.is_template else 'dự thảo'} «{plan}».")
    return redirect("plans:templates" if plan.is_template else "plans:list")
