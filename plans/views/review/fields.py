"""The form of an entry: its fields as a person types them, and what was typed as changes to the draft.

A list is typed one entry a line; a unit with a scope as «Chương trình 1: Phòng A».
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from common.calendar import parse_date
from common.errors import InvalidInput
from common.money import parse_vnd
from common.text import one_line, printable
from plans.constants import BasisRole, ItemStyle, PlanKind
from plans.importing.changing import value_at
from plans.importing.draft import BasisDraft, Found, ItemDraft, PlanDraft, UnitPart
from plans.importing.keeping import unstructured
from plans.models import PlanImport
from plans.services.importing.saving import decided

Changes = list[dict[str, Any]]
Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Field:
    """`path` below the entry's address, `shape` how it is typed: line, area, list, units, number, money, choice."""

    path: str
    label: str
    shape: str = "line"
    is_wide: bool = False
    choices: Choices = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """A field as the form shows it; `name` is that of the input."""

    name: str
    label: str
    shape: str
    value: str
    is_wide: bool = False
    choices: Choices = ()
    error: str = ""


_HEADER = (
    Field("header.superior", "Cơ quan chủ quản"),
    Field("header.body", "Cơ quan ban hành"),
    Field("header.doc_type", "Tên loại"),
    Field("header.code", "Ký hiệu (không gồm số)"),
    Field("header.title", "Trích yếu", "area", is_wide=True),
    Field("header.number", "Số"),
    Field("header.place", "Địa danh"),
    Field("header.day", "Ngày", "number"),
    Field("header.month", "Tháng", "number"),
    Field("header.year", "Năm", "number"),
)
_BASIS = (
    Field("role", "Vai trò", "choice", choices=[*BasisRole.choices]),
    Field("kind", "Loại văn bản"),
    Field("text", "Câu viện dẫn", "area", is_wide=True),
    Field("symbol", "Số, ký hiệu"),
    Field("name", "Tên (luật không ghi số)"),
    Field("date", "Ngày ban hành (năm-tháng-ngày)"),
    Field("issuer", "Cơ quan ban hành"),
)
_TEXT = (Field("text", "Nội dung", "area", is_wide=True),)
_LOOK = (
    Field("detail", "Phần viết tiếp sau tiêu đề", "area", is_wide=True),
    Field("style", "Kiểu mục", "choice", choices=[*ItemStyle.choices]),
    Field("number", "Số, ký hiệu đầu mục"),
)
_TASK = (
    Field("task.director", "Chỉ đạo thực hiện", is_wide=True),
    Field("task.leads", "Chủ trì (mỗi đơn vị một dòng)", "units", is_wide=True),
    Field("task.coordinators", "Phối hợp (mỗi đơn vị một dòng)", "units", is_wide=True),
    Field("task.deadline", "Thời gian, như in trên văn bản"),
    Field("task.deadline_label", "Nhãn thời gian"),
    Field("task.result", "Sản phẩm, kết quả", "area", is_wide=True),
    Field("task.note", "Ghi chú", "area", is_wide=True),
)
_TARGET = (
    Field("value", "Giá trị"),
    Field("unit", "Đơn vị tính"),
    Field("period", "Thời kỳ"),
)
_BUDGET = (
    Field("budget.total", "Tổng kinh phí (đồng)", "money"),
    Field("budget.words", "Bằng chữ", is_wide=True),
    Field("budget.source", "Nguồn kinh phí", "area", is_wide=True),
)
_ENDING = (
    Field("closing", "Câu kết (mỗi đoạn một dòng)", "list", is_wide=True),
    Field("recipients", "Nơi nhận (mỗi nơi một dòng, dòng cuối là «Lưu: …»)", "list", is_wide=True),
    Field("signatory.authority", "Quyền hạn ký (mỗi dòng một quyền hạn)", "plain", is_wide=True),
    Field("signatory.position", "Chức vụ người ký"),
    Field("signatory.name", "Họ và tên người ký"),
)
_OPENING = (Field("opening", "Câu mở đầu (mỗi đoạn một dòng)", "list", is_wide=True),)
_PLAN = (
    Field("kind", "Loại kế hoạch", "choice", choices=[*PlanKind.choices]),
    Field("period_start", "Thời kỳ từ ngày (ngày/tháng/năm)"),
    Field("period_end", "Đến ngày (ngày/tháng/năm)"),
)
"""Decided beside the text, in the form of the header; see `plan_import_correct`."""


def fields_of(draft: PlanDraft, path: str) -> list[tuple[str, Field]]:
    """(address, field) of the form of the entry at `path`. Raises `InvalidInput` where there is no such entry."""
    fixed = {"header": _HEADER, "opening": _OPENING, "budget": _BUDGET, "ending": _ENDING}
    if path in fixed:
        return [(each.path, each) for each in fixed[path]]
    entry = value_at(draft, path)
    if isinstance(entry, BasisDraft):
        return [(f"{path}.{each.path}", each) for each in _BASIS]
    if not isinstance(entry, ItemDraft):
        raise InvalidInput("Không có mục này trong bản đọc; hãy tải lại trang.", field=path)
    own = [(f"{path}.{each.path}", each) for each in (*_TEXT, *(_TASK if entry.task is not None else ()))]
    for place, _ in enumerate(entry.targets):
        own += [(f"{path}.targets.{place}.{each.path}", _numbered(each, place)) for each in _TARGET]
    return [*own, *((f"{path}.{each.path}", each) for each in _LOOK)]


def _numbered(each: Field, place: int) -> Field:
    return Field(each.path, f"Chỉ tiêu {place + 1}: {each.label.lower()}")


def typed(draft: PlanDraft, path: str, posted: Mapping[str, str] | None = None, error: InvalidInput | None = None
          ) -> list[Typed]:  # fmt: skip
    """The form of the entry; with `posted`, as a person left it, `error` at its field."""
    shown = []
    for address, each in fields_of(draft, path):
        value = posted.get(address, "") if posted is not None else _shown(_value(draft, address), each.shape)
        message = error.message if error and error.field == address else ""
        shown.append(Typed(address, each.label, each.shape, value, each.is_wide, each.choices, message))
    return shown


def changes(draft: PlanDraft, path: str, posted: Mapping[str, str]) -> Changes:
    """What differs from the draft. Raises `InvalidInput` at the field."""
    found: Changes = []
    for address, each in fields_of(draft, path):
        if address not in posted:
            continue
        now, given = _value(draft, address), posted[address]
        if _same(_shown(now, each.shape), given, each.shape):
            continue
        found.append({"op": "set", "path": address, "value": _READ[each.shape](given, now, address)})
    return found


def plan_typed(
    found: PlanImport,
    draft: PlanDraft,
    path: str,
    posted: Mapping[str, str] | None = None,
    error: InvalidInput | None = None,
) -> list[Typed]:
    """What is decided about the plan beside its text, in the header's form."""
    if path != "header":
        return []
    now = _plan_values(found, draft)
    return [
        Typed(
            f"plan.{each.path}", each.label, each.shape,
            posted.get(f"plan.{each.path}", "") if posted is not None else now[each.path],
            choices=each.choices, error=error.message if error and error.field == each.path else "",
        )
        for each in _PLAN
    ]  # fmt: skip


def plan_changes(found: PlanImport, draft: PlanDraft, path: str, posted: Mapping[str, str]) -> Changes:
    """What was decided otherwise than the form showed it."""
    if path != "header":
        return []
    now = _plan_values(found, draft)
    given = {each.path: one_line(posted.get(f"plan.{each.path}", now[each.path])) for each in _PLAN}
    made = {name: value for name, value in given.items() if value != now[name]}
    for name in made.keys() & {"period_start", "period_end"}:
        _require_day(made[name], name)
    return [{"op": "plan", "name": name, "value": value} for name, value in made.items()]


def _require_day(text: str, name: str) -> None:
    try:
        if text:
            parse_date(text)
    except InvalidInput as wrong:
        raise InvalidInput(wrong.message, field=name) from wrong


def _plan_values(found: PlanImport, draft: PlanDraft) -> dict[str, str]:
    proposal = decided(found, draft)
    start, end = proposal.period or (None, None)
    return {"kind": proposal.kind, "period_start": _day(start), "period_end": _day(end)}


def _day(day: dt.date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _value(draft: PlanDraft, address: str) -> Any:
    try:
        return value_at(draft, address)
    except InvalidInput:
        return None  # below something that is not there yet


def _same(shown: str, given: str, shape: str) -> bool:
    if shape in ("list", "units", "plain", "area"):
        return printable(shown) == printable(given)
    return shown == one_line(given)


def _shown(value: Any, shape: str) -> str:
    if value is None:
        return ""
    if shape == "units":
        return "\n".join(_unit(found.value) for found in value)
    if shape == "list":
        return "\n".join(found.value for found in value)
    if shape == "plain":
        return "\n".join(value)
    inner = value.value if isinstance(value, Found) else value
    return str(inner)


def _unit(part: UnitPart) -> str:
    return f"{part.scope}: {part.unit}" if part.scope else part.unit


def _line(given: str, _now: Any, _address: str) -> Any:
    return one_line(given)


def _area(given: str, _now: Any, _address: str) -> Any:
    return printable(given)


def _number(given: str, _now: Any, address: str) -> Any:
    text = one_line(given)
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise InvalidInput("Hãy nhập một số, hoặc để trống.", field=address)
    return int(text)


def _money(given: str, _now: Any, address: str) -> Any:
    text = one_line(given)
    if not text:
        return None
    try:
        return parse_vnd(text)
    except InvalidInput as wrong:
        raise InvalidInput(wrong.message, field=address) from wrong


def _list(given: str, now: Any, _address: str) -> Any:
    """Lines that stay keep their evidence."""
    known = {found.value: found for found in now or ()}
    lines = [one_line(line) for line in given.splitlines() if line.strip()]
    return [unstructured(known.get(line) or Found(line), Found[str]) for line in lines]


def _plain(given: str, _now: Any, _address: str) -> Any:
    return [one_line(line) for line in given.splitlines() if line.strip()]


def _units(given: str, now: Any, _address: str) -> Any:
    known = {_unit(found.value): found for found in now or ()}
    return [unstructured(known.get(line) or _new_unit(line), Found[UnitPart]) for line in _plain(given, None, "")]


def _new_unit(line: str) -> Found[UnitPart]:
    scope, colon, unit = line.partition(": ")
    return Found(UnitPart(unit, scope)) if colon and unit else Found(UnitPart(line))


_READ: dict[str, Callable[[str, Any, str], Any]] = {
    "line": _line,
    "choice": _line,
    "area": _area,
    "number": _number,
    "money": _money,
    "list": _list,
    "plain": _plain,
    "units": _units,
}
