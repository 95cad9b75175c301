"""Labelled lines of an outline item, and the task that they make together.

Habits relied on: the lines stand directly below each other; several leads stand on «+» lines of their own, each with
what it is responsible for («+ Chương trình 1: Phòng A»), or in one line parted by semicolons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plans.constants import ItemStyle, LineStyle
from plans.importing.assignments.labels import Labelled, any_label, labelled
from plans.importing.draft import Evidence, Found, ItemDraft, TaskDraft, UnitPart
from plans.importing.units import listed

_UNITS_ONLY = frozenset({ItemStyle.PLUS, ItemStyle.DASH, ItemStyle.PARAGRAPH, ItemStyle.POINT})
_MOST_SCOPE_WORDS = 20
_TAKES_PART = re.compile(r"[,;]?\s*\(?\bphối hợp(?:\s+(?:với|cùng|thực hiện))*\s*:?\s*", re.IGNORECASE)
_IN_CHARGE = re.compile(r"\s*\(?\b(?:là\s+đơn vị\s+)?chủ trì(?:\s+thực hiện)?\b\)?")


@dataclass(frozen=True, slots=True)
class Line:
    """One label with where it stands; `parts` are the items below it, one unit each."""

    said: Labelled
    evidence: Evidence | None
    parts: tuple[ItemDraft, ...] = ()


def words_of(item: ItemDraft) -> str:
    """All words of an item: title and what runs on."""
    return " ".join(filter(None, (item.text, item.detail))).strip()


def lines_of(item: ItemDraft) -> tuple[Line, ...]:
    """The labelled lines that an item is; empty for any other item."""
    if item.task is not None or item.style in (ItemStyle.TABLE, ItemStyle.SECTION, ItemStyle.ANNEX):
        return ()
    before, found = labelled(words_of(item))
    if before or not found:
        return ()
    if item.children and (found[-1].role not in ("lead", "coordinator", "director") or not _are_units(item.children)):
        return ()
    lines = [Line(said, item.evidence) for said in found]
    lines[-1] = replace(lines[-1], parts=item.children)
    return tuple(line for line in lines if line.said.value or line.parts)


def extra_of(item: ItemDraft) -> tuple[Line, ...]:
    """A line with a label of its own kind, as it may stand between two labelled lines."""
    if item.children or item.task is not None or item.style not in (ItemStyle.DASH, ItemStyle.HEADING):
        return ()
    said = any_label(words_of(item))
    return (Line(said, item.evidence),) if said else ()


def _are_units(children: Sequence[ItemDraft]) -> bool:
    return all(child.style in _UNITS_ONLY and not child.children for child in children)


def task_from(lines: Iterable[Line], style: str) -> TaskDraft:
    """The task that the lines say. A second deadline or result stays as a line of its own."""
    task = TaskDraft(line_style=style)
    for line in lines:
        task = _with(task, line)
    return task


def _with(task: TaskDraft, line: Line) -> TaskDraft:
    said = line.said
    if said.role == "lead":
        leads, others = _parted(line)
        task = replace(task, coordinators=(*task.coordinators, *_units(others))) if others else task
        return replace(task, leads=(*task.leads, *_units(leads)), lead_label=task.lead_label or said.label)
    if said.role == "coordinator":
        label = task.coordinator_label or said.label
        return replace(task, coordinators=(*task.coordinators, *_units(line)), coordinator_label=label)
    value = said.value or "; ".join(words_of(part).rstrip(".;") for part in line.parts)
    found = Found(value, line.evidence)
    if said.role == "director" and task.director is None:
        return replace(task, director=found, director_label=said.label)
    if said.role == "deadline" and task.deadline is None:
        return replace(task, deadline=found, deadline_label=said.label)
    if said.role == "result" and task.result is None:
        return replace(task, result=found, result_label=said.label)
    if said.role == "note" and task.note is None:
        return replace(task, note=found)
    return replace(task, extra_lines=(*task.extra_lines, (said.label, value)))


def _parted(line: Line) -> tuple[Line, Line | None]:
    """«Phòng A chủ trì; Phòng B phối hợp», «Phòng A, phối hợp với Phòng B»: leads, and those who take part."""
    said = line.said
    found = _TAKES_PART.search(said.value)
    if not found or line.parts:
        return replace(line, said=replace(said, value=_IN_CHARGE.sub("", said.value))), None
    before, after = said.value[: found.start()], said.value[found.end() :]
    if not after.strip(" .;,)"):
        before, _, after = before.rpartition(";") if ";" in before else before.rpartition(",")
    leads, others = _IN_CHARGE.sub("", before).strip(" ;,("), after.strip(" ;,()")
    return replace(line, said=replace(said, value=leads)), replace(line, said=replace(said, value=others))


def _units(line: Line) -> tuple[Found[UnitPart], ...]:
    found = [Found(UnitPart(unit), line.evidence) for unit in listed(line.said.value)]
    for part in line.parts:
        scope, colon, unit = words_of(part).partition(":")
        if not colon or len(scope.split()) > _MOST_SCOPE_WORDS:
            scope, unit = "", words_of(part)
        found += [Found(UnitPart(each, scope.strip()), part.evidence) for each in listed(unit)]
    return tuple(found)


def style_of(items: Sequence[ItemDraft]) -> str:
    """Numbered where the lines are headings («1.1. Thời gian: …»), else dashes."""
    numbered = bool(items) and all(item.style == ItemStyle.HEADING for item in items)
    return LineStyle.NUMBERED if numbered else LineStyle.DASH
