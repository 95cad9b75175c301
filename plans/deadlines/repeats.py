"""Deadlines that come back, run on, or name several milestones."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from common.calendar import short_date
from plans.deadlines.reading import Context, Reading
from plans.deadlines.recurrence import Rule, occurrences, rule
from plans.deadlines.spans import Span, span

_ONWARDS = re.compile(
    r"(?:kể )?(?:từ )?(?P<from>.+?),? (?:và|đến) (?:những|các) năm (?:tiếp theo|sau|kế tiếp|tiếp)(?: của kế hoạch)?"
)
_DEMAND_TAIL = re.compile(r",? (?:hoặc|và) (?:báo cáo )?(?:đột xuất|khi có yêu cầu|theo yêu cầu).*$")
_QUANTITY = re.compile(r"(?P<low>\d{1,3})(?:-(?P<high>\d{1,3}))? (?!lần)[^\d/]{1,30}/(?P<unit>tuần|tháng|quý|năm)")
_MILESTONE = re.compile(r"đến năm (?:/)?(\d{4})")
_LEADERS = re.compile(
    r"^(?:báo cáo|thực hiện|tổ chức|gửi báo cáo|vào|trong|ngày cuối của|kết thúc|cuối|hoàn thành|chậm nhất|đến|tổng hợp"
    r"|,|:)(?: |$)"
)
_DAY_ONLY = re.compile(r"(?:ngày )?(\d{1,2})(?: của)?")
_NAMES = {"weekly": "tuần", "monthly": "tháng", "quarterly": "quý", "half-yearly": "6 tháng", "yearly": "năm"}
_UNITS = {"tuần": "weekly", "tháng": "monthly", "quý": "quarterly", "năm": "yearly"}


def milestones(words: str, context: Context) -> Reading | None:
    """«Đến năm 2025 có ít nhất 02 … và đến năm 2030 có ít nhất 05 …»: two ends, to be told apart by a person."""
    years = [int(year) for year in _MILESTONE.findall(words)]
    if len(years) < 2 or not all(1900 <= year < 2200 for year in years):
        return None
    days = tuple(dt.date(year, 12, 31) for year in sorted(set(years)))
    listed = ", ".join(short_date(day) for day in days)
    return Reading(
        words,
        due=days[0],
        kind="once",
        occurrences=days,
        flags=("milestones", "ambiguous"),
        confidence=0.5,
        message=f"Có nhiều mốc: {listed}; hãy tách thành từng nhiệm vụ hoặc xác nhận.",
    )


def onwards(words: str, context: Context) -> Reading | None:
    """«Từ quý II/2022 và những năm tiếp theo»: each year to the plan's end, first at the end of that year."""
    found = _ONWARDS.fullmatch(words)
    if not found:
        return None
    first = span(found["from"], context.year)
    if first is None:
        return None
    return _repeated(Rule("yearly"), first.start, context, first.flags)


def recurring(words: str, context: Context) -> Reading | None:
    """Hằng năm, hằng quý, 6 tháng một lần, «ngày 30/11 hằng năm», «2-4 số/năm»."""
    if found := _QUANTITY.fullmatch(words):
        return _quantity(found, context)
    body = _DEMAND_TAIL.sub("", words)
    every = rule(body)
    if every is None:
        return None
    demand = ("on_demand",) if body != words else ()
    rest, is_before = _anchor_words(every.rest)
    if rest and (more := rule(rest)) and not more.rest:
        # «hằng quý, hằng năm»: the shorter period holds the longer one.
        shorter = min((every, more), key=lambda each: list(_NAMES).index(each.recurrence))
        return _repeated(replace(shorter, rest=""), context.plan_start, context, (*demand, "list"))
    return _anchored(every, rest, context, demand, is_before=is_before)


def _anchor_words(rest: str) -> tuple[str, bool]:
    """What names the day inside the period, and whether it says «trước»."""
    is_before = False
    while rest:
        if rest.startswith("trước "):
            rest, is_before = rest.removeprefix("trước "), True
        elif found := _LEADERS.match(rest):
            rest = rest[found.end() :].strip()
        else:
            break
    return rest, is_before


def _anchored(every: Rule, rest: str, context: Context, flags: tuple[str, ...], *, is_before: bool) -> Reading | None:
    start = context.plan_start
    if not rest:
        return _repeated(every, start, context, flags)
    if found := re.fullmatch(r"(?:kể )?từ (.+)", rest):
        first = span(found[1], context.year)
        return _repeated(every, first.start, context, (*first.flags, *flags)) if first else None
    if every.recurrence in ("monthly", "quarterly") and (found := _DAY_ONLY.fullmatch(rest)):
        day = int(found[1]) - is_before
        return _repeated(every, start, context, flags, day=day) if 1 <= day <= 31 else None
    # A leap year: 29/02 exists in some year.
    at = span(rest, context.year or 2024)
    if at is None:
        doubtful = _repeated(every, start, context, (*flags, "partial"))
        return doubtful.doubted("partial", 0.5, "Chỉ đọc được một phần câu; hãy xác nhận hạn.")
    return _each_year(every, at, start, context, flags, is_before=is_before)


def _each_year(
    every: Rule, at: Span, start: dt.date | None, context: Context, flags: tuple[str, ...], *, is_before: bool
) -> Reading | None:
    if "year_inferred" not in at.flags and at.unit != "year":
        # A year beside «hằng năm» says when it begins.
        start = at.start
    end = at.start - dt.timedelta(days=1) if is_before else at.end
    kept = tuple(flag for flag in at.flags if flag != "year_inferred")
    is_last = (end + dt.timedelta(days=1)).month != end.month
    return _repeated(every, start, context, (*kept, *flags), month=end.month, day=None if is_last else end.day)


def _repeated(
    every: Rule,
    start: dt.date | None,
    context: Context,
    flags: tuple[str, ...] = (),
    *,
    month: int | None = None,
    day: int | None = None,
) -> Reading:
    until = context.plan_end
    days: tuple[dt.date, ...] = ()
    if start and until and start <= until:
        days = occurrences(every, start, min(until, dt.date(2199, 12, 31)), month=month, day=day)
    elif start:
        days = occurrences(every, start, start + dt.timedelta(days=366 * every.interval), month=month, day=day)[:1]
    reading = Reading(
        every.rest,
        start=start,
        due=_first(days, context),
        kind="recurring",
        recurrence=every.recurrence,
        interval=every.interval,
        times_per_period=every.times,
        until=until,
        occurrences=days if until else (),
        flags=tuple(dict.fromkeys(flags)),
        confidence=1.0 if until and days else 0.8,
        message=_said(every, _first(days, context), until),
    )
    return _doubted(reading)


def _first(days: tuple[dt.date, ...], context: Context) -> dt.date | None:
    """The first occurrence that is still to come when the plan is issued."""
    coming = (day for day in days if context.issued is None or day >= context.issued)
    return next(coming, days[-1] if days else None)


def _said(every: Rule, first: dt.date | None, until: dt.date | None) -> str:
    each = f"{every.interval} " if every.interval > 1 else ""
    said = f"Lặp lại {'mỗi' if each else 'hằng'} {each}{_NAMES[every.recurrence]}"
    if first:
        said += f", lần đầu ngày {short_date(first)}"
    return said + (
        f", đến hết ngày {short_date(until)}." if until else "; hãy nhập thời kỳ của kế hoạch để tính các lần."
    )


def _doubted(reading: Reading) -> Reading:
    if "list" in reading.flags:
        reading = reading.doubted("list", 0.8, "Ghi hai chu kỳ; hãy xác nhận chu kỳ ngắn hơn.")
    if "approx" in reading.flags:
        reading = reading.doubted("approx", 0.8, "Thời gian ước chừng; hãy xác nhận.")
    if reading.times_per_period and reading.times_per_period > 1:
        reading = reading.doubted(
            "frequency", 0.8, f"Có {reading.times_per_period} lần mỗi kỳ; hãy xác nhận từng ngày."
        )
    return reading


def _quantity(found: re.Match[str], context: Context) -> Reading:
    """«2-4 số/năm» is an amount of work per year rather than a day."""
    return Reading(
        found.string,
        kind="recurring",
        recurrence=_UNITS[found["unit"]],
        times_per_period=int(found["low"]),
        until=context.plan_end,
        flags=("frequency", "ambiguous"),
        confidence=0.5,
        message="Đây là số lượng mỗi kỳ, không phải thời hạn; hãy ghi hạn của từng kỳ.",
    )
