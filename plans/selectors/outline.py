"""A plan's outline with its tasks and targets: five queries for any size, put together in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from django.db.models import Prefetch

from plans.constants import ItemStyle, LineStyle, UnitRole
from plans.models import Item, Plan, Target, Task, TaskUnit
from plans.rules.lines import printed_lines
from plans.rules.outline import Branch, Place, ancestors, line_of, tree


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One item in its place. `number` is as printed («I.», «1.1.», «a)», «-»), `path` its Arabic number («1.1»).

    `leads` and `coordinators` come with their unit and its dated names. `targets` are left out of a single item's
    outline, which prints none of them.
    """

    item: Item
    task: Task | None
    leads: tuple[TaskUnit, ...]
    coordinators: tuple[TaskUnit, ...]
    children: tuple[Node, ...]
    number: str
    path: str
    depth: int
    targets: tuple[Target, ...] = ()

    def walk(self) -> Iterator[Node]:
        """This node and everything below it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """The roots in printed order, and every node by its item's id."""

    nodes: tuple[Node, ...]
    by_id: dict[int, Node] = field(default_factory=dict)

    def walk(self) -> Iterator[Node]:
        for node in self.nodes:
            yield from node.walk()

    def tasks(self) -> Iterator[Node]:
        """Nodes that are followed: tasks that are not a group's heading row."""
        return (node for node in self.walk() if node.task is not None and not node.task.is_group)

    def parent(self, node: Node) -> Node | None:
        return self.by_id.get(node.item.parent_id) if node.item.parent_id else None


def outline(plan: Plan) -> Outline:
    """Everything the plan says. The caller has fetched `plan` for its user."""
    items = {item.pk: item for item in Item.objects.filter(plan=plan).select_related("unit")}
    tasks = {task.item_id: task for task in _tasks(plan)}
    for task in tasks.values():
        # The item is at hand already; without this each `task.item` would be one more query.
        task.item = items[task.item_id]
    branches = tree(_place(item, tasks.get(item.pk)) for item in items.values())
    by_id: dict[int, Node] = {}
    targets = _targets(plan)
    return Outline(tuple(_node(branch, items, tasks, by_id, targets) for branch in branches), by_id)


def item_outline(plan: Plan, item_id: int) -> Outline:
    """The outline of one item: itself and its ancestors, each with only the next one below it.

    Costs little for any size of plan: of the others only places are read, for the numbers. A table comes with the
    whole outline, since it prints its rows. `Item.DoesNotExist` when the plan has no such item.
    """
    places = _places(plan)
    if item_id not in places:
        raise Item.DoesNotExist
    if places[item_id].style == ItemStyle.TABLE:
        return outline(plan)
    chain = [item_id, *ancestors({pk: place.parent_id for pk, place in places.items()}, item_id)]
    items = {item.pk: item for item in Item.objects.filter(pk__in=chain).select_related("unit")}
    tasks = {task.item_id: task for task in _tasks(plan, chain)}
    for task in tasks.values():
        task.item = items[task.item_id]
        place = places[task.item_id]
        places[task.item_id] = replace(place, lines=_place(task.item, task).lines)
    by_id: dict[int, Node] = {}
    branch = line_of(places, chain)
    return Outline((_node(branch, items, tasks, by_id),), by_id)


def _places(plan: Plan) -> dict[int, Place]:
    rows = Item.objects.filter(plan=plan).values_list("pk", "parent_id", "position", "style", "number")
    return {row[0]: Place(*row) for row in rows}


def _tasks(plan: Plan, item_ids: Iterable[int] | None = None) -> Iterable[Task]:
    parts = TaskUnit.objects.select_related("unit").prefetch_related("unit__names").order_by("role", "position", "pk")
    tasks = Task.objects.filter(plan=plan)
    if item_ids is not None:
        tasks = tasks.filter(item_id__in=item_ids)
    return tasks.order_by("pk").prefetch_related(Prefetch("task_units", queryset=parts))


def _targets(plan: Plan) -> dict[int, tuple[Target, ...]]:
    found: dict[int, tuple[Target, ...]] = {}
    for target in Target.objects.filter(plan=plan, item__isnull=False).order_by("position", "pk"):
        assert target.item_id is not None  # noqa: S101 - asked for above
        found[target.item_id] = (*found.get(target.item_id, ()), target)
    return found


def _place(item: Item, task: Task | None) -> Place:
    lines = 0
    if task is not None and task.line_style == LineStyle.NUMBERED:
        lines = len(printed_lines(task, [part.role for part in task.task_units.all()]))
    return Place(item.pk, item.parent_id, item.position, item.style, item.number, lines)


def _node(
    branch: Branch,
    items: dict[int, Item],
    tasks: dict[int, Task],
    by_id: dict[int, Node],
    targets: Mapping[int, tuple[Target, ...]] = MappingProxyType({}),
) -> Node:
    item, task = items[branch.place.pk], tasks.get(branch.place.pk)
    parts = list(task.task_units.all()) if task is not None else []
    node = Node(
        item=item,
        task=task,
        leads=tuple(part for part in parts if part.role == UnitRole.LEAD),
        coordinators=tuple(part for part in parts if part.role == UnitRole.COORDINATOR),
        children=tuple(_node(child, items, tasks, by_id, targets) for child in branch.children),
        number=branch.number,
        path=branch.path,
        depth=branch.depth,
        targets=targets.get(item.pk, ()),
    )
    by_id[item.pk] = node
    return node
