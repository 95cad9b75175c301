"""Where head, opening, body, ending and annexes begin."""

from __future__ import annotations

import pytest

from documents.readers import Block, Grid, Passage
from plans.importing.parts import Parts
from plans.importing.parts.marks import is_annex_heading, is_name, type_of
from tests.importing.reading import BODY, CLOSING, OPENING, parts_of

HEAD = "KẾ HOẠCH\nTiêm chủng mở rộng năm 2025"
SIGNED = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Thị Bình"


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text if isinstance(block, Passage) else type(block).__name__ for block in blocks]


def whole(*parts: str) -> Parts:
    return parts_of("\n\n".join(parts) + "\n")


def test_a_plan_is_cut_into_its_parts() -> None:
    found = whole(HEAD, "Căn cứ Luật Dược năm 2016;", OPENING, BODY, CLOSING, SIGNED)

    assert texts(found.head) == ["KẾ HOẠCH", "Tiêm chủng mở rộng năm 2025"]
    assert texts(found.opening) == ["Căn cứ Luật Dược năm 2016;", OPENING]
    assert texts(found.body)[0] == "I. NỘI DUNG"
    assert texts(found.body)[-1] == "- Lập danh sách trẻ em cần tiêm."
    assert texts(found.ending)[:2] == [CLOSING, "Nơi nhận:"]
    assert (found.annexes, found.decision) == ((), ())


def test_nothing_is_lost_and_nothing_stands_twice() -> None:
    parts = [HEAD, "Căn cứ Luật Dược năm 2016;", OPENING, BODY, CLOSING, SIGNED, "Phụ lục\nDANH MỤC", "1. Việc đầu"]
    found = whole(*parts)
    blocks = (*found.head, *found.opening, *found.body, *found.ending, *(each for one in found.annexes for each in one))

    assert " ".join(texts(blocks)).split() == " ".join(parts).split()


@pytest.mark.parametrize("heading", ["PHỤ LỤC", "Phụ lục I", "PHỤ LỤC I:", "Phụ lục kèm theo", "Phụ lục số 2"])
def test_annexes_behind_the_signature(heading: str) -> None:
    found = whole(HEAD, OPENING, BODY, CLOSING, SIGNED, "3", heading, "DANH MỤC NHIỆM VỤ", "1. Việc đầu")

    assert [texts(annex)[0] for annex in found.annexes] == [heading]
    assert texts(found.ending)[-1] == "Trần Thị Bình"


def test_each_annex_by_itself() -> None:
    found = whole(HEAD, OPENING, BODY, CLOSING, SIGNED, "Phụ lục I", "DANH MỤC", "Phụ lục II", "BIỂU MẪU BÁO CÁO")

    assert [texts(annex)[0] for annex in found.annexes] == ["Phụ lục I", "Phụ lục II"]


def test_a_table_behind_the_signature_is_an_annex_without_a_heading() -> None:
    found = whole(HEAD, OPENING, BODY, CLOSING, SIGNED, "BIỂU PHÂN CÔNG", "| TT | Việc |\n|---|---|\n| 1 | Tiêm |")

    assert [texts(annex) for annex in found.annexes] == [["BIỂU PHÂN CÔNG", "Grid"]]


def test_a_table_in_the_text_stays_there() -> None:
    found = whole(HEAD, OPENING, "I. NHIỆM VỤ", "| TT | Việc |\n|---|---|\n| 1 | Tiêm |", CLOSING, SIGNED)

    assert any(isinstance(block, Grid) for block in found.body)
    assert found.annexes == ()


def test_a_sentence_about_an_annex_begins_none() -> None:
    found = whole(HEAD, OPENING, BODY, "Phụ lục kèm theo Kế hoạch này nêu chi tiết từng việc.", CLOSING, SIGNED)

    assert found.annexes == ()


def test_what_follows_a_heading_directly_is_its_text_and_no_closing() -> None:
    duty = "Bảo đảm đủ vắc xin cho các điểm tiêm trong suốt thời gian thực hiện."
    closing = "Các phòng báo cáo kết quả về Sở Y tế để tổng hợp, trình UBND tỉnh./."
    found = whole(HEAD, OPENING, "I. TỔ CHỨC THỰC HIỆN", "1. Phòng Dược", duty, closing, SIGNED)

    assert texts(found.body)[-1] == duty
    assert texts(found.ending)[0] == closing


def test_a_plan_in_a_decision() -> None:
    decision = (
        "UBND TỈNH HÀ NAM\nSố: 12/QĐ-UBND\nHà Nam, ngày 05 tháng 9 năm 2025\n\nQUYẾT ĐỊNH\nBan hành Kế hoạch "
        "tiêm chủng\n\n"
        "Căn cứ Luật Dược năm 2016;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch tiêm chủng.\n\n"
        "Điều 2. Quyết định này có hiệu lực từ ngày ký./.\n\nNơi nhận:\n- Như Điều 1;\n- Lưu: VT.\n\nCHỦ "
        "TỊCH\n\nLê Văn An"
    )
    plan = "KẾ HOẠCH\nTiêm chủng mở rộng năm 2025\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05/9/2025)"
    found = whole(decision, plan, BODY, CLOSING)

    assert texts(found.decision)[-1] == "Lê Văn An"
    assert texts(found.head)[0] == "KẾ HOẠCH"
    assert texts(found.body)[0] == "I. NỘI DUNG"


def test_a_decision_alone_holds_no_plan() -> None:
    found = whole("QUYẾT ĐỊNH\nVề việc khen thưởng", "Căn cứ Luật Thi đua năm 2022;", "Điều 1. Khen thưởng 05 cá nhân.")

    assert found.decision == ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("KẾ HOẠCH", "Kế hoạch"),
        ("ĐỀ ÁN", "Đề án"),
        ("KẾ HOẠCH:", "Kế hoạch"),
        ("KẾ HOẠCH CÔNG TÁC", ""),
        ("kế hoạch", ""),
    ],
)
def test_a_line_that_names_a_kind_and_nothing_else(line: str, kind: str) -> None:
    assert type_of(line) == kind


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("PHỤ LỤC", True),
        ("Phụ lục II", True),
        ("PHỤ LỤC 1. DANH MỤC NHIỆM VỤ", True),
        ("Phụ lục I và Phụ lục II kèm theo Kế hoạch này", False),
        ("Phụ lục này gồm các việc sau:", False),
        ("Mẫu", False),
        ("Mẫu số 01", True),
        ("Biểu tượng của cuộc thi", False),
    ],
)
def test_annex_headings(line: str, begins: bool) -> None:
    assert is_annex_heading(line) is begins


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Trần Thị Bình", True),
        ("ThS. Trần Thị Bình", True),
        ("NGUYỄN VĂN AN", True),
        ("H'Yim Kđoh", True),
        ("CÔNG NGHỆ VÀ CHUYÊN NGÀNH", False),
        ("Các phòng thuộc Sở", False),
        ("Lưu: VT", False),
        ("An", False),
    ],
)
def test_names_of_signers(line: str, name: bool) -> None:
    assert is_name(line) is name
