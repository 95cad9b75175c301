"""«Việc hôm nay»: what waits for the person who signed in."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common.calendar import today
from documents import policies as document_policies
from documents.constants import State
from documents.selectors.waiting import sent_on, waiting_for
from documents.views.person import person
from plans import policies
from plans.selectors import waiting

_TILES = (State.DRAFT, State.SUBMITTED, State.APPROVED, State.ISSUED)


@dataclass(frozen=True, slots=True)
class Tile:
    """How many plans are in a state; leads to the list that it counts."""

    state: str
    label: str
    number: int

    @property
    def query(self) -> str:
        return f"state={self.state}"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    user = person(request)
    day = today()
    counts = waiting.counts_by_state(user)
    papers = waiting.followed(user)
    context = {
        "today": day,
        "tiles": [Tile(state, State(state).label, counts.get(state, 0)) for state in _TILES],
        "waiting": waiting_for(user, papers),
        "sent": [(document, document_policies.awaited(document)) for document in sent_on(user, papers)],
        "deadlines": waiting.nearest_deadlines(user, day),
        "recent": waiting.recent_plans(user),
        "may_create": policies.can_create(user),
    }
    return render(request, "plans/home.html", context)
