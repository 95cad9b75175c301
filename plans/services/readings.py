"""A deadline's words, read in their plan, as the fields of a task."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from plans.deadlines import Reading, read
from plans.models import Plan

# What a reading fills in beside the dates; the trail shows the words and the dates.
READING_ONLY = frozenset(
    {
        "deadline_kind",
        "recurrence",
        "interval",
        "until",
        "deadline_flags",
        "deadline_message",
        "deadline_confidence",
        "search_text",
    }
)


def reading_fields(reading: Reading) -> dict[str, Any]:
    """A reading as the task's fields; it is a proposal.

    A task that comes back is due when it ends for good: nothing is late because its first occurrence has passed.
    """
    return {
        "start": reading.start,
        "due": reading.final_due,
        "deadline_kind": reading.kind,
        "recurrence": reading.recurrence or "",
        "interval": reading.interval,
        "until": reading.until,
        "deadline_flags": list(reading.flags),
        "deadline_message": reading.message[:300],
        "deadline_confidence": Decimal(str(round(reading.confidence, 2))),
        "deadline_confirmed": False,
    }


def read_for(plan: Plan, words: str, label: str) -> Reading:
    """What the words of a deadline say in this plan."""
    return read(
        words,
        label=label,
        plan_start=plan.period_start,
        plan_end=plan.period_end,
        issued=plan.document.issued_on,
    )
