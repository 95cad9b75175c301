"""Words and figures of amounts, against the table that state documents follow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.errors import InvalidInput
from common.money import LIMIT, amount_in_words, amount_statement, format_vnd, parse_vnd, read_words

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
    (10**9, "một tỷ"),
    (25 * 10**15 + 7, "hai mươi lăm triệu tỷ không trăm linh bảy"),
    (10**15 + 10**12, "một triệu không trăm linh một nghìn tỷ"),
]


@pytest.mark.parametrize(("number", "words"), WORDS)
def test_words(number: int, words: str) -> None:
    assert amount_in_words(number) == words
    assert read_words(words) == number


AMOUNTS = st.integers(min_value=0, max_value=LIMIT - 1) | st.builds(
    # Few digits and many zeros, as amounts are.
    lambda digits, zeros: digits * 10**zeros,
    st.integers(min_value=0, max_value=999),
    st.integers(min_value=0, max_value=15),
)


@given(AMOUNTS)
def test_words_read_back(number: int) -> None:
    assert read_words(amount_in_words(number)) == number
    assert read_words(f"(Bằng chữ: {amount_statement(number)}./.)") == number
    assert parse_vnd(format_vnd(number)) == number


@given(AMOUNTS)
def test_colloquial_words_say_the_same(number: int) -> None:
    words = amount_in_words(number)
    for official, colloquial in (
        ("linh", "lẻ"),
        ("nghìn", "ngàn"),
        ("tỷ", "tỉ"),
        ("mươi tư", "mươi bốn"),
        ("lăm", "nhăm"),
    ):
        words = words.replace(official, colloquial)
    assert read_words(words.upper()) == number


@given(AMOUNTS)
def test_figures_with_other_separators_say_the_same(number: int) -> None:
    assert parse_vnd(f"{number:,}".replace(",", " ") + " đ") == number
    assert parse_vnd(f"{number} đồng") == number
    assert parse_vnd(f"{number // 10**6} triệu {number % 10**6} đồng") == number


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
        ("MỘT TRĂM MƯỜI CHÍN TRIỆU ĐỒNG CHẴN", 119_000_000),
        ("Tám mươi nhăm nghìn đồng Việt Nam", 85_000),
        ("hai mươi năm triệu", 25_000_000),
        ("bẩy trăm triệu đồng.", 700_000_000),
        ("một tỷ rưỡi", 1_500_000_000),
        ("hai triệu rưỡi", 2_500_000),
    ],
)
def test_lenient_reading(text: str, number: int) -> None:
    assert read_words(text) == number


NO_NUMBER = [
    "", "đồng", "năm mươi mươi", "ba nghìn triệu", "53 triệu", "tỷ", "Sở Khoa học", "linh", "một linh năm",
    "một trăm lẻ", "năm đồng hai", "nam muoi ba trieu dong", "một tỷ tỷ", "âm năm nghìn",
    "ba triệu phẩy năm", "một " * 200,
]  # fmt: skip


@pytest.mark.parametrize("text", NO_NUMBER)
def test_words_that_are_no_number(text: str) -> None:
    assert read_words(text) is None


def test_statement() -> None:
    assert amount_statement(53_000_000) == "Năm mươi ba triệu đồng"


@pytest.mark.parametrize("number", [-1, LIMIT])
def test_what_is_no_amount_has_no_words(number: int) -> None:
    with pytest.raises(InvalidInput):
        amount_in_words(number)


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
        ("455 triệu", 455_000_000),
        ("53 000 000", 53_000_000),
        ("53\u00a0000\u00a0000 VNĐ", 53_000_000),
        ("1.200 tỷ", 1_200_000_000_000),
        ("1,2 nghìn tỷ đồng", 1_200_000_000_000),
        ("2 tỷ 350 triệu đồng", 2_350_000_000),
        ("7 triệu 500 ngàn", 7_500_000),
        ("53.000.000 đồng chẵn.", 53_000_000),
        ("999.999.999.999.999.999", LIMIT - 1),
        ("0", 0),
    ],
)
def test_parse(text: str, number: int) -> None:
    assert parse_vnd(text) == number


REFUSED = [
    "", "-5", "-53.000.000", "5,5", "53.000.00", "năm mươi", "1,5 đồng", "0,0000001 tỷ triệu", "9" * 30, "NaN",
    "10 10 triệu", "1.000.000.000.000.000.000", "1 triệu 2 tỷ", "1 triệu 2 triệu", "1,5 tỷ 20 triệu",
    "1 triệu 1.000.000",
    "1 tỷ tỷ", "đồng", "1,0000001 triệu",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_parse_refuses(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_vnd(text)
