"""Deadlines that come back: every year, quarter, month, week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from common.calendar import short_date
from common.errors import InvalidInput
from plans.deadlines import nodes as n
from plans.deadlines.completion import completed, in_year, said_year
from plans.deadlines.once import spanned
from plans.deadlines.periods import MONTHS, Rule, occurrences, rule
from plans.deadlines.points import ANY_YEAR, possible, stretch
from plans.deadlines.reading import Context, Reading
from plans.deadlines.stretches import Missing

_NAMES = {"weekly": "tuần", "monthly": "tháng", "quarterly": "quý", "half-yearly": "6 tháng", "yearly": "năm"}
_BY_UNIT = {n.WEEK: "weekly", n.MONTH: "monthly", n.QUARTER: "quarterly", n.YEAR: "yearly"}
_GRAINS = {n.DAY: 0, n.WEEK: 0, "part": 0, n.MONTH: 1, n.QUARTER: 3, "half": 6, "school year": 9, n.YEAR: 12}
_LAST = dt.date(2199, 12, 31)


@dataclass(slots=True)
class _Course:
    """How it runs: from when, until when, and when inside each period."""

    start: dt.date | None
    until: dt.date | None
    anchor: n.Bounded | None = None
    flags: tuple[str, ...] = ()


def repeated(statement: n.Repeated, context: Context, marks: Sequence[str] = ()) -> Reading:
    """Hằng năm, hằng quý, 6 tháng một lần, «ngày 30/11 hằng năm». Raises `InvalidInput`, `Missing`."""
    every = rule(statement.frequencies)
    course = _course(every, statement.bounded, context)
    if statement.window is not None:
        window = _course(every, statement.window, context)
        course = _Course(window.start, window.until, course.anchor, (*course.flags, *window.flags))
    flags = tuple(mark for mark in marks if mark in ("tentative", "approx"))
    reading = _reading(every, _flagged(course, flags), context)
    if statement.event is not None:
        message = f"Còn phụ thuộc «{statement.event.event.printed[:80]}»; hãy xác nhận."
        reading = reading.doubted("event", 0.7, message)
    return reading


def _flagged(course: _Course, flags: tuple[str, ...]) -> _Course:
    return _Course(course.start, course.until, course.anchor, tuple(dict.fromkeys((*course.flags, *flags))))


def implied(bounded: n.Bounded, context: Context, marks: Sequence[str] = ()) -> Reading | None:
    """«ngày 15 tháng cuối quý», «tuần đầu hằng tháng»: the unit that the time is a part of is its period."""
    for item in bounded.span.items:
        whole = _relative_whole(item)
        if whole is not None:
            reading = repeated(n.Repeated((n.Frequency(whole.unit),), bounded), context, marks)
            if whole.is_each or (whole.step == 1 and whole.unit == n.QUARTER):
                return reading
            name = _NAMES[reading.recurrence or "monthly"]
            return reading.doubted("implied", 0.8, f"Không ghi chu kỳ nên hiểu là hằng {name}; hãy xác nhận.")
    return None


def onwards(bounded: n.Bounded, context: Context) -> Reading:
    """«Từ quý II/2022 và những năm tiếp theo»: each year to the plan's end, first at the end of that year."""
    found = spanned(bounded.span, context)
    return _reading(Rule("yearly"), _Course(found.start, context.plan_end, None, found.flags), context)


def _relative_whole(item: n.Point | n.Range) -> n.Relative | None:
    """The period that a part belongs to, when it is any such period; «cuối năm» is the plan's own year."""
    point = item.right if isinstance(item, n.Range) else item
    whole: n.Point | None = point
    while isinstance(whole, (n.Slice, n.Day)):
        whole = whole.whole if isinstance(whole, n.Slice) else whole.within
    if isinstance(point, n.Week) and isinstance(point.whole, n.Relative):
        whole = point.whole
    if not isinstance(whole, n.Relative) or isinstance(point, n.Relative) or whole.step == 0:
        return None
    is_years_own = whole.unit == n.YEAR and not whole.is_each
    is_one_to_come = whole.step == 1 and not isinstance(point, n.Day)
    return None if is_years_own or is_one_to_come or whole.unit == n.WEEK else whole


def _course(every: Rule, bounded: n.Bounded | None, context: Context) -> _Course:
    """Whether a time beside «hằng tháng» says from when to when, or when inside each month."""
    plain = _Course(context.plan_start, context.plan_end)
    if bounded is None:
        return plain
    if bounded.mode in ("since", "counted", "after", "onwards"):
        found = spanned(bounded.span, context)
        start = found.end + dt.timedelta(days=1) if bounded.mode == "after" else found.start
        return _Course(start, context.plan_end, None, found.flags)
    if _is_window(every, bounded, context):
        found = spanned(bounded.span, context)
        if bounded.mode == "until":
            return _Course(context.plan_start, found.end, None, found.flags)
        if bounded.mode == "before":
            return _Course(context.plan_start, found.start - dt.timedelta(days=1), None, found.flags)
        return _Course(found.start, found.end, None, found.flags)
    return _anchored(every, bounded, context)


def _is_window(every: Rule, bounded: n.Bounded, context: Context) -> bool:
    """A whole year bounds what comes back inside it; so does a month or quarter what comes back every week."""
    points = [
        end
        for item in bounded.span.items
        for end in ((item.left, item.right) if isinstance(item, n.Range) else (item,))
    ]
    if all(isinstance(point, (n.Year, n.Now, n.School)) for point in points):
        return True
    if any(not isinstance(point, (n.Month, n.Quarter, n.Year, n.Slice, n.Bare, n.Now)) for point in points):
        has_years = len({said_year(point) for point in points}) > 1 and None not in {
            said_year(point) for point in points
        }
        return has_years and len(bounded.span.items) == 1
    if any(
        _relative_whole(point) or (isinstance(point, n.Slice) and isinstance(point.whole, n.Relative))
        for point in points
    ):
        return False
    if every.recurrence == "yearly":
        return False
    grain = 12 if len(points) > 1 and isinstance(bounded.span.items[0], n.Range) else _grain(points[-1], context)
    return grain > MONTHS.get(every.recurrence, 0) or every.recurrence == "weekly"


def _grain(point: n.Point, context: Context) -> int:
    if isinstance(point, (n.Month, n.Quarter)):
        return 1 if isinstance(point, n.Month) else 3
    return _GRAINS.get(stretch(in_year(point, context.year or ANY_YEAR), context).unit, 0)


def _anchored(every: Rule, bounded: n.Bounded, context: Context) -> _Course:
    """A day inside each period; one with a year says when it begins as well. Impossible days are refused here."""
    start, flags = context.plan_start, []
    for item in bounded.span.items:
        for point in (item.left, item.right) if isinstance(item, n.Range) else (item,):
            _refuse_impossible(point, every)
            if isinstance(point, (n.Day, n.Month, n.Quarter)) and point.year is not None:
                start = stretch(point, context).start
            flags += ["approx"] if _is_approximate(point) else []
    if every.recurrence == "weekly" and not all(isinstance(item, n.Weekday) for item in bounded.span.items):
        return _Course(start, context.plan_end, None, (*flags, "partial"))
    return _Course(start, context.plan_end, _yearless(bounded), tuple(flags))


def _yearless(bounded: n.Bounded) -> n.Bounded:
    """The same without the years: they have said when it begins."""
    points = [
        replace(item, year=None) if isinstance(item, (n.Day, n.Month, n.Quarter)) else item
        for item in bounded.span.items
    ]
    return replace(bounded, span=replace(bounded.span, items=_named_alike(points)))


def _named_alike(items: Sequence[n.Point | n.Range]) -> tuple[n.Point | n.Range, ...]:
    """«ngày 5, 20»: what stands behind takes the unit of what stands before, and days the month at their right."""
    if any(isinstance(item, n.Range) for item in items):
        return tuple(items)
    return tuple(completed([item for item in items if not isinstance(item, n.Range)]))


def _refuse_impossible(point: n.Point, every: Rule) -> None:
    if isinstance(point, n.Day) and point.month is None:
        if not 1 <= point.day <= 31:
            raise InvalidInput(f"Ngày {point.day} không có thật: một tháng có nhiều nhất 31 ngày.")
        if every.recurrence in ("yearly", "half-yearly") and point.within is None:
            raise Missing(f"Chỉ ghi ngày {point.day}, chưa ghi tháng; hãy ghi rõ tháng.")
    elif isinstance(point, (n.Day, n.Month, n.Quarter)):
        possible(lambda year: stretch(in_year(point, year), Context()))


def _is_approximate(point: n.Point) -> bool:
    return isinstance(point, (n.Week,)) or (
        isinstance(point, n.Slice) and point.unit not in (n.MONTH, n.QUARTER, n.DAY)
    )


def _reading(every: Rule, course: _Course, context: Context) -> Reading:
    start, until = course.start, course.until
    days: tuple[dt.date, ...] = ()
    clipped = False
    if start and until and start <= until:
        days, clipped = occurrences(every, start, min(until, _LAST), course.anchor)
    elif start and until is None:
        horizon = min(_LAST.toordinal(), start.toordinal() + 366 * (every.interval + 1))
        days, clipped = occurrences(every, start, dt.date.fromordinal(horizon), course.anchor)
    first = _first(days, context)
    reading = Reading(
        "",
        start=start,
        due=first,
        kind="recurring",
        recurrence=every.recurrence,
        interval=every.interval,
        times_per_period=every.least or _several(course.anchor),
        until=until,
        occurrences=days if until else (),
        flags=tuple(dict.fromkeys(course.flags)),
        confidence=1.0 if until and days else 0.8,
        message=_said(every, first, until),
    )
    if until and start and not days:
        reading = reading.doubted("none", 0.8, "Không có lần nào trong thời kỳ của kế hoạch; hãy kiểm tra lại.")
    return _doubted(reading.doubted("month_end", 0.9, _MONTH_END) if clipped else reading, every)


def _several(anchor: n.Bounded | None) -> int | None:
    """«trước 15/6 và 15/12 hằng năm» is twice a year."""
    return len(anchor.span.items) if anchor and len(anchor.span.items) > 1 else None


_MONTH_END = "Tháng không có ngày đó thì lấy ngày cuối tháng; hãy xác nhận."


def _first(days: tuple[dt.date, ...], context: Context) -> dt.date | None:
    """The first occurrence that is still to come when the plan is issued."""
    coming = (day for day in days if context.issued is None or day >= context.issued)
    return next(coming, days[-1] if days else None)


def _said(every: Rule, first: dt.date | None, until: dt.date | None) -> str:
    each = f"{every.interval} " if every.interval > 1 else ""
    is_counted = every.interval > 1 or every.recurrence == "half-yearly"
    said = f"Lặp lại {'mỗi' if is_counted else 'hằng'} {each}{_NAMES[every.recurrence]}"
    if first:
        said += f", lần đầu ngày {short_date(first)}"
    if until is None:
        return f"{said}; hãy nhập thời kỳ của kế hoạch để tính các lần."
    return f"{said}, đến hết ngày {short_date(until)}."


def _doubted(reading: Reading, every: Rule) -> Reading:
    if every.is_list:
        reading = reading.doubted("list", 0.8, "Ghi nhiều chu kỳ; hãy xác nhận chu kỳ ngắn nhất.")
    if "approx" in reading.flags:
        reading = reading.doubted("approx", 0.8, "Thời gian ước chừng; hãy xác nhận.")
    if "tentative" in reading.flags:
        reading = reading.doubted("tentative", 0.7, "Thời gian mới là dự kiến; hãy xác nhận.")
    if "partial" in reading.flags:
        reading = reading.doubted("partial", 0.5, "Chỉ đọc được một phần câu; hãy xác nhận hạn.")
    if "year_inferred" in reading.flags and reading.start:
        reading = reading.doubted(
            "year_inferred", 0.9, f"Không ghi năm nên lấy năm {reading.start.year}; hãy xác nhận."
        )
    if every.most > 1:
        times = str(every.least) if every.least == every.most else f"{every.least}-{every.most}"
        reading = reading.doubted("frequency", 0.8, f"Có {times} lần mỗi kỳ; hãy xác nhận từng ngày.")
    return reading
