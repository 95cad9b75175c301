"""«1-3, 5»: the pages of an extract."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.errors import InvalidInput
from documents.rules import page_ranges


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1", (1,)),
        ("1-3, 5", (1, 2, 3, 5)),
        ("5,1-3", (1, 2, 3, 5)),
        ("1–3; 5", (1, 2, 3, 5)),
        (" 2 - 4 ", (2, 3, 4)),
        ("2,2,1-2", (1, 2)),
        ("7", (7,)),
        ("2-2", (2,)),
    ],
)
def test_what_people_write(text: str, pages: tuple[int, ...]) -> None:
    assert page_ranges.read(text, 7) == pages


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "ví dụ 1-3, 5"),
        ("tất cả", "ví dụ 1-3, 5"),
        ("1,,2", "ví dụ 1-3, 5"),
        ("1-2-3", "ví dụ 1-3, 5"),
        ("-1", "ví dụ 1-3, 5"),
        ("١", "ví dụ 1-3, 5"),
        ("1 2", "ví dụ 1-3, 5"),
        ("999999", "ví dụ 1-3, 5"),
        ("3-1", "«3-1» ghi ngược"),
        ("0", "không có trang «0»"),
        ("8", "Văn bản có 7 trang, không có trang «8»"),
        ("6-8", "không có trang «6-8»"),
        ("1-7", "chọn «Sao y»"),
        ("1-4,5-7", "chọn «Sao y»"),
    ],
)
def test_what_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        page_ranges.read(text, 7)
    assert sentence in refusal.value.message
    assert refusal.value.field == "pages"


@given(st.sets(st.integers(1, 30), min_size=1, max_size=29))
def test_what_is_shown_is_read_back(pages: set[int]) -> None:
    rising = tuple(sorted(pages))
    assert page_ranges.read(page_ranges.shown(rising), 30) == rising
