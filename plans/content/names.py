"""A unit's name in a plan: as that plan prints it, else as the unit was called on the plan's day."""

from __future__ import annotations

import datetime as dt

from plans.models import TaskUnit


def unit_name(part: TaskUnit, day: dt.date) -> str:
    return part.printed_name or part.unit.name_on(day)


def cell_names(parts: tuple[TaskUnit, ...], day: dt.date) -> str:
    """Names for a table cell, a scope in brackets: scoped ones on a line each, others in one line."""
    names = [f"{unit_name(part, day)} ({part.scope})" if part.scope else unit_name(part, day) for part in parts]
    return ("\n" if any(part.scope for part in parts) else "; ").join(names)
