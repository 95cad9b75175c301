"""Times counted from an event or a day: «30 ngày kể từ ngày ban hành», «trước kỳ họp 15 ngày», «3 ngày từ 23/9».

Counting begins on the day after the event (Bộ luật Dân sự 2015, Điều 147). Working days are Monday to Friday here: the
reader does not know the holidays of the year, and says so.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from common.calendar import is_workday, short_date
from plans.deadlines import nodes as n
from plans.deadlines.once import once, spanned
from plans.deadlines.reading import Context, Reading, when

_UNITS = {n.DAY: "ngày", n.WEEK: "tuần", n.MONTH: "tháng", n.QUARTER: "quý", n.YEAR: "năm"}
_MONTHS = {n.MONTH: 1, n.QUARTER: 3, n.YEAR: 12}
# The plan's own issue, in the words that plans use for it; any other document's issue is an event like others.
_ISSUE = re.compile(
    r"(?:kể từ )?(?:(?:bản |văn bản )?kế hoạch(?: này)?(?: được)?(?: có hiệu lực)?|ký|ban hành|,|được|\s)+"
)
_OWN = re.compile(r"ký|ban hành|hiệu lực")
MOST = 3700
"""No plan counts more days than ten years."""


def offset(statement: n.Offset, context: Context) -> Reading:
    amount, base = statement.amount, statement.base
    if base is None:
        message = f"Tính {said(amount)} nhưng chưa rõ từ mốc nào; hãy nhập hạn cụ thể."
        return Reading("", kind="relative", flags=("event",), confidence=0.3, message=message)
    if isinstance(base, n.Bounded):
        return _around_day(amount, base, context, is_before=statement.is_before)
    name = base.event.printed[:80]
    if context.issued and not statement.is_before and is_issue(base.event.printed):
        due = moved(context.issued, amount)
        if due is not None:
            message = (
                f"{when(None, due)} Tính {said(amount)} từ ngày ban hành {short_date(context.issued)}; hãy xác nhận."
            )
            return _computed("relative", None, due, amount, message)
    where = "trước" if statement.is_before else "từ"
    message = f"Tính {said(amount)} {where} mốc «{name}»; hãy nhập ngày của mốc này."
    return Reading("", kind="relative", flags=("event",), confidence=0.4, message=message)


def lasting(statement: n.Lasting, context: Context, marks: Sequence[str]) -> Reading:
    """How long it takes beside when it is: the two must agree."""
    amount, bounded = statement.amount, statement.bounded
    if bounded is None:
        message = f"Chỉ ghi {said(amount)}, chưa ghi từ ngày nào; hãy nhập ngày bắt đầu và hạn hoàn thành."
        return Reading("", flags=("duration",), message=message)
    if bounded.mode == "before" and amount.unit in _MONTHS:
        # «báo cáo 6 tháng (trước 15/6)»: the months name the report.
        return once(bounded, context, marks).doubted("partial", 0.7, "Chỉ đọc được một phần câu; hãy xác nhận hạn.")
    if bounded.mode in ("counted", "after", "before"):
        return _around_day(amount, bounded, context, is_before=bounded.mode == "before")
    if bounded.mode == "since":
        start = spanned(bounded.span, context).start
        due = moved(start - dt.timedelta(days=1), amount)
        if due is not None:
            message = f"{when(start, due)} Tính {said(amount)} từ ngày bắt đầu; hãy xác nhận."
            return _computed("once", start, due, amount, message)
    reading = once(bounded, context, marks)
    reading = replace(reading, flags=tuple(dict.fromkeys(("event", *reading.flags))))
    return _checked(reading, amount, spanned(bounded.span, context).unit)


def _checked(reading: Reading, amount: n.Amount, unit: str) -> Reading:
    start, due = reading.start, reading.due
    if start is None or due is None or start > due:
        return reading
    if amount.unit == n.DAY and unit != n.DAY:
        return reading.doubted("partial", 0.8, f"Chưa rõ {said(amount)} nào trong thời gian này; hãy nhập ngày.")
    if amount.unit == n.DAY:
        days = [start + dt.timedelta(days=at) for at in range((due - start).days + 1)]
        count = sum(is_workday(day, {}) for day in days) if amount.is_working else len(days)
        return (
            reading
            if amount.least <= count <= amount.most and count >= (amount.least or amount.most)
            else _differs(reading, amount, f"{count} ngày")
        )
    if amount.unit == n.MONTH and unit in (n.MONTH, n.QUARTER, n.YEAR, "half"):
        months = (due.year - start.year) * 12 + due.month - start.month + 1
        return (
            reading
            if (amount.least or amount.most) <= months <= amount.most
            else _differs(reading, amount, f"{months} tháng")
        )
    return reading


def _differs(reading: Reading, amount: n.Amount, count: str) -> Reading:
    message = f"Ghi {said(amount)} nhưng khoảng thời gian dài {count}; hãy sửa cho khớp."
    return reading.doubted("ambiguous", 0.6, message)


def _around_day(amount: n.Amount, bounded: n.Bounded, context: Context, *, is_before: bool) -> Reading:
    found = spanned(bounded.span, context)
    base = found.start if is_before else found.end
    due = moved(base, amount, -1 if is_before else 1)
    if due is None:
        return Reading("", message=f"Không tính được {said(amount)} từ ngày {short_date(base)}; hãy nhập hạn cụ thể.")
    where = "trước" if is_before else "từ"
    message = f"{when(None, due)} Tính {said(amount)} {where} ngày {short_date(base)}; hãy xác nhận."
    reading = _computed("once", None, due, amount, message)
    return replace(reading, flags=tuple(dict.fromkeys((*reading.flags, *found.flags))))


def _computed(kind: str, start: dt.date | None, due: dt.date, amount: n.Amount, message: str) -> Reading:
    reading = Reading("", start=start, due=due, kind=kind, flags=("computed", "day"), confidence=0.9, message=message)
    if amount.is_working:
        reading = reading.doubted("working", 0.6, "Chưa trừ ngày nghỉ lễ, tết.")
    return reading


def moved(day: dt.date, amount: n.Amount, sign: int = 1) -> dt.date | None:
    """`day` moved by `amount`; None beyond what a plan counts."""
    if amount.is_working:
        return _workdays(day, amount.most, sign) if amount.most <= MOST else None
    if amount.unit in _MONTHS:
        months = day.year * 12 + day.month - 1 + sign * amount.most * _MONTHS[amount.unit]
        year, month = divmod(months, 12)
        if not 1900 <= year <= 2199:
            return None
        return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    days = amount.most * (7 if amount.unit == n.WEEK else 1)
    ordinal = day.toordinal() + sign * days
    inside = days <= MOST and dt.date(1900, 1, 1).toordinal() <= ordinal <= dt.date(2199, 12, 31).toordinal()
    return dt.date.fromordinal(ordinal) if inside else None


def _workdays(day: dt.date, count: int, sign: int) -> dt.date:
    while count > 0:
        day += dt.timedelta(days=sign)
        count -= is_workday(day, {})
    return day


def said(amount: n.Amount) -> str:
    """«10 ngày làm việc»."""
    count = f"{amount.least}-{amount.most}" if amount.least and amount.least != amount.most else str(amount.most)
    return f"{count} {_UNITS[amount.unit]}{' làm việc' if amount.is_working else ''}"


def is_issue(words: str) -> bool:
    """Whether an event is the plan's own issue, whose day is known."""
    lower = words.lower()
    return bool(_ISSUE.fullmatch(lower)) and bool(_OWN.search(lower))
