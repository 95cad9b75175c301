"""Everything in a draft that asks for a person's eye, in the draft's own order, with its address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from plans.importing.draft import SURE, Evidence, PlanDraft, UnitPart

UNSURE = "Máy đọc chưa chắc chỗ này; hãy so với tệp gốc."


@dataclass(frozen=True, slots=True)
class Doubt:
    """`path` addresses the finding in the draft («items.0.children.2.task.deadline»), as `plans.importing.changing`
    takes it; `words` is what was found there, `sentence` what to look at. `evidence` is its place in the file."""

    path: str
    words: str
    sentence: str
    confidence: float
    evidence: Evidence | None = None


def doubts(draft: PlanDraft) -> list[Doubt]:
    """Findings below full confidence, or with a doubt; then the warnings about the whole (path «warnings.0»)."""
    found = list(_doubts(draft, "", None))
    for place, warning in enumerate(draft.warnings):
        found.append(Doubt(f"warnings.{place}", warning.where, warning.message, 0.0))
    return found


def _doubts(value: Any, path: str, above: Evidence | None) -> Iterator[Doubt]:
    """`above` is the nearest evidence on the way: a task's words stand where its item's do."""
    if isinstance(value, tuple):
        for place, each in enumerate(value):
            yield from _doubts(each, f"{path}.{place}", above)
        return
    if not is_dataclass(value) or isinstance(value, Evidence):
        return
    evidence = getattr(value, "evidence", None) or above
    doubt, confidence = getattr(value, "doubt", ""), getattr(value, "confidence", SURE)
    if doubt or confidence < SURE:
        yield Doubt(path, words_of(value), doubt or UNSURE, confidence, evidence)
    for field in fields(value):
        yield from _doubts(getattr(value, field.name), f"{path}.{field.name}".lstrip("."), evidence)


def words_of(finding: Any) -> str:
    """A finding in a few words, as a list of doubts shows it."""
    value = getattr(finding, "value", None)
    if isinstance(value, UnitPart):
        return f"{value.scope}: {value.unit}" if value.scope else value.unit
    if value is not None:
        return str(value)
    return str(getattr(finding, "text", "") or getattr(finding, "name", ""))
