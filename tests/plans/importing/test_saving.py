"""What a person has looked at becomes a draft plan, whole or not at all."""

from __future__ import annotations

from plans import selectors
from plans.constants import ImportState
from plans.models import Plan, PlanImport
from plans.services.importing import plan_import_save
from tests.people import Cast
from tests.plans.importing.uploads import know, ready


def save(found: PlanImport, cast: Cast, **given: object) -> Plan:
    values = {"import_id": found.pk, "actor": cast.drafter, "version": found.version}
    return plan_import_save(**{**values, **given})


def test_it_works(cast: Cast) -> None:
    know(cast.drafter)
    found = ready(cast.drafter)
    plan = save(found, cast)
    found.refresh_from_db()
    assert (found.state, found.plan) == (ImportState.SAVED, plan)
    assert str(plan) == "Truy xuất nguồn gốc sản phẩm địa phương năm 2026"
    assert [node.number for node in selectors.outline(plan).nodes] == ["I.", "II."]
