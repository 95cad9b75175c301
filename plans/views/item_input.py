"""What an item's form sent, compared with what is stored: only real differences become changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from common.calendar import parse_date
from common.errors import InvalidInput
from common.money import format_vnd
from common.text import nfc, row_id
from plans.constants import MAX_TEXT, ItemStyle, LineStyle, UnitRole
from plans.models import Item, Target, Task
from plans.rules.lines import LABELS
from plans.views import target_input

_ITEM_TEXTS = {"text": MAX_TEXT, "detail": MAX_TEXT, "number": 20}
_TASK_TEXTS = {
    "director": 200,
    "deadline": 400,
    **dict.fromkeys(LABELS, 80),
    "expected_result": MAX_TEXT,
    "note": MAX_TEXT,
}
ONE_LINE = {"number", "director", "deadline", *LABELS}
CHOICES = {"style": ItemStyle.values, "line_style": LineStyle.values}
ROWS = ("leads", "coordinators", "extra_lines", "columns", "targets")
DATES = ("start", "due")

Unit = dict[str, Any]


@dataclass(slots=True)
class Changes:
    """`values` differ from what is stored; `errors` are sentences by field, whose values were left out."""

    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def read(data: QueryDict, item: Item, task: Task | None) -> Changes:
    """The changes that `data` asks of `item` and `task`. A field that was not sent stays as it is."""
    found = Changes()
    stored = snapshot(item, task)
    for name, read_one in _READERS.items():
        if name not in stored or not _was_sent(data, name):
            continue
        try:
            value = read_one(data, name)
        except InvalidInput as wrong:
            found.errors[name] = wrong.message
            continue
        if value != stored[name]:
            found.values[name] = value
    _settle_deadline(data, found, task)
    return found


def snapshot(item: Item, task: Task | None, targets: Sequence[Target] | None = None) -> dict[str, Any]:
    """The stored values of everything the form can change, in the shape of `Changes.values`.

    `targets` are the item's where the caller has them at hand.
    """
    values: dict[str, Any] = {name: getattr(item, name) for name in _ITEM_TEXTS}
    values |= {"style": item.style, "unit_id": item.unit_id, "landscape": item.landscape, "columns": item.columns}
    known = list(item.targets.all()) if targets is None else targets
    if known or (task is None and item.style in target_input.STYLES):
        values["targets"] = target_input.stored(known)
    if task is None:
        return values
    values |= {name: getattr(task, name) for name in (*_TASK_TEXTS, "line_style", *DATES, "extra_lines")}
    parts = list(task.task_units.all())
    values["leads"] = [_part(p.unit_id, p.scope, p.printed_name) for p in parts if p.role == UnitRole.LEAD]
    values["coordinators"] = [
        _part(p.unit_id, p.scope, p.printed_name) for p in parts if p.role == UnitRole.COORDINATOR
    ]
    return values


def too_long(length: int, limit: int) -> str:
    """The sentence for a text that no field takes."""
    return (
        f"Nội dung dài {format_vnd(length)} ký tự, quá {format_vnd(limit)} ký tự cho một ô nên chưa được lưu; "
        "hãy tách thành nhiều mục hoặc đưa vào phụ lục."
    )


def clean_text(text: str, name: str, limit: int) -> str:
    """NFC without stray white space; one line where the field has one."""
    if len(text) > limit:
        raise InvalidInput(too_long(len(text), limit), field=name)
    text = nfc(text).replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text:
        raise InvalidInput("Nội dung có ký tự không đọc được; hãy chép lại dưới dạng văn bản thuần.", field=name)
    return " ".join(text.split()) if name in ONE_LINE else text.strip()


def _was_sent(data: QueryDict, name: str) -> bool:
    return name in data or f"has_{name}" in data


def _text(data: QueryDict, name: str) -> str:
    return clean_text(data.get(name, ""), name, {**_ITEM_TEXTS, **_TASK_TEXTS}[name])


def _choice(data: QueryDict, name: str) -> str:
    value = data.get(name, "")
    if value not in CHOICES[name]:
        raise InvalidInput("Lựa chọn này không có; hãy chọn lại trong danh sách.", field=name)
    return value


def _number_or_none(data: QueryDict, name: str) -> int | None:
    value = data.get(name, "")
    found = row_id(value)
    if value and found is None:
        raise InvalidInput("Hãy chọn đơn vị trong danh sách.", field=name)
    return found


def _flag(data: QueryDict, name: str) -> bool:
    return name in data


def _date(data: QueryDict, name: str) -> dt.date | None:
    text = data.get(name, "").strip()
    return parse_date(text) if text else None


def _leads(data: QueryDict, name: str) -> list[Unit]:
    rows = zip(data.getlist("lead_unit"), data.getlist("lead_scope"), data.getlist("lead_name"), strict=False)
    leads: list[Unit] = []
    for unit_id, scope, printed in rows:
        if (key := row_id(unit_id)) is not None:
            leads.append(_part(key, clean_text(scope, "director", 200), clean_text(printed, "director", 300)))
        elif scope.strip() or printed.strip():
            raise InvalidInput("Hãy chọn đơn vị chủ trì cho phạm vi đã ghi.", field=name)
    if len({(lead["unit_id"], lead["scope"]) for lead in leads}) < len(leads):
        raise InvalidInput("Một đơn vị đang chủ trì hai lần với cùng phạm vi; hãy bỏ bớt một dòng.", field=name)
    return leads


def _coordinators(data: QueryDict, name: str) -> list[Unit]:
    """Ticked units; scope and printed name travel beside each as `coordinator_<id>_scope` and `_name`."""
    ticked = [key for value in data.getlist("coordinator") if (key := row_id(value)) is not None]
    return [_part(pk, data.get(f"coordinator_{pk}_scope", ""), data.get(f"coordinator_{pk}_name", "")) for pk in ticked]


def _extra_lines(data: QueryDict, name: str) -> list[dict[str, str]]:
    rows = zip(data.getlist("extra_label"), data.getlist("extra_text"), strict=False)
    lines = [
        {"label": clean_text(label, "director", 80), "text": clean_text(text, name, MAX_TEXT)} for label, text in rows
    ]
    return [line for line in lines if line["label"] or line["text"]]


def _columns(data: QueryDict, name: str) -> list[dict[str, Any]]:
    rows = zip(data.getlist("column_key"), data.getlist("column_title"), data.getlist("column_width"), strict=False)
    columns: list[dict[str, Any]] = []
    for key, title, width in rows:
        if not key:
            continue
        try:
            share = float(width.replace(",", ".") or 10)
        except ValueError as wrong:
            raise InvalidInput("Độ rộng cột là số phần trăm, ví dụ 15.", field=name) from wrong
        columns.append({"key": key, "title": clean_text(title, "director", 120), "width": share})
    return columns


def _part(unit_id: int, scope: str, printed_name: str) -> Unit:
    return {"unit_id": unit_id, "scope": scope, "printed_name": printed_name}


def _settle_deadline(data: QueryDict, found: Changes, task: Task | None) -> None:
    """New words are read anew: the dates beside them belong to the old ones. Dates typed by hand are confirmed."""
    if task is None:
        return
    if "deadline" in found.values:
        for name in DATES:
            found.values.pop(name, None)
            found.errors.pop(name, None)
    elif found.values.keys() & set(DATES) or (data.get("confirm_deadline") and not task.deadline_confirmed):
        found.values["deadline_confirmed"] = True
    _check_order(found, task)


def _check_order(found: Changes, task: Task) -> None:
    start = found.values.get("start", task.start)
    due = found.values.get("due", task.due)
    if found.values.keys() & set(DATES) and start and due and due < start:
        name = "due" if "due" in found.values else "start"
        found.errors[name] = "Hạn hoàn thành đang sớm hơn ngày bắt đầu; hãy sửa một trong hai ngày."
        for date_name in (*DATES, "deadline_confirmed"):
            found.values.pop(date_name, None)


_READERS: dict[str, Callable[[QueryDict, str], Any]] = {
    **dict.fromkeys((*_ITEM_TEXTS, *_TASK_TEXTS), _text),
    **dict.fromkeys(CHOICES, _choice),
    **dict.fromkeys(DATES, _date),
    "unit_id": _number_or_none,
    "landscape": _flag,
    "leads": _leads,
    "coordinators": _coordinators,
    "extra_lines": _extra_lines,
    "columns": _columns,
    "targets": target_input.rows,
}
FIELDS = tuple(_READERS)
