"""The inline form of one item: its values, its choices, and what a fresh or a refused form shows."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from common.calendar import dmy
from common.errors import InvalidInput
from organizations.models import Unit
from plans.constants import Bound, ItemStyle, LineStyle, UnitRole
from plans.models import Item, Task
from plans.rules.columns import KEYS
from plans.rules.outline import fitting_style
from plans.selectors import Node
from plans.views import conflicts, target_input
from plans.views.answers import EditorRequest, Scene
from plans.views.item_input import snapshot
from plans.views.tree import looks_like_markup

# Each label's caption in the form, and the words that plans use for it.
LABEL_CHOICES = {
    "director_label": ("Dòng chỉ đạo", ("Chỉ đạo thực hiện", "Lãnh đạo phụ trách", "Người chỉ đạo")),
    "lead_label": (
        "Dòng chủ trì",
        ("Chủ trì", "Đơn vị chủ trì", "Phòng chủ trì tham mưu", "Các phòng chủ trì tham mưu", "Cơ quan chủ trì"),
    ),
    "coordinator_label": (
        "Dòng phối hợp",
        ("Phối hợp", "Đơn vị phối hợp", "Phòng/Đơn vị phối hợp", "Cơ quan phối hợp"),
    ),
    "deadline_label": ("Dòng thời gian", ("Thời gian hoàn thành", "Thời gian thực hiện", "Thời gian")),
    "result_label": ("Dòng kết quả", ("Kết quả", "Sản phẩm", "Sản phẩm, kết quả", "Kết quả dự kiến")),
}
DETAIL_STYLES = (ItemStyle.HEADING,)
UNIT_STYLES = (ItemStyle.HEADING, ItemStyle.SECTION)
TASK_STYLES = (ItemStyle.HEADING, ItemStyle.POINT, ItemStyle.PARAGRAPH, ItemStyle.DASH)
COLUMN_STYLES = (ItemStyle.TABLE,)
MARKUP_NOTICE = "Các ký hiệu < > được in nguyên văn trên văn bản, không được hiểu là mã trang web."


def item_for(request: EditorRequest, item_id: int) -> Item:
    """The item as this person may read it; 404 for another agency's and for one deleted meanwhile."""
    item = Item.objects.for_user(request.user).select_related("plan").filter(pk=item_id).first()
    if item is None:
        raise Http404
    return item


def task_of(request: EditorRequest, item: Item) -> Task | None:
    return Task.objects.for_user(request.user).filter(item_id=item.pk).first()


def form_context(request: EditorRequest, scene: Scene, node: Node) -> dict[str, Any]:
    """Everything `item_form.html` shows for one item."""
    item, task = node.item, node.task
    stored = snapshot(item, task, node.targets)
    units = list(Unit.objects.for_user(request.user).filter(agency_id=scene.plan.agency_id).choosable())
    return {
        "plan": scene.plan,
        "item": item,
        "form_id": item.pk,
        "node_number": node.number,
        "leads": node.leads,
        "reading_words": reading_words(task) if task else "",
        "task": task,
        "styles": style_choices(scene, node),
        "child_styles": _labels(allowed_styles(item.style)),
        "has_detail": item.style in DETAIL_STYLES,
        "has_unit": item.style in UNIT_STYLES,
        "has_columns": item.style in COLUMN_STYLES,
        "column_keys": KEYS.items(),
        "can_be_task": task is None and item.style in TASK_STYLES,
        "can_be_plain": task is not None and item.style in TASK_STYLES,
        "units": units,
        "picks": picks(node, units),
        "line_styles": LineStyle.choices,
        "task_labels": task_labels(item, task),
        "has_targets": "targets" in stored,
        "targets": target_input.shown(node.targets),
        "bounds": Bound.choices,
        "base": conflicts.base_json(stored),
        "error_fields": _shown(item, stored),
        "notices": notices(node),
        "errors": {},
    }


def shown_fields(item: Item, task: Task | None) -> list[str]:
    """The fields this item's form shows, each with a place for its sentence."""
    return _shown(item, snapshot(item, task))


def notices(node: Node) -> dict[str, str]:
    """What to tell the writer at a field, beside errors."""
    item = node.item
    markup = MARKUP_NOTICE if looks_like_markup(item.text + item.detail) else ""
    return {"text": markup, "targets": target_input.understood(node.targets)}


def _shown(item: Item, stored: dict[str, Any]) -> list[str]:
    hidden = {
        "detail": item.style not in DETAIL_STYLES,
        "unit_id": item.style not in UNIT_STYLES,
        "columns": item.style not in COLUMN_STYLES,
        "landscape": True,
        **{name: name not in _labels_shown(item) for name in LABEL_CHOICES},
    }
    return [name for name in stored if not hidden.get(name)]


def style_choices(scene: Scene, node: Node) -> list[tuple[str, str]]:
    """The styles this item may take where it stands."""
    parent = scene.outline.by_id.get(node.item.parent_id) if node.item.parent_id else None
    allowed = allowed_styles(parent.item.style if parent else None)
    return _labels((node.item.style, *(style for style in allowed if style != node.item.style)))


def picks(node: Node, units: list[Unit]) -> list[dict[str, Any]]:
    """Units to tick as coordinators; those already ticked first, in their printed order."""
    chosen = {part.unit_id: part for part in node.coordinators}
    known = {unit.pk for unit in units}
    ordered = [part.unit for part in node.coordinators]
    ordered += [unit for unit in units if unit.pk not in chosen and unit.pk in known]
    return [{"unit": unit, "part": chosen.get(unit.pk), "role": UnitRole.COORDINATOR} for unit in ordered]


def task_labels(item: Item, task: Task | None) -> list[dict[str, Any]]:
    """The labels of the task's lines with what other plans call them."""
    if task is None:
        return []
    return [
        {"name": name, "caption": LABEL_CHOICES[name][0], "value": getattr(task, name), "usual": LABEL_CHOICES[name][1]}
        for name in _labels_shown(item)
    ]


def _labels_shown(item: Item) -> list[str]:
    """A row prints its table's titles; only the deadline's label says more: whether its words have a beginning."""
    return [name for name in LABEL_CHOICES if item.style != ItemStyle.ROW or name == "deadline_label"]


def allowed_styles(parent_style: str | None) -> list[str]:
    """The styles that may stand under `parent_style`, None for the root."""
    return [style for style in ItemStyle.values if _fits(parent_style, style)]


def reading_words(task: Task) -> str:
    """How the portal understands the printed deadline, in words."""
    if task.due and not task.start:
        return f"đến hết {dmy(task.due)}"
    if task.due and task.start:
        return f"từ {dmy(task.start)} đến hết {dmy(task.due)}"
    return task.deadline_message or task.get_deadline_kind_display().lower()


def _fits(parent_style: str | None, style: str) -> bool:
    try:
        return fitting_style(parent_style, style) == style
    except InvalidInput:
        return False


def _labels(styles: tuple[str, ...] | list[str]) -> list[tuple[str, str]]:
    return [(style, ItemStyle(style).label) for style in styles]
