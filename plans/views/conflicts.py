"""Two people in one item: what each changed since the form was opened, and the three ways out.

The form carries `base`, the values it was filled with. What differs from it is "mine"; what is stored and differs
from it is "theirs". Nothing is written before a person has chosen.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.shortcuts import render

from common.calendar import dmy
from organizations.models import Unit
from plans.constants import ItemStyle, LineStyle, PlanKind
from plans.models import LegalDocument, Plan
from plans.rules.lines import LABELS as TASK_LABELS
from plans.selectors import possible_parents
from plans.views import target_input
from plans.views.answers import EditorRequest
from plans.views.item_input import ONE_LINE, Changes

LABELS = {
    "text": "Nội dung",
    "detail": "Phần viết tiếp",
    "number": "Số thứ tự riêng",
    "style": "Kiểu mục",
    "unit_id": "Đơn vị thực hiện",
    "landscape": "Trang ngang",
    "columns": "Các cột",
    "director": "Chỉ đạo thực hiện",
    "leads": "Đơn vị chủ trì",
    "coordinators": "Đơn vị phối hợp",
    "deadline": "Thời gian",
    "director_label": "Nhãn chỉ đạo",
    "lead_label": "Nhãn chủ trì",
    "coordinator_label": "Nhãn phối hợp",
    "deadline_label": "Nhãn thời gian",
    "result_label": "Nhãn kết quả",
    "start": "Bắt đầu",
    "due": "Hạn hoàn thành",
    "expected_result": "Sản phẩm, kết quả",
    "note": "Ghi chú",
    "extra_lines": "Dòng khác",
    "targets": "Chỉ tiêu đo được",
    "line_style": "Cách in",
    "subject": "Trích yếu",
    "symbol": "Ký hiệu",
    "place": "Địa danh",
    "draft_month": "Tháng",
    "draft_year": "Năm",
    "drafting_unit_id": "Đơn vị soạn thảo",
    "kind": "Loại kế hoạch",
    "parent_id": "Thực hiện kế hoạch",
    "carries_out_id": "Thực hiện văn bản",
    "urgency": "Độ khẩn",
    "circulation": "Phạm vi lưu hành",
    "period_start": "Thực hiện từ ngày",
    "period_end": "Thực hiện đến ngày",
    "task_layout": "Cách trình bày nhiệm vụ",
    "opening": "Câu mở đầu",
    "closing": "Câu kết",
    "budget_total": "Tổng kinh phí",
    "budget_words": "Bằng chữ",
    "budget_source": "Nguồn kinh phí",
    "bases": "Căn cứ",
    "on_behalf_of": "Thay mặt",
    "authority": "Quyền hạn ký",
    "head_title": "Chức vụ người đứng đầu",
    "signer_title": "Chức vụ người ký",
    "signer_name": "Họ tên người ký",
    "recipients": "Nơi nhận",
    "archive_line": "Lưu",
    "typist_mark": "Ký hiệu người soạn thảo",
}
_ROW_TEXTS = {
    "leads": ("scope", "printed_name"),
    "coordinators": ("scope", "printed_name"),
    "extra_lines": ("label", "text"),
    "columns": ("key", "title"),
    "recipients": ("name",),
    "bases": ("text",),
    "targets": ("text", "value", "unit", "bound", "period_start", "period_end"),
}
CHOICES = ("mine", "theirs", "merge")
_JOINED_TEXTS = ("text", "detail", "expected_result", "note", "opening", "closing", "budget_source")
_WORDS = re.compile(r"\S+\s*|\s+")
# Words on either side; the work grows with more than their square.
MAX_COMPARED = 400
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Stand:
    """What a form meets when it is sent: its id in the page, the stored values, those it was filled with."""

    form_id: str
    stored: dict[str, Any]
    base: dict[str, Any]
    version: int

    def theirs(self) -> set[str]:
        """The fields that somebody else has changed since the form was filled."""
        return {name for name, value in self.stored.items() if value != self.base[name]}


def base_json(values: dict[str, Any]) -> str:
    """What a fresh form carries as the values it was filled with."""
    return json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False)


def stand(request: EditorRequest, form_id: str | int, stored: dict[str, Any], version: int) -> Stand:
    """`stored` beside what the form says it was filled with; the same where it says nothing readable."""
    try:
        sent = json.loads(request.POST.get("base", ""))
        base = {name: _like(name, value, sent.get(name, value)) for name, value in stored.items()}
    except (ValueError, AttributeError, TypeError, RecursionError):
        base = stored
    return Stand(str(form_id), stored, base, version)


def panel(request: EditorRequest, plan: Plan, at: Stand, mine: dict[str, Any]) -> HttpResponse:
    """Mine beside theirs with the three choices."""
    names = _row_names(request, plan)
    rows = [
        {
            "label": LABELS.get(name, name),
            **_side_by_side(_said(name, mine.get(name, at.base[name]), names), _said(name, stored, names)),
        }
        for name, stored in at.stored.items()
        if mine.get(name, at.base[name]) != stored
    ]
    context = {"form_id": at.form_id, "rows": rows, "version": at.version}
    if request.htmx:
        return render(request, "plans/editor/conflict_answer.html", context, status=412)
    posted = [(key, value) for key in request.POST for value in request.POST.getlist(key) if key not in _CONTROL]
    page = {**context, "plan": plan, "posted": posted}
    return render(request, "plans/editor/conflict_page.html", page, status=412)


def resolved(at: Stand, mine: dict[str, Any], choice: str) -> dict[str, Any]:
    """What is left to store after the choice; nothing for «theirs»."""
    if choice == "theirs":
        return {}
    if choice == "merge":
        theirs = at.theirs()
        return {
            name: _joined(name, value, at.stored[name]) if name in theirs else value for name, value in mine.items()
        }
    return mine


def own_changes(changes: Changes, base: dict[str, Any]) -> dict[str, Any]:
    """The values that this person changed since the form was filled."""
    return {name: value for name, value in changes.values.items() if name not in base or value != base[name]}


def _like(name: str, stored: Any, sent: Any) -> Any:
    """`sent` as it was before it became JSON. Only dates change their type on the way."""
    if not _has_shape(name, stored, sent):
        return stored
    if isinstance(sent, str) and _ISO_DATE.fullmatch(sent) and not isinstance(stored, str):
        return dt.date.fromisoformat(sent)
    return sent


def _has_shape(name: str, stored: Any, sent: Any) -> bool:
    """Whether `sent` could have been stored there: a list of such rows, a text, a number, a day."""
    if isinstance(stored, list):
        return isinstance(sent, list) and all(isinstance(row, dict) and _is_row(name, row) for row in sent)
    if isinstance(stored, str):
        return isinstance(sent, str)
    return sent is None or isinstance(sent, str | int)


def _is_row(name: str, row: dict[str, Any]) -> bool:
    texts = _ROW_TEXTS.get(name, ())
    return all(isinstance(row.get(text), str) for text in texts) and all(
        value is None or isinstance(value, str | int | float) for value in row.values()
    )


def _joined(name: str, mine: Any, theirs: Any) -> Any:
    if isinstance(mine, list):
        return mine + [row for row in theirs if row not in mine]
    if name in ONE_LINE | set(_JOINED_TEXTS) and name not in ("number", *TASK_LABELS):
        if mine in theirs or theirs in mine:
            return max(mine, theirs, key=len)
        return ("; " if name in ONE_LINE else "\n").join((mine, theirs))
    return mine


def _row_names(request: EditorRequest, plan: Plan) -> dict[str, dict[int, str]]:
    """The rows that a field may point to, by field; a part in a task points to a unit."""
    units = Unit.objects.for_user(request.user).filter(agency_id=plan.agency_id)
    legal = LegalDocument.objects.for_user(request.user).filter(agency_id=plan.agency_id)
    labels = {unit.pk: unit.label() for unit in units}
    return {
        "unit_id": labels,
        "drafting_unit_id": labels,
        "parent_id": {other.pk: str(other) for other in possible_parents(request.user, plan)},
        "carries_out_id": {document.pk: str(document) for document in legal},
    }


def _side_by_side(mine: str, theirs: str) -> dict[str, list[tuple[str, bool]]]:
    """Both texts in pieces, each with whether it is only on its side; long stretches in common are cut short."""
    ours, others = _WORDS.findall(mine), _WORDS.findall(theirs)
    if len(ours) * len(others) > MAX_COMPARED**2:
        return {"mine": [(mine, False)], "theirs": [(theirs, False)]}
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for tag, start, end, from_, to in SequenceMatcher(None, ours, others, autojunk=False).get_opcodes():
        if tag == "equal":
            both = ours[start:end]
            text = "".join(both if len(both) <= 24 else [*both[:8], "… ", *both[-12:]])
            left.append((text, False))
            right.append((text, False))
            continue
        left += [("".join(ours[start:end]), True)] if end > start else []
        right += [("".join(others[from_:to]), True)] if to > from_ else []
    return {"mine": left, "theirs": right}


def _said(name: str, value: Any, names: dict[str, dict[int, str]]) -> str:
    """A value in words."""
    if value in ("", None, [], False):
        return "(để trống)" if value is not False else "Không"
    if isinstance(value, dt.date):
        return dmy(value)
    if name in names:
        return names[name].get(value, "")
    if name in ("leads", "coordinators"):
        return "; ".join(
            " – ".join(filter(None, (part["scope"], names["unit_id"].get(part.get("unit_id"), "")))) for part in value
        )
    if name == "extra_lines":
        return "\n".join(f"{line['label']}: {line['text']}" for line in value)
    if name == "targets":
        return "\n".join(map(target_input.in_words, value))
    if name == "columns":
        return "; ".join(column["title"] for column in value)
    if name == "recipients":
        return "\n".join(filter(None, (row["name"] for row in value)))
    if name == "bases":
        return "\n".join(row["text"] for row in value)
    labels = {**dict(ItemStyle.choices), **dict(LineStyle.choices), **dict(PlanKind.choices)}
    return (
        "Có"
        if value is True
        else labels.get(value, str(value))
        if name in ("style", "line_style", "kind")
        else str(value)
    )


_CONTROL = {"csrfmiddlewaretoken", "resolve", "conflict_version"}
