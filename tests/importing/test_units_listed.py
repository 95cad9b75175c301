"""A «Phối hợp» line into the units that it names."""

from __future__ import annotations

import pytest

from plans.importing import units

WHOLE = [
    "Sở Văn hóa, Thể thao và Du lịch",
    "Các sở, ban, ngành",
    "các sở, ban ngành liên quan",
    "Các Sở, Ban, Ngành cấp tỉnh",
    "Các sở, ban, ngành, đoàn thể cấp tỉnh",
    "Các sở, ban, ngành, doanh nghiệp",
    "Trung tâm Thông tin, Thống kê Khoa học và Công nghệ",
    "Phòng Đổi mới sáng tạo và Chuyển đổi số",
    "UBND các huyện, thị xã, thành phố",
    "UBND các huyện, TX,TP",
    "Ủy ban nhân dân xã, phường, đặc khu",
    "Các Sở: Công Thương; Tài chính; Nông nghiệp và Môi trường",
    "Báo và Phát thanh, Truyền hình Lâm Đồng",
    "Báo và Đài Phát thanh - Truyền hình tỉnh",
    "các đơn vị liên quan và doanh nghiệp, hợp tác xã",
    "Các phòng, Chi cục, Trung tâm thuộc Sở",
    "Các phòng, thanh tra thuộc Sở",
    "Các trường đại học, cơ sở giáo dục nghề nghiệp",
    "Các Viện, Trường đại học",
    "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
    "Văn phòng HĐND và UBND huyện",
    "Tổ chức tư vấn, đánh giá chứng nhận",
    "Sở Khoa học và Công nghệ (Phòng Kế hoạch, Phòng Chuyên ngành)",
    "Lãnh đạo Sở, Trưởng, các phòng, Chi cục",
    "Trung tâm Lưu trữ Sở Nội vụ",
    "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh",
    "Ban Quản lý Khu kinh tế, khu công nghiệp",
    "Phòng Tổ chức - Hành chính và Hội nghị",
    "Lãnh đạo Văn phòng Sở",
    "Ban Quản lý Khu kinh tế Nhơn Hội và các Khu công nghiệp tỉnh",
    "cơ quan, đơn vị, địa phương liên quan",
    "Các sở, cơ quan, đơn vị liên quan",
    "Trung tâm Dịch vụ việc làm và Hội chợ triển lãm",
]
CASES = [
    ("", ()),
    (" - ", ()),
    (
        "Các phòng, đơn vị liên quan thuộc Sở; các sở, ban, ngành liên quan.",
        ("Các phòng, đơn vị liên quan thuộc Sở", "các sở, ban, ngành liên quan"),
    ),
    ("Sở Tài chính, Sở Nội vụ và Công an tỉnh", ("Sở Tài chính", "Sở Nội vụ", "Công an tỉnh")),
    ("Phòng KHTC và Phòng ĐMST", ("Phòng KHTC", "Phòng ĐMST")),
    ("Ban chỉ đạo, tổ giúp việc", ("Ban chỉ đạo", "tổ giúp việc")),
    ("Nhóm chuyên gia, toàn thể công chức", ("Nhóm chuyên gia", "toàn thể công chức")),
    ("Văn phòng Sở, các phòng, đơn vị thuộc Sở", ("Văn phòng Sở", "các phòng, đơn vị thuộc Sở")),
    (
        "Sở Văn hóa, Thể thao và Du lịch, Sở Y tế, UBND các xã, phường",
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế", "UBND các xã, phường"),
    ),
    (
        "Các Sở: Tài chính; Công Thương; UBND các huyện, thị xã, thành phố",
        ("Các Sở: Tài chính; Công Thương", "UBND các huyện, thị xã, thành phố"),
    ),
    (
        "Các cơ sở dạy nghề; các tổ chức KHCN; các cơ quan, đơn vị liên quan",
        ("Các cơ sở dạy nghề", "các tổ chức KHCN", "các cơ quan, đơn vị liên quan"),
    ),
    ("Sở Tài chính\nSở Xây dựng", ("Sở Tài chính", "Sở Xây dựng")),
    ("Sở Giáo dục\nvà Đào tạo", ("Sở Giáo dục và Đào tạo",)),
    ("- Sở Tài chính;\n- doanh nghiệp", ("Sở Tài chính", "doanh nghiệp")),
    ("Sở Tài chính Sở Xây dựng", ("Sở Tài chính", "Sở Xây dựng")),
    ("Toàn thể công chức thuộc Sở Nhóm chuyên gia", ("Toàn thể công chức thuộc Sở", "Nhóm chuyên gia")),
    (
        "Báo Bình Định, Trung tâm Chuyển đổi số và Đổi mới sáng tạo",
        ("Báo Bình Định", "Trung tâm Chuyển đổi số và Đổi mới sáng tạo"),
    ),
    (
        "Bộ Khoa học và Công nghệ, Uỷ ban TCĐLCL và các địa phương",
        ("Bộ Khoa học và Công nghệ", "Uỷ ban TCĐLCL", "các địa phương"),
    ),
    (
        "Tỉnh đoàn, Hội Liên hiệp Phụ nữ tỉnh và Viễn thông An Giang",
        ("Tỉnh đoàn", "Hội Liên hiệp Phụ nữ tỉnh", "Viễn thông An Giang"),
    ),
    ("Sở Tư pháp, Sở, ban, ngành liên quan", ("Sở Tư pháp", "Sở, ban, ngành liên quan")),
    ("Sở Y tế và Tỉnh đoàn", ("Sở Y tế", "Tỉnh đoàn")),
    ("Hiệp hội Doanh nghiệp tỉnh, Liên minh Hợp tác xã", ("Hiệp hội Doanh nghiệp tỉnh", "Liên minh Hợp tác xã")),
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_name_with_commas_stays_whole(text: str) -> None:
    assert units.listed(text) == (text,)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_units_of_a_line(text: str, expected: tuple[str, ...]) -> None:
    assert units.listed(text) == expected


def test_a_series_names_its_members() -> None:
    assert units.expanded("Các Sở: Công Thương; Văn hóa, Thể thao và Du lịch; Y tế và UBND các huyện, thị xã") == (
        "Sở Công Thương",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Y tế",
        "UBND các huyện, thị xã",
    )
    assert units.expanded("Sở Công Thương") == ("Sở Công Thương",)
