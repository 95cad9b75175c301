"""Any sequence of edits keeps a well-formed tree, and taking every one of them back leads to the start."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common.errors import InvalidInput
from organizations.models import User
from plans import services
from plans.constants import MAX_DEPTH, ItemStyle
from plans.models import EditStep, Item, Plan
from plans.rules.outline import Branch, Place, fitting_style, tree
from plans.services.recording import Rows, same, snapshot
from tests.people import Cast

Edit = tuple[str, int, int, int]
NAMES = ("add", "move", "indent", "outdent", "delete", "restyle", "task", "plain", "undo", "redo")
EDITS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.integers(0, 30), st.integers(-1, 30), st.integers(0, 11)), max_size=14
)


def edit(plan: Plan, actor: User, one: Edit) -> None:
    """One edit; `one` chooses among what is there."""
    name, which, other, number = one
    ids = list(Item.objects.filter(plan=plan).order_by("pk").values_list("pk", flat=True))
    target = ids[which % len(ids)] if ids else 0
    parent = ids[other % len(ids)] if ids and other >= 0 else None
    style = ItemStyle.values[number % len(ItemStyle.values)]
    if name == "add" or not ids:
        services.item_add(plan_id=plan.pk, actor=actor, parent_id=parent, after_id=None, style=style, text="Mới")
    elif name == "move":
        services.item_move(item_id=target, actor=actor, parent_id=parent, position=number)
    elif name == "restyle":
        version = Item.objects.get(pk=target).version
        services.item_update(item_id=target, actor=actor, version=version, changes={"style": style})
    else:
        _CALLS[name](plan.pk, target, actor)


_CALLS: dict[str, Callable[[int, int, User], object]] = {
    "indent": lambda plan_id, item_id, actor: services.item_indent(item_id=item_id, actor=actor),
    "outdent": lambda plan_id, item_id, actor: services.item_outdent(item_id=item_id, actor=actor),
    "delete": lambda plan_id, item_id, actor: services.item_delete(item_id=item_id, actor=actor),
    "task": lambda plan_id, item_id, actor: services.item_make_task(item_id=item_id, actor=actor),
    "plain": lambda plan_id, item_id, actor: services.task_make_item(item_id=item_id, actor=actor),
    "undo": lambda plan_id, item_id, actor: services.plan_undo(plan_id=plan_id, actor=actor),
    "redo": lambda plan_id, item_id, actor: services.plan_redo(plan_id=plan_id, actor=actor),
}


def everything(plan: Plan) -> Rows:
    return snapshot(plan, Item.objects.filter(plan=plan).values_list("pk", flat=True))


def flat(branches: tuple[Branch, ...]) -> list[Branch]:
    return [each for branch in branches for each in (branch, *flat(branch.children))]


def assert_well_formed(plan: Plan) -> None:
    """Every item is reached once, not too deep, and in a style that fits its place."""
    places = {row[0]: Place(*row) for row in plan.items.values_list("pk", "parent_id", "position", "style")}
    reached = flat(tree(places.values()))
    assert sorted(branch.place.pk for branch in reached) == sorted(places)
    for branch in reached:
        place = branch.place
        above = places[place.parent_id].style if place.parent_id else None
        assert branch.depth <= MAX_DEPTH
        assert fitting_style(above, place.style) == place.style


def assert_same(one: Rows, other: Rows) -> None:
    assert one.keys() == other.keys()
    for name, rows in one.items():
        assert rows.keys() == other[name].keys()
        assert all(same(row, other[name][key]) for key, row in rows.items())


@pytest.mark.both_engines
@given(EDITS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_edits_can_be_taken_back(cast: Cast, plan: Plan, edits: list[Edit]) -> None:
    EditStep.objects.filter(plan=plan).delete()
    start = everything(plan)
    for one in edits:
        try:
            edit(plan, cast.drafter, one)
        except InvalidInput:
            # Refused: nothing has changed, and the next edit meets the same tree.
            continue
        assert_well_formed(plan)
    end, taken_back = everything(plan), 0
    while EditStep.objects.filter(plan=plan, is_undone=False).exists():
        services.plan_undo(plan_id=plan.pk, actor=cast.drafter)
        taken_back += 1
    assert_same(everything(plan), start)
    for _ in range(taken_back):
        services.plan_redo(plan_id=plan.pk, actor=cast.drafter)
    assert_same(everything(plan), end)
    for _ in range(taken_back):
        services.plan_undo(plan_id=plan.pk, actor=cast.drafter)
    assert_same(everything(plan), start)
