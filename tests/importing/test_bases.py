"""Citations of the opening: one by one, in lists, without numbers, and what only looks like one."""

from __future__ import annotations

import pytest

from plans.importing import bases
from tests.importing.reading import parts_of, source_of

Row = tuple[str, str, str, str, str]

CASES: dict[str, tuple[str, list[Row]]] = {
    "number, date, issuer": (
        "Căn cứ Quyết định số 211/QĐ-UBND ngày 03/02/2024 của UBND tỉnh về việc giao dự toán;",
        [("Quyết định", "211/QĐ-UBND", "", "2024-02-03", "UBND tỉnh")],
    ),
    "a date in words, no «số»": (
        "Căn cứ Kế hoạch 39/KH-UBND ngày 21 tháng 5 năm 2026 của UBND thành phố;",
        [("Kế hoạch", "39/KH-UBND", "", "2026-05-21", "UBND thành phố")],
    ),
    "an issuer that was renamed": (
        "Căn cứ Công văn số 55/UBND-VX ngày 1/3/2025 của UBND tỉnh Bắc Kạn (nay là UBND tỉnh Thái Nguyên) về "
        "việc góp ý;",
        [("Công văn", "55/UBND-VX", "", "2025-03-01", "UBND tỉnh Bắc Kạn (nay là UBND tỉnh Thái Nguyên)")],
    ),
    "laws by name, two in one paragraph": (
        "Căn cứ Luật Đo lường ngày 11/11/2011; Luật Chất lượng sản phẩm, hàng hóa năm 2007;",
        [("Luật", "", "Luật Đo lường", "2011-11-11", ""),
         ("Luật", "", "Luật Chất lượng sản phẩm, hàng hóa", "", "")],
    ),
    "a law with its number": (
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
        [("Luật", "72/2025/QH15", "Luật Tổ chức chính quyền địa phương", "", "")],
    ),
    "a law that amends two laws": (
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đầu tư và Luật Nhà ở ngày 18 tháng 01 năm 2024;",
        [("Luật", "", "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư và Luật Nhà ở", "2024-01-18", "")],
    ),
    "a symbol inside a subject is no basis": (
        "Căn cứ Nghị quyết 12/2024/NQ-HĐND ngày 10/12/2024 của HĐND tỉnh sửa đổi, bổ sung một số điều của "
        "Nghị quyết số "
        "09/2023/NQ-HĐND và Nghị quyết số 10/2023/NQ-HĐND;",
        [("Nghị quyết", "12/2024/NQ-HĐND", "", "2024-12-10", "HĐND tỉnh")],
    ),
    "joint circulars": (
        "Căn cứ Thông tư liên tịch số 121/2014/TTLT-BTC-BYT ngày 25/8/2014 của Bộ Tài chính và Bộ Y tế hướng "
        "dẫn dự toán;",
        [("Thông tư liên tịch", "121/2014/TTLT-BTC-BYT", "", "2014-08-25", "Bộ Tài chính và Bộ Y tế")],
    ),
    "one sentence with a list": (
        "Thực hiện Quyết định số 10/QĐ-TTg ngày 19/01/2019 của Thủ tướng Chính phủ phê duyệt Đề án triển "
        "khai truy xuất, "
        "Công văn số 20/BYT-DP ngày 14/8/2025 của Bộ Y tế và Nghị quyết số 57/NQ-HĐND ngày 11/12/2025 của HĐND tỉnh;",
        [("Quyết định", "10/QĐ-TTg", "", "2019-01-19", "Thủ tướng Chính phủ"),
         ("Công văn", "20/BYT-DP", "", "2025-08-14", "Bộ Y tế"),
         ("Nghị quyết", "57/NQ-HĐND", "", "2025-12-11", "HĐND tỉnh")],
    ),
    "the number in brackets behind the name": (
        "Thực hiện Kế hoạch tổng thể phát triển du lịch đến năm 2030 (Kế hoạch số 9/KH-UBND ngày 19/6/2025 "
        "của UBND tỉnh);",
        [("Kế hoạch", "9/KH-UBND", "", "2025-06-19", "UBND tỉnh")],
    ),
    "an order given in a document": (
        "Thực hiện chỉ đạo của Chủ tịch UBND tỉnh tại Thông báo số 45/TB-VPUBND ngày 3/3/2026;",
        [("Thông báo", "45/TB-VPUBND", "", "2026-03-03", "")],
    ),
    "party documents": (
        "Thực hiện Kết luận số 91-KL/TW ngày 12/8/2024 của Bộ Chính trị về tiếp tục thực hiện Nghị quyết số 29-NQ/TW;",
        [("Kết luận", "91-KL/TW", "", "2024-08-12", "Bộ Chính trị")],
    ),
    "a programme without a number": (
        "Thực hiện Chương trình công tác năm 2025 của Sở Y tế;",
        [("Chương trình", "", "Chương trình công tác năm 2025", "", "Sở Y tế")],
    ),
    "a symbol broken at its hyphen": (
        "Căn cứ Quyết định số 13/QĐ- SYT ngày 31/8/2020 của Giám đốc Sở Y tế;",
        [("Quyết định", "13/QĐ-SYT", "", "2020-08-31", "Giám đốc Sở Y tế")],
    ),
    "no document at all": ("Căn cứ tình hình thực tế của đơn vị;", [("", "", "", "", "")]),
    "a proposal is no basis": (
        "Theo đề nghị của Trưởng phòng Nghiệp vụ tại Tờ trình số 12/TTr-NV ngày 01/3/2026;", [("", "", "", "", "")]
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_basis(name: str) -> None:
    text, wanted = CASES[name]
    found, opening = bases.read(source_of(text).blocks)

    assert [(each.kind, each.symbol, each.name, each.date, each.issuer) for each in found] == wanted
    assert opening == ()


def test_roles_follow_the_verb() -> None:
    text = "Căn cứ Luật Dược năm 2016;\n\nTriển khai Quyết định số 5/QĐ-BYT ngày 01/02/2026 của Bộ Y tế;"

    assert [each.role for each in bases.read(source_of(text).blocks)[0]] == ["basis", "carry_out"]


def test_the_issuing_clause_is_cut_from_the_sentence_and_cites_nothing() -> None:
    text = (
        "Thực hiện Quyết định số 5/QĐ-BYT ngày 01/02/2026 của Bộ Y tế, Sở Y tế ban hành Kế hoạch thực hiện "
        "Nghị quyết số "
        "7/NQ-CP ngày 01/01/2026 của Chính phủ, cụ thể như sau:"
    )
    found, opening = bases.read(source_of(text).blocks)

    assert [each.symbol for each in found] == ["5/QĐ-BYT"]
    assert [each.value[:23] for each in opening] == ["Sở Y tế ban hành Kế hoạ"]


def test_an_impossible_date_is_asked() -> None:
    found, _ = bases.read(source_of("Căn cứ Quyết định số 5/QĐ-BYT ngày 30/02/2026 của Bộ Y tế;").blocks)

    assert found[0].date == ""
    assert found[0].confidence < 1
    assert "không có thật" in found[0].doubt


FORMS: dict[str, tuple[str, list[str], str]] = {
    "no colon": ("Căn cứ Luật Dược năm 2016, Sở Y tế xây dựng Kế hoạch tiêm chủng.", ["Luật Dược"], "Sở Y tế xây"),
    "no mark": (
        "Thực hiện Quyết định số 5/QĐ-BYT ngày 01/02/2025 của Bộ Y tế, Sở Y tế ban hành Kế hoạch như sau",
        ["5/QĐ-BYT"], "Sở Y tế ban",
    ),
    "«nay»": (
        "Thực hiện Quyết định số 5/QĐ-BYT ngày 01/02/2025 của Bộ Y tế. Nay Sở Y tế ban hành Kế hoạch tiêm "
        "chủng như sau:",
        ["5/QĐ-BYT"], "Sở Y tế ban",
    ),
    "dashes": (
        "- Căn cứ Luật Dược năm 2016;\n\n- Căn cứ Chỉ thị số 8/CT-BYT ngày 01/02/2025;\n\nSở Y tế ban hành "
        "Kế hoạch như sau:",
        ["Luật Dược", "8/CT-BYT"], "Sở Y tế ban",
    ),
    "one «Căn cứ:» above a list": (
        "Căn cứ:\n\n- Luật Dược năm 2016;\n\n- Chỉ thị số 8/CT-BYT ngày 01/02/2025;\n\nSở Y tế ban hành Kế "
        "hoạch như sau:",
        ["Luật Dược", "8/CT-BYT"], "Sở Y tế ban",
    ),
    "any other sentence": (
        "Năm 2025 là năm cuối của giai đoạn. Để chủ động phòng bệnh cho trẻ em, Sở Y tế ban hành Kế hoạch "
        "tiêm chủng như sau:",
        [], "Năm 2025 là",
    ),
    "the head of the body": ("Giám đốc Sở Y tế ban hành Kế hoạch như sau:", [], "Giám đốc Sở"),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_openings_of_every_form_stay_between_title_and_text(name: str) -> None:
    opening, documents, begins = FORMS[name]
    parts = parts_of(f"KẾ HOẠCH\nTiêm chủng mở rộng\nnăm 2025\n\n{opening}\n\nI. MỤC ĐÍCH\n\n- Một việc.\n")
    found, issuing = bases.read(parts.opening)

    assert len(parts.head) == 2
    assert [each.symbol or each.name for each in found] == documents
    assert [each.value[:11] for each in issuing] == [begins]
    assert len(parts.body) == 2
