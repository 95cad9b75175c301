"""The printed outline: numbers as the decree and the plans have them, few queries for any size."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pytest_django import DjangoAssertNumQueries

from common.errors import InvalidInput
from plans import content, selectors
from plans.constants import MAX_DEPTH, MAX_ITEMS, ItemStyle, LineStyle
from plans.models import Plan, Task
from plans.rules.numbering import gaps
from plans.rules.outline import Branch, Place, ensure_depth, ensure_movable, ensure_room, fitting_style, tree
from tests import people
from tests.people import Cast

S = ItemStyle

Shape = Sequence[tuple[int, str, str]]


def numbers(shape: Shape, lines: dict[int, int] | None = None) -> list[str]:
    """Printed numbers of an outline written as (depth, style, own number) in printed order."""
    places: list[Place] = []
    path: list[int] = []
    for pk, (depth, style, own) in enumerate(shape, 1):
        path = path[: depth - 1]
        places.append(Place(pk, path[-1] if path else None, pk, style, own, (lines or {}).get(pk, 0)))
        path.append(pk)
    return [branch.number for branch in flat(tree(places))]


def flat(branches: tuple[Branch, ...]) -> list[Branch]:
    return [each for branch in branches for each in (branch, *flat(branch.children))]


def test_sections_headings_points() -> None:
    shape = [
        (1, S.SECTION, ""),
        (2, S.HEADING, ""),
        (3, S.HEADING, ""),
        (4, S.HEADING, ""),
        (3, S.HEADING, ""),
        (4, S.POINT, ""),
        (5, S.DASH, ""),
        (6, S.PLUS, ""),
        (4, S.POINT, ""),
        (2, S.HEADING, ""),
        (2, S.PARAGRAPH, ""),
        (1, S.SECTION, ""),
        (2, S.HEADING, ""),
    ]
    assert numbers(shape) == ["I.", "1.", "1.1.", "1.1.1.", "1.2.", "a)", "-", "+", "b)", "2.", "", "II.", "1."]


def test_a_table_of_groups_and_rows() -> None:
    shape = [
        (1, S.ANNEX, ""),
        (2, S.TABLE, ""),
        (3, S.GROUP, ""),
        (4, S.ROW, ""),
        (4, S.ROW, ""),
        (3, S.GROUP, ""),
        (4, S.GROUP, ""),
        (5, S.ROW, ""),
        (5, S.ROW, ""),
        (4, S.GROUP, ""),
        (5, S.GROUP, ""),
        (6, S.ROW, "2.1.1"),
        (6, S.ROW, "2.1.3"),
        (6, S.ROW, ""),
        (7, S.DASH, ""),
        (1, S.ANNEX, ""),
        (2, S.TABLE, ""),
        (3, S.ROW, ""),
        (4, S.ROW, ""),
    ]
    assert numbers(shape) == [
        *["I", "", "I", "1", "2", "II", "1.", "1.1", "1.2", "2.", "2.1", "2.1.1", "2.1.3", "2.1.4", ""],
        *["II", "", "1", "1.1"],
    ]


def test_one_annex_has_no_number() -> None:
    assert numbers([(1, S.ANNEX, "")]) == [""]


def test_headings_count_on_after_a_tasks_numbered_lines() -> None:
    shape = [(1, S.SECTION, ""), (2, S.HEADING, ""), (3, S.HEADING, "")]
    assert numbers(shape, {2: 2}) == ["I.", "1.", "1.3."]


@pytest.mark.parametrize(
    ("own", "printed"), [("5.2.3", "5.2.3."), ("7", "7."), ("7.", "7."), ("Bước 1:", "Bước 1:"), ("IV", "IV.")]
)
def test_an_own_number_stands_as_typed(own: str, printed: str) -> None:
    assert numbers([(1, S.SECTION, ""), (2, S.HEADING, own)]) == ["I.", printed]


def test_gaps_between_siblings() -> None:
    assert gaps(["5.2.1", "5.2.3", "5.2.4"]) == [("5.2.1", "5.2.3")]
    assert gaps(["1.", "2.", "", "a)", "-"]) == []
    assert gaps(["1.", "1."]) == [("1", "1")]


CHAIN = [Place(pk, pk - 1 or None, 0, S.DASH) for pk in range(1, 5)]


@pytest.mark.parametrize("parent_id", [2, 3, 4])
def test_an_item_does_not_go_into_itself(parent_id: int) -> None:
    with pytest.raises(InvalidInput, match="bên trong chính nó"):
        ensure_movable(CHAIN, 2, parent_id)


def test_an_item_may_go_up() -> None:
    ensure_movable(CHAIN, 4, 1)
    ensure_movable(CHAIN, 4, None)


def test_limits() -> None:
    with pytest.raises(InvalidInput, match=f"{MAX_DEPTH} cấp"):
        ensure_depth(MAX_DEPTH + 1)
    with pytest.raises(InvalidInput, match=r"5\.000 mục"):
        ensure_room(MAX_ITEMS + 1)


@pytest.mark.parametrize(
    ("parent", "style", "fits"),
    [
        (None, S.HEADING, S.SECTION),
        (None, S.DASH, S.DASH),
        (S.SECTION, S.SECTION, S.HEADING),
        (S.TABLE, S.DASH, S.ROW),
        (S.ROW, S.POINT, S.DASH),
        (S.ROW, S.HEADING, S.ROW),
        (S.HEADING, S.ROW, S.POINT),
        (S.HEADING, S.TABLE, S.TABLE),
    ],
)
def test_styles_follow_the_place(parent: str | None, style: str, fits: str) -> None:
    assert fitting_style(parent, style) == fits


@pytest.mark.parametrize(("parent", "style"), [(S.SECTION, S.ANNEX), (S.NOTE, S.DASH), (S.TABLE, S.TABLE)])
def test_places_that_do_not_fit(parent: str, style: str) -> None:
    with pytest.raises(InvalidInput):
        fitting_style(parent, style)


def fill(plan: Plan, cast: Cast, count: int) -> None:
    section = people.make_item(plan, "Nhiệm vụ", style=S.SECTION, position=9)
    for position in range(count):
        people.make_task(plan, f"Việc {position}", cast.unit, parent=section, position=position)


@pytest.mark.both_engines
@pytest.mark.parametrize("count", [3, 300])
def test_queries_do_not_grow(
    cast: Cast, plan: Plan, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill(plan, cast, count)
    plan = selectors.plan_for(cast.drafter, plan.pk)
    with django_assert_max_num_queries(6):
        outline = selectors.outline(plan)
        names = [part.unit.name_on(plan.period_end) for node in outline.walk() for part in node.leads]
    assert len(names) == count + 2
    with django_assert_max_num_queries(4):
        paper = content.build(plan, outline)
    assert len(paper.blocks) == count + 8


def test_a_stranger_sees_no_plan(cast: Cast, plan: Plan) -> None:
    with pytest.raises(Plan.DoesNotExist):
        selectors.plan_for(cast.stranger, plan.pk)


def test_one_item_alone_is_printed_as_in_the_whole(cast: Cast, plan: Plan) -> None:
    fill(plan, cast, 4)
    Task.objects.filter(item__text="Việc 2").update(line_style=LineStyle.NUMBERED)
    parent = plan.items.get(text="Việc 2")
    people.make_item(plan, "Nội dung cụ thể", style=S.HEADING, parent=parent)
    plan = selectors.plan_for(cast.drafter, plan.pk)
    whole = {block.ref: block for block in content.build(plan).blocks}
    for item in plan.items.all():
        alone = content.block_for(plan, selectors.item_outline(plan, item.pk), item.pk)
        assert alone == whole[f"item-{item.pk}"]
