"""The ways in which a plan gives tasks, one after the other: each adds to what the ones before found.

Habits relied on: labelled lines under a task or after a group of tasks (`grouping`); a sentence whose subject is the
unit in charge (`sentences`); units named only in «Tổ chức thực hiện», by reference to the tasks (`references`); in a
plan without any of these, as those for courses and inspections, the duties of each unit are the tasks (`duties`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plans.importing.assignments.duties import with_duties
from plans.importing.assignments.grouping import with_lines
from plans.importing.assignments.references import with_references
from plans.importing.assignments.sentences import with_subjects
from plans.importing.draft import ItemDraft

_IN_ANNEX = re.compile(
    r"(?:tại|theo|ở|trong|như|có)\s+(?:các\s+)?(?:Phụ lục|Phụ biểu|Biểu|Bảng)|(?:Phụ lục|Biểu)\b.*(?:kèm|đính)",
    re.IGNORECASE,
)


def assign(items: Sequence[ItemDraft], *, tasks_elsewhere: bool = False) -> tuple[ItemDraft, ...]:
    """`items` with their tasks. `tasks_elsewhere`: annexes hold the plan's tasks, so that duties are only duties."""
    found = with_subjects(with_lines(items))
    found = with_references(found)
    if tasks_elsewhere or _has_tasks(found) or _refers_to_annex(found):
        return found
    return with_duties(found)


def _has_tasks(items: Sequence[ItemDraft]) -> bool:
    return any(each.task is not None for item in items for each in item.walk())


def _refers_to_annex(items: Sequence[ItemDraft]) -> bool:
    """«(Chi tiết tại Phụ lục I)» as the whole text of a section: the tasks stand in a table behind the signature."""
    notes = (each for item in items for each in item.walk() if each.style in ("note", "paragraph"))
    return any(len(each.text) < 150 and _IN_ANNEX.search(each.text) for each in notes)
