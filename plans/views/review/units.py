"""The units that the file names and the register does not know: a person says what each means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from common.text import collapse, row_id
from organizations.constants import UnitKind
from plans.importing.draft import PlanDraft
from plans.models import PlanImport
from plans.services.importing.units import Naming, Register, printed_names

Choice = tuple[str, str]
WORDS, NEW, KNOWN = "text", "new:", "unit:"


@dataclass(frozen=True, slots=True)
class UnitRow:
    """`printed` as in the file, in so many tasks; `choice` what was decided, `suggestion` what the register offers."""

    printed: str
    tasks: int
    choice: str
    suggestion: str = ""
    doubt: str = ""

    @property
    def is_open(self) -> bool:
        return not self.choice


@dataclass(frozen=True, slots=True)
class UnitRows:
    """All rows with the choices of each."""

    rows: tuple[UnitRow, ...]
    units: tuple[Choice, ...]
    kinds: tuple[Choice, ...]

    @property
    def open_count(self) -> int:
        return sum(row.is_open for row in self.rows)


def rows(found: PlanImport, draft: PlanDraft) -> UnitRows:
    """Every printed name that the register does not know for sure, or that a person decided about."""
    decided = found.choices.get("units", {})
    register = Register(found.agency_id, decided)
    return UnitRows(
        tuple(_rows(draft, decided, register)),
        tuple((f"{KNOWN}{unit.pk}", str(unit)) for unit in register.units.values()),
        tuple((f"{NEW}{kind}", str(label)) for kind, label in UnitKind.choices),
    )


def _rows(draft: PlanDraft, decided: dict[str, Any], register: Register) -> Iterator[UnitRow]:
    counted = _counted(draft)
    for printed in printed_names(draft):
        naming = register.naming(printed)
        if naming.is_open or printed in decided:
            yield UnitRow(printed, counted[printed], _shown(decided.get(printed)), _suggestion(naming), naming.doubt)


def _counted(draft: PlanDraft) -> dict[str, int]:
    """In how many tasks each printed name stands."""
    counted: dict[str, int] = {}
    for item in draft.walk():
        named = {collapse(part.value.unit) for part in (*item.task.leads, *item.task.coordinators)} if item.task else ()
        for name in named:
            counted[name] = counted.get(name, 0) + 1
    return counted


def _suggestion(naming: Naming) -> str:
    return "; ".join(str(unit) for unit in naming.units)


def _shown(choice: dict[str, Any] | None) -> str:
    if not choice:
        return ""
    if "unit" in choice:
        return f"{KNOWN}{choice['unit']}"
    return f"{NEW}{choice['new']}" if "new" in choice else WORDS


def changes(found: PlanImport, posted: QueryDict) -> list[dict[str, Any]]:
    """The decisions that differ from those made before, as changes."""
    decided = found.choices.get("units", {})
    pairs = zip(posted.getlist("printed"), posted.getlist("choice"), strict=False)
    return [
        {"op": "unit", "printed": printed, "choice": _choice(choice)}
        for printed, choice in pairs
        if choice != _shown(decided.get(printed))
    ]


def _choice(text: str) -> dict[str, Any] | None:
    if text.startswith(KNOWN):
        return {"unit": row_id(text.removeprefix(KNOWN))}
    if text.startswith(NEW):
        return {"new": text.removeprefix(NEW)}
    return {"text": True} if text == WORDS else None
