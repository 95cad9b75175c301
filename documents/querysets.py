"""Reads of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.constants import FROZEN_STATES
from organizations.querysets import ScopedQuerySet

if TYPE_CHECKING:
    from documents.models import Document  # noqa: F401


class DocumentQuerySet(ScopedQuerySet["Document"]):
    def frozen(self) -> DocumentQuerySet:
        """Issued ones, amended and withdrawn included."""
        return self.filter(state__in=FROZEN_STATES)
