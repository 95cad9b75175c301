"""The completeness check of a stored plan."""

from __future__ import annotations

from dataclasses import replace

from documents.models import Recipient
from plans.constants import LineStyle
from plans.models import LegalBasis, LegalDocument, Plan
from plans.rules.citations import Registered, register
from plans.rules.completeness import BasisFacts, ItemFacts, PlanFacts, Problem, TaskFacts, problems
from plans.selectors.outline import Node, Outline, outline
from plans.selectors.unchanged import unchanged_since


def plan_problems(plan: Plan, shown: Outline | None = None) -> list[Problem]:
    """Findings in the order of the paper; three queries beside the outline's.

    A template is never submitted: what it leaves open is advice, for the plan made from it to fill in.
    """
    found = problems(facts(plan, shown or outline(plan)))
    return [replace(problem, is_blocking=False) for problem in found] if plan.is_template else found


def facts(plan: Plan, shown: Outline) -> PlanFacts:
    """What the check reads of `plan`."""
    document = plan.document
    bases = LegalBasis.objects.filter(plan=plan).select_related("legal_document").order_by("position", "pk")
    known = LegalDocument.objects.filter(agency_id=plan.agency_id).values_list("kind", "symbol", "issued_on", "issuer")
    return PlanFacts(
        subject=document.subject,
        period_start=plan.period_start,
        period_end=plan.period_end,
        items=tuple(_item(node) for node in shown.nodes),
        place=document.place,
        symbol=document.symbol,
        signer_name=document.signer_name,
        signer_title=document.signer_title or document.head_title,
        recipients=Recipient.objects.filter(document=document).count(),
        opening=plan.opening,
        bases=tuple(_basis(row) for row in bases),
        budget_total=plan.budget_total,
        budget_words=plan.budget_words,
        register=register(Registered(*row) for row in known),
        unchanged_since=unchanged_since(plan),
    )


def _basis(row: LegalBasis) -> BasisFacts:
    cited = row.legal_document
    return BasisFacts(
        text=row.text,
        symbol=cited.symbol,
        cited=row.cited_date,
        registered=cited.issued_on,
        kind=cited.kind,
        is_in_force=cited.is_in_force,
        in_opening=row.in_opening,
    )


def _item(node: Node) -> ItemFacts:
    item = node.item
    return ItemFacts(
        pk=item.pk,
        style=item.style,
        number=node.number,
        text=item.text,
        detail=item.detail,
        unit=item.unit.name if item.unit else "",
        task=_task(node),
        targets=tuple(target.facts() for target in node.targets),
        children=tuple(_item(child) for child in node.children),
    )


def _task(node: Node) -> TaskFacts | None:
    task = node.task
    if task is None:
        return None
    return TaskFacts(
        leads=tuple((str(part), part.scope) for part in node.leads),
        director=task.director,
        deadline=task.deadline,
        start=task.start,
        due=task.due,
        kind=task.deadline_kind,
        is_confirmed=task.deadline_confirmed,
        confidence=float(task.deadline_confidence),
        reading=task.deadline_message,
        result=task.expected_result,
        is_group=task.is_group,
        is_hidden=task.line_style == LineStyle.HIDDEN,
    )
