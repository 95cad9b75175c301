"""The code under the QR: what is shown, what is forgiven, what is no code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.rules import check_codes
from documents.services.check_codes import new_check_code

CODE = "7K3M9XQAP0RSTV1X"
codes = st.text(check_codes.ALPHABET, min_size=check_codes.LENGTH, max_size=check_codes.LENGTH)


def test_it_works() -> None:
    assert check_codes.shown(CODE) == "7K3M-9XQA-P0RS-TV1X"
    assert check_codes.typed("7K3M-9XQA-P0RS-TV1X") == CODE


@pytest.mark.parametrize(
    "typed",
    [
        "7k3m9xqap0rstv1x",
        " 7K3M 9XQA P0RS TV1X ",
        "7K3M–9XQA–PORS–TVIX",
        "7k3m-9xqa-pors-tvlx",
        "7K3M\u00a09XQA\tP0RS-TV1X",
    ],
)
def test_what_is_meant_is_understood(typed: str) -> None:
    assert check_codes.typed(typed) == CODE


@pytest.mark.parametrize("typed", ["", "7K3M", CODE + "0", CODE[:-1] + "U", CODE[:-1] + "Đ", CODE[:-1] + "/", "٧" * 16])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert check_codes.typed(typed) == ""


@given(codes)
def test_what_is_printed_is_read_back(code: str) -> None:
    assert check_codes.typed(check_codes.shown(code).lower()) == code


def test_a_code_has_eighty_bits_and_never_comes_twice() -> None:
    made = {new_check_code() for _ in range(2_000)}
    assert len(made) == 2_000
    assert all(check_codes.typed(code) == code for code in made)
    assert len(check_codes.ALPHABET) ** check_codes.LENGTH == 2**80
