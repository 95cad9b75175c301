"""Where an item stands, in one short name: «II.1.a», «PL1.II.5.2.3»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from organizations.models import User
from plans.constants import ItemStyle, LineStyle, UnitRole
from plans.models import Item, Task, TaskUnit
from plans.rules.lines import printed_lines
from plans.rules.outline import Branch, Place, tree

_LINE_FIELDS = (
    "is_group", "line_style", "director", "director_label", "lead_label", "coordinator_label",
    "deadline", "deadline_label", "expected_result", "result_label", "note", "extra_lines",
)  # fmt: skip
_ORDINAL = frozenset({ItemStyle.DASH, ItemStyle.PLUS, ItemStyle.PARAGRAPH, ItemStyle.NOTE, ItemStyle.BUDGET})


@dataclass(frozen=True, slots=True)
class Position:
    """`pos` names the place in the plan, `number` is what the paper prints before the item."""

    pos: str
    number: str


def positions(user: User, plan_ids: Collection[int]) -> dict[int, Position]:
    """The position of every item of these plans, by item id: one query, without any text."""
    places: dict[int, list[Place]] = defaultdict(list)
    for item in _items(user, plan_ids):
        places[item.plan_id].append(
            Place(item.pk, item.parent_id, item.position, item.style, item.number, _line_count(item))
        )
    return dict(found for each in places.values() for found in _named(tree(each)))


def _items(user: User, plan_ids: Collection[int]) -> Iterator[Item]:
    parts = TaskUnit.objects.for_user(user).filter(task__item=OuterRef("pk"))
    rows = Item.objects.for_user(user).filter(plan_id__in=plan_ids).select_related("task")
    rows = rows.only("plan_id", "parent_id", "position", "style", "number", *(f"task__{name}" for name in _LINE_FIELDS))
    return rows.annotate(
        has_lead=Exists(parts.filter(role=UnitRole.LEAD)),
        has_coordinator=Exists(parts.filter(role=UnitRole.COORDINATOR)),
    ).iterator()


def _line_count(item: Item) -> int:
    """How many numbered lines the item's task prints before its children."""
    task: Task | None = getattr(item, "task", None)
    if task is None or task.line_style != LineStyle.NUMBERED:
        return 0
    named = {UnitRole.LEAD: item.has_lead, UnitRole.COORDINATOR: item.has_coordinator}  # type: ignore[attr-defined]
    return len(printed_lines(task, {role for role, is_named in named.items() if is_named}))


def _named(branches: tuple[Branch, ...]) -> Iterator[tuple[int, Position]]:
    annexes = 0
    for place, branch in enumerate(branches, 1):
        if branch.place.style == ItemStyle.ANNEX:
            annexes += 1
            base = f"PL{annexes}"
        else:
            base = branch.number.rstrip(".)") if branch.place.style == ItemStyle.SECTION else str(place)
        yield from _walk(branch, base, base)


def _walk(branch: Branch, pos: str, base: str) -> Iterator[tuple[int, Position]]:
    """`base` is the part before Arabic numbers: the section, the annex, the table's Roman group."""
    yield branch.place.pk, Position(pos, branch.number)
    counts: dict[str, int] = defaultdict(int)
    alone = [child.place.style for child in branch.children].count(ItemStyle.PARAGRAPH) == 1
    for child in branch.children:
        style = child.place.style
        counts[style] += 1
        if style == ItemStyle.TABLE or (style == ItemStyle.PARAGRAPH and alone):
            yield from _walk(child, pos, base)
        elif child.path:
            yield from _walk(child, f"{base}.{child.path}", base)
        else:
            mark = str(counts[style]) if style in _ORDINAL else child.number.rstrip(".)")
            here = f"{pos}.{mark}"
            yield from _walk(child, here, here)
