"""Units and times inside a sentence.

Habits relied on: the unit in charge is the sentence's subject («Sở Tài chính chủ trì, …», «Giao Phòng A chủ trì, …»);
others follow «phối hợp với», up to the verb that says what is done together; a time counts only where the sentence
calls it one: «hoàn thành trước ngày …», «chậm nhất …», «xong trong quý II». «Kịp thời», «sớm» are no times.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plans.constants import ItemStyle, LineStyle
from plans.importing.assignments.lines import words_of
from plans.importing.draft import Found, ItemDraft, TaskDraft, UnitPart
from plans.importing.headings import ACTS, topic, unit_subject
from plans.importing.organisation import without_order
from plans.importing.units import begins, listed

_IN_CHARGE = re.compile(
    r"(?:chủ trì|chỉ trì|chịu trách nhiệm|có trách nhiệm|là (?:cơ quan|đơn vị|phòng)?\s*(?:chủ trì|đầu mối|"
    r"thường trực)|"
    r"làm đầu mối|tham mưu)\b"
)
_WITH = re.compile(r"[Pp]hối hợp(?:\s+chặt chẽ)?\s*(?:,\s*)?(?:với|cùng(?: với)?)?\s+(?=\S)")
_UNTIL = re.compile(
    rf"(?:\s|,\s*)(?:{ACTS}|trong|để|nhằm|tiến hành|kiểm tra|đánh giá|đề xuất|mời|nghiên cứu|khảo sát|lựa chọn|duy trì|"
    r"vận động|biên soạn|ban hành|trình|xem xét|giải quyết|xác định|thống nhất|phổ biến|tập huấn|đào tạo|xử lý|"
    r"khi|theo|"
    r"trên cơ sở|về việc|có trách nhiệm|viết|đưa tin|đăng|phát hành|thông tin|đảm bảo|bảo đảm|kết nối|liên hệ|rà|"
    r"nắm|tổ chức(?= [a-zđà-ỹ]))(?=[\s,.;:]|(?<=\s)|$)|[;.:]"
)
_TIME = (
    r"(?:(?:đầu|giữa|cuối)\s+)?(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?|"
    r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|"
    r"(?:(?:đầu|giữa|cuối)\s+)?(?:tháng|quý)\s+(?:\d{1,2}|[IV]{1,3})(?:\s*[-–]\s*(?:\d{1,2}|[IV]{1,3}))?"
    r"(?:\s*[/.]\s*\d{4}|\s+năm\s+\d{4})?|(?:năm\s+)\d{4}"
)
_LATEST = r"trước|chậm nhất(?:\s+(?:là|vào|đến))?|muộn nhất(?:\s+là)?|đến hết"
_BY = rf"(?:{_LATEST}|hết|trong|vào|đến)\s+(?:hết\s+)?(?:{_TIME})"
_DEADLINE = re.compile(
    rf"(?:hoàn thành|hoàn tất|xong|kết thúc)\s+(?P<done>{_BY})|(?P<late>(?:{_LATEST})\s+(?:hết\s+)?(?:{_TIME}))",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\((?P<inside>[^()]{8,400})\)\s*[.;]?$")
_SKIPPED = frozenset({"purpose", "target", "budget", "organisation", "course"})
_UNSURE = 0.8
_SUBJECT = "Đơn vị chủ trì được hiểu từ chủ ngữ của câu; hãy kiểm tra."
_SENTENCES = frozenset({ItemStyle.POINT, ItemStyle.DASH, ItemStyle.PARAGRAPH, ItemStyle.HEADING, ItemStyle.PLUS})


def with_subjects(items: Sequence[ItemDraft]) -> tuple[ItemDraft, ...]:
    """`items` with a task wherever a sentence outside purposes, targets and duties names the unit in charge."""
    return tuple(_with_subjects(item) for item in items)


def _with_subjects(item: ItemDraft, given: TaskDraft | None = None) -> ItemDraft:
    """`given`: what the line above announces for each of its points («Sở Y tế chủ trì …:»)."""
    is_heading = item.style in (ItemStyle.SECTION, ItemStyle.HEADING)
    if item.style in (ItemStyle.TABLE, ItemStyle.ANNEX) or item.task or (is_heading and topic(item.text) in _SKIPPED):
        return item
    words = words_of(item)
    announced = None
    if item.style not in _SENTENCES:
        task = None
    elif words.endswith(":"):
        task, announced = None, subject_task(item, words)
    else:
        task = subject_task(item, words) or _in_brackets(item, words) or (given and _timed(given, item, words))
    return replace(item, task=task, children=tuple(_with_subjects(child, announced) for child in item.children))


def _in_brackets(item: ItemDraft, words: str) -> TaskDraft | None:
    """«Tổ chức hội thi (Sở Nội vụ chủ trì; hoàn thành trong tháng 9)», or the brackets on a line of their own."""
    remarks = [words] if item.style != ItemStyle.NOTE else []
    remarks += [child.text for child in item.children if child.style == ItemStyle.NOTE]
    found = (_BRACKETS.search(remark) for remark in remarks)
    return next((task for each in found if each and (task := subject_task(item, each["inside"]))), None)


def _timed(given: TaskDraft, item: ItemDraft, words: str) -> TaskDraft:
    return replace(given, deadline=deadline_in(item, words) or given.deadline)


def subject_task(item: ItemDraft, words: str) -> TaskDraft | None:
    """The task that a sentence gives to its subject; None for a sentence that gives none."""
    unit, does = unit_subject(without_order(words))
    if not unit or not _IN_CHARGE.match(does):
        return None
    leads = tuple(Found(UnitPart(each), item.evidence, _UNSURE, _SUBJECT) for each in listed(unit))
    task = TaskDraft(leads=leads, coordinators=coordinators_in(item, does), line_style=LineStyle.HIDDEN)
    return replace(task, deadline=deadline_in(item, does), confidence=_UNSURE, doubt=_SUBJECT)


def coordinators_in(item: ItemDraft, words: str) -> tuple[Found[UnitPart], ...]:
    """The units named after the first «phối hợp với», up to the verb; none where it names none."""
    found = _WITH.search(words)
    if not found:
        return ()
    rest = words[found.end() :]
    end = _UNTIL.search(rest)
    units = listed(rest[: end.start()] if end else rest)
    return tuple(Found(UnitPart(unit), item.evidence, _UNSURE) for unit in units if begins(unit))


def deadline_in(item: ItemDraft, words: str) -> Found[str] | None:
    """The time by which a sentence wants to be carried out, as printed; None where it names none."""
    found = _DEADLINE.search(words)
    if not found:
        return None
    return Found((found["done"] or found["late"]).strip(), item.evidence, _UNSURE)
