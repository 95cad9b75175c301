"""Copying a plan's words into a new one: its years moved on and its tasks to be confirmed, or all as it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from common.text import fold
from documents import services as documents
from organizations.models import User
from plans.models import Item, LegalBasis, Plan, Target, Task, TaskUnit
from plans.rules import years
from plans.services.readings import read_for, reading_fields

Move = Callable[[str], str]

_HEADER = (
    *("place", "urgency", "circulation", "signing_method", "drafting_unit", "on_behalf_of", "authority", "head_title"),
    *("signer_title", "signer_name", "archive_line", "typist_mark"),
)
_ITEM = ("style", "number", "unit_id", "columns", "landscape", "position")
_TASK = (
    *("is_group", "line_style", "director", "director_label", "lead_label", "coordinator_label"),
    *("deadline_label", "result_label"),
)
_READING = (
    *("start", "due", "deadline_kind", "recurrence", "interval", "until", "deadline_flags", "deadline_message"),
    *("deadline_confidence", "deadline_confirmed"),
)
_PART = ("unit_id", "role", "scope", "printed_name", "position")
_TARGET = ("value", "low", "high", "unit", "bound", "position")


def copy_into(plan: Plan, source: Plan, actor: User, *, as_it_stands: bool = False) -> None:
    """Everything `source` says, as the words of the new draft `plan`.

    A new plan moves the years on, leaves amounts of money out, reads deadlines anew, and its items begin lineages of
    their own. `as_it_stands` is for the next version of the same plan: amounts, deadlines as confirmed, lineages kept.
    """
    delta = plan.period_start.year - source.period_start.year

    def move(text: str) -> str:
        return years.moved(text, delta, source.period_start, source.period_end)

    _header(plan, source, actor, as_it_stands=as_it_stands)
    plan.opening, plan.closing = move(source.opening), move(source.closing)
    plan.budget_source = move(source.budget_source)
    if as_it_stands:
        plan.budget_total, plan.budget_words = source.budget_total, source.budget_words
    plan.save(update_fields=["opening", "closing", "budget_total", "budget_words", "budget_source"])
    LegalBasis.objects.bulk_create(
        LegalBasis(plan=plan, **_fields(row, "agency_id", "legal_document_id", "role", "text", "cited_date",
                                        "in_opening", "position"))
        for row in LegalBasis.objects.filter(plan=source)
    )  # fmt: skip
    items = _items(plan, source, move, as_it_stands=as_it_stands)
    _tasks(plan, source, items, move, as_it_stands=as_it_stands)
    _targets(plan, source, items, move, delta)


def _fields(row: object, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _header(plan: Plan, source: Plan, actor: User, *, as_it_stands: bool) -> None:
    given = _fields(source.document, *_HEADER)
    if plan.document.drafting_unit_id and not as_it_stands:
        given.pop("drafting_unit")
    version = plan.document.version
    plan.document = documents.document_update(document_id=plan.document_id, actor=actor, version=version, changes=given)
    rows = [_fields(row, "name", "purpose", "email") for row in source.document.recipients.all()]
    documents.recipients_replace(document_id=plan.document_id, actor=actor, rows=rows)
    plan.document.refresh_from_db()


def _items(plan: Plan, source: Plan, move: Move, *, as_it_stands: bool) -> dict[int, Item]:
    """New items by the id of the one they are a copy of, level by level, since a child needs its parent's id."""
    waiting = list(Item.objects.filter(plan=source).order_by("pk"))
    copies: dict[int, Item] = {}
    columns = (*_ITEM, "lineage") if as_it_stands else _ITEM
    while waiting:
        ready = [item for item in waiting if item.parent_id is None or item.parent_id in copies]
        new = Item.objects.bulk_create(
            Item(
                agency_id=plan.agency_id,
                plan=plan,
                parent=copies[item.parent_id] if item.parent_id else None,
                text=move(item.text),
                detail=move(item.detail),
                **_fields(item, *columns),
            )
            for item in ready
        )
        copies |= {old.pk: copy for old, copy in zip(ready, new, strict=True)}
        waiting = [item for item in waiting if item.pk not in copies]
        if not ready:
            break
    return copies


def _tasks(plan: Plan, source: Plan, items: dict[int, Item], move: Move, *, as_it_stands: bool) -> None:
    stored = Task.objects.filter(plan=source).prefetch_related("task_units").order_by("pk")
    for task in stored:
        item, words = items[task.item_id], move(task.deadline)
        copy = Task.objects.create(
            agency_id=plan.agency_id,
            plan=plan,
            item=item,
            deadline=words,
            expected_result=move(task.expected_result),
            note=move(task.note),
            extra_lines=[{**line, "text": move(line.get("text", ""))} for line in task.extra_lines],
            search_text=fold(item.text),
            **_fields(task, *_TASK),
            **(_fields(task, *_READING) if as_it_stands else _read(plan, words, task.deadline_label)),
        )
        TaskUnit.objects.bulk_create(
            TaskUnit(agency_id=plan.agency_id, task=copy, **_fields(part, *_PART)) for part in task.task_units.all()
        )


def _read(plan: Plan, words: str, label: str) -> dict[str, Any]:
    return reading_fields(read_for(plan, words, label)) if words else {}


def _targets(plan: Plan, source: Plan, items: dict[int, Item], move: Move, delta: int) -> None:
    Target.objects.bulk_create(
        Target(
            agency_id=plan.agency_id,
            plan=plan,
            item=items.get(target.item_id) if target.item_id else None,
            text=move(target.text),
            period_start=years.moved_day(target.period_start, delta) if target.period_start else None,
            period_end=years.moved_day(target.period_end, delta) if target.period_end else None,
            **_fields(target, *_TARGET),
        )
        for target in Target.objects.filter(plan=source)
    )
