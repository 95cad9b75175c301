"""What a printed value says in figures, and where a target contradicts itself or its plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.errors import InvalidInput
from plans.constants import Bound
from plans.rules.targets import (
    TargetFacts,
    day_words,
    doubts,
    period_day,
    read,
    said,
    settled,
    settled_rows,
    stands_in,
)

START, END = dt.date(2021, 1, 1), dt.date(2030, 12, 31)


@pytest.mark.parametrize(
    ("value", "low", "high", "bound", "unit", "printed"),
    [
        ("05-10", "5", "10", "", "", "05-10"),
        ("5 – 10 mô hình", "5", "10", "", "mô hình", "5-10"),
        ("≥ 15", "15", "15", "min", "", "15"),
        (">= 15", "15", "15", "min", "", "15"),
        ("10-15%", "10", "15", "", "%", "10-15"),
        ("10%-15%/năm", "10", "15", "", "%/năm", "10-15"),
        ("từ 10 đến 15 %", "10", "15", "", "%", "10 đến 15"),
        ("khoảng 30", "30", "30", "about", "", "30"),
        ("ít nhất 02 doanh nghiệp", "2", "2", "min", "doanh nghiệp", "02"),
        ("ÍT NHẤT 02", "2", "2", "min", "", "02"),
        ("Tối thiểu 01 Trung tâm", "1", "1", "min", "Trung tâm", "01"),
        ("15 doanh nghiệp trở lên", "15", "15", "min", "doanh nghiệp", "15"),
        ("không quá 5 ngày", "5", "5", "max", "ngày", "5"),
        ("không dưới 5 ngày", "5", "5", "min", "ngày", "5"),
        ("> 7,5%/năm", "7.5", "7.5", "min", "%/năm", "7,5"),
        ("6.5", "6.5", "6.5", "", "", "6.5"),
        ("1.000 chuyên gia", "1000", "1000", "", "chuyên gia", "1.000"),
        ("tăng ít nhất 10%", "10", "10", "min", "%", "tăng 10"),
        ("01 (một) mô hình", "1", "1", "", "(một) mô hình", "01"),
        ("10-05", "10", "5", "", "", "10-05"),
    ],
)
def test_values_in_figures(value: str, low: str, high: str, bound: str, unit: str, printed: str) -> None:
    found = read(value)
    assert found is not None
    assert (found.low, found.high) == (Decimal(low), Decimal(high))
    assert (found.bound, found.unit, found.printed) == (bound, unit, printed)


@pytest.mark.parametrize(
    "value",
    ["", "hoàn thành", "2/2025", "30/11/2025", "gấp đôi", "15 2026", "9" * 17, "1,00001", "ı́t nhất 2", "gấp 2 lần"],
)
def test_words_that_are_no_figure(value: str) -> None:
    assert read(value) is None


@given(st.text(max_size=60))
def test_any_text_is_read_and_what_is_settled_stays(text: str) -> None:
    try:
        once = settled(TargetFacts(text="Chỉ tiêu", value=text))
    except InvalidInput:
        return
    assert settled(once) == once


@given(
    st.sampled_from(["", "≥ ", "khoảng ", "không quá "]),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.sampled_from(["", "%", " doanh nghiệp", "/năm"]),
)
def test_what_is_written_is_read_back(bound: str, one: int, other: int, unit: str) -> None:
    low, high = sorted((one, other))
    target = settled(TargetFacts(value=f"{bound}{low:02d}-{high:02d}{unit}"))
    assert (target.low, target.high, target.unit) == (Decimal(low), Decimal(high), unit.strip())
    assert settled(TargetFacts(value=said(target))) == target
    assert stands_in(target.value, f"Đạt {low} đến {high} trong kỳ")


def test_the_value_gives_its_bound_and_unit_away() -> None:
    stored = settled(TargetFacts(text=" Doanh  nghiệp ", value="ít nhất 02 doanh nghiệp"))
    assert (stored.text, stored.value, stored.bound, stored.unit) == (
        "Doanh nghiệp", "02", Bound.AT_LEAST, "doanh nghiệp",
    )  # fmt: skip
    assert said(stored) == "ít nhất 02 doanh nghiệp"
    assert said(settled(TargetFacts(value="tăng tối thiểu 10%"))) == "tăng ít nhất 10%"
    assert said(TargetFacts(text="Nâng cao năng lực")) == ""


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        (TargetFacts(value="≥ 15", bound="max"), "«ít nhất» nhưng ô so sánh chọn «không quá»"),
        (TargetFacts(value="15%", unit="doanh nghiệp"), "ghi đơn vị «%» nhưng ô đơn vị tính ghi «doanh nghiệp»"),
        (TargetFacts(value="10-05"), "«10-05» có số đầu lớn hơn số sau"),
        (TargetFacts(unit="người"), "hãy ghi giá trị hoặc nội dung"),
        (TargetFacts(value="5", bound="x"), "hãy chọn cách so sánh trong danh sách"),
        (TargetFacts(value="nhiều " * 8), "giá trị dài quá 40 ký tự"),
        (TargetFacts(value="5", unit="đơn vị " * 13), "đơn vị tính dài quá 80 ký tự"),
        (TargetFacts(value="5", period_start=END, period_end=START), "thời kỳ bắt đầu sau khi kết thúc"),
        (TargetFacts(text="a" * 501), "501 ký tự"),
    ],
)
def test_refusals_say_what_to_do(target: TargetFacts, sentence: str) -> None:
    with pytest.raises(InvalidInput, match="Chỉ tiêu 2: ") as refused:
        settled_rows([TargetFacts(value="1"), target])
    assert sentence in refused.value.message
    assert refused.value.field == "targets"


def test_a_unit_may_say_more_than_the_value() -> None:
    assert settled(TargetFacts(value="10-15%", unit="%/năm")).unit == "%/năm"


def test_too_many_targets() -> None:
    with pytest.raises(InvalidInput, match="tối đa 20 chỉ tiêu"):
        settled_rows([TargetFacts(value="1")] * 21)


WORDS = "Đào tạo khoảng 05-10 chuyên gia, 6,5%/năm, 1.000 lượt người trước ngày 30/11/2025, giai đoạn 2021-2025."


@pytest.mark.parametrize(
    ("value", "stands"),
    [
        ("05-10", True), ("5-10", True), ("10", True), ("6,5", True), ("1000", True),
        ("30", False), ("2025", False), ("15", False), ("05-15", False), ("chuyên gia", True), ("tốt", False),
    ],
)  # fmt: skip
def test_a_value_stands_in_its_item(value: str, stands: bool) -> None:
    assert stands_in(value, WORDS) is stands


def test_doubts() -> None:
    right = replace(settled(TargetFacts(value="05-10")), period_start=START, period_end=dt.date(2025, 12, 31))
    assert list(doubts(right, WORDS, START, END)) == []
    (figures,) = doubts(replace(right, high=Decimal(20)), WORDS, START, END)
    assert "con số đã lưu không khớp" in figures
    (period,) = doubts(replace(right, period_end=dt.date(2035, 12, 31)), WORDS, START, END)
    assert "thời kỳ 2021–2035 nằm ngoài thời kỳ 2021–2030 của kế hoạch" in period
    (text,) = doubts(right, "Đào tạo 15 chuyên gia", START, END)
    assert "giá trị «05-10» không có trong nội dung mục" in text
    assert list(doubts(TargetFacts(text="Nâng cao năng lực"), "", START, END)) == []


@pytest.mark.parametrize(
    ("words", "is_end", "day"),
    [
        ("2025", False, dt.date(2025, 1, 1)),
        ("2025", True, dt.date(2025, 12, 31)),
        ("01/07/2025", False, dt.date(2025, 7, 1)),
        ("", True, None),
    ],
)
def test_periods_as_typed(words: str, is_end: bool, day: dt.date | None) -> None:
    assert period_day(words, is_end=is_end) == day
    assert day_words(day, is_end=is_end) == words


def test_a_period_that_is_none() -> None:
    with pytest.raises(InvalidInput):
        period_day("năm nay", is_end=False)
