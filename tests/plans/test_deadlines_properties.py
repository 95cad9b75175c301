"""What holds for every deadline: spellings of a time, «trước» beside «chậm nhất», arbitrary text."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from common.calendar import last_day, quarter_end, quarter_start
from plans.deadlines import Reading, read
from plans.deadlines.lexer import LONGEST
from tests.plans.deadlines.cases import PHRASES_READ
from tests.plans.deadlines.fuzzing import LIMIT, fuzz

read("Quý III/2026")  # the grammar's tables are made at the first reading, outside of any test's time

ROMAN = ("", "I", "II", "III", "IV")
YEARS = st.integers(2000, 2100)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))

Joint = Callable[[str, str], str]
JOINTS: list[Joint] = [
    lambda left, right: f"{left} - {right}",
    lambda left, right: f"{left}-{right}",
    lambda left, right: f"{left} – {right}",
    lambda left, right: f"{left} đến {right}",
    lambda left, right: f"{left} đến hết {right}",
    lambda left, right: f"từ {left} đến {right}",
    lambda left, right: f"Từ {left} tới {right}.",
    lambda left, right: f"xuyên suốt từ {left} đến {right}",
]


def of_day(day: dt.date) -> list[str]:
    return [
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"ngày {day:%d/%m/%Y}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"ngày {day:%d} tháng {day:%m}/{day.year}",
        f"{day.day} / {day.month} / {day.year}",
        day.isoformat(),
    ]


def of_month(year: int, month: int) -> list[str]:
    return [
        f"tháng {month}/{year}",
        f"Tháng {month:02d}/ {year}",
        f"tháng {month} năm {year}",
        f"tháng {month}-{year}",
        f"{month}/{year}",
        f"T{month}/{year}",
    ]


def of_quarter(year: int, quarter: int) -> list[str]:
    return [
        f"Quý {ROMAN[quarter]}/{year}",
        f"quý {quarter}/{year}",
        f"Quý {ROMAN[quarter]} năm {year}",
        f"Q{quarter}/{year}",
        f"Q.{ROMAN[quarter]}/{year}",
        f"Quí {ROMAN[quarter]}, năm {year}",
        f"QUÝ {ROMAN[quarter]} - {year}".replace(" - ", "-"),
    ]


def in_2026(phrase: str) -> Reading:
    return read(phrase, plan_start=dt.date(2026, 1, 1), plan_end=dt.date(2026, 12, 31))


def bounds(found: Reading) -> tuple[dt.date | None, dt.date | None]:
    return found.start, found.due


@given(DAYS, DAYS, st.data())
def test_a_range_of_days_in_each_spelling(one: dt.date, other: dt.date, data: st.DataObject) -> None:
    first, last = sorted((one, other))
    phrase = data.draw(st.sampled_from(JOINTS))(
        data.draw(st.sampled_from(of_day(first))), data.draw(st.sampled_from(of_day(last)))
    )
    expected = (None if first == last else first, last)
    assert bounds(read(phrase)) == expected, phrase


@given(DAYS, st.integers(1, 300), st.data())
def test_the_left_year_may_be_left_out(first: dt.date, length: int, data: st.DataObject) -> None:
    """«15/11 đến 20/12/2025»; over new year «15/11 đến 20/01/2026» begins the year before."""
    last = first + dt.timedelta(days=length)
    if last.year != first.year and (first.month, first.day) <= (last.month, last.day):
        last = dt.date(first.year, 12, 31)
    if ((first.month, first.day) == (2, 29) and last.year != first.year) or first == last:
        return
    left = data.draw(st.sampled_from([f"{first.day}/{first.month}", f"ngày {first.day} tháng {first.month}"]))
    phrase = data.draw(st.sampled_from(JOINTS))(left, data.draw(st.sampled_from(of_day(last))))
    assert bounds(read(phrase)) == (first, last), phrase


@given(YEARS, st.integers(1, 12), st.integers(1, 12), st.data())
def test_a_range_of_months_in_each_spelling(year: int, one: int, other: int, data: st.DataObject) -> None:
    first, last = sorted((one, other))
    left = data.draw(st.sampled_from([*of_month(year, first), f"tháng {first}"]))
    right = data.draw(st.sampled_from(of_month(year, last)))
    phrase = data.draw(st.sampled_from(JOINTS))(left, right)
    assert bounds(read(phrase)) == (dt.date(year, first, 1), last_day(year, last)), phrase


@given(YEARS, st.integers(1, 4), st.integers(1, 4), st.data())
def test_a_range_of_quarters_in_each_spelling(year: int, one: int, other: int, data: st.DataObject) -> None:
    first, last = sorted((one, other))
    left = data.draw(st.sampled_from([*of_quarter(year, first), f"Quý {ROMAN[first]}", f"quý {first}"]))
    right = data.draw(st.sampled_from(of_quarter(year, last)))
    phrase = data.draw(st.sampled_from(JOINTS))(left, right)
    assert bounds(read(phrase)) == (quarter_start(year, first), quarter_end(year, last)), phrase


@given(YEARS, st.integers(0, 50), st.sampled_from(JOINTS), st.sampled_from(["", "năm ", "giai đoạn "]))
def test_a_range_of_years_in_each_spelling(year: int, more: int, joint: Joint, word: str) -> None:
    phrase = joint(f"{word}{year}", f"{year + more}")
    assert bounds(read(phrase)) == (dt.date(year, 1, 1), dt.date(year + more, 12, 31)), phrase


@given(DAYS, st.data())
def test_before_is_one_day_earlier_than_at_the_latest(day: dt.date, data: st.DataObject) -> None:
    words = data.draw(st.sampled_from(of_day(day)))
    before = data.draw(st.sampled_from(["trước {}", "Hoàn thành trước {}", "xong trước {}"])).format(words)
    latest = data.draw(
        st.sampled_from(
            ["chậm nhất {}", "chậm nhất là {}", "muộn nhất {}", "không muộn hơn {}", "đến hết {}", "đến {}"]
        )
    ).format(words)
    due = read(latest).due
    assert due == day
    assert read(before).due == day - dt.timedelta(days=1), before


@given(st.sampled_from(PHRASES_READ), st.data())
def test_case_spaces_dashes_and_unicode_form_change_nothing(phrase: str, data: st.DataObject) -> None:
    changed = data.draw(
        st.sampled_from(
            [
                phrase.upper(),
                phrase.lower(),
                f"  {phrase} ",
                phrase.replace(" ", "  "),
                phrase.replace(" ", "\u00a0"),
                phrase.replace("-", "–"),
                phrase.replace("-", "\u2011"),
                unicodedata.normalize("NFD", phrase),
                f"{phrase}.",
                phrase.replace("/", " / ") if "QĐ" not in phrase and "KH-" not in phrase else phrase,
            ]
        )
    )
    one, other = in_2026(phrase), in_2026(changed)
    assert (one.kind, one.recurrence, one.flags, one.occurrences) == (
        other.kind,
        other.recurrence,
        other.flags,
        other.occurrences,
    ), changed
    assert bounds(one) == bounds(other), changed


@given(st.sampled_from(PHRASES_READ), DAYS, st.integers(0, 3000))
def test_occurrences_lie_in_the_plan_and_are_sorted(phrase: str, start: dt.date, length: int) -> None:
    end = start + dt.timedelta(days=length)
    found = read(phrase, plan_start=start, plan_end=end)
    assert list(found.occurrences) == sorted(set(found.occurrences))
    if found.kind == "recurring" and found.until == end and found.start == start:
        assert all(start <= day <= end for day in found.occurrences)


@given(st.text(max_size=2 * LONGEST))
def test_any_text_at_all_is_answered(text: str) -> None:
    found = in_2026(text)
    assert found.text == text
    assert found.message or found.is_certain


def test_a_bounded_fuzz_finds_no_fault_and_no_slow_reading() -> None:
    result = fuzz(20260101, count=3000)
    assert result.failures == []
    assert result.slowest < LIMIT, result.slowest_phrase
