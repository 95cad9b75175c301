"""A plan as it is printed on the day."""

from __future__ import annotations

from documents.content import Content
from documents.writers.approved import as_approved
from plans.content.document import build
from plans.models import Plan
from plans.selectors import Outline


def current(plan: Plan, outline: Outline | None = None) -> Content:
    """The plan as it would be printed now; once approved, in the words that were approved."""
    return as_approved(plan.document, build(plan, outline))
