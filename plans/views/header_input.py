"""What the forms around the text sent («Phần đầu văn bản», «Ký, nơi nhận»), compared with what is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import QueryDict

from common.calendar import parse_date
from common.errors import InvalidInput
from common.money import parse_vnd
from common.text import row_id
from documents.constants import Authority, Circulation, RecipientPurpose, SigningMethod, Urgency
from plans.constants import MAX_TEXT, BasisRole, PlanKind, TaskLayout
from plans.models import Plan
from plans.views.item_input import Changes, clean_text

TEXTS = {
    "subject": 500,
    "symbol": 40,
    "place": 100,
    "opening": MAX_TEXT,
    "closing": MAX_TEXT,
    "budget_words": 300,
    "budget_source": MAX_TEXT,
    "on_behalf_of": 120,
    "head_title": 120,
    "signer_title": 120,
    "signer_name": 120,
    "archive_line": 120,
    "typist_mark": 40,
}
CHOICES: dict[str, list[str]] = {
    "urgency": Urgency.values,
    "circulation": Circulation.values,
    "authority": Authority.values,
    "signing_method": SigningMethod.values,
    "kind": PlanKind.values,
    "task_layout": TaskLayout.values,
}
PLAN_FIELDS = (
    "kind", "parent_id", "carries_out_id",
    "period_start", "period_end", "task_layout", "opening", "closing", "budget_total", "budget_words", "budget_source",
)  # fmt: skip
PARTS = {
    "head": (
        "subject", "symbol", "place", "draft_month", "draft_year", "drafting_unit_id", "urgency", "circulation",
        "kind", "parent_id", "carries_out_id",
        "period_start", "period_end", "task_layout", "opening", "budget_total", "budget_words", "budget_source",
    ),
    "sign": (
        "closing", "signing_method", "on_behalf_of", "authority", "head_title", "signer_title", "signer_name",
        "recipients", "archive_line", "typist_mark",
    ),
}  # fmt: skip
ROW_LIMIT = 200


def read(data: QueryDict, plan: Plan, part: str) -> Changes:
    """The changes that `data` asks of one part of the frame. A field that was not sent stays as it is."""
    found = Changes()
    for name, stored in snapshot(plan, part).items():
        if name not in data and f"has_{name}" not in data:
            continue
        try:
            value = _reader(name)(data, name)
        except InvalidInput as wrong:
            found.errors[name] = wrong.message
            continue
        if value != stored:
            found.values[name] = value
    _check_period(found, plan)
    return found


def snapshot(plan: Plan, part: str) -> dict[str, Any]:
    """The stored values of one part, in the shape of `Changes.values`."""
    values: dict[str, Any] = {}
    for name in PARTS[part]:
        if name == "recipients":
            rows = plan.document.recipients.all()
            values[name] = [{"name": row.name, "purpose": row.purpose, "email": row.email} for row in rows]
        else:
            values[name] = getattr(plan if name in PLAN_FIELDS else plan.document, name)
    return values


def basis_snapshot(plan: Plan) -> list[dict[str, Any]]:
    """The citations, in order."""
    return [
        {
            "legal_document_id": basis.legal_document_id,
            "role": basis.role,
            "text": basis.text,
            "cited_date": basis.cited_date,
            "in_opening": basis.in_opening,
        }
        for basis in plan.bases.all()
    ]


def read_bases(data: QueryDict) -> list[dict[str, Any]]:
    """The citation rows as sent; a row without a document or words is left out. Raises `InvalidInput`."""
    names = ("basis_document", "basis_role", "basis_text", "basis_date", "basis_place")
    rows: list[dict[str, Any]] = []
    for document, role, text, date, place in zip(*(data.getlist(name) for name in names), strict=False):
        if not document and not text.strip():
            continue
        key = row_id(document)
        if key is None:
            raise InvalidInput("Hãy chọn văn bản trong danh mục cho câu viện dẫn đã ghi.", field="bases")
        rows.append(
            {
                "legal_document_id": key,
                "role": role if role in BasisRole.values else BasisRole.LEGAL.value,
                "text": " ".join(clean_text(text, "bases", 2000).split()),
                "cited_date": parse_date(date) if date.strip() else None,
                "in_opening": place != "no",
            }
        )
    return rows[:ROW_LIMIT]


def _reader(name: str) -> Callable[[QueryDict, str], Any]:
    if name in TEXTS:
        return _text
    return _choice if name in CHOICES else _OTHERS[name]


def _text(data: QueryDict, name: str) -> str:
    text = clean_text(data.get(name, ""), name, TEXTS[name])
    return text if TEXTS[name] == MAX_TEXT else " ".join(text.split())


def _choice(data: QueryDict, name: str) -> str:
    value = data.get(name, "")
    if value not in CHOICES[name]:
        raise InvalidInput("Lựa chọn này không có; hãy chọn lại trong danh sách.", field=name)
    return value


def _month(data: QueryDict, name: str) -> int | None:
    return _whole(data, name, 1, 12, "Tháng là một số từ 1 đến 12; hãy sửa lại hoặc để trống.")


def _year(data: QueryDict, name: str) -> int | None:
    return _whole(data, name, 1990, 2100, "Năm gồm bốn chữ số, ví dụ 2026; hãy sửa lại hoặc để trống.")


def _whole(data: QueryDict, name: str, low: int, high: int, sentence: str) -> int | None:
    text = data.get(name, "").strip()
    if not text:
        return None
    if not text.isdecimal() or len(text) > 4 or not low <= int(text) <= high:
        raise InvalidInput(sentence, field=name)
    return int(text)


def _row(data: QueryDict, name: str) -> int | None:
    value = data.get(name, "")
    found = row_id(value)
    if value and found is None:
        raise InvalidInput("Hãy chọn một dòng trong danh sách.", field=name)
    return found


def _date(data: QueryDict, name: str) -> dt.date:
    return parse_date(data.get(name, "").strip())


def _money(data: QueryDict, name: str) -> int | None:
    text = data.get(name, "").strip()
    return parse_vnd(text) if text else None


def _recipients(data: QueryDict, name: str) -> list[dict[str, str]]:
    names, purposes, emails = (data.getlist(f"recipient_{part}") for part in ("name", "purpose", "email"))
    # A page that was opened before the addresses came sends none.
    rows = zip(names, purposes, emails or [""] * len(names), strict=False)
    return [
        {
            "name": " ".join(clean_text(who, name, 300).split()),
            "purpose": purpose if purpose in RecipientPurpose.values else "",
            "email": _address(email, who, name),
        }
        for who, purpose, email in rows
        if who.strip()
    ][:ROW_LIMIT]


def _address(email: str, who: str, name: str) -> str:
    email = email.strip()
    try:
        if email:
            validate_email(email)
    except ValidationError as wrong:
        raise InvalidInput(
            f"Địa chỉ thư điện tử của «{who.strip()}» không đúng; ví dụ: vanthu@quangngai.gov.vn.", field=name
        ) from wrong
    return email


def _check_period(found: Changes, plan: Plan) -> None:
    start = found.values.get("period_start", plan.period_start)
    end = found.values.get("period_end", plan.period_end)
    if found.values.keys() & {"period_start", "period_end"} and end < start:
        found.errors["period_end"] = "Ngày kết thúc đang sớm hơn ngày bắt đầu; hãy sửa một trong hai ngày."
        found.values.pop("period_start", None)
        found.values.pop("period_end", None)


_OTHERS: dict[str, Callable[[QueryDict, str], Any]] = {
    "draft_month": _month,
    "draft_year": _year,
    "drafting_unit_id": _row,
    "parent_id": _row,
    "carries_out_id": _row,
    "period_start": _date,
    "period_end": _date,
    "budget_total": _money,
    "recipients": _recipients,
}
