"""The plan's period: the first and last day that its title or text names.

Habits relied on: the title closes with the plan's own time («năm 2026», «giai đoạn 2021 - 2030», «quý IV năm 2025»);
a year by itself is the plan's, also beside the period of the programme that it carries out («… đến năm 2030, năm
2025»); a course names its days. What only the tasks' deadlines show is the last resort, and asked.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from plans.deadlines import read as read_deadline
from plans.importing.draft import PlanDraft, TrainingDraft, WarningDraft

Period = tuple[str, str]

_YEAR = r"(?:19|20)\d\d"
_DASH = r"\s*(?:[-–—]|đến)\s*"
# From the most exact to the widest; of one kind the last one counts.
_PHRASES = (
    rf"(?:6|sáu) tháng (?:đầu|cuối) năm {_YEAR}",
    rf"(?:các )?quý\s+[IVX\d]+(?:{_DASH}[IVX\d]+)?(?:\s+năm\s+|\s*/\s*){_YEAR}",
    rf"(?:từ\s+)?tháng\s+\d{{1,2}}(?:{_DASH}(?:tháng\s+)?\d{{1,2}})?(?:\s+năm\s+|\s*/\s*){_YEAR}",
    rf"năm học\s+{_YEAR}{_DASH}{_YEAR}",
    rf"(?<!đến )(?<!từ )(?<!trước )(?<!đến hết )(?<!tầm nhìn )năm\s+{_YEAR}(?!\s*[-–—]\s*\d)(?!\s+đến)",
    rf"(?:giai đoạn|thời kỳ|các năm|từ năm|nhiệm kỳ|năm)\s+(?:năm\s+)?{_YEAR}{_DASH}(?:năm\s+)?{_YEAR}",
    rf"{_YEAR}\s*[-–—]\s*{_YEAR}",
)
_TO_YEAR = re.compile(rf"đến (?:hết )?năm\s+(?P<year>{_YEAR})", re.IGNORECASE)
# A cited document's number, date and title name other years.
_CITED = re.compile(
    r"(?:số\s+)?\d+/[\w/-]+(?:\s+ngày\s+[\d/. ]+(?:tháng \d+ năm \d{4})?)?|ngày\s+\d{1,2}[/.]\d{1,2}[/.]\d{4}"
)


_FROM_DEADLINES = WarningDraft(
    "period_from_deadlines", "Trích yếu không nêu thời kỳ của kế hoạch; thời kỳ lấy theo năm của các thời hạn."
)
_FROM_ISSUE = WarningDraft(
    "period_from_issue", "Trích yếu chỉ nêu năm cuối; năm đầu của thời kỳ lấy theo năm ban hành."
)


def of_plan(draft: PlanDraft) -> tuple[Period | None, tuple[WarningDraft, ...]]:
    """From the title; else the course's days, the issuing sentence, the years that the deadlines name.

    With the warning that a person confirms where the text does not say it outright.
    """
    title = draft.header.title.value if draft.header.title else ""
    said = in_title(title) or of_course(draft.training) or in_opening(found.value for found in draft.opening)
    if said:
        return said, ()
    year = draft.header.year.value if draft.header.year else None
    if period := until_year(title, year):
        return period, (_FROM_ISSUE,)
    deadlines = (item.task.deadline.value for item in draft.walk() if item.task and item.task.deadline)
    if period := of_deadlines(deadlines):
        return period, (_FROM_DEADLINES,)
    return None, (WarningDraft("no_period", "Trích yếu và nội dung không nêu thời kỳ của kế hoạch; hãy nhập."),)


def in_title(title: str) -> Period | None:
    """The period that a title names; None without one."""
    text = _CITED.sub(" ", title)
    for pattern in _PHRASES:
        found = list(re.finditer(pattern, text, re.IGNORECASE))
        for match in reversed(found):
            period = in_words(match.group())
            if period:
                return period
    return None


def in_words(words: str) -> Period | None:
    """First and last day of a time phrase, both ends known."""
    reading = read_deadline(words, label="Thời gian thực hiện")
    if reading.start is None or reading.due is None:
        return None
    return reading.start.isoformat(), reading.due.isoformat()


def until_year(title: str, year: int | None) -> Period | None:
    """«đến năm 2030» of a plan dated in `year`: from that year on; None where the date of issue is blank."""
    found = _TO_YEAR.search(_CITED.sub(" ", title))
    if not found or year is None or int(found["year"]) < year:
        return None
    return f"{year:04d}-01-01", f"{found['year']}-12-31"


def of_course(training: TrainingDraft | None) -> Period | None:
    """A course's first and last day."""
    if training is None or training.start is None or training.end is None:
        return None
    return training.start.value, training.end.value


def in_opening(sentences: Iterable[str]) -> Period | None:
    """The period that the issuing sentence repeats from the title."""
    return next((period for sentence in sentences if (period := in_title(sentence))), None)


def of_deadlines(phrases: Iterable[str]) -> Period | None:
    """The whole years that the tasks' deadlines span; None when none of them names a year."""
    years = [int(year) for phrase in phrases for year in re.findall(rf"(?<!\d)({_YEAR})(?!\d)", phrase)]
    if not years:
        return None
    return dt.date(min(years), 1, 1).isoformat(), dt.date(max(years), 12, 31).isoformat()
