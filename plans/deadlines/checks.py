"""What a reading is held against before it is shown: the plan's period, its issue, the week."""

from __future__ import annotations

from dataclasses import replace

from common.calendar import short_date
from plans.deadlines.reading import Context, Reading


def checked(reading: Reading, context: Context) -> Reading:
    """`reading` with the doubts that the plan around it gives."""
    if reading.start and reading.due and reading.due < reading.start:
        return Reading(
            reading.text,
            flags=("ambiguous",),
            message="Hạn hoàn thành sớm hơn ngày bắt đầu; hãy nhập lại hai ngày.",
        )
    for check in (_before_issue, _outside, _weekend):
        reading = check(reading, context)
    return reading


def _before_issue(reading: Reading, context: Context) -> Reading:
    start, due = reading.start, reading.due
    if context.issued is None:
        return reading
    if due and due < context.issued and reading.kind != "recurring":
        return reading.doubted(
            "past", 0.8, f"Hạn đã qua trước ngày ban hành {short_date(context.issued)}; hãy xem lại."
        )
    # A month or quarter that is running when the plan is issued is usual; one that began a year before is not.
    if start and start.year < context.issued.year and start != context.plan_start:
        return reading.doubted("before_issue", 0.9, "Thời gian bắt đầu có trước khi kế hoạch ban hành; hãy xác nhận.")
    return reading


def _outside(reading: Reading, context: Context) -> Reading:
    first = reading.start or reading.due
    last = reading.due or reading.start
    if (context.plan_end and last and last > context.plan_end) or (
        context.plan_start and first and first < context.plan_start
    ):
        return reading.doubted("outside_plan", 0.9, "Thời hạn nằm ngoài thời kỳ của kế hoạch; hãy xác nhận.")
    return reading


def _weekend(reading: Reading, context: Context) -> Reading:
    """A date that the plan names stays as it is; the reminder goes out on the workday before."""
    due = reading.due
    if due is None or "day" not in reading.flags:
        return reading
    flags = tuple(flag for flag in reading.flags if flag != "day")
    reading = replace(reading, flags=flags)
    if due.weekday() < 5:
        return reading
    name = ("Thứ Bảy", "Chủ nhật")[due.weekday() - 5]
    return reading.doubted("weekend", 1.0, f"Ngày {short_date(due)} là {name}.")
