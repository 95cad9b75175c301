"""Text in one normal form, without anything that cannot be printed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.numbering import LETTERS, letter, roman
from common.text import fold, has_markup, longest_word, one_line, printable


def test_decomposed_text_is_composed() -> None:
    assert printable(unicodedata.normalize("NFD", "Quảng Ngãi")) == "Quảng Ngãi"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x00b\x08c", "abc"),
        ("dòng 1\r\ndòng 2\rdòng 3", "dòng 1\ndòng 2\ndòng 3"),
        ("a\tb  \n", "a b"),
        ("\ufeffSở\u200b KHCN", "Sở KHCN"),
        ("\u202etxt.exe", "txt.exe"),
        ("a\ud800b", "ab"),
        ("<script>", "<script>"),
    ],
)
def test_printable(text: str, clean: str) -> None:
    assert printable(text) == clean


@given(st.text())
def test_printable_text_stays(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    assert "\n" not in one_line(text)
    once.encode()


def test_fold_searches_without_accents() -> None:
    assert fold("Đào tạo Ưu tiên") == "dao tao uu tien"


@pytest.mark.parametrize(
    ("text", "found"),
    [("<script>alert(1)</script>", True), ("<img src=x>", True), ("1 < 2", False), ("a <b", False), ("</p >", True)],
)
def test_markup_is_noticed(text: str, found: bool) -> None:
    assert has_markup(text) is found


def test_longest_word() -> None:
    assert longest_word("một hai") == 3
    assert longest_word("") == 0


def test_letters_follow_the_vietnamese_alphabet() -> None:
    assert [letter(place) for place in range(1, 8)] == ["a", "b", "c", "d", "đ", "e", "g"]
    assert letter(23) == "y"
    assert letter(24) == "aa"
    assert not set("fjwz") & set(LETTERS)


@pytest.mark.parametrize(
    ("number", "figures"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (2026, "MMXXVI")]
)
def test_roman(number: int, figures: str) -> None:
    assert roman(number) == figures


@pytest.mark.parametrize("number", [0, -1])
def test_numbers_start_at_one(number: int) -> None:
    with pytest.raises(ValueError, match="no "):
        roman(number)
    with pytest.raises(ValueError, match="no "):
        letter(number)
