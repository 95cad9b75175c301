"""Every phrase of the tables, for what must hold for all of them."""

from __future__ import annotations

from tests.plans.deadlines.once_cases import ONCE
from tests.plans.deadlines.other_cases import OTHER
from tests.plans.deadlines.recurring_cases import RECURRING

PHRASES_READ: list[str] = [
    *(row[0] for row in ONCE),
    *(row[0] for row in RECURRING),
    *(row[0] for row in OTHER),
]
