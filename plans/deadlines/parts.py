"""Parts of a month, quarter or year; weeks; school years."""

from __future__ import annotations

import datetime as dt

from common.calendar import FIRST_YEAR, LAST_YEAR, previous_workday
from common.errors import InvalidInput
from plans.deadlines import nodes as n
from plans.deadlines.reading import Context
from plans.deadlines.stretches import Missing, Stretch

# A school year: from 01/9 to 31/5 (khung kế hoạch thời gian năm học of the Bộ GDĐT, e.g. Quyết định 2045/QĐ-BGDĐT of
# 2024: opening on 5/9, term I ends before 18/01, the year before 31/5). Provinces set their own days: approximate.
SCHOOL_FIRST, TERM_ONE_LAST, SCHOOL_LAST = (9, 1), (1, 17), (5, 31)

_MONTHS = {n.MONTH: 1, n.QUARTER: 3, n.YEAR: 12}
_THIRDS = {"first": 0, "middle": 1, "last": 2}


def part(point: n.Slice, whole: Stretch) -> Stretch:
    """`point` of `whole`. «6 tháng cuối năm» is exact; «đầu quý», «tuần đầu tháng» are approximate."""
    if point.unit:
        return _counted(point, whole)
    if point.which in ("first half", "last half"):
        return _half(point.which, whole)
    return _third(_THIRDS[point.which], whole).flagged(*whole.flags, "approx")


def _span_of_months(whole: Stretch) -> int:
    return (whole.end.year - whole.start.year) * 12 + whole.end.month - whole.start.month + 1


def _after_months(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, 1)


def _third(third: int, whole: Stretch) -> Stretch:
    """Days 1-10, 11-20, 21-end of a month; one month of a quarter; four months of a year (domain: đầu, giữa, cuối)."""
    months = _span_of_months(whole)
    if months < 3:
        first = whole.start + dt.timedelta(days=10 * third)
        return Stretch(first, whole.end if third == 2 else first + dt.timedelta(days=9), "part")
    size = months // 3
    start = _after_months(whole.start, third * size)
    last = whole.end if third == 2 else _after_months(start, size) - dt.timedelta(days=1)
    return Stretch(start, last, "part")


def _half(which: str, whole: Stretch) -> Stretch:
    months = _span_of_months(whole)
    cut = whole.start + dt.timedelta(days=15) if months == 1 else _after_months(whole.start, months // 2)
    if months == 3:
        cut = _after_months(whole.start, 1) + dt.timedelta(days=15)
    flags = whole.flags if months == 12 else (*whole.flags, "approx")
    if which == "first half":
        return Stretch(whole.start, cut - dt.timedelta(days=1), "half", flags)
    return Stretch(cut, whole.end, "half", flags)


def _counted(point: n.Slice, whole: Stretch) -> Stretch:
    """The first or last `count` days, weeks, months or quarters of `whole`."""
    if point.which not in ("first", "last"):
        if point.unit not in _MONTHS or point.count != 1 or _span_of_months(whole) != 3:
            raise Missing("Chưa rõ phần nào của thời gian này; hãy ghi rõ ngày.")
        return Stretch(_after_months(whole.start, 1), _after_months(whole.start, 2) - dt.timedelta(days=1), n.MONTH)
    if point.unit in _MONTHS:
        return _months(point, whole)
    days = point.count * (7 if point.unit == n.WEEK else 1)
    if not 1 <= days <= (whole.end - whole.start).days + 1:
        raise InvalidInput(f"Thời gian này không có đến {days} ngày; hãy kiểm tra lại.")
    flags = (*whole.flags, "approx") if point.unit == n.WEEK or point.is_working else whole.flags
    if point.which == "first":
        return Stretch(whole.start, whole.start + dt.timedelta(days=days - 1), _grain(days), flags)
    last = previous_workday(whole.end, {}) if point.is_working else whole.end
    first = last if point.is_working else last - dt.timedelta(days=days - 1)
    return Stretch(first, last, _grain(days), flags)


def _grain(days: int) -> str:
    return n.DAY if days == 1 else "part"


def _months(point: n.Slice, whole: Stretch) -> Stretch:
    months, held = point.count * _MONTHS[point.unit], _span_of_months(whole)
    if not 1 <= months <= held:
        raise InvalidInput(f"Thời gian này chỉ có {held} tháng; hãy kiểm tra lại.")
    unit = point.unit if point.count == 1 else "half"
    if point.which == "first":
        return Stretch(whole.start, _after_months(whole.start, months) - dt.timedelta(days=1), unit, whole.flags)
    return Stretch(_after_months(whole.start, held - months), whole.end, unit, whole.flags)


def week(point: n.Week, whole: Stretch | None) -> Stretch:
    """Week 1 of a month is days 1-7, the fifth what is left; a week of a year as ISO 8601 counts it."""
    if whole is None:
        raise Missing(f"Chỉ ghi tuần {point.number}, chưa ghi tháng; hãy ghi rõ tháng và năm.")
    if isinstance(point.whole, n.Year):
        return _week_of_year(point.number, whole)
    first = whole.start + dt.timedelta(days=7 * (point.number - 1))
    if not 1 <= point.number <= 5 or first > whole.end:
        raise InvalidInput(f"Tuần {point.number} không có thật: tháng {whole.start:%m/%Y} không có tuần đó.")
    last = min(first + dt.timedelta(days=6), whole.end)
    # Four weeks cover a month for who counts four; only «tuần 5» makes a fifth.
    return Stretch(first, whole.end if point.number == 4 else last, "part", (*whole.flags, "approx"))


def _week_of_year(number: int, whole: Stretch) -> Stretch:
    try:
        first = dt.date.fromisocalendar(whole.start.year, number, 1)
    except ValueError as wrong:
        raise InvalidInput(f"Tuần {number} không có thật: năm {whole.start.year} không có tuần đó.") from wrong
    return Stretch(first, first + dt.timedelta(days=6), "part", (*whole.flags, "approx"))


def school(point: n.School, context: Context) -> Stretch:
    first = point.first
    flags: tuple[str, ...] = ("approx",)
    if first is None:
        known = context.plan_start or context.issued
        if known is None:
            raise Missing("Chưa ghi năm học; hãy ghi rõ, ví dụ «học kỳ I năm học 2025-2026».")
        first, flags = _school_year(point.semester, known, context), ("approx", "year_inferred")
    elif point.last != first + 1:
        raise InvalidInput(f"Năm học {first}-{point.last} không có thật: một năm học gồm hai năm liền nhau.")
    if not FIRST_YEAR <= first < LAST_YEAR:
        raise InvalidInput(f"Năm {first} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}; hãy kiểm tra lại.")
    start, end = dt.date(first, *SCHOOL_FIRST), dt.date(first + 1, *SCHOOL_LAST)
    middle = dt.date(first + 1, *TERM_ONE_LAST)
    if point.semester is None:
        return Stretch(start, end, "school year", flags)
    if point.semester not in (1, 2):
        raise InvalidInput(f"Học kỳ {point.semester} không có thật: một năm học chỉ có 2 học kỳ.")
    if point.semester == 1:
        return Stretch(start, middle, "school year", flags)
    return Stretch(middle + dt.timedelta(days=1), end, "school year", flags)


def _school_year(semester: int | None, known: dt.date, context: Context) -> int:
    """The school year that begins, or whose second term begins, inside the plan; else the one running at its start."""
    if context.plan_start and context.plan_end and context.plan_start.year == context.plan_end.year:
        return context.plan_start.year - (semester == 2)
    return known.year - (known.month < 6)
