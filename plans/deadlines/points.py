"""From points to stretches of days, with what the plan around them tells where the words leave it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from common.calendar import FIRST_YEAR, LAST_YEAR, exact_date, last_day, quarter_end, quarter_start
from common.errors import InvalidInput
from plans.deadlines import nodes as n
from plans.deadlines.completion import in_year, said_year
from plans.deadlines.parts import part, school, week
from plans.deadlines.reading import Context
from plans.deadlines.stretches import Missing, Stretch

ANY_YEAR = 2024
"""A leap year has every day that any year has: what does not exist in it exists in none."""


def stretch(point: n.Point, context: Context) -> Stretch:
    """The days of `point`. Raises `InvalidInput` for what no calendar has, `Missing` for what is left out."""
    if said_year(point) is not None or isinstance(point, (n.Now, n.School, n.Weekday, n.Bare)):
        return _in_known_year(point, context)
    if isinstance(point, n.Relative) and point.unit != n.YEAR:
        return _relative(point, context)
    if isinstance(point, n.Day) and point.month is None and point.within is None:
        return _day_alone(point.day, context)
    return _in_year_of(context, lambda year: _in_known_year(in_year(point, year), context))


def _in_known_year(point: n.Point, context: Context) -> Stretch:
    match point:
        case n.Day():
            return _day(point, context)
        case n.Month():
            return _month(point)
        case n.Quarter():
            return _quarter(point)
        case n.Year(year=year) if year is not None:
            return Stretch(dt.date(_checked(year), 1, 1), dt.date(year, 12, 31), n.YEAR)
        case n.Slice():
            return part(point, stretch(point.whole, context))
        case n.Week():
            return week(point, None if point.whole is None else stretch(point.whole, context))
        case n.School():
            return school(point, context)
        case n.Now():
            return _now(context)
        case n.Relative():
            return _relative(point, context)
        case n.Weekday():
            raise Missing("Chỉ ghi thứ trong tuần; hãy ghi rõ ngày, hoặc «hằng tuần» nếu lặp lại.")
        case _:
            raise Missing("Chưa rõ con số này là ngày, tháng hay quý; hãy ghi rõ.")


def _in_year_of(context: Context, made: Callable[[int], Stretch]) -> Stretch:
    """What is said without a year, in the year that the plan or its issue gives: `year_inferred`.

    A plan over the turn of a year has one year only in which the month is its own. Without a plan's period a time that
    is over when the document is issued is meant for the year after.
    """
    year = context.year
    if year is None:
        possible(made)
        raise Missing("Chưa ghi năm; hãy ghi rõ năm, ví dụ «Quý III/2026».")
    inside = _inside(context, made)
    if len(inside) == 1:
        return inside[0].flagged("year_inferred")
    found = made(year)
    if context.plan_start is None and context.issued and found.end < context.issued and year < LAST_YEAR:
        found = made(year + 1)
    return found.flagged("year_inferred")


def possible(made: Callable[[int], Stretch]) -> None:
    """Raises `InvalidInput` for what no year has."""
    try:
        made(ANY_YEAR)
    except InvalidInput as wrong:
        # Which year it was tried in is nothing that the words say.
        message = wrong.message.replace(f"/{ANY_YEAR}", "").replace("chỉ có 29", "có nhiều nhất 29")
        raise InvalidInput(message) from wrong


def _inside(context: Context, made: Callable[[int], Stretch]) -> list[Stretch]:
    start, end = context.plan_start, context.plan_end
    if start is None or end is None or not 0 < end.year - start.year < 12:
        return []
    found = []
    for year in range(start.year, end.year + 1):
        try:
            held = made(year)
        except InvalidInput:
            continue
        if start <= held.start and held.end <= end:
            found.append(held)
    return found


def _checked(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidInput(f"Năm {year} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}; hãy kiểm tra lại.")
    return year


def _short(is_short: bool) -> tuple[str, ...]:
    return ("short_year",) if is_short else ()


def _day(point: n.Day, context: Context) -> Stretch:
    year, month = point.year, point.month
    flags = _short(point.is_short)
    if point.within is not None:
        held = stretch(point.within, context)
        year, month, flags = held.start.year, held.start.month, held.flags
    if year is None or month is None:
        raise Missing(f"Chỉ ghi ngày {point.day}, chưa ghi tháng; hãy ghi rõ tháng và năm.")
    day = exact_date(year, month, point.day)
    if point.weekday is not None and day.weekday() != point.weekday:
        note = (
            f"Ngày {day:%d/%m/%Y} là {WEEKDAYS[day.weekday()]}, không phải {WEEKDAYS[point.weekday]}; hãy sửa cho khớp."
        )
        return Stretch(day, day, n.DAY, (*flags, "ambiguous"), (note,))
    return Stretch(day, day, n.DAY, flags)


WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def _day_alone(day: int, context: Context) -> Stretch:
    """«ngày 15» without a month: the plan's only month, else the first such day from the issue on."""
    exact_date(ANY_YEAR, 1, day)
    first, last = context.plan_start, context.plan_end
    if first and last and (first.year, first.month) == (last.year, last.month):
        found = exact_date(first.year, first.month, day)
        return Stretch(found, found, n.DAY, ("month_inferred",))
    if context.issued is None or day > 28:
        raise Missing(f"Chỉ ghi ngày {day}, chưa ghi tháng; hãy ghi rõ tháng và năm.")
    found = context.issued.replace(day=day)
    if found < context.issued:
        found = (context.issued.replace(day=28) + dt.timedelta(days=7)).replace(day=day)
    return Stretch(found, found, n.DAY, ("month_inferred",))


def _month(point: n.Month) -> Stretch:
    if not 1 <= point.month <= 12:
        raise InvalidInput(f"Tháng {point.month} không có thật: một năm chỉ có 12 tháng.")
    year = _checked(point.year or 0)
    return Stretch(dt.date(year, point.month, 1), last_day(year, point.month), n.MONTH, _short(point.is_short))


_ROMAN = ("0", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def _quarter(point: n.Quarter) -> Stretch:
    if not 1 <= point.quarter <= 4:
        name = _ROMAN[point.quarter] if point.is_roman and point.quarter < len(_ROMAN) else str(point.quarter)
        raise InvalidInput(f"Quý {name} không có thật: một năm chỉ có 4 quý.")
    year = _checked(point.year or 0)
    return Stretch(
        quarter_start(year, point.quarter), quarter_end(year, point.quarter), n.QUARTER, _short(point.is_short)
    )


def _now(context: Context) -> Stretch:
    if context.issued is None:
        raise Missing("Chưa có ngày ban hành nên chưa rõ «nay» là ngày nào; hãy ghi ngày bắt đầu.")
    return Stretch(context.issued, context.issued, n.DAY)


def _relative(point: n.Relative, context: Context) -> Stretch:
    """«tháng này», «quý sau» seen from the day of issue."""
    names = {n.WEEK: "tuần", n.MONTH: "tháng", n.QUARTER: "quý", n.YEAR: "năm"}
    if point.step is None or context.issued is None:
        raise Missing(f"Chưa rõ {names.get(point.unit, 'kỳ')} nào; hãy ghi rõ thời gian và năm.")
    day = context.issued
    if point.unit == n.WEEK:
        first = day + dt.timedelta(days=7 * point.step - day.weekday())
        return Stretch(first, first + dt.timedelta(days=6), n.WEEK, ("approx",))
    size = {n.MONTH: 1, n.QUARTER: 3, n.YEAR: 12}[point.unit]
    at = (day.year * 12 + day.month - 1) // size * size + size * point.step
    year, month = divmod(at, 12)
    end_year, end_month = divmod(at + size - 1, 12)
    return Stretch(dt.date(_checked(year), month + 1, 1), last_day(_checked(end_year), end_month + 1), point.unit)
