"""Reads of plans, items and tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizations.querysets import ScopedQuerySet

if TYPE_CHECKING:
    from plans.models import Item, LegalDocument, Plan, Task  # noqa: F401


class PlanQuerySet(ScopedQuerySet["Plan"]):
    def with_document(self) -> PlanQuerySet:
        return self.select_related("document__agency", "agency", "document__drafting_unit")


class ItemQuerySet(ScopedQuerySet["Item"]):
    def in_order(self) -> ItemQuerySet:
        """Siblings in order; the tree itself is put together in `plans.rules.outline`."""
        return self.order_by("parent_id", "position", "pk")


class TaskQuerySet(ScopedQuerySet["Task"]):
    pass


class LegalDocumentQuerySet(ScopedQuerySet["LegalDocument"]):
    pass
