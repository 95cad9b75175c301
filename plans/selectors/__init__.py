"""Reads of plans for pages, papers and checks."""

from plans.selectors.outline import Node, Outline, item_outline, outline
from plans.selectors.plans import plan_for
from plans.selectors.problems import plan_problems
from plans.selectors.trail import plan_history

__all__ = ["Node", "Outline", "item_outline", "outline", "plan_for", "plan_history", "plan_problems"]
