"""Targets in «Mục tiêu»: figures that count something, and figures that do not."""

from __future__ import annotations

import time

import pytest

from plans.importing import targets
from plans.importing.draft import TargetDraft
from tests.importing.outline_sketch import items_of


def targets_of(*paragraphs: str) -> list[TargetDraft]:
    items = targets.read(items_of("\n\n".join(paragraphs)))
    return [target for item in items for each in item.walk() for target in each.targets]


def in_goals(sentence: str) -> list[tuple[str, str, str]]:
    return [(each.bound, each.value, each.unit) for each in targets_of("I. MỤC TIÊU", f"- {sentence}")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Đào tạo khoảng 05-10 chuyên gia.", [("about", "05-10", "chuyên gia")]),
        ("Hỗ trợ 10 - 12 hợp tác xã", [("", "10-12", "hợp tác xã")]),
        ("Ít nhất 02 doanh nghiệp có mô hình; 03 xã tham gia.", [("min", "02", "doanh nghiệp"), ("", "03", "xã")]),
        ("Tối thiểu 90% hồ sơ đúng hạn", [("min", "90", "%")]),
        ("Trên 80% số hộ dùng nước sạch", [("min", "80", "%")]),
        ("Không quá 5% hồ sơ trễ hạn", [("max", "5", "%")]),
        ("Tỷ lệ hài lòng đạt 95% trở lên", [("min", "95", "%")]),
        ("Hằng năm, tập huấn 120 lượt người", [("", "120", "lượt người/năm")]),
        ("Số doanh nghiệp hằng năm tăng từ 10-15%", [("", "10-15", "%/năm")]),
        ("Nâng tỷ lệ từ 40% lên 60%", [("", "60", "%")]),
        ("Thu ngân sách 1.250 tỷ đồng", [("", "1.250", "tỷ đồng")]),
        ("Năng suất đạt 6,5 tấn/ha", [("", "6,5", "tấn/ha")]),
        ("Cấp 3.500 chứng chỉ", [("", "3.500", "chứng chỉ")]),
    ],
)
def test_figures(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert in_goals(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Quyết định số 36/QĐ-TTg ngày 11/01/2021.",
        "Hoàn thành trong năm 2026, giai đoạn 2026 - 2030.",
        "Áp dụng ISO 9001:2015, ISO 22000, TCVN 5603 và 5S.",
        "Thích ứng với cuộc cách mạng công nghiệp 4.0.",
        "Xong trước tháng 6/2027 và quý 3.",
        "Dịch vụ công mức độ 4; Điều 12, khoản 3.",
        "Trong 05 năm tới.",
        "Gồm các việc: (1) rà soát; (2) sửa đổi.",
    ],
)
def test_figures_of_something_else(sentence: str) -> None:
    assert in_goals(sentence) == []


def test_an_unknown_unit_is_doubted() -> None:
    (target,) = targets_of("I. MỤC TIÊU", "- Trồng 500 cây sao đen.")
    assert (target.value, bool(target.doubt), target.confidence < 1) == ("500", True, True)


def test_the_period_is_that_of_the_heading_or_of_the_sentence() -> None:
    found = targets_of(
        "I. MỤC TIÊU",
        "1. Mục tiêu cụ thể",
        "a) Giai đoạn năm 2026 - 2028:",
        "- Mở 10 lớp.",
        "- Đến năm 2027 có 02 mô hình.",
        "b) Đến năm 2030",
        "- Mở 20 lớp.",
    )
    assert [each.period for each in found] == ["2026 - 2028", "2027", "2030"]


def test_requirements_are_no_targets() -> None:
    assert targets_of("I. MỤC TIÊU, YÊU CẦU", "1. Yêu cầu", "- Bảo đảm 100% việc đúng hạn.") == []


def test_other_sections_have_no_targets() -> None:
    assert targets_of("II. NHIỆM VỤ", "1. Rà soát các mục tiêu", "- Mở 10 lớp.") == []


def test_a_target_says_where_it_stands() -> None:
    (target,) = targets_of("I. CHỈ TIÊU", "1. Mở 10 lớp.")
    assert target.evidence is not None
    assert (target.text, target.evidence.first) == ("Mở 10 lớp", 3)


def test_many_figures_in_one_sentence_stay_quick() -> None:
    started = time.process_time()
    assert len(targets_of("I. MỤC TIÊU", "- " + "từ 10% " * 2000)) == 2000
    assert time.process_time() - started < 5
