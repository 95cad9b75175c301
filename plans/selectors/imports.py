"""Uploads as their pages show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from organizations.models import User
from plans.constants import ImportState
from plans.models import ImportBatch, Plan, PlanImport

UNDERWAY = (ImportState.WAITING, ImportState.READING)


def imports(user: User) -> QuerySet[PlanImport]:
    """The own agency's uploads, the latest first, without what was read in them."""
    own = PlanImport.objects.for_user(user).filter(agency=user.agency).kept().light()
    return own.select_related("uploaded_by", "plan__document")


def earlier_with_same_file(found: PlanImport) -> PlanImport | None:
    """The latest earlier upload of the very same file by the agency: perhaps it is a plan already."""
    same = PlanImport.objects.filter(agency_id=found.agency_id, file_sha256=found.file_sha256, pk__lt=found.pk)
    return same.kept().light().select_related("plan__document", "uploaded_by").order_by("plan_id", "-pk").first()


def source_of(user: User, plan: Plan) -> PlanImport | None:
    """The upload that a plan was saved from, with its file."""
    return PlanImport.objects.for_user(user).light().filter(plan=plan).first()


@dataclass(frozen=True, slots=True)
class BatchReport:
    """A batch with its files and how many stand where."""

    batch: ImportBatch
    rows: list[PlanImport]
    counts: dict[str, int]

    @property
    def is_underway(self) -> bool:
        return any(row.is_underway for row in self.rows)

    @property
    def read(self) -> int:
        """Files that are read, or were refused."""
        return sum(not row.is_underway for row in self.rows)

    @property
    def tiles(self) -> Iterator[tuple[str, int]]:
        """(words, how many) for every state that occurs, and for what was skipped."""
        for state in ImportState:
            if self.counts.get(state):
                yield str(state.label), self.counts[state]
        if self.batch.skipped:
            yield "Bỏ qua", len(self.batch.skipped)

    @property
    def tasks(self) -> int:
        return sum(row.task_count for row in self.rows)


def batch_report(batch: ImportBatch) -> BatchReport:
    rows = list(PlanImport.objects.filter(batch=batch).light().select_related("plan__document").order_by("pk"))
    return BatchReport(batch, rows, dict(Counter(row.state for row in rows)))
