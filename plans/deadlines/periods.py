"""Occurrences: the days on which something that comes back is due."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from common.calendar import LAST_YEAR, last_day
from common.errors import InvalidInput
from plans.deadlines import nodes as n
from plans.deadlines.completion import in_year
from plans.deadlines.points import stretch
from plans.deadlines.reading import Context
from plans.deadlines.stretches import Missing

MOST = 400
"""Occurrences beyond so many are not listed."""

MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}
_NOWHERE = Context()
_UNITS = {n.MONTH: 1, n.QUARTER: 3, n.YEAR: 12}
_BY_MONTHS = {1: "monthly", 3: "quarterly", 6: "half-yearly", 12: "yearly"}


@dataclass(frozen=True, slots=True)
class Rule:
    """Every `interval` weeks, months, quarters, half-years or years, `least` to `most` times (0: not said)."""

    recurrence: str
    interval: int = 1
    least: int = 0
    most: int = 0
    is_list: bool = False


def rule(frequencies: Sequence[n.Frequency]) -> Rule:
    """One rule for what is said, the shortest period for a list: «quý, 6 tháng, 9 tháng và năm» is each quarter.

    Raises `Missing` for periods of days, `InvalidInput` for none.
    """
    first = frequencies[0]
    if any(frequency.count < 1 or frequency.count > 60 for frequency in frequencies):
        raise InvalidInput("Chu kỳ không có thật; hãy kiểm tra lại con số.")
    if any(frequency.unit in (n.DAY, n.WEEK) for frequency in frequencies):
        made = _in_weeks(next(each for each in frequencies if each.unit in (n.DAY, n.WEEK)))
    else:
        made = _in_months(math.gcd(*(_UNITS[each.unit] * each.count for each in frequencies)))
    return replace(made, least=first.least, most=first.most, is_list=len(frequencies) > 1)


def _in_weeks(frequency: n.Frequency) -> Rule:
    if frequency.unit == n.WEEK:
        return Rule("weekly", frequency.count)
    if frequency.count % 7 == 0:
        return Rule("weekly", frequency.count // 7)
    raise Missing(f"Chưa lập lịch được chu kỳ {frequency.count} ngày; hãy ghi theo tuần, tháng, quý hoặc năm.")


def _in_months(months: int) -> Rule:
    if months in _BY_MONTHS:
        return Rule(_BY_MONTHS[months])
    return Rule("yearly", months // 12) if months % 12 == 0 else Rule("monthly", months)


def occurrences(
    every: Rule, start: dt.date, until: dt.date, bounded: n.Bounded | None = None
) -> tuple[tuple[dt.date, ...], bool]:
    """The due days from `start` to `until`, sorted, and whether one had to give way to a shorter month.

    `bounded` says when inside each period; without it the period's last day (of a week its Friday).
    """
    days: set[dt.date] = set()
    clipped = False
    for place in _periods(every, start, until):
        for day, was_clipped in _due(place, every, bounded):
            if start <= day <= until:
                days.add(day)
                clipped = clipped or was_clipped
        if len(days) >= MOST:
            break
    return tuple(sorted(days)[:MOST]), clipped


@dataclass(frozen=True, slots=True)
class _Period:
    start: dt.date
    end: dt.date
    months: int


def _periods(every: Rule, start: dt.date, until: dt.date) -> Iterator[_Period]:
    """From the period that holds `start` on; the one before it too, whose report may be due in this one."""
    if every.recurrence == "weekly":
        day = start - dt.timedelta(days=start.weekday())
        while day <= until:
            yield _Period(day, min(dt.date(LAST_YEAR, 12, 31), day + dt.timedelta(days=6)), 0)
            if (until - day).days < 7 * every.interval:
                return
            day += dt.timedelta(weeks=every.interval)
        return
    size = MONTHS[every.recurrence]
    step = size * every.interval
    at = (start.year * 12 + start.month - 1) // size * size - (step if every.interval == 1 else 0)
    while at // 12 <= min(until.year, LAST_YEAR):
        if at // 12 >= 1:
            end = at + size - 1
            yield _Period(dt.date(at // 12, at % 12 + 1, 1), last_day(end // 12, end % 12 + 1), size)
        at += step


def _due(place: _Period, every: Rule, bounded: n.Bounded | None) -> Iterator[tuple[dt.date, bool]]:
    if bounded is None:
        yield (place.end - dt.timedelta(days=2) if every.recurrence == "weekly" else place.end), False
        return
    for item in bounded.span.items:
        last = item.right if isinstance(item, n.Range) else item
        first = item.left if isinstance(item, n.Range) else item
        is_before = bounded.mode == "before"
        for point, was_clipped in _placed(_completed(first if is_before else last, bounded.span), place):
            try:
                found = stretch(point, _NOWHERE)
            except (InvalidInput, Missing):
                continue  # 29/02 is missing in most years
            yield (found.start - dt.timedelta(days=1) if is_before else found.end), was_clipped


def _completed(point: n.Point, span: n.Span) -> n.Point:
    """A number beside other points of the span: «ngày 5, 20 hằng tháng»."""
    if not isinstance(point, n.Bare):
        return point
    if any(isinstance(item, (n.Quarter, n.Month)) for item in span.items):
        kind = next(item for item in span.items if isinstance(item, (n.Quarter, n.Month)))
        return n.Quarter(point.number) if isinstance(kind, n.Quarter) else n.Month(point.number)
    return n.Quarter(point.number) if point.is_roman else n.Day(point.number)


def _placed(point: n.Point, place: _Period) -> Iterator[tuple[n.Point, bool]]:
    """`point` inside one period, whether it had to give way to a shorter month."""
    if isinstance(point, n.Weekday):
        day = place.start + dt.timedelta(days=point.weekday)
        yield n.Day(day.day, day.month, day.year), False
    elif isinstance(point, n.Day) and point.month is None:
        yield _day_of_period(point, place)
    elif isinstance(point, n.Slice):
        yield replace(point, whole=_whole(point.whole, place)), False
    elif isinstance(point, n.Week) and not isinstance(point.whole, n.Month):
        yield n.Week(point.number, n.Month(place.end.month, place.end.year)), False
    elif isinstance(point, n.Relative):
        yield _whole(point, place), False
    else:
        # A month or quarter by name: in a year's period once, in a shorter one where it lies inside.
        yield in_year(point, place.start.year), False


def _day_of_period(point: n.Day, place: _Period) -> tuple[n.Day, bool]:
    month = place.end
    if point.within is not None:
        whole = _whole(point.within.whole if isinstance(point.within, n.Slice) else point.within, place)
        held = replace(point.within, whole=whole) if isinstance(point.within, n.Slice) else whole
        month = stretch(held, _NOWHERE).start
    length = calendar.monthrange(month.year, month.month)[1]
    return n.Day(min(point.day, length), month.month, month.year), point.day > length


def _whole(whole: n.Point, place: _Period) -> n.Point:
    """«tháng», «quý sau», «mỗi năm» seen from `place`."""
    if not isinstance(whole, n.Relative):
        return in_year(whole, place.start.year)
    at = place.start.year * 12 + place.start.month - 1 + (place.months if whole.step == 1 else 0)
    year, month = divmod(at, 12)
    if whole.unit == n.QUARTER:
        return n.Quarter(month // 3 + 1, year)
    if whole.unit == n.YEAR:
        return n.Year(year)
    last = divmod(at + place.months - 1, 12) if whole.step != 1 else (year, month)
    return n.Month(last[1] + 1, last[0])
