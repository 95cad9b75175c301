"""Units as printed, found in a register."""

from __future__ import annotations

import pytest

from plans.importing.units import Known, match

REGISTER = (
    Known(1, ("Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng", "Phòng QL TCĐLCL"), ("TĐC",)),
    Known(2, ("Phòng Kế hoạch – Tài chính",), ("KHTC",)),
    Known(3, ("Sở Khoa học và Công nghệ",)),
    Known(4, ("UBND tỉnh Lâm Đồng",)),
    Known(5, ("Báo và Phát thanh, Truyền hình Lâm Đồng", "Báo Lâm Đồng"), ("Báo và PTTH",)),
    Known(6, ("Chi cục Tiêu chuẩn Đo lường Chất lượng",)),
    Known(7, ("Trung tâm Chuyển đổi số và Đổi mới sáng tạo",), ("TT CĐS&ĐMST",)),
    Known(8, ("Sở Nông nghiệp và Môi trường",)),
    Known(9, ("Văn phòng Sở",), ("VP",)),
    Known(10, ("Thanh tra Sở",)),
    Known(11, ("Trường Đại học Hòa Bình",)),
    Known(12, ("Các phòng, đơn vị liên quan thuộc Sở", "Các phòng, đơn vị")),
)
EXACT = [
    ("Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng", 1),
    ("phòng quản lý tiêu chuẩn đo lường  chất lượng", 1),
    ("Phòng QL TCĐLCL", 1),
    ("TĐC", 1),
    ("Phòng Kế hoạch - Tài chính", 2),
    ("KHTC", 2),
    ("Uỷ ban nhân dân tỉnh Lâm Đồng", 4),
    ("Báo Lâm Đồng", 5),
    ("Trường Đại học Hoà Bình", 11),
    ("Các phòng, đơn vị liên quan thuộc Sở", 12),
]
LIKELY = [
    ("Phòng KHTC", 2),
    ("Sở KH&CN", 3),
    ("Sở KHCN", 3),
    ("Chi cục TĐC", 6),
    ("Chi cục TC ĐL CL", 6),
    ("P. KHTC", 2),
    ("Trung tâm CĐS&ĐMST", 7),
    ("Sở NN&MT", 8),
    ("UBND tỉnh", 4),
    ("Kế hoạch – Tài chính", 2),
    ("Sở Khoa học và Công nghệ tỉnh Lâm Đồng", 3),
    ("Sở Nông nghiệp và Môi trường (Sở NN&MT)", 8),
    ("Sở Khoa học và Công nghê", 3),
    ("Phòng Quản lý Tiêu chuẩn Đo lường Chât lượng", 1),
]
NONE = ["Sở Tài chính", "Sở Y tế", "Phòng TCHC", "Công an tỉnh", "", "Chi cục", "Các sở, ban, ngành"]


@pytest.mark.parametrize(("printed", "unit"), EXACT)
def test_exact(printed: str, unit: int) -> None:
    found = match(printed, REGISTER)
    assert (found.kind, found.id, found.confidence, found.doubt) == ("exact", unit, 1.0, "")


@pytest.mark.parametrize(("printed", "unit"), LIKELY)
def test_likely_is_doubted(printed: str, unit: int) -> None:
    found = match(printed, REGISTER)
    assert (found.kind, found.id) == ("likely", unit)
    assert found.confidence < 1
    assert found.doubt


@pytest.mark.parametrize("printed", NONE)
def test_unknown_ones_are_not_guessed(printed: str) -> None:
    assert match(printed, REGISTER).kind == "none"


def test_several_that_fit_are_for_a_person_to_choose() -> None:
    register = (Known(1, ("Phòng Kế hoạch - Tài chính",)), Known(2, ("Phòng Kinh hoạt - Tổ chức",)))
    found = match("Phòng KHTC", register)
    assert (found.kind, found.id, found.others) == ("none", None, (1, 2))
    assert found.doubt


def test_figures_must_be_right() -> None:
    assert match("Trung đoàn 124 tỉnh", (Known(1, ("Trung đoàn 123 tỉnh",)),)).kind == "none"
