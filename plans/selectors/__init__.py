"""Reads of plans for pages, papers and checks."""

from plans.selectors.outline import Node, Outline, item_outline, outline
from plans.selectors.plans import carried_out, plan_for, possible_parents
from plans.selectors.problems import plan_problems
from plans.selectors.trail import plan_history
from plans.selectors.unchanged import unchanged_since
from plans.selectors.versions import Standing, Version, baseline, in_force, standing, task_versions, versions

__all__ = [
    "Node",
    "Outline",
    "Standing",
    "Version",
    "baseline",
    "carried_out",
    "in_force",
    "item_outline",
    "outline",
    "plan_for",
    "plan_history",
    "plan_problems",
    "possible_parents",
    "standing",
    "task_versions",
    "unchanged_since",
    "versions",
]
