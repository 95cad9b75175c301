"""Reads of plans for pages, papers and checks."""

from plans.selectors.outline import Node, Outline, item_outline, outline
from plans.selectors.plans import plan_for

__all__ = ["Node", "Outline", "item_outline", "outline", "plan_for"]
