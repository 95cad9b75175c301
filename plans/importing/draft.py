"""A plan as it was understood from a file: pure data, every finding with its evidence and how sure it is.

Nothing is invented: what the file does not say is None or empty. Words stand as printed, line breaks joined.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
SURE = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of the file that say it: page from 1 (0 for none), lines from 1 as in `documents.readers.Source`."""

    page: int
    first: int
    last: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value read from the file. `confidence` below 1 asks a person; `doubt` says why, in Vietnamese."""

    value: T
    evidence: Evidence | None = None
    confidence: float = SURE
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class UnitPart:
    """A unit as printed, and what limits its part («Chương trình 1, 4 và 5»)."""

    unit: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """Who, by when, with what result. The labels are those printed before each line; empty where there is none.

    `line_style` is a `plans.constants.LineStyle`: how the lines are printed under the task, «hidden» where they were
    found elsewhere (duties per unit). `extra_lines` are further labelled lines as (label, text).
    """

    director: Found[str] | None = None
    leads: tuple[Found[UnitPart], ...] = ()
    coordinators: tuple[Found[UnitPart], ...] = ()
    deadline: Found[str] | None = None
    result: Found[str] | None = None
    note: Found[str] | None = None
    director_label: str = ""
    lead_label: str = ""
    coordinator_label: str = ""
    deadline_label: str = ""
    result_label: str = ""
    line_style: str = "dash"
    extra_lines: tuple[tuple[str, str], ...] = ()
    confidence: float = SURE
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class TargetDraft:
    """A target: `value` as printed («05-10», «100»), `unit` its unit of measure, `bound` a `plans.constants.Bound`,
    `period` as printed or as given by the heading above («2021 - 2025»)."""

    text: str
    value: str
    unit: str
    period: str = ""
    bound: str = ""
    evidence: Evidence | None = None
    confidence: float = SURE
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class ColumnDraft:
    """A table column: `key` as in `plans.rules.columns` (known or «extra:…»), `title` as printed."""

    key: str
    title: str
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """One item of the outline. `style` is a `plans.constants.ItemStyle`; `number` as printed («II.», «1.1.», «a)», "").

    `text` without number or marker; `detail` runs on after a heading's title. `unit` is whose duties the children are.
    `columns`, `landscape` belong to tables and annexes; an annex's `reference` is its «(Kèm theo …)».
    """

    style: str
    text: str
    number: str = ""
    detail: str = ""
    children: tuple[ItemDraft, ...] = ()
    task: TaskDraft | None = None
    targets: tuple[TargetDraft, ...] = ()
    unit: str = ""
    columns: tuple[ColumnDraft, ...] = ()
    landscape: bool = False
    reference: str = ""
    evidence: Evidence | None = None
    confidence: float = SURE
    doubt: str = ""

    def walk(self) -> Iterator[ItemDraft]:
        """This item and everything below it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class BasisDraft:
    """A citation in the opening. `role` is «basis» (Căn cứ) or «carry_out» (Thực hiện); `text` the whole sentence;
    `date` in ISO as printed in the citation; `name` the title of a law without a number."""

    text: str
    role: str = "basis"
    kind: str = ""
    symbol: str = ""
    name: str = ""
    date: str = ""
    issuer: str = ""
    evidence: Evidence | None = None
    confidence: float = SURE
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class TrainingDraft:
    """A course plan's facts; `start` and `end` in ISO, `duration` and `time` as printed."""

    name: Found[str] | None = None
    participants: Found[int] | None = None
    start: Found[str] | None = None
    end: Found[str] | None = None
    venue: Found[str] | None = None
    duration: str = ""
    time: str = ""
    modules: tuple[Found[str], ...] = ()


@dataclass(frozen=True, slots=True)
class BudgetDraft:
    """Whole đồng; `words` without «Bằng chữ:»; `source` as printed, without its label."""

    total: Found[int] | None = None
    words: Found[str] | None = None
    source: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class DutiesDraft:
    """What «Tổ chức thực hiện» asks of one unit."""

    unit: Found[str]
    duties: tuple[Found[str], ...] = ()


@dataclass(frozen=True, slots=True)
class HeaderDraft:
    """Letterhead and title; each None where the file has none or leaves it blank."""

    doc_type: Found[str] | None = None
    superior: Found[str] | None = None
    body: Found[str] | None = None
    number: Found[str] | None = None
    code: Found[str] | None = None
    place: Found[str] | None = None
    day: Found[int] | None = None
    month: Found[int] | None = None
    year: Found[int] | None = None
    title: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class SignatoryDraft:
    """`authority` lines («TM. ỦY BAN NHÂN DÂN», «KT. CHỦ TỊCH»), then the signer's own title and name."""

    authority: tuple[str, ...] = ()
    position: str = ""
    name: str = ""
    evidence: Evidence | None = None
    confidence: float = SURE
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class WarningDraft:
    """`code` is stable; `message` Vietnamese; `where` a position («II.1.a») or a page."""

    code: str
    message: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """The whole plan. `recipients` as printed, «Lưu: …» last; `opening` and `closing` one paragraph each.

    `items` is the body; annexes are items of style «annex» at its end. `period` are the plan's first and last day in
    ISO where the title or text says them.
    """

    header: HeaderDraft = field(default_factory=HeaderDraft)
    bases: tuple[BasisDraft, ...] = ()
    opening: tuple[Found[str], ...] = ()
    items: tuple[ItemDraft, ...] = ()
    closing: tuple[Found[str], ...] = ()
    training: TrainingDraft | None = None
    budget: BudgetDraft = field(default_factory=BudgetDraft)
    organisation: tuple[DutiesDraft, ...] = ()
    recipients: tuple[Found[str], ...] = ()
    signatory: SignatoryDraft | None = None
    period: tuple[str, str] | None = None
    warnings: tuple[WarningDraft, ...] = ()

    def walk(self) -> Iterator[ItemDraft]:
        """Every item in printed order."""
        for item in self.items:
            yield from item.walk()
