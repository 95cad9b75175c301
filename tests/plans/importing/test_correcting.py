"""A person corrects what was read: all or none, under a version, with a way back."""

from __future__ import annotations

from typing import Any

import pytest

from common.errors import InvalidInput, NotAllowed, StaleVersion
from plans.constants import ImportState
from plans.importing.draft import Found, HeaderDraft
from plans.models import PlanImport
from plans.services.importing import (
    plan_import_correct,
    plan_import_discard,
    plan_import_save,
    plan_import_undo,
)
from tests.people import Cast
from tests.plans.importing.uploads import LEAD, draft, know, ready, upload

TITLE = {"op": "set", "path": "header.title", "value": "Truy xuất năm 2027"}


def correct(found: PlanImport, cast: Cast, *changes: dict[str, Any], **given: Any) -> PlanImport:
    values: dict[str, Any] = {"import_id": found.pk, "actor": cast.drafter, "version": found.version}
    return plan_import_correct(**{**values, **given}, changes=changes)


def test_it_works(cast: Cast) -> None:
    found = correct(ready(cast.drafter), cast, TITLE)
    assert (found.title, found.version) == ("Truy xuất năm 2027", 2)
    assert found.draft is not None
    assert found.reading is not None
    assert found.draft["header"]["title"]["value"] == "Truy xuất năm 2027"
    assert found.reading["header"]["title"]["value"] == "Truy xuất nguồn gốc sản phẩm địa phương năm 2026"


def test_a_settled_doubt_counts_no_more(cast: Cast) -> None:
    plan = draft(header=HeaderDraft(title=Found("Truy xuất", confidence=0.5, doubt="Chữ mờ.")))
    found = ready(cast.drafter, plan)
    assert found.doubt_count == 1
    assert correct(found, cast, {"op": "settle", "path": "header.title"}).doubt_count == 0


def test_all_changes_or_none(cast: Cast) -> None:
    found = ready(cast.drafter)
    with pytest.raises(InvalidInput):
        correct(found, cast, TITLE, {"op": "remove", "path": "items.77"})
    found.refresh_from_db()
    assert (found.version, found.draft) == (1, found.reading)


def test_an_undo_takes_one_step_back(cast: Cast) -> None:
    found = ready(cast.drafter)
    found = correct(found, cast, TITLE, {"op": "remove", "path": "items.0"})
    found = correct(found, cast, {"op": "unit", "printed": LEAD, "choice": {"text": True}})
    found = plan_import_undo(import_id=found.pk, actor=cast.unit_head, version=found.version)
    assert found.choices["units"] == {}
    found = plan_import_undo(import_id=found.pk, actor=cast.drafter, version=found.version)
    found.refresh_from_db()
    assert (found.draft, found.steps) == (found.reading, [])
    with pytest.raises(NotAllowed, match="hoàn tác"):
        plan_import_undo(import_id=found.pk, actor=cast.drafter, version=found.version)


def test_a_stale_tab_overwrites_nothing(cast: Cast) -> None:
    found = ready(cast.drafter)
    correct(found, cast, TITLE)
    with pytest.raises(StaleVersion) as stale:
        correct(found, cast, {"op": "set", "path": "header.place", "value": "Phan Rang"})
    assert stale.value.current == 2


@pytest.mark.parametrize(
    "change",
    [
        {"op": "unit", "printed": LEAD, "choice": {"unit": 987654}},
        {"op": "unit", "printed": LEAD, "choice": {"unit": "1"}},
        {"op": "unit", "printed": LEAD, "choice": {"new": "planet"}},
        {"op": "unit", "printed": LEAD, "choice": {"unit": 1, "text": True}},
        {"op": "unit", "printed": "", "choice": {"text": True}},
        {"op": "plan", "name": "kind", "value": "no-kind"},
        {"op": "plan", "name": "period_start", "value": "31/02/2026"},
        {"op": "plan", "name": "document_id", "value": "1"},
    ],
    ids=str,
)
def test_a_decision_that_is_none(cast: Cast, change: dict[str, Any]) -> None:
    found = ready(cast.drafter)
    with pytest.raises(InvalidInput):
        correct(found, cast, change)


@pytest.mark.parametrize("role", ["clerk", "leader", "viewer", "superior_reader"])
def test_who_does_not_draft_here_corrects_nothing(cast: Cast, role: str) -> None:
    found = ready(cast.drafter)
    with pytest.raises((NotAllowed, PlanImport.DoesNotExist)):
        correct(found, cast, TITLE, actor=getattr(cast, role))


def test_a_stranger_has_no_such_import(cast: Cast) -> None:
    found = ready(cast.drafter)
    with pytest.raises(PlanImport.DoesNotExist):
        plan_import_discard(import_id=found.pk, actor=cast.stranger)
    with pytest.raises(PlanImport.DoesNotExist):
        correct(found, cast, TITLE, actor=cast.stranger)


def test_what_is_not_read_yet_cannot_be_corrected(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="chưa đọc xong"):
        correct(upload(cast.drafter), cast, TITLE)


def test_what_is_a_plan_is_corrected_there(cast: Cast) -> None:
    know(cast.drafter)
    found = ready(cast.drafter)
    plan_import_save(import_id=found.pk, actor=cast.drafter, version=found.version)
    found.refresh_from_db()
    with pytest.raises(NotAllowed, match="đã lưu thành dự thảo"):
        correct(found, cast, TITLE)
    with pytest.raises(NotAllowed, match="đã lưu thành dự thảo"):
        plan_import_discard(import_id=found.pk, actor=cast.drafter)
    found.refresh_from_db()
    assert found.state == ImportState.SAVED
