from plans.selectors.lists import listed_plans, moved_on, plans_to_copy
from plans.selectors.waiting import (
    Waiting,
    counts_by_state,
    nearest_deadlines,
    recent_plans,
    sent_on,
    waiting_for,
)

__all__ = [
    "Waiting",
    "counts_by_state",
    "listed_plans",
    "moved_on",
    "nearest_deadlines",
    "plans_to_copy",
    "recent_plans",
    "sent_on",
    "waiting_for",
]
