"""«Lập kế hoạch mới»: from a kind's skeleton, from a template, from an earlier plan."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from common.calendar import today
from common.decisions import require
from common.errors import DomainError
from common.text import row_id
from documents.forms import show_refusal
from documents.views.person import person
from plans import policies, services
from plans.constants import PlanKind
from plans.forms import BlankPlanForm, PlanForm
from plans.models import Plan
from plans.rules import years
from plans.selectors import lists
from plans.views.plan import plan_or_404

PLANNING_MONTH = 10


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    user = person(request)
    require(policies.can_create(user))
    form = BlankPlanForm(request.POST if request.method == "POST" else None, user=user, initial=_first_values(request))
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        template, unit = chosen["template"], chosen["drafting_unit"]
        try:
            plan = services.plan_create(
                actor=user,
                kind=chosen["kind"],
                subject=chosen["subject"],
                period_start=chosen["period_start"],
                period_end=chosen["period_end"],
                template_id=template.pk if template else None,
                drafting_unit_id=unit.pk if unit else None,
            )
        except DomainError as refused:
            show_refusal(form, refused)
        else:
            return _opened(request, plan)
    context = {"form": form, "earlier": lists.plans_to_copy(user)}
    return render(request, "plans/create.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def from_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """A new plan with the outline, bases and recipients of an earlier one, its years moved on."""
    user = person(request)
    source = plan_or_404(user, pk)
    require(policies.can_copy(user, source))
    form = PlanForm(request.POST if request.method == "POST" else None, initial=_next_period(source))
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            plan = services.plan_copy(
                plan_id=source.pk,
                actor=user,
                subject=chosen["subject"],
                period_start=chosen["period_start"],
                period_end=chosen["period_end"],
            )
        except DomainError as refused:
            show_refusal(form, refused)
        else:
            return _opened(request, plan)
    return render(request, "plans/copy.html", {"form": form, "plan": source}, status=400 if form.errors else 200)


def _opened(request: HttpRequest, plan: Plan) -> HttpResponse:
    messages.success(request, "Đã lập dự thảo. Hãy soạn nội dung rồi trình.")
    return redirect("plans:edit", pk=plan.pk)


def _first_values(request: HttpRequest) -> dict[str, object]:
    """The year that plans are now written for, and the kind of the template that the address names.

    Without a template it is the kind that the address names.
    """
    user, year = person(request), _year_ahead(today())
    template_id = row_id(request.GET.get("template", ""))
    chosen = lists.templates(user).filter(pk=template_id).first() if template_id else None
    asked = request.GET.get("kind", "")
    return {
        "template": chosen,
        "kind": chosen.kind if chosen else asked if asked in PlanKind.values else PlanKind.ANNUAL,
        "period_start": dt.date(year, 1, 1),
        "period_end": dt.date(year, 12, 31),
        "drafting_unit": user.unit,
    }


def _year_ahead(day: dt.date) -> int:
    """This year; from October on the next one, whose plans departments then write."""
    return day.year + (day.month >= PLANNING_MONTH)


def _next_period(source: Plan) -> dict[str, object]:
    """As many whole years later as the source's period is long."""
    length = source.period_end.year - source.period_start.year + 1
    return {
        "subject": years.moved(str(source), length, source.period_start, source.period_end),
        "period_start": years.moved_day(source.period_start, length),
        "period_end": years.moved_day(source.period_end, length),
    }
