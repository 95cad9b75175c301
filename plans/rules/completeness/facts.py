"""What the check reads, as plain values, and what it answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plans.rules.citations import Register
from plans.rules.targets import TargetFacts


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `item_id` and `field` say where it is mended: an item's field, or with no item a field of the
    header. `is_blocking` findings forbid submitting; the others are advice."""

    code: str
    message: str
    item_id: int | None = None
    field: str = ""
    is_blocking: bool = False


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """A task. `leads` are (name, scope); `is_hidden`: its lines are not printed, the text around names them."""

    leads: tuple[tuple[str, str], ...] = ()
    director: str = ""
    deadline: str = ""
    start: dt.date | None = None
    due: dt.date | None = None
    kind: str = "unknown"
    is_confirmed: bool = False
    confidence: float = 0
    reading: str = ""
    result: str = ""
    is_group: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """An item with its printed number; children follow in `children`."""

    pk: int
    style: str
    number: str = ""
    text: str = ""
    detail: str = ""
    unit: str = ""
    task: TaskFacts | None = None
    targets: tuple[TargetFacts, ...] = ()
    children: tuple[ItemFacts, ...] = ()

    @property
    def words(self) -> str:
        return " ".join(filter(None, (self.text, self.detail)))


@dataclass(frozen=True, slots=True)
class BasisFacts:
    """A citation: its words, the date it prints, the registered document it points at."""

    text: str
    symbol: str
    cited: dt.date | None
    registered: dt.date | None
    kind: str = ""
    is_in_force: bool = True
    in_opening: bool = True


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """`unchanged_since`: the number of the plan that this one amends without having changed anything."""

    subject: str
    period_start: dt.date
    period_end: dt.date
    items: tuple[ItemFacts, ...]
    place: str = ""
    symbol: str = ""
    signer_name: str = ""
    signer_title: str = ""
    recipients: int = 0
    opening: str = ""
    bases: tuple[BasisFacts, ...] = ()
    budget_total: int | None = None
    budget_words: str = ""
    register: Register | None = None
    unchanged_since: str = ""
