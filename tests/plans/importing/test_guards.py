"""What the database itself refuses of an import, tried with raw SQL."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from documents.constants import State
from plans.models import PlanImport
from tests import evidence, people
from tests.people import Cast
from tests.plans.importing.uploads import upload

pytestmark = pytest.mark.both_engines


def refused(sql: str, *params: Any, code: str) -> None:
    with pytest.raises(IntegrityError, match=code), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


@pytest.mark.parametrize("field", ["file_name", "file_path", "file_sha256"])
def test_the_file_is_never_another_one(cast: Cast, field: str) -> None:
    found = upload(cast.drafter)
    sql = f"UPDATE plans_planimport SET {field} = 'x' WHERE id = %s"  # noqa: S608 - the names stand above
    refused(sql, found.pk, code="nscl: fixed")


def test_what_an_issued_plan_came_from_stands_still(cast: Cast) -> None:
    plan = people.make_plan(cast.agency, cast.drafter)
    evidence.add_imports(plan, cast.drafter)
    found = PlanImport.objects.get(plan=plan)
    people.advance(plan.document, State.ISSUED, by=cast.drafter)
    refused("UPDATE plans_planimport SET title = 'x' WHERE id = %s", found.pk, code="nscl: frozen")
    refused("DELETE FROM plans_planimport WHERE id = %s", found.pk, code="nscl: frozen")


def test_only_what_was_saved_has_a_plan(cast: Cast) -> None:
    plan = people.make_plan(cast.agency, cast.drafter)
    found = upload(cast.drafter)
    refused("UPDATE plans_planimport SET plan_id = %s WHERE id = %s", plan.pk, found.pk, code="plan_is_saved")


def test_what_is_ready_has_all_that_was_read(cast: Cast) -> None:
    found = upload(cast.drafter)
    refused("UPDATE plans_planimport SET state = 'ready' WHERE id = %s", found.pk, code="ready_is_whole")
