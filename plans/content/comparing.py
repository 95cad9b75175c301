"""Two versions of a plan, compared: their papers passage by passage, and what happened to the tasks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from plans.content.blocks import document_day
from plans.content.names import unit_name
from plans.content.passages import passages_of
from plans.content.printed import printed
from plans.models import Plan, TaskUnit
from plans.rules.comparison import ChangeKind, Pair, Passage, TaskChange, TaskFacts, passages, task_changes
from plans.selectors import Node, Outline
from plans.selectors import outline as read_outline


@dataclass(frozen=True, slots=True)
class Comparison:
    """`renumbered`: tasks that only count on otherwise."""

    tasks: list[TaskChange]
    pairs: list[Pair]
    renumbered: int

    @property
    def counts(self) -> dict[ChangeKind, int]:
        """How many tasks each kind of change touches."""
        found = Counter(kind for task in self.tasks for kind in task.kinds)
        return {kind: found[kind] for kind in ChangeKind}

    @property
    def changed_passages(self) -> int:
        return sum(not pair.is_same for pair in self.pairs)


def compare(old: Plan, new: Plan) -> Comparison:
    """Both fetched for their user, of one chain of versions."""
    (before, was), (after, now) = _read(old), _read(new)
    changes = task_changes(was, now)
    touched = {change.task.key for change in changes}
    numbers = {task.key: task.number for task in was}
    renumbered = sum(task.key not in touched and task.number != numbers.get(task.key) for task in now)
    return Comparison(changes, passages(before, after), renumbered)


def _read(plan: Plan) -> tuple[list[Passage], list[TaskFacts]]:
    outline = read_outline(plan)
    lineages = {f"item-{pk}": str(node.item.lineage) for pk, node in outline.by_id.items()}
    tasks = [_facts(plan, outline, node) for node in outline.tasks()]
    return passages_of(printed(plan, outline), lineages), tasks


def _facts(plan: Plan, outline: Outline, node: Node) -> TaskFacts:
    task, above, day = node.task, outline.parent(node), document_day(plan)
    assert task is not None  # noqa: S101 - `Outline.tasks` gives followed nodes only

    def parts(rows: tuple[TaskUnit, ...]) -> tuple[tuple[int, str, str], ...]:
        return tuple((row.unit_id, row.scope, unit_name(row, day)) for row in rows)

    return TaskFacts(
        key=str(node.item.lineage),
        place=str(above.item.lineage) if above else "",
        number=node.number,
        title=" ".join(filter(None, (node.item.text, node.item.detail))),
        heading=above.item.text.rstrip(":") if above else "",
        leads=parts(node.leads),
        coordinators=parts(node.coordinators),
        director=task.director,
        deadline=task.deadline,
        start=task.start,
        due=task.due,
        result=task.expected_result,
    )
