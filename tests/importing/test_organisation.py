"""«Tổ chức thực hiện»: units and what is asked of them."""

from __future__ import annotations

import pytest

from plans.importing import organisation
from plans.importing.draft import DutiesDraft
from tests.importing.outline_sketch import items_of


def duties_of(*paragraphs: str) -> tuple[DutiesDraft, ...]:
    return organisation.read(items_of("\n\n".join(paragraphs)))[1]


def plain(found: tuple[DutiesDraft, ...]) -> list[tuple[str, list[str]]]:
    return [(each.unit.value, [duty.value for duty in each.duties]) for each in found]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("1. Văn phòng Sở:", "a) In tài liệu.", "b) Mời đại biểu;"),
         [("Văn phòng Sở", ["In tài liệu", "Mời đại biểu"])]),
        (("1. Sở Tài chính: Bố trí kinh phí.",), [("Sở Tài chính", ["Bố trí kinh phí"])]),
        (("1. Các cơ quan khác căn cứ nhiệm vụ, chủ động phối hợp.",),
         [("Các cơ quan khác", ["căn cứ nhiệm vụ, chủ động phối hợp"])]),
        (("1. Các Sở: Nội vụ; Tài chính và UBND các xã có trách nhiệm:", "a) Lập kế hoạch."),
         [("Các Sở: Nội vụ; Tài chính và UBND các xã", ["Lập kế hoạch"])]),
        (("- Thanh tra Sở: Giám sát.", "- Văn phòng Sở: In ấn."),
         [("Thanh tra Sở", ["Giám sát"]), ("Văn phòng Sở", ["In ấn"])]),
        (("Giao Phòng Kế hoạch theo dõi, đôn đốc.",), [("Phòng Kế hoạch", ["theo dõi, đôn đốc"])]),
        (("1. Phân công nhiệm vụ", "a) Sở Y tế", "- Khám bệnh.", "2. Chế độ báo cáo", "- Báo cáo trước ngày 05/12."),
         [("Sở Y tế", ["Khám bệnh"])]),
        (("1. Hiệp hội Doanh nghiệp, Liên minh Hợp tác xã", "Chủ trì các việc sau:", "- Vận động."),
         [("Hiệp hội Doanh nghiệp, Liên minh Hợp tác xã", ["Vận động"])]),
        (("Trong quá trình thực hiện, nếu vướng mắc thì báo cáo.",), []),
    ],
)  # fmt: skip
def test_units_and_duties(lines: tuple[str, ...], expected: list[tuple[str, list[str]]]) -> None:
    assert plain(duties_of("IV. TỔ CHỨC THỰC HIỆN", *lines)) == expected


def test_a_strange_name_beside_units_is_doubted() -> None:
    found = duties_of(
        "IV. TỔ CHỨC THỰC HIỆN", "1. Văn phòng Sở", "- In ấn.", "2. Hành chính – Quản trị", "- Điện, nước."
    )
    assert [(each.unit.value, bool(each.unit.doubt)) for each in found] == [
        ("Văn phòng Sở", False),
        ("Hành chính – Quản trị", True),
    ]


def test_units_are_set_on_their_items() -> None:
    items, _ = organisation.read(items_of("IV. TỔ CHỨC THỰC HIỆN\n\n1. Văn phòng Sở\n\n- In ấn."))
    assert [each.unit for item in items for each in item.walk() if each.unit] == ["Văn phòng Sở"]


def test_other_sections_have_no_duties() -> None:
    assert duties_of("II. NỘI DUNG", "1. Văn phòng Sở", "- In ấn.") == ()


def test_every_duty_has_its_evidence() -> None:
    (found,) = duties_of("IV. TỔ CHỨC THỰC HIỆN", "1. Văn phòng Sở", "- In ấn.")
    assert found.unit.evidence is not None
    assert found.unit.evidence.first == 3
    assert [duty.evidence and duty.evidence.first for duty in found.duties] == [5]
