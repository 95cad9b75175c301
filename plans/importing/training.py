"""A course's facts: its name, who attends, when, where, what is taught.

Habits relied on: a course plan says each fact behind a label («Tên khóa đào tạo:», «Thành phần tham dự:», «Thời gian:»,
«Địa điểm:»), or under a heading of these words; what is taught are the numbered parts under «Nội dung».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from common.text import collapse
from plans import deadlines
from plans.importing.draft import Evidence, Found, ItemDraft, TrainingDraft

_NAME = re.compile(
    r"tên\s+(?:gọi\s+)?(?:khóa|lớp|chuyên đề|chương trình|hội nghị tập huấn|nội dung tập huấn)", re.IGNORECASE
)
_WHO = re.compile(r"thành phần|đối tượng|học viên|số lượng|sĩ số|quy mô|số học viên", re.IGNORECASE)
_WHEN = re.compile(r"(?:dự kiến\s+)?(?:thời gian|thời lượng)", re.IGNORECASE)
_WHERE = re.compile(r"(?:dự kiến\s+)?địa điểm", re.IGNORECASE)
_WHAT = re.compile(
    r"(?:nội dung|chương trình|chuyên đề)(?:\s+(?:và\s+)?(?:đào tạo|khóa học|lớp học|tập huấn|bồi dưỡng|giảng dạy|"
    r"chương trình|chuyên đề|khóa đào tạo))*",
    re.IGNORECASE,
)
_COURSE = re.compile(
    r"\bkhóa (?:đào tạo|học|tập huấn|bồi dưỡng)|\blớp (?:đào tạo|tập huấn|bồi dưỡng|học)|học viên|giảng viên",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?P<about>khoảng\s+|dự kiến\s+)?(?<![\d/-])(?P<count>\d{1,3}(?:\.\d{3})?|\d+)\s*"
    r"(?:người|học viên|đại biểu|lượt người|cán bộ|công chức)(?!\s*/)",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"(?<![/\d.-])\d{1,3}(?:,5)?\s*(?:ngày|buổi|tiết|tuần)\b(?!\s*\d)(?:\s*\(\s*\d+\s*(?:buổi|tiết)\s*\))?",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<!tháng )(?<![\d/])\d{1,2}\s*[/.-]\s*\d{1,2}(?!\d)|ngày\s+\d{1,2}\s+tháng", re.IGNORECASE)
_HOUR = re.compile(r"\d{1,2}\s*(?:h|giờ)\s*\d{0,2}(?:\s*phút)?,?\s*", re.IGNORECASE)
_ABOUT = "Văn bản ghi số ước khoảng; hãy xác nhận."


@dataclass(frozen=True, slots=True)
class _Line:
    """A label and what it says; `item` is where."""

    label: str
    value: str
    item: ItemDraft

    def found(self, value: str) -> Found[str]:
        return Found(value, self.evidence)

    @property
    def evidence(self) -> Evidence | None:
        return self.item.evidence


def read(items: Sequence[ItemDraft]) -> TrainingDraft | None:
    """The facts of the one course that a plan organises; None for other plans and for plans of several courses."""
    lines = [line for item in items for line in _lines(item)]
    names = [line for line in lines if _NAME.match(line.label) and line.value]
    where = _first(lines, _WHERE)
    if len(names) > 1 or not (names or (where and _is_course(lines))):
        return None
    when = _time(lines)
    start, end = _days(when)
    return TrainingDraft(
        name=names[0].found(names[0].value) if names else None,
        participants=_participants(lines),
        start=start,
        end=end,
        venue=where.found(where.value) if where else None,
        duration=_duration(lines),
        time=when.value if when else "",
        modules=_modules(items),
    )


def _lines(item: ItemDraft) -> Iterator[_Line]:
    """Labelled lines, and headings with what stands below them."""
    text = collapse(f"{item.text} {item.detail}")
    label, mark, value = text.partition(":")
    below = [child for child in item.children if not child.children]
    if item.style in ("section", "heading", "point") and (not mark or not value.strip()):
        label, value = text.rstrip(" :"), " ".join(child.text for child in below)
    if len(label) < 80:
        yield _Line(label.strip(), value.strip(" ."), item)
    for child in item.children:
        yield from _lines(child)


def _first(lines: Sequence[_Line], label: re.Pattern[str]) -> _Line | None:
    return next((line for line in lines if label.match(line.label) and line.value and line.item.task is None), None)


def _is_course(lines: Sequence[_Line]) -> bool:
    """Whether someone attends, and the labels or their words speak of a course."""
    told = [line for line in lines if _WHO.match(line.label) or _WHEN.match(line.label) or _WHAT.match(line.label)]
    return any(_WHO.match(line.label) for line in told) and any(
        _COURSE.search(f"{line.label} {line.value}") for line in told
    )


def _participants(lines: Sequence[_Line]) -> Found[int] | None:
    """How many attend; nothing for a range or a number per body."""
    for line in lines:
        found = _COUNT.search(line.value) if _WHO.match(line.label) else None
        if found and not re.search(r"\d\s*(?:-|–|đến)\s*$", line.value[: found.start("count")]):
            count = int(found["count"].replace(".", ""))
            return Found(count, line.evidence, 0.9, _ABOUT) if found["about"] else Found(count, line.evidence)
    return None


def _time(lines: Sequence[_Line]) -> _Line | None:
    """The line that says the days, else the first about time; a heading «Thời gian, địa điểm» only names both."""
    told = [line for line in lines if _WHEN.match(line.label) and line.value and not _WHERE.search(line.label)]
    return next((line for line in told if _DAY.search(line.value)), told[0] if told else None)


def _days(when: _Line | None) -> tuple[Found[str] | None, Found[str] | None]:
    """First and last day where the line says days; a month alone is no day of a course."""
    if when is None or not _DAY.search(when.value):
        return None, None
    reading = deadlines.read(_HOUR.sub("", when.value), label="Thời gian thực hiện")
    if reading.kind != "once" or reading.due is None:
        return None, None
    start = reading.start or reading.due
    doubt = "" if reading.is_certain else reading.message
    confidence = 1.0 if reading.is_certain else max(0.5, reading.confidence)
    return (
        Found(start.isoformat(), when.evidence, confidence, doubt),
        Found(reading.due.isoformat(), when.evidence, confidence, doubt),
    )


def _duration(lines: Sequence[_Line]) -> str:
    told = [_DURATION.search(line.value) for line in lines if _WHEN.match(line.label)]
    return next((collapse(found[0]) for found in told if found), "")


def _modules(items: Sequence[ItemDraft]) -> tuple[Found[str], ...]:
    """The parts under the innermost «Nội dung» that has parts and does not itself hold the labels of time or place."""
    for item in reversed([each for root in items for each in root.walk()]):
        label = collapse(item.text).partition(":")[0].rstrip(" .")
        if not _WHAT.fullmatch(label) or any(_is_fact(child) for child in item.walk()):
            continue
        parts = [child for child in item.children if child.style in ("heading", "point")] or [
            child for child in item.children if child.style in ("dash", "plus")
        ]
        if parts:
            return tuple(Found(collapse(part.text).rstrip(" .:;"), part.evidence) for part in parts)
    return ()


def _is_fact(item: ItemDraft) -> bool:
    label = collapse(item.text).partition(":")[0]
    return bool(_WHERE.match(label) or _NAME.match(label) or _WHEN.match(label))
