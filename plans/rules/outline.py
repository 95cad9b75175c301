"""The outline as a tree: what may stand under what, how deep, and never inside itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from common.errors import InvalidInput
from plans.constants import MAX_DEPTH, MAX_ITEMS, ItemStyle
from plans.rules.numbering import ROOT, Numbered, Prefix, Sibling, number_siblings

_CHILDLESS = frozenset({ItemStyle.BUDGET, ItemStyle.NOTE})
_ROOT_ONLY = frozenset({ItemStyle.SECTION, ItemStyle.ANNEX})
_INSIDE_TABLE = frozenset({ItemStyle.GROUP, ItemStyle.ROW})


@dataclass(frozen=True, slots=True)
class Place:
    """One item's place, as stored. `lines`: numbered lines of its task, see `plans.rules.numbering`."""

    pk: int
    parent_id: int | None
    position: int
    style: str
    number: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Branch:
    """An item in the tree with its printed number. `depth` is 1 at the root; `path` its Arabic number."""

    place: Place
    number: str
    path: str
    depth: int
    children: tuple[Branch, ...]


def by_parent(places: Iterable[Place]) -> dict[int | None, list[Place]]:
    """Siblings in their order, by parent."""
    groups: dict[int | None, list[Place]] = {}
    for place in sorted(places, key=lambda each: (each.position, each.pk)):
        groups.setdefault(place.parent_id, []).append(place)
    return groups


def tree(places: Iterable[Place]) -> tuple[Branch, ...]:
    """The whole outline, numbered. Items that hang in a circle are not part of it."""
    return _branches(by_parent(places), None, ROOT, 1)


def _branches(
    groups: Mapping[int | None, list[Place]], parent_id: int | None, prefix: Prefix, depth: int
) -> tuple[Branch, ...]:
    places = groups.get(parent_id, [])
    numbers = number_siblings(prefix, [Sibling(each.style, each.number, each.lines) for each in places])
    return tuple(
        Branch(place, found.printed, found.prefix.path, depth, _branches(groups, place.pk, found.prefix, depth + 1))
        for place, found in zip(places, numbers, strict=True)
    )


def line_of(places: Mapping[int, Place], chain: Sequence[int]) -> Branch:
    """The root of `chain` (an item and its ancestors, upwards) with only that line below it, numbered as in `tree`."""
    groups = by_parent(places.values())
    numbered: list[tuple[Place, Numbered]] = []
    prefix = ROOT
    for pk in reversed(chain):
        siblings = groups[places[pk].parent_id]
        numbers = number_siblings(prefix, [Sibling(each.style, each.number, each.lines) for each in siblings])
        found = numbers[[each.pk for each in siblings].index(pk)]
        numbered.append((places[pk], found))
        prefix = found.prefix
    branch: tuple[Branch, ...] = ()
    for depth, (place, found) in reversed(list(enumerate(numbered, 1))):
        branch = (Branch(place, found.printed, found.prefix.path, depth, branch),)
    return branch[0]


def ancestors(parents: Mapping[int, int | None], item_id: int) -> list[int]:
    """Ids from the item's parent up to the root."""
    chain: list[int] = []
    at = parents.get(item_id)
    while at is not None and at not in chain:
        chain.append(at)
        at = parents.get(at)
    return chain


def height(groups: Mapping[int | None, list[Place]], item_id: int) -> int:
    """How many levels an item takes up: 1 without children."""
    return 1 + max((height(groups, child.pk) for child in groups.get(item_id, [])), default=0)


def subtree(groups: Mapping[int | None, list[Place]], item_id: int) -> list[int]:
    """The item's id and those of everything below it, parents first."""
    found = [item_id]
    for child in groups.get(item_id, []):
        found += subtree(groups, child.pk)
    return found


def ensure_movable(places: Iterable[Place], item_id: int, parent_id: int | None) -> None:
    """Raise `InvalidInput` when the item would come to stand inside itself or too deep."""
    places = list(places)
    parents = {place.pk: place.parent_id for place in places}
    if parent_id is not None and (parent_id == item_id or item_id in ancestors(parents, parent_id)):
        raise InvalidInput("Không thể chuyển một mục vào bên trong chính nó; hãy chọn vị trí khác.", code="cycle")
    above = 0 if parent_id is None else len(ancestors(parents, parent_id)) + 1
    ensure_depth(above + height(by_parent(places), item_id))


def ensure_depth(depth: int) -> None:
    if depth > MAX_DEPTH:
        raise InvalidInput(f"Dàn ý chỉ sâu tối đa {MAX_DEPTH} cấp; hãy đặt mục này ở cấp cao hơn.", code="too_deep")


def ensure_room(count: int) -> None:
    """Raise `InvalidInput` when a plan would have more items than the portal takes."""
    if count > MAX_ITEMS:
        limit = f"{MAX_ITEMS:,}".replace(",", ".")
        raise InvalidInput(f"Kế hoạch đã đủ {limit} mục; hãy tách phần còn lại thành kế hoạch khác.", code="full")


def fitting_style(parent_style: str | None, style: str) -> str:
    """The style an item takes under `parent_style` (None: the root); `InvalidInput` where it cannot stand at all."""
    if style == ItemStyle.ANNEX and parent_style is not None:
        raise InvalidInput("Phụ lục chỉ đứng ở cuối văn bản, không nằm trong mục khác.", field="style")
    if parent_style in _CHILDLESS:
        raise InvalidInput("Mục này không có mục con; hãy chọn vị trí khác.", field="parent_id")
    if parent_style in (ItemStyle.TABLE, ItemStyle.GROUP):
        return _in_table(style)
    if parent_style == ItemStyle.ROW:
        return _in_row(style)
    return _in_text(parent_style, style)


def _in_table(style: str) -> str:
    if style == ItemStyle.TABLE:
        raise InvalidInput("Bảng không đặt được trong bảng khác; hãy chọn vị trí khác.", field="style")
    return style if style in _INSIDE_TABLE else ItemStyle.ROW


def _in_row(style: str) -> str:
    if style == ItemStyle.TABLE:
        raise InvalidInput("Bảng không đặt được trong bảng khác; hãy chọn vị trí khác.", field="style")
    if style in (ItemStyle.GROUP, ItemStyle.ROW, ItemStyle.HEADING, ItemStyle.SECTION):
        return ItemStyle.ROW
    return ItemStyle.DASH


def _in_text(parent_style: str | None, style: str) -> str:
    if parent_style is None:
        return {ItemStyle.HEADING: ItemStyle.SECTION, ItemStyle.GROUP: ItemStyle.SECTION}.get(
            ItemStyle(style), ItemStyle.PARAGRAPH if style == ItemStyle.ROW else ItemStyle(style)
        )
    if style in (ItemStyle.SECTION, ItemStyle.GROUP):
        return ItemStyle.HEADING
    return ItemStyle.POINT if style == ItemStyle.ROW else style


def restyled(groups: Mapping[int | None, list[Place]], item: Place, parent_style: str | None) -> dict[int, str]:
    """New styles by id for `item` and everything below it, once it stands under `parent_style`; only what changes."""
    style = fitting_style(parent_style, item.style)
    changes = {item.pk: style} if style != item.style else {}
    for child in groups.get(item.pk, []):
        changes |= restyled(groups, child, style)
    return changes
