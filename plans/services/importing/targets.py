"""A draft's targets as rows, their figures read as the editor reads them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from contextlib import suppress

from common.errors import InvalidInput
from common.text import collapse
from plans.constants import Bound
from plans.importing.draft import TargetDraft
from plans.models import Item, Plan, Target
from plans.rules.targets import MAX_UNIT, MAX_VALUE, MAX_WORDS, TargetFacts, settled

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def target_rows(plan: Plan, item: Item, drafts: Sequence[TargetDraft]) -> list[Target]:
    """One row each. A target whose figures contradict themselves keeps its words without figures."""
    return [Target(agency_id=plan.agency_id, plan=plan, item=item, **_fields(_facts(draft))) for draft in drafts]


def _facts(draft: TargetDraft) -> TargetFacts:
    start, end = _period(draft.period)
    facts = TargetFacts(
        text=collapse(draft.text)[:MAX_WORDS],
        value=collapse(draft.value)[:MAX_VALUE],
        unit=collapse(draft.unit)[:MAX_UNIT],
        bound=draft.bound if draft.bound in Bound.values else "",
        period_start=start,
        period_end=end,
    )
    with suppress(InvalidInput):
        return settled(facts)
    return facts


def _fields(facts: TargetFacts) -> dict[str, object]:
    return {name: getattr(facts, name) for name in TargetFacts.__slots__}


def _period(printed: str) -> tuple[dt.date | None, dt.date | None]:
    """«2021 - 2025» as its first and last day, «đến năm 2030» as that year's end; nothing printed is the plan's own."""
    years = [int(year) for year in _YEAR.findall(printed)]
    if not years or years[0] > years[-1]:
        return None, None
    end = dt.date(years[-1], 12, 31)
    is_open = len(years) == 1 and re.search(r"\bđến\b", printed, re.IGNORECASE)
    return (None if is_open else dt.date(years[0], 1, 1)), end
