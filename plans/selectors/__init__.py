"""Reads of plans for pages, papers and checks."""

from plans.selectors.outline import Node, Outline, item_outline, outline
from plans.selectors.plans import carried_out, plan_for, possible_parents
from plans.selectors.problems import plan_problems
from plans.selectors.trail import plan_history

__all__ = [
    "Node",
    "Outline",
    "carried_out",
    "item_outline",
    "outline",
    "plan_for",
    "plan_history",
    "plan_problems",
    "possible_parents",
]
