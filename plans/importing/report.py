"""A plan draft as the JSON object that `import_plan --json` prints. Keys and their order are fixed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plans.constants import BasisRole, Bound, ItemStyle
from plans.importing.draft import (
    BasisDraft,
    Found,
    ItemDraft,
    PlanDraft,
    TargetDraft,
    TaskDraft,
    TrainingDraft,
    UnitPart,
)
from plans.importing.positions import HEADINGS, Placed, bare_number, placed
from plans.importing.readings import reading_of
from plans.importing.titles import heading_title, task_title

Json = dict[str, Any]
_ROLES = {BasisRole.LEGAL: "căn cứ", BasisRole.CARRY_OUT: "thực hiện"}


def as_json(draft: PlanDraft, file: str) -> Json:
    """What the plan says, as printed; null and [] for what it does not say."""
    header = draft.header
    items = list(placed(draft.items))
    return {
        "file": file,
        "doc_type": value(header.doc_type),
        "issuer": {"superior": value(header.superior), "body": value(header.body)},
        "symbol": {"number": value(header.number), "code": value(header.code)},
        "place": value(header.place),
        "date": {"day": value(header.day), "month": value(header.month), "year": value(header.year)},
        "title": value(header.title),
        "legal_bases": [_basis(basis) for basis in draft.bases if basis.symbol or basis.name],
        "outline": [_heading(each) for each in items if _is_heading(each)],
        "tasks": [_task(each, draft) for each in items if is_task(each.item)],
        "targets": [_target(target) for each in items for target in each.item.targets],
        "training": _training(draft.training),
        "budget": _budget(draft),
        "organisation": [
            {"unit": duties.unit.value, "duties": [duty.value for duty in duties.duties]}
            for duties in draft.organisation
        ],
        "recipients": [recipient.value for recipient in draft.recipients],
        "signatory": _signatory(draft),
        "warnings": [
            {"code": warning.code, "message": warning.message, "where": warning.where} for warning in draft.warnings
        ],
    }


def value(found: Found[Any] | None) -> Any:
    """The value found; None for nothing found, or for empty words."""
    return None if found is None or found.value == "" else found.value


def is_task(item: ItemDraft) -> bool:
    """Tasks, and the heading rows of tables."""
    return item.task is not None or item.style == ItemStyle.GROUP


def _is_heading(each: Placed) -> bool:
    """A numbered clause that runs on as text is no heading."""
    return each.item.style in HEADINGS and not each.in_annex and bool(heading_title(each.item))


def _heading(each: Placed) -> Json:
    return {"n": bare_number(each.item), "title": heading_title(each.item), "level": each.level}


def _basis(basis: BasisDraft) -> Json:
    return {
        "kind": basis.kind or None,
        "symbol": basis.symbol or None,
        "name": basis.name or None,
        "date": basis.date or None,
        "issuer": basis.issuer or None,
        "role": _ROLES[BasisRole(basis.role)],
    }


def _task(each: Placed, draft: PlanDraft) -> Json:
    task = each.item.task or TaskDraft()
    reading = reading_of(task, draft)
    return {
        "pos": each.position,
        "title": task_title(each.item),
        "director": value(task.director),
        "leads": _units(task.leads),
        "coordinators": _units(task.coordinators),
        "deadline": value(task.deadline),
        "deadline_label": task.deadline_label or None,
        "expected_result": value(task.result),
        "note": value(task.note),
        "is_group": each.item.style == ItemStyle.GROUP,
        "reading": reading.as_json() if reading else None,
    }


def _units(found: Sequence[Found[UnitPart]]) -> list[Json]:
    return [{"unit": each.value.unit, "qualifier": each.value.scope or None} for each in found]


def _target(target: TargetDraft) -> Json:
    return {
        "text": target.text,
        "value": target.value or None,
        "unit": target.unit or None,
        "period": target.period or None,
        "bound": Bound(target.bound).label if target.bound else None,
    }


def _training(training: TrainingDraft | None) -> Json | None:
    if training is None:
        return None
    return {
        "name": value(training.name),
        "participants": value(training.participants),
        "start": value(training.start),
        "end": value(training.end),
        "venue": value(training.venue),
        "modules": [module.value for module in training.modules],
    }


def _budget(draft: PlanDraft) -> Json:
    budget = draft.budget
    return {"total_vnd": value(budget.total), "words": value(budget.words), "source": value(budget.source)}


def _signatory(draft: PlanDraft) -> Json:
    signer = draft.signatory
    if signer is None:
        return {"authority": [], "position": None, "name": None}
    return {"authority": list(signer.authority), "position": signer.position or None, "name": signer.name or None}
