"""A draft's task as rows: its words and their reading, the units that lead and coordinate it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from common.errors import InvalidInput
from common.text import collapse, fold
from organizations.models import Unit
from plans.constants import ItemStyle, LineStyle, UnitRole
from plans.content.blocks import document_day
from plans.importing.draft import Found, ItemDraft, TaskDraft, UnitPart
from plans.models import Plan, Task, TaskUnit
from plans.rules.texts import clean_line, clean_text
from plans.services.importing.units import Naming
from plans.services.readings import read_for, reading_fields
from plans.services.tasks import MAX_EXTRA_LINES

_LABELS = {
    "director_label": ("director", "Chỉ đạo thực hiện"),
    "lead_label": ("lead", "Chủ trì"),
    "coordinator_label": ("coordinator", "Phối hợp"),
    "deadline_label": ("deadline", "Thời gian hoàn thành"),
    "result_label": ("result", "Kết quả"),
}
_ROLES = ((UnitRole.LEAD, "leads", "lead_label"), (UnitRole.COORDINATOR, "coordinators", "coordinator_label"))
_IN_TABLE = (ItemStyle.ROW, ItemStyle.GROUP)
_FOUND = {
    "director_label": "director",
    "lead_label": "leads",
    "coordinator_label": "coordinators",
    "deadline_label": "deadline",
    "result_label": "result",
}
MAX_NAME = 300


class TaskWriter:
    """Makes the rows of one plan's tasks; `namings` say which units the printed names stand for."""

    def __init__(self, plan: Plan, namings: Mapping[str, Naming]) -> None:
        self.plan, self._namings = plan, namings
        self._day = document_day(plan)
        self._readings: dict[tuple[str, str], dict[str, Any]] = {}

    def rows(self, item: ItemDraft, titles: Mapping[str, str]) -> tuple[Task, list[TaskUnit]] | None:
        """The task of an item and its units, not yet stored; `titles` are those of the table's columns around it.

        A group's row of a table is a task that is not followed by itself. Raises `InvalidInput`, naming the item.
        """
        draft = item.task
        if draft is None:
            return None
        try:
            return self._rows(item, draft, titles)
        except InvalidInput as wrong:
            raise InvalidInput(f"«{item.text[:60]}»: {wrong.message}", field=wrong.field) from wrong

    def _rows(self, item: ItemDraft, draft: TaskDraft, titles: Mapping[str, str]) -> tuple[Task, list[TaskUnit]]:
        labels = self._worded(item, draft, titles)
        deadline = clean_line(_value(draft.deadline), "deadline", 400)
        task = Task(
            agency_id=self.plan.agency_id,
            plan=self.plan,
            is_group=item.style == ItemStyle.GROUP,
            line_style=draft.line_style if draft.line_style in LineStyle.values else LineStyle.DASH,
            director=clean_line(_value(draft.director), "director", 200),
            deadline=deadline,
            expected_result=clean_text(_value(draft.result), "expected_result"),
            note=clean_text(_value(draft.note), "note"),
            search_text=fold(item.text),
            **labels,
        )
        for name, value in self._reading(deadline, labels["deadline_label"]).items():
            setattr(task, name, value)
        parts = [part for role, name, _ in _ROLES for part in self._parts(task, role, getattr(draft, name))]
        task.extra_lines = list(self._extra(draft, labels))
        return task, parts

    def _worded(self, item: ItemDraft, draft: TaskDraft, titles: Mapping[str, str]) -> dict[str, str]:
        """The labels as printed: before each line, or as the title of the column. What the file says at another place
        than its labelled lines has none, so that it is not printed among them."""
        worded = {}
        for name, (key, usual) in _LABELS.items():
            title = titles.get(key, "") if item.style in _IN_TABLE else ""
            plain = "" if _is_said_elsewhere(draft, name) else usual
            worded[name] = clean_line(getattr(draft, name) or title or plain, name, 80)
        return worded

    def _reading(self, words: str, label: str) -> dict[str, Any]:
        """A plan repeats its deadlines: each phrase is read once."""
        if not words:
            return {}
        if (words, label) not in self._readings:
            self._readings[words, label] = reading_fields(read_for(self.plan, words, label))
        return self._readings[words, label]

    def _parts(self, task: Task, role: str, found: Sequence[Found[UnitPart]]) -> Iterator[TaskUnit]:
        """One row per unit and scope; two names of the same unit stand in one row, both printed."""
        rows: dict[tuple[int, str], TaskUnit] = {}
        for part in found:
            scope = clean_line(part.value.scope, "leads", 200)
            printed = collapse(part.value.unit)
            naming = self._namings.get(printed)
            for unit in naming.units if naming else ():
                name = clean_line(printed if printed != unit.name_on(self._day) else "", "leads", MAX_NAME)
                known = rows.get((unit.pk, scope))
                if known is not None:
                    known.printed_name = _both(known, unit, printed)
                    continue
                rows[unit.pk, scope] = TaskUnit(
                    agency_id=task.agency_id, task=task, unit=unit, role=role, scope=scope, printed_name=name,
                    position=len(rows),
                )  # fmt: skip
        yield from rows.values()

    def _extra(self, draft: TaskDraft, labels: Mapping[str, str]) -> Iterator[dict[str, str]]:
        """Further labelled lines; a unit that is kept as plain words is one."""
        rows = [(label, text) for label, text in draft.extra_lines]
        for _, name, label in _ROLES:
            words = [part.value for part in getattr(draft, name) if not self._units(part.value)]
            if words:
                rows.append((labels[label], "; ".join(f"{w.scope}: {w.unit}" if w.scope else w.unit for w in words)))
        if len(rows) > MAX_EXTRA_LINES:
            raise InvalidInput(f"Một nhiệm vụ có tối đa {MAX_EXTRA_LINES} dòng khác; hãy gộp bớt.", field="extra_lines")
        for label, text in rows:
            yield {"label": clean_line(label, "extra_lines", 80), "text": clean_text(text, "extra_lines")}

    def _units(self, part: UnitPart) -> tuple[Unit, ...]:
        naming = self._namings.get(collapse(part.unit))
        return naming.units if naming else ()


def _both(known: TaskUnit, unit: Unit, printed: str) -> str:
    """Two printed names of one unit, as one."""
    first = known.printed_name or unit.name
    return first if printed == first else f"{first}; {printed}"[:MAX_NAME]


def _value(found: Found[str] | None) -> str:
    return found.value if found else ""


def _is_said_elsewhere(draft: TaskDraft, label: str) -> bool:
    """Read from the file, without a label, under a task that has labelled lines."""
    if draft.line_style == LineStyle.HIDDEN or not any(getattr(draft, name) for name in _LABELS):
        return False
    value = getattr(draft, _FOUND[label])
    found = value if isinstance(value, tuple) else (value,)
    return not getattr(draft, label) and any(each is not None and each.evidence is not None for each in found)
