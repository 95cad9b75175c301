"""The list of plans, narrowed by a GET form so that Back brings the same list."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common.calendar import today
from documents.views.person import person
from plans import policies
from plans.filters import PlanFilter
from plans.selectors import lists

PAGE_SIZE = 20


@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    user = person(request)
    narrowed = PlanFilter(request.GET, queryset=lists.listed_plans(user, today()), request=request)
    page = Paginator(narrowed.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": narrowed,
        "page": page,
        "is_narrowed": narrowed.is_narrowed,
        "shows_agency": narrowed.shows_agency,
        "may_create": policies.can_create(user),
    }
    return render(request, "plans/list.html", context)
