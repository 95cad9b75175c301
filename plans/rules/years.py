"""Moving a text on by years when a plan is begun from an earlier one; citations and periods of others stay."""

from __future__ import annotations

import datetime as dt
import re

from plans.rules.citations import citations

# A year by itself or at the end of a date, not a part of a larger number such as 12.025.
_YEAR = re.compile(r"(?:(?<!\d)(?<!\d[.,])|(?<=\.\d\.)|(?<=\.\d\d\.))(?:19|20)\d\d(?!\d|[.,]\d)")
_PERIOD = re.compile(r"(?:giai đoạn|thời kỳ)\s+(?:năm\s+)?((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)", re.IGNORECASE)
_LEAP_DAY = re.compile(r"(?<!\d)29([/.-])(0?2)\1(\d{4})(?!\d)")
_KINDS = "Luật|Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Chương trình"
_CITED_DATE = re.compile(
    rf"(?:{_KINDS})[^.;\n]{{0,200}}?\bngày\s+\d{{1,2}}(?:/\d{{1,2}}/| tháng \d{{1,2}} năm )\d{{4}}"
    # The title that follows is the cited document's own: «… của UBND tỉnh về việc giao dự toán năm 2025».
    r"(?:(?:\s+của\s[^,.;\n]{1,120}?)?\s+(?:về|ban hành|phê duyệt)\s[^,.;\n]{1,300})?"
)


def moved(text: str, years: int, start: dt.date, end: dt.date) -> str:
    """`text` of a plan for `start`..`end`, its years `years` later.

    Only the plan's own years move, and the ones just before and after. A cited document keeps its number, date and
    title, and a period that is not the plan's («giai đoạn 2021-2030») stays.
    """
    if not years:
        return text
    kept = _kept(text, start, end)
    own = range(start.year - 1, end.year + 2)

    def later(found: re.Match[str]) -> str:
        year = int(found.group())
        if year not in own or any(first <= found.start() < last for first, last in kept):
            return found.group()
        return str(year + years)

    return _LEAP_DAY.sub(_existing, _YEAR.sub(later, text))


def _kept(text: str, start: dt.date, end: dt.date) -> list[tuple[int, int]]:
    """The places in `text` whose years stay."""
    kept = [(citation.start, citation.end) for citation in citations(text)]
    kept += [found.span() for found in _CITED_DATE.finditer(text)]
    own = (start.year, end.year)
    kept += [found.span() for found in _PERIOD.finditer(text) if (int(found[1]), int(found[2])) != own]
    return kept


def _existing(found: re.Match[str]) -> str:
    """29 February becomes the 28th in a year that has none."""
    mark, month, year = found.groups()
    number = int(year)
    is_leap = number % 4 == 0 and (number % 100 != 0 or number % 400 == 0)
    return found.group() if is_leap else f"28{mark}{month}{mark}{year}"


def moved_day(day: dt.date, years: int) -> dt.date:
    """The same day `years` later; 28 February where that year has no 29th."""
    year = day.year + years
    if (day.month, day.day) == (2, 29):
        return dt.date(year, 3, 1) - dt.timedelta(days=1)
    return day.replace(year=year)
