"""What the register says about numbers and days (Nghị định 30/2020/NĐ-CP, Điều 15, 17)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from common.calendar import Holidays, next_workday

MAX_NUMBER = 999_999


def next_working_day(day: dt.date, holidays: Holidays) -> dt.date:
    """The first working day after `day`: by then a signed paper is numbered (Điều 15), a document sent (Điều 17)."""
    return next_workday(day + dt.timedelta(days=1), holidays)


def misplaced(number: int, day: dt.date, numbered: Sequence[tuple[int, dt.date]]) -> str:
    """What is odd about `number` of `day` among those of its series, as (number, date) in order; empty where nothing.

    A gap after the last number, or a date that does not run with the numbers beside it.
    """
    before = max((pair for pair in numbered if pair[0] < number), default=None)
    after = min((pair for pair in numbered if pair[0] > number), default=None)
    if before is not None and day < before[1]:
        return f"Số {before[0]:02d} đứng trước có ngày muộn hơn ({before[1]:%d/%m/%Y})."
    if after is not None and day > after[1]:
        return f"Số {after[0]:02d} đứng sau có ngày sớm hơn ({after[1]:%d/%m/%Y})."
    first = before[0] + 1 if before is not None else 1
    if after is None and number > first:
        gap = f"số {first:02d}" if number == first + 1 else f"các số từ {first:02d} đến {number - 1:02d}"
        return f"Sổ sẽ để trống {gap}."
    return ""
