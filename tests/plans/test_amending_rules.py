"""How an amended plan is named, and which versions belong together."""

from __future__ import annotations

import datetime as dt

import pytest

from plans.rules.amending import Earlier, amending_subject, citation, replacing_sentence
from plans.rules.chains import chain

EARLIER = Earlier("05/KH-SKHCN", dt.date(2025, 9, 5), "Sở Khoa học và Công nghệ", "Triển khai hội thảo")


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Triển khai hội thảo", "về triển khai hội thảo"),
        ("Về đào tạo OKR", "về đào tạo OKR"),
        ("OKR năm 2025", "về OKR năm 2025"),
    ],
)
def test_an_earlier_plan_is_cited_whole(subject: str, expected: str) -> None:
    earlier = Earlier(EARLIER.code, EARLIER.issued_on, EARLIER.issuer, subject)
    name = "Kế hoạch số 05/KH-SKHCN ngày 05/9/2025 của Sở Khoa học và Công nghệ"
    assert citation(earlier) == f"{name} {expected}"
    assert amending_subject(earlier) == f"Điều chỉnh, bổ sung {name} {expected}"
    assert replacing_sentence(earlier) == f"Kế hoạch này thay thế {name}."


def test_a_title_too_long_leaves_the_earlier_subject_out() -> None:
    earlier = Earlier(EARLIER.code, EARLIER.issued_on, EARLIER.issuer, "Triển khai " * 45)
    assert amending_subject(earlier) == f"Điều chỉnh, bổ sung {earlier.name}"


@pytest.mark.parametrize(
    ("key", "links", "expected"),
    [
        (1, [], [1]),
        (1, [(2, 1)], [1, 2]),
        (3, [(2, 1), (3, 2), (9, 8)], [1, 2, 3]),
        (2, [(2, 1), (3, 1)], [1, 2, 3]),
        (2, [(1, 2), (2, 1)], [1, 2]),
    ],
)
def test_a_chain_begins_with_the_first_version(key: int, links: list[tuple[int, int]], expected: list[int]) -> None:
    assert chain(key, links) == expected
