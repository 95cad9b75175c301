"""Changing the shape of the outline: add, move, indent, outdent, delete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import Max

from audit.constants import Action
from audit.services import log
from common.database import patient
from common.errors import InvalidInput
from organizations.models import User
from plans.constants import ItemStyle
from plans.models import Item, Plan
from plans.rules import outline as rules
from plans.rules.columns import DEFAULT
from plans.rules.outline import Place
from plans.rules.texts import clean_text
from plans.services.labels import task_begun
from plans.services.recording import recorded
from plans.services.steps import editable_item, editable_plan, places_of, reshaped

Groups = Mapping[int | None, Sequence[Place]]


def _shown(item: Item) -> str:
    return f"«{item.text[:60]}»" if item.text else f"«{item.get_style_display()}»"


@patient
@transaction.atomic
def item_add(
    *, plan_id: int, actor: User, parent_id: int | None, after_id: int | None, style: str, text: str = ""
) -> Item:
    """A new item right after `after_id`, or as the last child of `parent_id` (None: at the end of the text).

    `style` gives way where the place asks for another (a heading at the root is a section). A table comes with
    the usual columns, a row with its task. Raises `InvalidInput` where nothing can stand there, or for a bad text.
    """
    plan = editable_plan(plan_id, actor)
    text = clean_text(text, "text")
    places = places_of(plan)
    known = {place.pk: place for place in places}
    if after_id is not None:
        parent_id = _known(known, after_id).parent_id
    parent_style = _known(known, parent_id).style if parent_id is not None else None
    if style not in ItemStyle.values:
        raise InvalidInput("Hãy chọn kiểu mục trong danh sách.", field="style")
    style = rules.fitting_style(parent_style, style)
    rules.ensure_room(len(places) + 1)
    parents = {place.pk: place.parent_id for place in places}
    rules.ensure_depth(1 if parent_id is None else len(rules.ancestors(parents, parent_id)) + 2)
    siblings = [place.pk for place in rules.by_parent(places).get(parent_id, [])]
    with recorded(plan, actor, f"Thêm {ItemStyle(style).label.lower()}", siblings) as step:
        item = Item.objects.create(
            agency_id=plan.agency_id,
            plan=plan,
            parent_id=parent_id,
            style=style,
            text=text,
            columns=list(DEFAULT) if style == ItemStyle.TABLE else [],
            position=_next_position(plan, parent_id),
        )
        step.add(item.pk)
        if after_id is not None:
            siblings.insert(siblings.index(after_id) + 1, item.pk)
            _number_places(siblings)
            item.refresh_from_db(fields=["position"])
        if style == ItemStyle.ROW:
            task_begun(item)
    log(actor=actor, action=Action.CREATED, obj=item, after={"style": style, "text": text})
    reshaped(plan)
    return item


def _known(places: Mapping[int, Place], item_id: int) -> Place:
    if item_id not in places:
        raise InvalidInput("Mục này không còn trong kế hoạch; hãy tải lại trang.", code="gone")
    return places[item_id]


def _next_position(plan: Plan, parent_id: int | None) -> int:
    last = Item.objects.filter(plan=plan, parent_id=parent_id).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _number_places(item_ids: Sequence[int]) -> None:
    """Positions 0, 1, 2 … in this order; only rows that stand elsewhere are written."""
    stored = dict(Item.objects.filter(pk__in=item_ids).values_list("pk", "position"))
    for position, pk in enumerate(item_ids):
        if stored[pk] != position:
            Item.objects.filter(pk=pk).update(position=position)


@patient
@transaction.atomic
def item_move(*, item_id: int, actor: User, parent_id: int | None, position: int) -> Item:
    """Put the item, with everything below it, at `position` among the children of `parent_id`.

    Styles follow the place. Raises `InvalidInput` for a move into itself, too deep, or where it cannot stand.
    """
    return _placed(editable_item(item_id, actor), actor, parent_id, position, "Chuyển")


@patient
@transaction.atomic
def item_indent(*, item_id: int, actor: User) -> Item:
    """Make the item the last child of the one before it."""
    item = editable_item(item_id, actor)
    groups = rules.by_parent(places_of(item.plan))
    siblings = [place.pk for place in groups[item.parent_id]]
    index = siblings.index(item.pk)
    if index == 0:
        raise InvalidInput("Mục này đứng đầu nên không lùi vào được; hãy chuyển nó xuống dưới một mục khác trước.")
    new_parent = siblings[index - 1]
    return _placed(item, actor, new_parent, len(groups.get(new_parent, [])), "Lùi vào")


@patient
@transaction.atomic
def item_outdent(*, item_id: int, actor: User) -> Item:
    """Put the item right after its parent, one level up."""
    item = editable_item(item_id, actor)
    if item.parent is None:
        raise InvalidInput("Mục này đã ở cấp cao nhất nên không đưa ra được nữa.")
    groups = rules.by_parent(places_of(item.plan))
    siblings = [place.pk for place in groups[item.parent.parent_id]]
    return _placed(item, actor, item.parent.parent_id, siblings.index(item.parent.pk) + 1, "Đưa ra")


def _placed(item: Item, actor: User, parent_id: int | None, position: int, verb: str) -> Item:
    plan, places = item.plan, places_of(item.plan)
    known = {place.pk: place for place in places}
    parent_style = _known(known, parent_id).style if parent_id is not None else None
    rules.ensure_movable(places, item.pk, parent_id)
    groups = rules.by_parent(places)
    styles = rules.restyled(groups, known[item.pk], parent_style)
    order = [place.pk for place in groups.get(parent_id, []) if place.pk != item.pk]
    order.insert(max(0, min(position, len(order))), item.pk)
    before = {"parent": item.parent_id, "position": item.position, "style": item.style}
    with recorded(plan, actor, f"{verb} {_shown(item)}", {*order, *styles, item.pk}):
        if item.parent_id != parent_id:
            Item.objects.filter(pk=item.pk).update(parent_id=parent_id)
        _number_places(order)
        for pk, style in styles.items():
            _restyle(plan, pk, style)
    item.refresh_from_db(fields=["parent", "position", "style", "columns"])
    after = {"parent": item.parent_id, "position": item.position, "style": item.style}
    if after != before:
        log(actor=actor, action=Action.CHANGED, obj=item, before=before, after=after)
        reshaped(plan)
    return item


def _restyle(plan: Plan, item_id: int, style: str) -> None:
    """A row is a task's place in a table: what becomes a row becomes a task."""
    Item.objects.filter(pk=item_id).update(style=style)
    if style == ItemStyle.ROW:
        item = Item.objects.get(pk=item_id)
        item.plan = plan
        task_begun(item)


@patient
@transaction.atomic
def item_delete(*, item_id: int, actor: User) -> None:
    """Delete the item and everything below it; an undo brings all of it back with the same ids."""
    item = editable_item(item_id, actor)
    plan = item.plan
    gone = rules.subtree(rules.by_parent(places_of(plan)), item.pk)
    texts = list(Item.objects.filter(pk__in=gone).order_by("pk").values_list("text", flat=True)[:50])
    with recorded(plan, actor, f"Xóa {_shown(item)}", gone):
        log(actor=actor, action=Action.DELETED, obj=item, before={"style": item.style, "text": item.text})
        log(actor=actor, action=Action.CHANGED, obj=plan, before={"items": [text[:120] for text in texts]})
        item.delete()
    reshaped(plan)
