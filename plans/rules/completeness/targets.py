"""Measurable targets beside the text they are promised in."""

from __future__ import annotations

from collections.abc import Iterator

from plans.rules.completeness.facts import ItemFacts, PlanFacts, Problem
from plans.rules.targets import doubts


def target_problems(item: ItemFacts, plan: PlanFacts) -> Iterator[Problem]:
    """Advice only: paper and figures should agree, but a plan may promise more than it can count."""
    words = "\n".join((item.words, *(child.words for child in item.children)))
    for place, target in enumerate(item.targets, 1):
        which = f"chỉ tiêu {place}" if len(item.targets) > 1 else "chỉ tiêu"
        for doubt in doubts(target, words, plan.period_start, plan.period_end):
            yield Problem("target", f"{_name(item)}, {which}: {doubt}", item.pk, "targets")


def _name(item: ItemFacts) -> str:
    if item.number[:1].isalnum():
        return f"Mục {item.number.rstrip('.)')}"
    words = item.words
    return f"«{words if len(words) <= 60 else words[:60].rstrip() + '…'}»" if words else "Một mục"
