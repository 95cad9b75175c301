"""Reads of plans, items and tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.constants import State
from organizations.querysets import ScopedQuerySet
from plans.constants import ImportState

if TYPE_CHECKING:
    from plans.models import Item, LegalDocument, Plan, PlanImport, Task  # noqa: F401


class PlanQuerySet(ScopedQuerySet["Plan"]):
    def with_document(self) -> PlanQuerySet:
        return self.select_related("document__agency", "agency", "document__drafting_unit")

    def current(self) -> PlanQuerySet:
        """Those in force: issued, and neither amended nor withdrawn since. Of a plan's versions at most one is."""
        return self.filter(is_template=False, document__state=State.ISSUED)


class ItemQuerySet(ScopedQuerySet["Item"]):
    def in_order(self) -> ItemQuerySet:
        """Siblings in order; the tree itself is put together in `plans.rules.outline`."""
        return self.order_by("parent_id", "position", "pk")


class TaskQuerySet(ScopedQuerySet["Task"]):
    def current(self) -> TaskQuerySet:
        """Tasks of the plans in force: every one that is to be done, once, in its latest issued version."""
        return self.filter(is_group=False, plan__is_template=False, plan__document__state=State.ISSUED)


class LegalDocumentQuerySet(ScopedQuerySet["LegalDocument"]):
    pass


class PlanImportQuerySet(ScopedQuerySet["PlanImport"]):
    def light(self) -> PlanImportQuerySet:
        """Without what was read and understood: a list shows hundreds, and each may hold megabytes."""
        return self.defer("source", "reading", "draft", "choices", "steps")

    def kept(self) -> PlanImportQuerySet:
        """All but the discarded ones."""
        return self.exclude(state=ImportState.DISCARDED)
