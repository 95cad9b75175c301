"""What a plan is beside its text, proposed from the draft: kind, period, layout of its tasks, type of document.

Habits relied on: a plan of one year says the year in its title; a programme's runs over several years; a course plan
states a course's facts; a KPI plan names KPI in its title; tasks stand either as labelled lines or in one table.
A person confirms or chooses otherwise before saving.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from plans.constants import ItemStyle, PlanKind, TaskLayout
from plans.importing.draft import ItemDraft, PlanDraft

_KPI = re.compile(r"\bKPI\b")
_YEAR = re.compile(r"\bnăm\s+(?:19|20)\d\d\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """`period` is None where neither title, text nor date say a year."""

    kind: str
    task_layout: str
    period: tuple[dt.date, dt.date] | None


def propose(draft: PlanDraft) -> Proposal:
    period = _period(draft)
    return Proposal(_kind(draft, period), _layout(draft), period)


def title_of(draft: PlanDraft) -> str:
    """The subject; empty where the file has none."""
    return draft.header.title.value if draft.header.title else ""


def _period(draft: PlanDraft) -> tuple[dt.date, dt.date] | None:
    """The plan's own; else the whole year of its date: a plan without a period is that year's."""
    if draft.period is not None:
        try:
            start, end = (dt.date.fromisoformat(day) for day in draft.period)
        except ValueError:
            return None
        return (start, end) if start <= end else None
    year = draft.header.year.value if draft.header.year else 0
    return (dt.date(year, 1, 1), dt.date(year, 12, 31)) if 1900 <= year <= 2199 else None


def _kind(draft: PlanDraft, period: tuple[dt.date, dt.date] | None) -> str:
    title = title_of(draft)
    if draft.training is not None:
        return PlanKind.COURSE
    if _KPI.search(title):
        return PlanKind.KPI
    if period and period[1].year > period[0].year:
        return PlanKind.PROGRAMME
    return PlanKind.ANNUAL if _YEAR.search(title) else PlanKind.THEMATIC


def _layout(draft: PlanDraft) -> str:
    """Where most of the tasks stand."""
    counts = {TaskLayout.ANNEX: 0, TaskLayout.BODY_TABLE: 0, TaskLayout.LABELLED: 0}
    for root in draft.items:
        in_annex = root.style == ItemStyle.ANNEX
        for item in root.walk():
            if item.task is not None:
                counts[_place(item, in_annex=in_annex)] += 1
    best = max(counts, key=lambda each: counts[each])
    return best if counts[best] else TaskLayout.LABELLED


def _place(item: ItemDraft, *, in_annex: bool) -> TaskLayout:
    if item.style not in (ItemStyle.ROW, ItemStyle.GROUP):
        return TaskLayout.LABELLED
    return TaskLayout.ANNEX if in_annex else TaskLayout.BODY_TABLE
