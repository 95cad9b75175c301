"""A plan's measurable targets as its page shows them: by period, in the order of the text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from plans.models import Plan, Target
from plans.rules.targets import period_words, said
from plans.selectors.outline import Node, Outline


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target. `node` is the item that promises it, None for one that belongs to the whole plan."""

    text: str
    value: str
    node: Node | None


@dataclass(frozen=True, slots=True)
class TargetPeriod:
    """The targets of one period; `words` is «2021–2025»."""

    words: str
    rows: list[TargetRow] = field(default_factory=list)


def has_targets(plan: Plan) -> bool:
    return Target.objects.filter(plan=plan).exists()


def target_periods(plan: Plan, outline: Outline) -> list[TargetPeriod]:
    """Every target under its period, the earliest first; one without a period holds for the plan's."""
    found: dict[tuple[dt.date, dt.date], TargetPeriod] = {}
    for target, node in _in_order(plan, outline):
        start, end = target.period_start or plan.period_start, target.period_end or plan.period_end
        period = found.setdefault((start, end), TargetPeriod(period_words(start, end)))
        words = target.text or (node.item.text or node.item.detail if node else "")
        period.rows.append(TargetRow(words, said(target.facts()), node))
    return [found[key] for key in sorted(found)]


def _in_order(plan: Plan, outline: Outline) -> list[tuple[Target, Node | None]]:
    whole = Target.objects.filter(plan=plan, item=None).order_by("position", "pk")
    rows: list[tuple[Target, Node | None]] = [(target, None) for target in whole]
    return rows + [(target, node) for node in outline.walk() for target in node.targets]
