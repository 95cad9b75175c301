"""Labelled lines, and the item or the group of items that they belong to.

Habits relied on: the lines follow what they assign. Directly under a heading or điểm they assign it; after one
paragraph they assign that paragraph; after several dashes or điểm without lines of their own they assign each of
these. Under «Nội dung 1: …» they assign the whole block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plans.constants import ItemStyle, LineStyle
from plans.importing.assignments.labels import UNIT_ROLES, labelled
from plans.importing.assignments.lines import Line, extra_of, lines_of, style_of, task_from, words_of
from plans.importing.draft import ItemDraft, TaskDraft
from plans.importing.headings import COUNTED, topic

_UNSURE = 0.7
_SHARED = "Các dòng phân công đứng sau cả nhóm; hãy kiểm tra chúng có áp dụng cho nội dung này không."
_BLOCKS = frozenset({ItemStyle.TABLE, ItemStyle.ANNEX, ItemStyle.NOTE, ItemStyle.BUDGET})
_MEMBERS = frozenset({ItemStyle.POINT, ItemStyle.DASH, ItemStyle.PLUS, ItemStyle.PARAGRAPH})
_NO_TASKS = frozenset({"course", "purpose", "target", "budget", "organisation"})
# A line that tells the heading's own content («- Nội dung: …») leaves the heading as the task.
_CONTENT = re.compile(r"(?:Nội dung(?: cụ thể| thực hiện)?|Mục đích|Mục tiêu|Yêu cầu)\s*:")
# Inspections are given by team: «- Trưởng đoàn: …», «- Đơn vị được kiểm tra: …», «- Thời gian kiểm tra: …».
_TEAM = re.compile(r"trưởng đoàn|(?:đơn vị|đối tượng) (?:được )?kiểm tra|nội dung kiểm tra", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Run:
    """Labelled lines that stand together among an item's children; `items` are those children."""

    items: tuple[ItemDraft, ...]
    lines: tuple[Line, ...]

    @property
    def roles(self) -> set[str]:
        return {line.said.role for line in self.lines}


def with_lines(items: Sequence[ItemDraft]) -> tuple[ItemDraft, ...]:
    """`items` with a task wherever labelled lines say one; the lines themselves are taken out of the outline."""
    return _shared([_with_lines(item, frozenset()) for item in items])


def _with_lines(item: ItemDraft, topics: frozenset[str]) -> ItemDraft:
    if item.style in _BLOCKS or item.task is not None:
        return item
    topics = topics | {topic(item.text)} if item.style in (ItemStyle.SECTION, ItemStyle.HEADING) else topics
    own = _run_in(item, topics)
    kept: list[ItemDraft] = []
    for piece in _pieces(item.children):
        if isinstance(piece, ItemDraft):
            kept.append(_with_lines(piece, topics))
        elif not _makes_task(piece, item, kept, topics):
            kept += piece.items
        elif own.task is None and _assigns_block(own, piece, kept):
            own = replace(_titled(own), task=task_from(piece.lines, style_of(piece.items)))
        else:
            kept = _assigned(kept, piece)
    return replace(own, children=tuple(_shared(kept)))


def _titled(item: ItemDraft) -> ItemDraft:
    """A khoản of running text is its task's words."""
    return item if item.text else replace(item, text=item.detail, detail="")


def _run_in(item: ItemDraft, topics: frozenset[str]) -> ItemDraft:
    """An item whose own paragraph ends with labels: «a) Tổ chức … Chủ trì: …; thời gian: …»."""
    before, found = labelled(words_of(item))
    roles = {said.role for said in found}
    if not before or not found or len(before.split()) < 3 or not (roles & UNIT_ROLES or "deadline" in roles):
        return item
    if topics & _NO_TASKS and not roles & UNIT_ROLES:
        return item
    lines = [Line(said, item.evidence) for said in found if said.value]
    return replace(item, text=before, detail="", task=task_from(lines, LineStyle.DASH))


def _pieces(children: Sequence[ItemDraft]) -> list[ItemDraft | _Run]:
    """Children in order, neighbouring labelled lines as one run; a line of another label between two of them joins."""
    lines = [lines_of(child) for child in children]
    known = {place for place, found in enumerate(lines) if found}
    for place in range(1, len(children) - 1):
        if not lines[place] and place - 1 in known and place + 1 in known:
            lines[place] = extra_of(children[place])
    pieces: list[ItemDraft | _Run] = []
    for child, found in zip(children, lines, strict=True):
        last = pieces[-1] if pieces else None
        if not found:
            pieces.append(child)
        elif isinstance(last, _Run) and not _begins_next(last, found):
            pieces[-1] = _Run((*last.items, child), (*last.lines, *found))
        else:
            pieces.append(_Run((child,), found))
    return pieces


def _begins_next(run: _Run, found: Sequence[Line]) -> bool:
    """A role said already belongs to the next task («a: chủ trì …, b: chủ trì …» without words between)."""
    roles = {line.said.role for line in found} - {"extra", "note"}
    return bool(roles & run.roles & {"deadline", "result", "director"}) and "lead" in roles


def _makes_task(run: _Run, item: ItemDraft, before: Sequence[ItemDraft], topics: frozenset[str]) -> bool:
    """Units make a task anywhere; a time alone makes one only of an action, never of a section or a fact."""
    roles = run.roles
    if roles & {"lead", "coordinator"} or {"director", "deadline"} <= roles:
        return True
    if "deadline" not in roles or topics & _NO_TASKS or item.style == ItemStyle.SECTION:
        return False
    is_team = any(_TEAM.match(line.said.label) for line in run.lines)
    return is_team or bool(COUNTED.match(item.text)) or ("result" in roles and bool(before or item.text))


def _assigns_block(item: ItemDraft, run: _Run, before: Sequence[ItemDraft]) -> bool:
    """Whether the lines assign the item itself rather than what stands before them in it."""
    if item.style == ItemStyle.SECTION:
        return False
    free = [each for each in before if each.style in _MEMBERS and each.task is None]
    if (
        not free
        or _CONTENT.match(free[0].text)
        or COUNTED.match(item.text)
        or style_of(run.items) == LineStyle.NUMBERED
    ):
        return not any(each.task for each in before)
    is_text = item.style == ItemStyle.HEADING and not item.text
    paragraphs = sum(each.style == ItemStyle.PARAGRAPH for each in free)
    return is_text or item.style in (ItemStyle.POINT, ItemStyle.DASH) or (paragraphs > 1 and paragraphs == len(free))


def _assigned(before: list[ItemDraft], run: _Run) -> list[ItemDraft]:
    """The items since the last task get the run's task: one, or each of a group."""
    task = task_from(run.lines, style_of(run.items))
    first = len(before)
    while first and before[first - 1].task is None and before[first - 1].style in _MEMBERS:
        first -= 1
    members = before[first:]
    if not members:
        # Lines after lines, or without anything to assign: they stay text, nothing is lost.
        return [*before, *run.items]
    if len(members) > 1 and members[0].text.rstrip().endswith(":") and members[0].style == ItemStyle.PARAGRAPH:
        return [*before[:first], replace(members[0], task=task, children=tuple(members[1:]))]
    if len(members) > 1 and members[0].style == ItemStyle.PARAGRAPH and members[-1].style != ItemStyle.PARAGRAPH:
        first, members = first + 1, members[1:]
    return [*before[:first], *_each(members, task)]


def _each(members: Sequence[ItemDraft], task: TaskDraft) -> list[ItemDraft]:
    """The task for each member; the lines are printed under the last."""
    hidden = replace(task, line_style=LineStyle.HIDDEN, confidence=_UNSURE, doubt=_SHARED)
    return [replace(each, task=hidden) for each in members[:-1]] + [replace(members[-1], task=task)]


def _shared(items: Sequence[ItemDraft]) -> tuple[ItemDraft, ...]:
    """Điểm or dashes without lines before one that has lines below it: the lines close the group."""
    found = list(items)
    for place in range(len(found) - 1, 0, -1):
        after, here = found[place], found[place - 1]
        alike = here.style == after.style and after.style in (ItemStyle.POINT, ItemStyle.DASH)
        if alike and after.task and here.task is None and _is_free(here) and not _is_alone(found, place):
            hidden = replace(after.task, line_style=LineStyle.HIDDEN, confidence=_UNSURE, doubt=_SHARED)
            found[place - 1] = replace(here, task=hidden)
    return tuple(found)


def _is_free(item: ItemDraft) -> bool:
    return not any(each.task for child in item.children for each in child.walk())


def _is_alone(items: Sequence[ItemDraft], place: int) -> bool:
    """A plan that gives lines to single điểm only names no group: lines follow the last of a group."""
    return place + 1 < len(items) and items[place + 1].style == items[place].style and items[place + 1].task is None
