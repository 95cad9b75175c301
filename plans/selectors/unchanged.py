"""Whether an amending draft still says exactly what the plan that it amends says."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet

from documents.constants import SUPERSEDING
from documents.models import AnnexFile, Recipient
from plans.models import Item, LegalBasis, Plan, Target, Task, TaskUnit

# What a copy has of its own, and what only sorts or searches.
_OWN = {"id", "plan_id", "agency_id", "item_id", "task_id", "parent_id", "document_id", "position", "lineage"}
_OWN |= {"version", "updated_at", "search_text"}
_PLAN = ("kind", "period_start", "period_end", "parent_id", "carries_out_id", "task_layout", "opening")
_MONEY = ("budget_total", "budget_words", "budget_source")
_HEADER = ("place", "urgency", "circulation", "on_behalf_of", "authority", "head_title", "signer_title", "signer_name")


def unchanged_since(plan: Plan) -> str:
    """The number of the plan that `plan`, a draft, amends without having changed anything; empty for any other."""
    document = plan.document
    if document.relation not in SUPERSEDING or document.is_frozen or document.relates_to is None:
        return ""
    source = Plan.objects.select_related("document").get(document=document.relates_to_id)
    code = source.document.code
    return code if _said(plan, code) == _said(source, code) else ""


def _said(plan: Plan, code: str) -> list[Any]:
    """Everything that the plan says, beside the sentences by which it names the plan of number `code`."""
    return [
        [getattr(plan, name) for name in (*_PLAN, *_MONEY)],
        [getattr(plan.document, name) for name in _HEADER],
        [line for line in plan.closing.splitlines() if code not in line],
        _rows(Recipient.objects.filter(document=plan.document_id).order_by("position", "pk")),
        list(AnnexFile.objects.filter(document=plan.document_id).values_list("title", "pdf_sha256")),
        _rows(LegalBasis.objects.filter(plan=plan).exclude(legal_document__symbol=code).order_by("position", "pk")),
        _rows(
            Item.objects.filter(plan=plan).order_by("parent__lineage", "position", "pk"), "lineage", "parent__lineage"
        ),
        _rows(Task.objects.filter(plan=plan).order_by("item__lineage"), "item__lineage"),
        _rows(
            TaskUnit.objects.filter(task__plan=plan).order_by("task__item__lineage", "role", "position", "pk"),
            "task__item__lineage",
        ),
        _rows(Target.objects.filter(plan=plan).order_by("item__lineage", "position", "pk"), "item__lineage"),
    ]


def _rows(rows: QuerySet[Any], *lineages: str) -> list[tuple[Any, ...]]:
    model: type[Model] = rows.model
    names = [field.attname for field in model._meta.concrete_fields if field.attname not in _OWN]
    return list(rows.values_list(*lineages, *names))
