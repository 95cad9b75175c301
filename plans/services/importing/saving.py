"""A draft that a person has looked at becomes a plan: everything in one transaction, or nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from audit.constants import Action
from audit.services import log, values
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput
from common.text import collapse, fold
from documents.services import document_create, recipients_replace
from organizations.models import User
from plans import policies
from plans.constants import ImportState
from plans.importing import keeping
from plans.importing.draft import Found, PlanDraft
from plans.importing.proposing import Proposal, propose, title_of
from plans.models import Plan, PlanImport
from plans.rules.texts import clean_line, clean_text
from plans.services.importing.bases import add_bases, loose_sentences
from plans.services.importing.header import doc_type, header_fields, recipients
from plans.services.importing.outline import add_outline
from plans.services.importing.steps import held_import
from plans.services.importing.units import Register, printed_names, settled
from plans.services.plan import MAX_AMOUNT, ensure_period

MAX_SUBJECT = 500


@patient
@transaction.atomic
def plan_import_save(*, import_id: int, actor: User, version: int, keep_unknown_units: bool = False) -> Plan:
    """The draft plan: header, «Nơi nhận», legal bases, outline, tasks, targets, money, the file attached.

    What was saved already is given back: two tabs make one plan. `keep_unknown_units` keeps names of units that nobody
    decided about as plain words. Deadlines are read in the plan and wait for a person's word.
    Raises `PlanImport.DoesNotExist`, `StaleVersion`, `NotAllowed`, `InvalidInput` at the field: "title",
    "period_start", "units" ask for a decision by `plan_import_correct`.
    """
    found = held_import(import_id, actor)
    if found.plan is not None:
        return found.plan
    found = held_import(import_id, actor, version)
    require(policies.can_save_import(actor, found))
    draft = keeping.draft_from_json(found.draft or {})
    register = Register(found.agency_id, found.choices.get("units", {}))
    namings = settled(register, printed_names(draft), found.agency, actor, keep_unknown=keep_unknown_units)
    plan = _begun(found, draft, actor)
    first = add_bases(plan, draft, actor)
    if first is not None:
        plan.carries_out = first
        plan.save(update_fields=["carries_out"])
    namings |= {name: register.naming(name) for name in _duty_units(draft) if name not in namings}
    add_outline(plan, draft.items, namings)
    _attach(found, plan, actor)
    return plan


def _begun(found: PlanImport, draft: PlanDraft, actor: User) -> Plan:
    """The document and the plan around the text."""
    proposal = decided(found, draft)
    if proposal.period is None:
        raise InvalidInput("Tệp không nói thời kỳ của kế hoạch; hãy nhập từ ngày, đến ngày.", field="period_start")
    start, end = proposal.period
    ensure_period(start, end)
    subject = clean_line(title_of(draft), "title", MAX_SUBJECT)
    if not subject:
        raise InvalidInput("Tệp không có trích yếu; hãy nhập tên kế hoạch.", field="title")
    header = {"draft_year": start.year if 2000 <= start.year <= 2199 else None, **header_fields(draft)}
    document = document_create(actor=actor, agency=found.agency, doc_type=doc_type(draft), subject=subject, **header)
    rows = recipients(draft)
    if rows:
        recipients_replace(document_id=document.pk, actor=actor, rows=rows)
        document.refresh_from_db()
    return Plan.objects.create(
        agency=found.agency,
        document=document,
        kind=proposal.kind,
        period_start=start,
        period_end=end,
        task_layout=proposal.task_layout,
        opening=_paragraphs([*loose_sentences(draft), *_values(draft.opening)], "opening"),
        closing=_paragraphs([text.removesuffix("./.") for text in _values(draft.closing)], "closing"),
        search_text=fold(subject),
        **_budget(draft),
    )


def decided(found: PlanImport, draft: PlanDraft) -> Proposal:
    """Kind, layout and period: what the person chose, else what the draft proposes."""
    proposal, chosen = propose(draft), found.choices.get("plan", {})
    start, end = proposal.period or (None, None)
    if "period_start" in chosen:
        start = dt.date.fromisoformat(chosen["period_start"])
    if "period_end" in chosen:
        end = dt.date.fromisoformat(chosen["period_end"])
    return Proposal(
        kind=chosen.get("kind", proposal.kind),
        task_layout=chosen.get("task_layout", proposal.task_layout),
        period=(start, end) if start and end else None,
    )


def _budget(draft: PlanDraft) -> dict[str, Any]:
    budget = draft.budget
    total = budget.total.value if budget.total else None
    if total is not None and not 0 <= total <= MAX_AMOUNT:
        raise InvalidInput("Số tiền phải từ 0 đến một triệu tỷ đồng; hãy kiểm tra lại.", field="budget.total")
    return {
        "budget_total": total,
        "budget_words": clean_line(budget.words.value if budget.words else "", "budget.words", 300),
        "budget_source": clean_text(budget.source.value if budget.source else "", "budget.source"),
    }


def _attach(found: PlanImport, plan: Plan, actor: User) -> None:
    """The plan is the import's from now on: its page offers the file it came from."""
    found.state, found.plan, found.version = ImportState.SAVED, plan, found.version + 1
    found.save(update_fields=["state", "plan", "version"])
    after = values(plan, "kind", "period_start", "period_end", "task_layout")
    log(actor=actor, action=Action.IMPORTED, obj=plan, after=after, reason=found.file_name)


def _duty_units(draft: PlanDraft) -> set[str]:
    """Units whose duties an item lists; one that the register does not know stays as the item's words."""
    return {collapse(item.unit) for item in draft.walk() if item.unit}


def _values(found: tuple[Found[str], ...]) -> list[str]:
    return [each.value for each in found]


def _paragraphs(texts: list[str], field: str) -> str:
    """One paragraph a line."""
    return clean_text("\n".join(collapse(text) for text in texts), field)
