"""Drafters as processes of their own: `python -m tests.plans.importing.saving_race COMMAND …` prints JSON.

`prepare CODE`     a file that was read, with its units known: its id
`save CODE ID`     wait for a line, then save it: the plan's id, or what the drafter was told
`look ID`          how many plans there are of that agency, and how many came from the file
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import Any

import django


def prepare(code: str) -> int:
    from organizations.constants import Role
    from tests import people
    from tests.plans.importing.uploads import know, ready

    agency = people.make_agency(code, f"Sở thử {code}")
    drafter = people.make_user(f"{code}.chuyenvien", "Nguyễn Thị Lan", agency, Role.DRAFTER)
    know(drafter)
    return ready(drafter).pk


def save(code: str, import_id: str) -> int | str:
    from common.errors import DomainError
    from organizations.models import User
    from plans.services.importing import plan_import_save

    actor = User.objects.get(username=f"{code}.chuyenvien")
    sys.stdin.readline()
    try:
        return plan_import_save(import_id=int(import_id), actor=actor, version=1).pk
    except DomainError as refused:
        return refused.message


def look(import_id: str) -> list[int]:
    from plans.models import Plan, PlanImport

    found = PlanImport.objects.get(pk=import_id)
    plans = Plan.objects.filter(agency_id=found.agency_id)
    return [plans.count(), plans.filter(imported_from=found).count()]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nscl_portal.settings")
    django.setup()
    commands: dict[str, Callable[..., Any]] = {"prepare": prepare, "save": save, "look": look}
    sys.stdout.write(json.dumps(commands[sys.argv[1]](*sys.argv[2:])) + "\n")
