"""Dates as Vietnamese offices count and write them. Every date is a day in Asia/Ho_Chi_Minh."""

from __future__ import annotations

import calendar as months
import datetime as dt
import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from common.errors import InvalidInput

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST_YEAR, LAST_YEAR = 1900, 2199

Holidays = Mapping[dt.date, bool]
"""Days that differ from the week's rule: True for a weekend day that is worked, False for a day off."""

_DMY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def today() -> dt.date:
    """The day it is in Viet Nam: the only place where the portal asks for it."""
    return dt.datetime.now(tz=ZONE).date()


def last_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, months.monthrange(year, month)[1])


def quarter_start(year: int, quarter: int) -> dt.date:
    return dt.date(year, quarter * 3 - 2, 1)


def quarter_end(year: int, quarter: int) -> dt.date:
    return last_day(year, quarter * 3)


def quarter_of(day: dt.date) -> int:
    return (day.month + 2) // 3


def two_digits(number: int) -> str:
    return f"{number:02d}"


def month_digits(month: int) -> str:
    """Nghị định 30/2020, Phụ lục I: a zero stands before months 1 and 2 only."""
    return two_digits(month) if month < 3 else str(month)


def long_date(day: dt.date) -> str:
    """«ngày 05 tháng 9 năm 2025», with the decree's zeros: days below 10, months 1 and 2."""
    return f"ngày {two_digits(day.day)} tháng {month_digits(day.month)} năm {day.year}"


def short_date(day: dt.date) -> str:
    """«05/9/2025», the same zeros."""
    return f"{two_digits(day.day)}/{month_digits(day.month)}/{day.year}"


def dmy(day: dt.date) -> str:
    """«05/09/2025», for tables and forms where columns line up."""
    return f"{two_digits(day.day)}/{two_digits(day.month)}/{day.year}"


def exact_date(year: int, month: int, day: int) -> dt.date:
    """That day; `InvalidInput` with the reason when the calendar does not have it."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidInput(f"Năm {year} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}; hãy kiểm tra lại.")
    if not 1 <= month <= 12:
        raise InvalidInput(f"Ngày {day:02d}/{month:02d}/{year} không có thật: một năm chỉ có 12 tháng.")
    count = months.monthrange(year, month)[1]
    if not 1 <= day <= count:
        raise InvalidInput(
            f"Ngày {day:02d}/{month:02d}/{year} không có thật: tháng {month_digits(month)}/{year} chỉ có {count} ngày."
        )
    return dt.date(year, month, day)


def parse_date(text: str) -> dt.date:
    """The day that `text` names: 31/12/2026, 31-12-2026, 31.12.2026 or 2026-12-31.

    Raises `InvalidInput` for any other form and for days that do not exist.
    """
    text = text.strip()
    if found := _DMY.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    else:
        raise InvalidInput("Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026.")
    return exact_date(year, month, day)


def is_workday(day: dt.date, holidays: Holidays) -> bool:
    """Monday to Friday, unless announced off or, on a weekend, to be worked (Bộ luật Lao động 2019, Điều 112)."""
    return holidays.get(day, day.weekday() < 5)


def next_workday(day: dt.date, holidays: Holidays) -> dt.date:
    """`day` itself when it is worked, else the first worked day after it (Bộ luật Dân sự 2015, Điều 148)."""
    while not is_workday(day, holidays):
        day += dt.timedelta(days=1)
    return day


def previous_workday(day: dt.date, holidays: Holidays) -> dt.date:
    """`day` itself when it is worked, else the last worked day before it: when a reminder goes out."""
    while not is_workday(day, holidays):
        day -= dt.timedelta(days=1)
    return day
