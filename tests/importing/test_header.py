"""Letterhead and title in the states in which they arrive."""

from __future__ import annotations

from typing import Any

import pytest

from plans.importing import header
from plans.importing.parts import split
from tests.importing.reading import source_of, with_head

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def read(head: str) -> dict[str, Any]:
    """What was found, by field."""
    source = source_of(with_head(head))
    found = header.read(split(source), source)
    fields = {name: getattr(found, name) for name in found.__slots__}
    return {name: value.value for name, value in fields.items() if value is not None}


CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "two columns one after the other": (
        f"UBND TỈNH HÀ NAM\nSỞ Y TẾ\nSố: 138/KH-SYT\n\n{MOTTO}\nHà Nam, ngày 05 tháng 9 năm 2025\n\n"
        "KẾ HOẠCH\nTiêm chủng mở rộng năm 2025",
        {"superior": "UBND TỈNH HÀ NAM", "body": "SỞ Y TẾ", "number": "138", "code": "KH-SYT", "place": "Hà Nam",
         "day": 5, "month": 9, "year": 2025, "title": "Tiêm chủng mở rộng năm 2025"},
    ),
    "two columns on the same lines": (
        "UBND TỈNH HÀ NAM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ\tĐộc lập - Tự do - Hạnh phúc\n"
        "Số:......./KH-SYT\tTP. Hồ Chí Minh, ngày … tháng 01 năm 2026\n\nKẾ HOẠCH\nTiêm chủng",
        {"superior": "UBND TỈNH HÀ NAM", "body": "SỞ Y TẾ", "code": "KH-SYT", "place": "TP. Hồ Chí Minh",
         "month": 1, "year": 2026, "title": "Tiêm chủng"},
    ),
    "names over several lines, the motto in between": (
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH HÀ GIANG Độc lập - Tự do - Hạnh phúc\n"
        "Số: 12/KH-UBND Hà Giang, ngày 20 tháng 11 năm 2024\n\nKẾ HOẠCH\nPhòng, chống thiên tai",
        {"body": "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG", "number": "12", "code": "KH-UBND", "place": "Hà Giang", "day": 20,
         "month": 11, "year": 2024, "title": "Phòng, chống thiên tai"},
    ),
    "a signing stamp before the letterhead": (
        "Người ký: SỞ Y TẾ\nCơ quan: TỈNH HÀ NAM\nThời gian ký: 05.09.2025 08:00:00 +07:00\n"
        f"UBND TỈNH HÀ NAM\nSỞ Y TẾ\n{MOTTO}\nSố: 7/KH-SYT\nHà Nam, ngày    tháng    năm 2025\n\nKẾ HOẠCH\nTiêm chủng",
        {"superior": "UBND TỈNH HÀ NAM", "body": "SỞ Y TẾ", "number": "7", "code": "KH-SYT", "place": "Hà Nam",
         "year": 2025, "title": "Tiêm chủng"},
    ),
    "a letterhead that lost its second name": (
        "UBND TỈNH HÀ NAM\n\nKẾ HOẠCH\nTiêm chủng",
        {"superior": "UBND TỈNH HÀ NAM", "body": "Sở Y tế", "title": "Tiêm chủng"},
    ),
    "no letterhead": ("KẾ HOẠCH\nTiêm chủng", {"body": "Sở Y tế", "title": "Tiêm chủng"}),
    "a committee of its own": (
        "ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP\nSố: 45/KH-UBND\nTân Lập, ngày 03 tháng 02 năm 2026\n\nKẾ HOẠCH\nTiêm chủng",
        {"body": "ỦY BAN NHÂN DÂN XÃ TÂN LẬP", "number": "45", "code": "KH-UBND", "place": "Tân Lập", "day": 3,
         "month": 2, "year": 2026, "title": "Tiêm chủng"},
    ),
    "a draft with its mark, an ampersand in the symbol": (
        "UBND TỈNH BÀ RỊA - VŨNG TÀU\nSỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\n(DỰ THẢO)\nSố: 12 /KH-SNN&MT\n"
        "Bà Rịa - Vũng Tàu, ngày … tháng … năm 2025\n\nKẾ HOẠCH\nTrồng rừng\nven biển năm 2025",
        {"superior": "UBND TỈNH BÀ RỊA - VŨNG TÀU", "body": "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "number": "12",
         "code": "KH-SNN&MT", "place": "Bà Rịa - Vũng Tàu", "year": 2025, "title": "Trồng rừng ven biển năm 2025"},
    ),
    "a title in capitals behind the kind, «về việc» kept": (
        "SỞ Y TẾ\n\nKẾ HOẠCH\nVỀ VIỆC TIÊM CHỦNG\nMỞ RỘNG NĂM 2025",
        {"body": "SỞ Y TẾ", "title": "VỀ VIỆC TIÊM CHỦNG MỞ RỘNG NĂM 2025"},
    ),
    "a title that begins as an opening does": (
        "KẾ HOẠCH\nThực hiện Nghị quyết số 57-NQ/TW\ncủa Bộ Chính trị năm 2025",
        {"body": "Sở Y tế", "title": "Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị năm 2025"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_head(name: str) -> None:
    head, wanted = CASES[name]

    assert read(head) == {"doc_type": "Kế hoạch", **wanted}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("CHƯƠNG TRÌNH", "Chương trình"),
        ("ĐỀ ÁN", "Đề án"),
        ("HƯỚNG DẪN", "Hướng dẫn"),
        ("PHƯƠNG ÁN", "Phương án"),
        ("Kế hoạch", "Kế hoạch"),
    ],
)
def test_kinds_that_give_tasks_are_read_alike(line: str, kind: str) -> None:
    assert read(f"SỞ Y TẾ\n\n{line}\nTiêm chủng")["doc_type"] == kind


def test_a_body_from_the_opening_is_asked() -> None:
    source = source_of(with_head("KẾ HOẠCH\nTiêm chủng"))
    body = header.read(split(source), source).body

    assert body is not None
    assert body.confidence < 1
    assert "câu mở đầu" in body.doubt


def test_running_text_leaves_the_place_out_and_the_title_has_it() -> None:
    source = source_of(
        "KẾ HOẠCH\nPhát triển du lịch tỉnh Hòa Bình năm 2025\n\n"
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch phát triển du lịch như sau:\n\nI. MỤC TIÊU\n\n- Đón một "
        "triệu lượt khách."
    )
    body = header.read(split(source), source).body

    assert body is not None
    assert body.value == "Ủy ban nhân dân tỉnh Hòa Bình"


def test_an_annex_says_the_symbol_that_the_head_lost() -> None:
    text = with_head("KẾ HOẠCH\nTiêm chủng") + (
        "\nNơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Văn Bình\n\nPhụ lục\nDANH MỤC\n"
        "(Kèm theo Kế hoạch số      /KH-SYT ngày     /    /2025 của Sở Y tế)\n"
    )
    source = source_of(text)
    found = header.read(split(source), source)

    assert (found.number, found.day, found.month) == (None, None, None)
    assert found.code is not None
    assert found.code.value == "KH-SYT"
    assert found.year is not None
    assert (found.year.value, found.year.confidence < 1) == (2025, True)
