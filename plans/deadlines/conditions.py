"""Deadlines that are no date: standing work, on demand, after another event, and words that say nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from common.errors import InvalidInput
from plans.deadlines import nodes as n
from plans.deadlines.events import Event
from plans.deadlines.offsets import is_issue
from plans.deadlines.often import repeated
from plans.deadlines.once import once, spanned
from plans.deadlines.periods import Rule, occurrences
from plans.deadlines.reading import Context, Reading, when
from plans.deadlines.stretches import Missing, Stretch

_UNITS = {n.WEEK: "weekly", n.MONTH: "monthly", n.QUARTER: "quarterly", n.YEAR: "yearly"}
_LAST = dt.date(2199, 12, 31)

Inner = Callable[[Event, Context], Stretch | None]


def standing(statement: n.Standing, context: Context, marks: Sequence[str]) -> Reading:
    """Thường xuyên: no due date; checked at the end of each quarter, so that it is never forgotten."""
    if statement.frequencies and any(each.unit != n.YEAR for each in statement.frequencies):
        return repeated(n.Repeated(statement.frequencies), context, marks)
    if statement.bounded and statement.is_filler:
        return once(statement.bounded, context, marks)
    start, end = context.plan_start, context.plan_end
    flags: tuple[str, ...] = ()
    if statement.bounded:
        found = spanned(statement.bounded.span, context)
        is_open = statement.bounded.mode in ("since", "counted", "after", "onwards")
        until = statement.bounded.mode in ("until", "before")
        start, end, flags = (start if until else found.start), (end if is_open else found.end), found.flags
    days: tuple[dt.date, ...] = ()
    if start and end and start <= end:
        days, _ = occurrences(Rule("quarterly"), start, min(end, _LAST))
    return Reading(
        "",
        start=start,
        kind="continuous",
        recurrence="quarterly",
        until=end,
        occurrences=days,
        flags=tuple(flag for flag in flags if flag != "year_inferred"),
        confidence=1.0 if days else 0.9,
        message="Việc thường xuyên, không có hạn cuối; kiểm tra vào cuối mỗi quý trong thời kỳ kế hoạch.",
    )


_PLAIN = {
    "periodic": (
        "recurring", ("ambiguous",), 0.3, "Ghi «định kỳ» nhưng chưa rõ chu kỳ; hãy chọn chu kỳ, ví dụ hằng quý.",
    ),
    "periodic_demand": (
        "on_demand", ("ambiguous",), 0.4, "Ghi «định kỳ» nhưng chưa rõ chu kỳ, kèm báo cáo đột xuất; hãy chọn chu kỳ.",
    ),
    "demand": ("on_demand", (), 1.0, "Thực hiện khi có yêu cầu, không đặt hạn."),
    "vague": ("unknown", ("vague",), 0.0, "Câu này không nêu thời hạn; hãy ghi rõ ngày, tháng hoặc quý."),
    "blank": ("unknown", ("blank",), 0.0, "Ngày còn để trống; sẽ được điền khi ban hành."),
}  # fmt: skip


def plain(statement: n.Plain) -> Reading:
    kind, flags, confidence, message = _PLAIN[statement.kind]
    return Reading("", kind=kind, flags=flags, confidence=confidence, message=message)


def quantity(statement: n.Quantity, context: Context) -> Reading:
    """«2-4 số/năm» is an amount of work per year rather than a day."""
    return Reading(
        "",
        kind="recurring",
        recurrence=_UNITS[statement.unit],
        times_per_period=statement.least,
        until=context.plan_end,
        flags=("frequency", "ambiguous"),
        confidence=0.5,
        message="Đây là số lượng mỗi kỳ, không phải thời hạn; hãy ghi hạn của từng kỳ.",
    )


def condition(statement: n.Condition, context: Context, marks: Sequence[str], inner: Inner) -> Reading:
    happening = statement.happenings[0]
    name = happening.event.printed[:80]
    if statement.bounded is not None:
        return _with_time(statement.bounded, happening, context, marks)
    if happening.kind in ("before", "for"):
        return _in_time(happening, context, inner)
    if happening.kind == "until":
        message = f"Kéo dài đến khi «{name}», chưa có hạn cuối; hãy nhập hạn cụ thể khi đã biết."
        return Reading("", kind="depends", flags=("event", "open_end"), confidence=0.4, message=message)
    if not name:
        message = "Thời hạn phụ thuộc một việc khác; hãy nhập hạn cụ thể khi đã biết."
    else:
        message = f"Thời hạn phụ thuộc «{name}»; hãy nhập hạn cụ thể khi đã biết."
    return Reading("", kind="depends", flags=("event",), confidence=0.4, message=message)


def _with_time(bounded: n.Bounded, happening: n.Happening, context: Context, marks: Sequence[str]) -> Reading:
    """A time and an event: the time is proposed, the event named."""
    name = happening.event.printed[:80]
    reading = once(bounded, context, marks)
    if happening.kind == "until":
        message = f"Kéo dài đến khi «{name}», chưa có hạn cuối; hãy nhập hạn cụ thể khi đã biết."
        return Reading(
            "", start=reading.start, kind="depends", flags=("event", "open_end"), confidence=0.4, message=message
        )
    if happening.kind == "after" and bounded.mode == "until" and is_issue(happening.event.printed):
        start = context.issued
        if start is None or reading.due is None:
            return reading.doubted("open_start", 0.9, "Tính từ ngày ban hành, ngày này chưa có; hãy xác nhận.")
        rest = reading.message.removeprefix(when(None, reading.due))
        return replace(reading, start=start, message=f"{when(start, reading.due)}{rest}")
    return reading.doubted("event", 0.7, f"Còn phụ thuộc «{name}»; hãy xác nhận.")


def _in_time(happening: n.Happening, context: Context, inner: Inner) -> Reading:
    """Ready for a session in a month whose day is not known: proposed for the last day before that month."""
    try:
        held = inner(happening.event, context)
    except (InvalidInput, Missing):
        held = None
    name = happening.event.printed[:80]
    if "họp" in name or "hội nghị" in name:
        message = f"Phải xong trước «{name}»; hãy nhập ngày họp để tính hạn."
    else:
        message = f"Phải xong trước «{name}»; hãy nhập ngày của mốc này để tính hạn."
    reading = Reading("", kind="relative", flags=("ambiguous", "event"), confidence=0.3, message=message)
    if held is None or held.start <= dt.date(1900, 1, 1):
        return reading
    return replace(reading, due=held.start - dt.timedelta(days=1), confidence=0.5)
