"""Dates as the decree writes them, and the days that are worked."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from common import calendar
from common.errors import InvalidInput

LONG = [
    (dt.date(2025, 9, 5), "ngày 05 tháng 9 năm 2025", "05/9/2025"),
    (dt.date(2025, 2, 3), "ngày 03 tháng 02 năm 2025", "03/02/2025"),
    (dt.date(2021, 1, 10), "ngày 10 tháng 01 năm 2021", "10/01/2021"),
    (dt.date(2025, 10, 12), "ngày 12 tháng 10 năm 2025", "12/10/2025"),
    (dt.date(2026, 5, 21), "ngày 21 tháng 5 năm 2026", "21/5/2026"),
]


@pytest.mark.parametrize(("day", "long", "short"), LONG)
def test_the_decrees_zeros(day: dt.date, long: str, short: str) -> None:
    assert calendar.long_date(day) == long
    assert calendar.short_date(day) == short


def test_dmy_has_both_zeros() -> None:
    assert calendar.dmy(dt.date(2025, 9, 5)) == "05/09/2025"


@time_machine.travel(dt.datetime(2026, 1, 1, 18, 30, tzinfo=dt.UTC))
def test_today_is_the_day_in_viet_nam() -> None:
    assert calendar.today() == dt.date(2026, 1, 2)


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2199, 12, 31)))
def test_dates_read_back(day: dt.date) -> None:
    assert calendar.parse_date(calendar.short_date(day)) == day
    assert calendar.parse_date(calendar.dmy(day)) == day
    assert calendar.parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/02/2026", "Ngày 31/02/2026 không có thật: tháng 02/2026 chỉ có 28 ngày."),
        ("31/4/2026", "Ngày 31/04/2026 không có thật: tháng 4/2026 chỉ có 30 ngày."),
        ("1/13/2026", "Ngày 01/13/2026 không có thật: một năm chỉ có 12 tháng."),
        ("01/01/0026", "Năm 26 nằm ngoài khoảng 1900–2199; hãy kiểm tra lại."),
        ("mai", "Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026."),
        ("", "Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026."),
    ],
)
def test_dates_that_do_not_exist(text: str, reason: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        calendar.parse_date(text)
    assert refused.value.message == reason


@pytest.mark.parametrize(
    ("quarter", "end"), [(1, "2026-03-31"), (2, "2026-06-30"), (3, "2026-09-30"), (4, "2026-12-31")]
)
def test_quarters(quarter: int, end: str) -> None:
    assert calendar.quarter_end(2026, quarter).isoformat() == end
    assert calendar.quarter_of(calendar.quarter_end(2026, quarter)) == quarter


HOLIDAYS = {dt.date(2026, 1, 2): False, dt.date(2026, 1, 1): False, dt.date(2026, 1, 10): True}


@pytest.mark.parametrize(
    ("day", "worked"),
    [("2026-01-02", False), ("2026-01-10", True), ("2026-01-11", False), ("2026-01-12", True)],
)
def test_workdays(day: str, worked: bool) -> None:
    assert calendar.is_workday(dt.date.fromisoformat(day), HOLIDAYS) is worked


def test_the_workday_after_and_before() -> None:
    assert calendar.next_workday(dt.date(2026, 1, 1), HOLIDAYS) == dt.date(2026, 1, 5)
    assert calendar.previous_workday(dt.date(2026, 1, 4), HOLIDAYS) == dt.date(2025, 12, 31)
