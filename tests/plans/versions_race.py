"""Clerks as processes of their own: `python -m tests.plans.versions_race COMMAND …` prints JSON.

`prepare CODE`         an issued plan and two numbered drafts that amend it: the ids of plan, draft, draft
`issue CODE ID`        wait for a line, then issue the draft: what the clerk was told, "" for who came through
`begin CODE ID`        wait for a line, then begin an amendment of the plan
`look ID…`             the states of those plans, and how many drafts amend the first
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import Any

import django


def prepare(code: str) -> list[int]:
    from documents.constants import Relation, State
    from organizations.constants import Role
    from tests import people
    from tests.plans.versions import issue as issued

    agency = people.make_agency(code, f"Sở thử {code}")
    drafter = people.make_user(f"{code}.chuyenvien", "Nguyễn Thị Lan", agency, Role.DRAFTER)
    clerk = people.make_user(f"{code}.vanthu", "Võ Minh Tâm", agency, Role.CLERK)
    plan = issued(people.make_plan(agency, drafter), by=clerk)
    named = {"relation": Relation.AMEND, "relates_to": plan.document}
    drafts = [people.make_plan(agency, drafter, document=named) for _ in range(2)]
    for draft in drafts:
        people.advance(draft.document, State.NUMBERED, by=clerk)
    return [plan.pk, *(draft.pk for draft in drafts)]


def issue(code: str, plan_id: str) -> str:
    from plans import services

    return _told(f"{code}.vanthu", lambda actor: services.plan_issue(plan_id=int(plan_id), actor=actor))


def begin(code: str, plan_id: str) -> str:
    from plans import services

    return _told(f"{code}.chuyenvien", lambda actor: services.plan_amend(plan_id=int(plan_id), actor=actor))


def _told(username: str, act: Callable[[Any], Any]) -> str:
    """What the person is told; a line on standard input lets them act."""
    from common.errors import DomainError
    from organizations.models import User

    actor = User.objects.get(username=username)
    sys.stdin.readline()
    try:
        act(actor)
    except DomainError as refused:
        return refused.message
    return ""


def look(*ids: str) -> dict[str, Any]:
    from documents.models import Document, IssuedDocument
    from plans.models import Plan

    plans = [Plan.objects.select_related("document").get(pk=key) for key in ids]
    return {
        "states": [plan.document.state for plan in plans],
        "frozen": IssuedDocument.objects.filter(document__plan__in=plans[1:]).count(),
        "drafts": Document.objects.filter(relates_to=plans[0].document).count(),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nscl_portal.settings")
    django.setup()
    commands: dict[str, Callable[..., Any]] = {"prepare": prepare, "issue": issue, "begin": begin, "look": look}
    sys.stdout.write(json.dumps(commands[sys.argv[1]](*sys.argv[2:])) + "\n")
