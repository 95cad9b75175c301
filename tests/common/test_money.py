"""Words and figures of amounts, against the table that state documents follow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.errors import InvalidInput
from common.money import amount_in_words, amount_statement, format_vnd, parse_vnd, read_words

WORDS = [
    (0, "không"),
    (5, "năm"),
    (10, "mười"),
    (11, "mười một"),
    (14, "mười bốn"),
    (15, "mười lăm"),
    (21, "hai mươi mốt"),
    (24, "hai mươi tư"),
    (55, "năm mươi lăm"),
    (101, "một trăm linh một"),
    (105, "một trăm linh năm"),
    (110, "một trăm mười"),
    (1_001, "một nghìn không trăm linh một"),
    (1_015, "một nghìn không trăm mười lăm"),
    (10_005, "mười nghìn không trăm linh năm"),
    (21_000, "hai mươi mốt nghìn"),
    (1_000_001, "một triệu không trăm linh một"),
    (1_001_000, "một triệu không trăm linh một nghìn"),
    (15_021_000, "mười lăm triệu không trăm hai mươi mốt nghìn"),
    (53_000_000, "năm mươi ba triệu"),
    (454_000_000, "bốn trăm năm mươi tư triệu"),
    (455_000_000, "bốn trăm năm mươi lăm triệu"),
    (1_005_000_000, "một tỷ không trăm linh năm triệu"),
    (1_050_000_015, "một tỷ không trăm năm mươi triệu không trăm mười lăm"),
    (1_000_000_000_005, "một nghìn tỷ không trăm linh năm"),
    (
        1_234_567_891,
        "một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt",
    ),
    (10**12, "một nghìn tỷ"),
    (10**15, "một triệu tỷ"),
    (2_000_000_100, "hai tỷ một trăm"),
    (40_000, "bốn mươi nghìn"),
    (104, "một trăm linh bốn"),
    (91, "chín mươi mốt"),
]


@pytest.mark.parametrize(("number", "words"), WORDS)
def test_words(number: int, words: str) -> None:
    assert amount_in_words(number) == words
    assert read_words(words) == number


@given(st.integers(min_value=0, max_value=10**15))
def test_words_read_back(number: int) -> None:
    assert read_words(amount_in_words(number)) == number
    assert parse_vnd(format_vnd(number)) == number


@given(st.text(max_size=80))
def test_reading_any_text_never_fails(text: str) -> None:
    number = read_words(text)
    assert number is None or number >= 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("(Bằng chữ: Năm mươi ba triệu đồng)", 53_000_000),
        ("Bốn trăm năm mươi lăm triệu đồng chẵn./.", 455_000_000),
        ("một trăm lẻ một ngàn", 101_000),
        ("hai mươi bốn tỉ", 24_000_000_000),
        ("một triệu một nghìn", 1_001_000),
        ("một tỷ rưỡi", 1_500_000_000),
        ("hai triệu rưỡi", 2_500_000),
    ],
)
def test_lenient_reading(text: str, number: int) -> None:
    assert read_words(text) == number


@pytest.mark.parametrize("text", ["", "đồng", "năm mươi mươi", "ba nghìn triệu", "53 triệu", "tỷ", "Sở Khoa học"])
def test_words_that_are_no_number(text: str) -> None:
    assert read_words(text) is None


def test_statement() -> None:
    assert amount_statement(53_000_000) == "Năm mươi ba triệu đồng"


def test_negative_is_refused() -> None:
    with pytest.raises(InvalidInput):
        amount_in_words(-1)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("53.000.000", 53_000_000),
        ("53.000.000 đồng", 53_000_000),
        ("53 000 000 đ", 53_000_000),
        ("53,000,000", 53_000_000),
        ("53000000", 53_000_000),
        ("53 triệu", 53_000_000),
        ("1,5 tỷ đồng", 1_500_000_000),
        ("0", 0),
    ],
)
def test_parse(text: str, number: int) -> None:
    assert parse_vnd(text) == number


@pytest.mark.parametrize("text", ["", "-5", "5,5", "53.000.00", "năm mươi", "1,5 đồng", "9" * 30, "NaN"])
def test_parse_refuses(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_vnd(text)
