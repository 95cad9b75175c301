"""Writing one item and its task: every field, checked, under a version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from audit.constants import Action
from audit.services import log
from common.database import patient
from common.errors import InvalidInput, StaleVersion
from common.text import fold
from organizations.models import User
from plans.constants import ItemStyle
from plans.models import Item, Task
from plans.rules import outline as rules
from plans.rules.columns import DEFAULT, is_known
from plans.rules.texts import clean_line, clean_text
from plans.services import targets, tasks
from plans.services.labels import task_begun
from plans.services.recording import recorded
from plans.services.steps import editable_item, own_unit, places_of, reshaped

ITEM_FIELDS = frozenset({"text", "detail", "number", "style", "unit_id", "landscape", "columns"})
MAX_COLUMNS = 12


@patient
@transaction.atomic
def item_update(*, item_id: int, actor: User, version: int, changes: Mapping[str, Any]) -> Item:
    """Write the given fields of an item and its task (`ITEM_FIELDS`, `tasks.TASK_FIELDS`), and its `targets`.

    New words of a deadline are read anew and wait for a person; dates given beside them, or `deadline_confirmed`,
    settle them. Raises `StaleVersion` with the current version where somebody saved since `version`,
    `InvalidInput` at the field.
    """
    item = editable_item(item_id, actor)
    if version != item.version:
        raise StaleVersion(
            "Mục này vừa được người khác lưu; hãy xem hai bản rồi chọn giữ bản nào.", current=item.version
        )
    task = Task.objects.filter(item=item).first()
    own, others = _sorted_out({name: value for name, value in changes.items() if name != "targets"}, task)
    cleaned = _cleaned(item, own)
    styles = _restyled(item, cleaned)
    with recorded(item.plan, actor, f"Sửa «{(cleaned.get('text') or item.text)[:60]}»", {item.pk, *styles}):
        changed = _store(item, actor, cleaned)
        for pk, style in styles.items():
            if pk != item.pk:
                Item.objects.filter(pk=pk).update(style=style)
        if task is not None:
            changed |= tasks.store(task, item, actor, others)
        if "targets" in changes:
            changed |= targets.store(item, actor, changes["targets"])
        if changed:
            item.version += 1
            item.save(update_fields=["version", "updated_at"])
    if {"style", "number", "columns", "landscape"} & changed:
        reshaped(item.plan)
    return item


def _sorted_out(changes: Mapping[str, Any], task: Task | None) -> tuple[dict[str, Any], dict[str, Any]]:
    own = {name: value for name, value in changes.items() if name in ITEM_FIELDS}
    others = {name: value for name, value in changes.items() if name not in ITEM_FIELDS}
    unknown = sorted(set(others) - tasks.TASK_FIELDS)
    if unknown:
        raise InvalidInput(f"Không có trường «{unknown[0]}» trong mục này.", field=unknown[0])
    if others and task is None:
        raise InvalidInput("Mục này không phải nhiệm vụ; hãy chuyển thành nhiệm vụ trước.", field=next(iter(others)))
    return own, others


def _cleaned(item: Item, changes: Mapping[str, Any]) -> dict[str, Any]:
    cleaned: dict[str, Any] = {}
    for name, value in changes.items():
        if name in ("text", "detail"):
            cleaned[name] = clean_text(str(value), name)
        elif name == "number":
            cleaned[name] = clean_line(str(value), name, 20)
        elif name == "style":
            cleaned[name] = _style(item, str(value))
        elif name == "unit_id":
            cleaned[name] = own_unit(item.plan, int(value), name) if value else None
        elif name == "landscape":
            cleaned[name] = bool(value)
        else:
            cleaned[name] = columns(value)
    if cleaned.get("style") == ItemStyle.TABLE and not item.columns:
        cleaned.setdefault("columns", [dict(spec) for spec in DEFAULT])
    return cleaned


def _style(item: Item, style: str) -> str:
    if style not in ItemStyle.values:
        raise InvalidInput("Hãy chọn kiểu mục trong danh sách.", field="style")
    parent_style = item.parent.style if item.parent else None
    if rules.fitting_style(parent_style, style) != style:
        raise InvalidInput("Kiểu này không dùng được ở vị trí hiện tại; hãy chọn kiểu khác.", field="style")
    return style


def _restyled(item: Item, cleaned: Mapping[str, Any]) -> dict[int, str]:
    """What else has to change its style when this item does: rows of a table that is none any more."""
    if cleaned.get("style", item.style) == item.style:
        return {}
    groups = rules.by_parent(places_of(item.plan))
    found: dict[int, str] = {}
    for child in groups.get(item.pk, []):
        found |= rules.restyled(groups, child, cleaned["style"])
    return found


def _store(item: Item, actor: User, cleaned: Mapping[str, Any]) -> set[str]:
    changed = {name: value for name, value in cleaned.items() if getattr(item, name) != value}
    if not changed:
        return set()
    before = {name: getattr(item, name) for name in changed}
    for name, value in changed.items():
        setattr(item, name, value)
    item.save(update_fields=[name.removesuffix("_id") for name in changed])
    if "text" in changed:
        Task.objects.filter(item=item).update(search_text=fold(item.text))
    if changed.get("style") == ItemStyle.ROW:
        task_begun(item)
    log(actor=actor, action=Action.CHANGED, obj=item, before=before, after=changed)
    return set(changed)


def columns(rows: Any) -> list[dict[str, Any]]:
    """A table's columns as stored; `InvalidInput` for an unknown key or a width that is none."""
    if not isinstance(rows, list) or len(rows) > MAX_COLUMNS:
        raise InvalidInput(f"Bảng có tối đa {MAX_COLUMNS} cột; hãy bỏ bớt cột.", field="columns")
    cleaned = []
    for row in rows:
        key = str(row.get("key", ""))
        if not is_known(key):
            raise InvalidInput("Cột này không có trong danh sách; hãy chọn lại.", field="columns")
        width = float(row.get("width", 10))
        if not 1 <= width <= 100:
            raise InvalidInput("Độ rộng cột từ 1 đến 100 phần trăm; hãy nhập lại.", field="columns")
        cleaned.append(
            {"key": key[:120], "title": clean_line(str(row.get("title", "")), "columns", 120), "width": width}
        )
    return cleaned
