"""The outline of a draft as rows: items level by level, then tasks, their units and targets, each table at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from common.errors import InvalidInput
from common.text import collapse
from plans.constants import MAX_DEPTH, ItemStyle, LineStyle
from plans.importing.draft import ItemDraft
from plans.importing.overrides import numbered
from plans.models import Item, Plan, Target, Task, TaskUnit
from plans.rules import outline as rules
from plans.rules.columns import is_known
from plans.rules.lines import printed_lines
from plans.rules.numbering import ROOT, Prefix, number_siblings
from plans.rules.texts import clean_text
from plans.services.importing.targets import target_rows
from plans.services.importing.tasks import TaskWriter
from plans.services.importing.units import Naming

_CHILDLESS = frozenset({ItemStyle.BUDGET, ItemStyle.NOTE})
_TABLED = frozenset({ItemStyle.TABLE, ItemStyle.GROUP, ItemStyle.ROW})


@dataclass(slots=True)
class _Level:
    """Siblings still to be written: what they hang on, what they carry on from it, the columns of the table around."""

    drafts: Sequence[ItemDraft]
    parent: Item | None = None
    depth: int = 1
    prefix: Prefix = ROOT
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Made:
    """One item on its way: its row, its task's rows, what its children carry on."""

    draft: ItemDraft
    item: Item
    task: Task | None
    parts: list[TaskUnit]
    prefix: Prefix


def add_outline(plan: Plan, items: Sequence[ItemDraft], namings: Mapping[str, Naming]) -> None:
    """Write the items in as many inserts as the outline has levels, then all tasks, units and targets.

    Raises `InvalidInput` for an outline that the portal cannot hold: too many items, a table inside a table, a field
    that is too long; its sentence names the item.
    """
    rules.ensure_room(sum(1 for root in items for _ in root.walk()))
    writer = TaskWriter(plan, namings)
    written: list[_Made] = []
    levels = [_Level(items)]
    while levels:
        made = [(level, _siblings(level, writer, namings)) for level in levels]
        Item.objects.bulk_create([each.item for _, siblings in made for each in siblings])
        written += [each for _, siblings in made for each in siblings]
        levels = [_below(level, each) for level, siblings in made for each in siblings if each.draft.children]
    _write_the_rest(plan, written)


def _below(level: _Level, made: _Made) -> _Level:
    titles = {column.key: column.title for column in made.draft.columns} or level.titles
    return _Level(made.draft.children, made.item, level.depth + 1, made.prefix, titles)


def _write_the_rest(plan: Plan, written: Sequence[_Made]) -> None:
    for made in written:
        if made.task is not None:
            made.task.item = made.item
    Task.objects.bulk_create([made.task for made in written if made.task is not None])
    parts = [part for made in written for part in made.parts]
    for part in parts:
        part.task_id = part.task.pk
    TaskUnit.objects.bulk_create(parts)
    targets = [row for made in written for row in target_rows(plan, made.item, made.draft.targets)]
    for position, row in enumerate(targets):
        row.position = position
    Target.objects.bulk_create(targets)


def _siblings(level: _Level, writer: TaskWriter, namings: Mapping[str, Naming]) -> list[_Made]:
    """The rows of one level under one parent, numbered, not yet stored."""
    drafts = list(_fitted(level.drafts, level.parent.style if level.parent else None, level.depth))
    tasks = [writer.rows(draft, level.titles) for draft in drafts]
    siblings = numbered(
        level.prefix,
        [draft.style for draft in drafts],
        [draft.number for draft in drafts],
        [_numbered_lines(*each) if each else 0 for each in tasks],
    )
    numbers = number_siblings(level.prefix, siblings)
    made = []
    for place, (draft, rows, sibling) in enumerate(zip(drafts, tasks, siblings, strict=True)):
        unit = namings.get(collapse(draft.unit))
        item = Item(
            agency_id=writer.plan.agency_id,
            plan=writer.plan,
            parent=level.parent,
            position=place,
            number=sibling.number,
            unit=unit.units[0] if unit and len(unit.units) == 1 else None,
            **_words(draft),
        )
        task, parts = rows or (None, [])
        made.append(_Made(draft, item, task, parts, numbers[place].prefix))
    return made


def _words(draft: ItemDraft) -> dict[str, Any]:
    """What an item says and looks like."""
    try:
        text, detail = clean_text(draft.text, "text"), clean_text(draft.detail, "detail")
    except InvalidInput as wrong:
        raise InvalidInput(f"«{draft.text[:60]}»: {wrong.message}", field=wrong.field) from wrong
    columns = [
        {"key": column.key, "title": column.title, "width": column.width}
        for column in draft.columns
        if is_known(column.key)
    ]
    return {"style": draft.style, "text": text, "detail": detail, "columns": columns, "landscape": draft.landscape}


def _fitted(drafts: Sequence[ItemDraft], parent_style: str | None, depth: int) -> Iterator[ItemDraft]:
    """The drafts in styles that can stand there. What lies too deep, or under an item that takes nothing below it,
    follows that item instead: no word is lost."""
    for draft in drafts:
        style = _style(draft, parent_style)
        is_last = style in _CHILDLESS or depth >= MAX_DEPTH
        yield replace(draft, style=style, children=() if is_last else draft.children)
        if is_last:
            yield from _fitted(draft.children, parent_style, depth)


def _style(draft: ItemDraft, parent_style: str | None) -> str:
    style = draft.style if draft.style in ItemStyle.values else ItemStyle.PARAGRAPH.value
    if parent_style in _TABLED:
        try:
            return str(rules.fitting_style(parent_style, style))
        except InvalidInput as wrong:
            raise InvalidInput(f"«{draft.text[:60]}»: {wrong.message}", field=wrong.field) from wrong
    return ItemStyle.HEADING.value if style == ItemStyle.ANNEX and parent_style is not None else style


def _numbered_lines(task: Task, parts: Sequence[TaskUnit]) -> int:
    """How many numbers a task's own lines use up before its children."""
    if task.line_style != LineStyle.NUMBERED:
        return 0
    return len(printed_lines(task, {part.role for part in parts}))
