"""What a person changes in a draft before it is saved: corrections with their undo, decisions, giving up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from audit.constants import Action
from audit.services import log
from common.calendar import parse_date
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput, NotAllowed
from organizations.constants import UnitKind
from organizations.models import Unit, User
from plans import policies
from plans.constants import ImportState, PlanKind, TaskLayout
from plans.importing import keeping
from plans.importing.changing import Change, changed
from plans.importing.draft import PlanDraft
from plans.models import PlanImport
from plans.services.importing.steps import held_import, summary

KEPT_STEPS = 200
MAX_CHANGES = 200
_PLAN_CHOICES = ("kind", "task_layout", "period_start", "period_end")
_UNIT_CHOICES = ("unit", "new", "text")


@patient
@transaction.atomic
def plan_import_correct(
    *, import_id: int, actor: User, version: int, changes: Sequence[Mapping[str, Any]]
) -> PlanImport:
    """Do `changes` in their order, all or none, as one step that can be undone.

    A change is one of `plans.importing.changing`, or a decision beside the text:
    {"op": "unit", "printed", "choice": {"unit": id} | {"new": kind of unit} | {"text": true} | null},
    {"op": "plan", "name": "kind" | "task_layout" | "period_start" | "period_end", "value"}.
    Raises `PlanImport.DoesNotExist`, `StaleVersion`, `NotAllowed`, `InvalidInput` at the change's path.
    """
    found = held_import(import_id, actor, version)
    require(policies.can_correct_import(actor, found))
    if not 0 < len(changes) <= MAX_CHANGES:
        raise InvalidInput(f"Mỗi lần lưu từ 1 đến {MAX_CHANGES} chỗ sửa; hãy tải lại trang.")
    draft, undo = keeping.draft_from_json(found.draft or {}), list[Change]()
    for change in changes:
        draft, inverse = _done(found, draft, change)
        undo.insert(0, inverse)
    step = {"by": actor.pk, "at": timezone.now().isoformat(), "changes": [*map(dict, changes)], "undo": undo}
    found.steps = [*found.steps, step][-KEPT_STEPS:]
    return _stored(found, draft)


@patient
@transaction.atomic
def plan_import_undo(*, import_id: int, actor: User, version: int) -> PlanImport:
    """Take the last step back. Raises as `plan_import_correct`; `NotAllowed` where there is none."""
    found = held_import(import_id, actor, version)
    require(policies.can_correct_import(actor, found))
    if not found.steps:
        raise NotAllowed("Chưa có chỗ sửa nào để hoàn tác.")
    draft = keeping.draft_from_json(found.draft or {})
    for change in found.steps[-1]["undo"]:
        draft, _ = _done(found, draft, change)
    found.steps = found.steps[:-1]
    return _stored(found, draft)


@patient
@transaction.atomic
def plan_import_discard(*, import_id: int, actor: User) -> PlanImport:
    """Give the file up; it stays kept, and can be read again. Raises `PlanImport.DoesNotExist`, `NotAllowed`."""
    found = held_import(import_id, actor)
    require(policies.can_discard_import(actor, found))
    before, found.state, found.version = found.state, ImportState.DISCARDED, found.version + 1
    found.save(update_fields=["state", "version"])
    log(actor=actor, action=Action.CHANGED, obj=found, before={"state": before}, after={"state": found.state})
    return found


def _stored(found: PlanImport, draft: PlanDraft) -> PlanImport:
    values = {"draft": keeping.draft_as_json(draft), "version": found.version + 1, **summary(draft)}
    for name, value in values.items():
        setattr(found, name, value)
    found.save(update_fields=[*values, "choices", "steps"])
    return found


def _done(found: PlanImport, draft: PlanDraft, change: Mapping[str, Any]) -> tuple[PlanDraft, Change]:
    if change.get("op") == "unit":
        printed = str(change.get("printed", ""))
        before = _decided(found, "units", printed, _unit_choice(found, printed, change.get("choice")))
        return draft, {"op": "unit", "printed": printed, "choice": before}
    if change.get("op") == "plan":
        name = str(change.get("name", ""))
        before = _decided(found, "plan", name, _plan_choice(name, change.get("value")))
        return draft, {"op": "plan", "name": name, "value": before}
    return changed(draft, change)


def _decided(found: PlanImport, group: str, name: str, value: Any) -> Any:
    """Write a decision down, or forget it (None); the one before."""
    decided = dict(found.choices.get(group, {}))
    before = decided.pop(name, None)
    if value is not None:
        decided[name] = value
    found.choices = {**found.choices, group: decided}
    return before


def _unit_choice(found: PlanImport, printed: str, choice: Any) -> dict[str, Any] | None:
    if choice is None:
        return None
    if not printed or not isinstance(choice, Mapping) or len(choice) != 1 or not choice.keys() <= {*_UNIT_CHOICES}:
        raise InvalidInput("Hãy chọn đơn vị, tạo đơn vị mới hoặc giữ nguyên văn.", field="units")
    if "unit" in choice:
        known = Unit.objects.filter(agency_id=found.agency_id, pk=_id(choice["unit"])).exists()
        if not known:
            raise InvalidInput("Đơn vị này không thuộc cơ quan; hãy chọn lại trong danh sách.", field="units")
        return {"unit": _id(choice["unit"])}
    if "new" in choice and choice["new"] not in UnitKind.values:
        raise InvalidInput("Hãy chọn loại đơn vị trong danh sách.", field="units")
    return {"new": choice["new"]} if "new" in choice else {"text": True}


def _plan_choice(name: str, value: Any) -> str | None:
    if name not in _PLAN_CHOICES:
        raise InvalidInput("Không có trường này trong kế hoạch.", field=name)
    if value in (None, ""):
        return None
    if name.startswith("period"):
        return parse_date(str(value)).isoformat()
    if value not in (PlanKind.values if name == "kind" else TaskLayout.values):
        raise InvalidInput("Lựa chọn này không có; hãy chọn lại trong danh sách.", field=name)
    return str(value)


def _id(value: Any) -> int:
    return value if isinstance(value, int) and 0 < value < 2**63 else 0
