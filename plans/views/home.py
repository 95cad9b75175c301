"""«Việc hôm nay»: what waits for the person who signed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common.calendar import today
from plans import selectors
from plans.views.person import person


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    user = person(request)
    day = today()
    context = {
        "today": day,
        "waiting": selectors.waiting_for(user),
        "deadlines": selectors.nearest_deadlines(user, day),
        "recent": selectors.recent_plans(user),
        "states": selectors.counts_by_state(user),
    }
    return render(request, "plans/home.html", context)
