"""Ruled and piped tables into groups, rows and tasks."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from documents.readers.source import Grid
from plans.importing import tables
from tests.importing.tables_grids import grid, shown


@dataclass(frozen=True)
class Case:
    """A table as its grids and the rows expected."""

    grids: tuple[Grid, ...]
    rows: str


CASES = {
    "plain": Case(
        (
            grid("""
            TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn hoàn thành | Sản phẩm
            1 | Ban hành quy chế | Sở Nội vụ | Sở Tài chính; UBND các xã | Quý I/2027 | Quyết định
            2 | Mở lớp bồi dưỡng | Trường Chính trị tỉnh | | Trước ngày 15/9/2027 | 02 lớp
            """),
        ),
        """
        row 1: Ban hành quy chế; lead=Sở Nội vụ; with=Sở Tài chính, UBND các xã; due=Quý I/2027; out=Quyết định
        row 2: Mở lớp bồi dưỡng; lead=Trường Chính trị tỉnh; due=Trước ngày 15/9/2027; out=02 lớp
        """,
    ),
    "two rows of heads, columns counted": Case(
        (
            grid("""
            STT | Nội dung công việc | Đơn vị thực hiện | > | Tiến độ | Ghi chú
            ^ | ^ | Chủ trì | Phối hợp | ^ | ^
            (1) | (2) | (3) | (4) | (5) | (6)
            1 | Rà soát danh mục | Văn phòng Sở | Thanh tra Sở | Tháng 4/2027 | Hằng năm cập nhật
            """),
        ),
        """
        row 1: Rà soát danh mục; lead=Văn phòng Sở; with=Thanh tra Sở; due=Tháng 4/2027; note=Hằng năm cập nhật
        """,
    ),
    "groups across, figures below": Case(
        (
            grid("""
            TT | Nội dung | Chủ trì | Phối hợp | Thời gian thực hiện
            I | Tuyên truyền | > | > | >
            1 | Viết tin bài | Báo Gia Lai | Các sở, ban, ngành | Thường xuyên
            II. Kiểm tra | > | > | > | >
            1. | Kiểm tra định kỳ | | |
            1.1 | Kiểm tra quý I | Thanh tra tỉnh | | Tháng 3/2027
            1.2 | Kiểm tra quý II | Thanh tra tỉnh | | Tháng 6/2027
            2 | Tổng kết | Sở Tư pháp | | Tháng 12/2027
            """),
        ),
        """
        group I: Tuyên truyền
          row 1: Viết tin bài; lead=Báo Gia Lai; with=Các sở, ban, ngành; due=Thường xuyên
        group II.: Kiểm tra
          group 1.: Kiểm tra định kỳ
            row 1.1: Kiểm tra quý I; lead=Thanh tra tỉnh; due=Tháng 3/2027
            row 1.2: Kiểm tra quý II; lead=Thanh tra tỉnh; due=Tháng 6/2027
          row 2: Tổng kết; lead=Sở Tư pháp; due=Tháng 12/2027
        """,
    ),
    "letters above Roman figures": Case(
        (
            grid("""
            STT | Nội dung | Chủ trì | Thời gian
            A | NHIỆM VỤ CHUNG | |
            I | Thể chế | |
            1 | Sửa quy định | Sở Tư pháp | Quý II/2028
            B | NHIỆM VỤ RIÊNG | |
            I | Hạ tầng | |
            2 | Xây trạm | Sở Xây dựng | 2028-2029
            """),
        ),
        """
        group A: NHIỆM VỤ CHUNG
          group I: Thể chế
            row 1: Sửa quy định; lead=Sở Tư pháp; due=Quý II/2028
        group B: NHIỆM VỤ RIÊNG
          group I: Hạ tầng
            row 2: Xây trạm; lead=Sở Xây dựng; due=2028-2029
        """,
    ),
    "parts without a number": Case(
        (
            grid("""
            STT | Nội dung | Chủ trì | Thời gian
            1 | Tổ chức hội thi | Sở Nội vụ | Quý III/2027
            | - Xây dựng thể lệ | |
            | /Chấm sơ khảo/ | Ban giám khảo | Tháng 8/2027
            2 | Trao giải | Sở Nội vụ | Quý IV/2027
            """),
        ),
        """
        row 1: Tổ chức hội thi; lead=Sở Nội vụ; due=Quý III/2027
          dash: Xây dựng thể lệ
          dash: Chấm sơ khảo; lead=Ban giám khảo; due=Tháng 8/2027
        row 2: Trao giải; lead=Sở Nội vụ; due=Quý IV/2027
        """,
    ),
    "cut by a page, head missing there": Case(
        (
            grid("""
            STT | Nội dung | Chủ trì | Phối hợp | Kết quả
            1 | Điều tra hiện trạng | Sở Công | UBND các | Báo cáo của
            """),
            grid(
                """
                | năng lượng | Thương | xã, phường | các xã
                2 | Hội nghị tổng kết | Văn phòng Sở | | Biên bản
                """,
                page=2,
            ),
        ),
        """
        row 1: Điều tra hiện trạng năng lượng; lead=Sở Công Thương; with=UBND các xã, phường; out=Báo cáo của các xã
        row 2: Hội nghị tổng kết; lead=Văn phòng Sở; out=Biên bản
        """,
    ),
    "cut by a page, head repeated": Case(
        (
            grid("STT | Nội dung | Chủ trì | Thời gian\n1 | Việc đầu | Sở Y tế | Quý I"),
            grid("STT | Nội dung | Chủ trì | Thời gian\n| thêm vào đó | |\n2 | Việc sau | Sở Y tế | Quý II", page=2),
        ),
        """
        row 1: Việc đầu thêm vào đó; lead=Sở Y tế; due=Quý I
        row 2: Việc sau; lead=Sở Y tế; due=Quý II
        """,
    ),
    "numbers that the file counted": Case(
        (
            grid("""
            STT | Nội dung | Chủ trì | Thời gian
            | Việc thứ nhất | Sở Y tế | Quý I
            | Việc thứ hai | Sở Nội vụ | Quý II
            """),
        ),
        """
        row 1: Việc thứ nhất; lead=Sở Y tế; due=Quý I
        row 2: Việc thứ hai; lead=Sở Nội vụ; due=Quý II
        """,
    ),
    "both roles in one column": Case(
        (
            grid("""
            TT | Nội dung | Đơn vị thực hiện | Thời gian
            1 | Lập hồ sơ | - Chủ trì: Sở Y tế¶- Phối hợp: Sở Nội vụ, Sở Tài chính | Quý I
            2 | Trình duyệt | Chủ trì: Sở Y tế; Phối hợp: Văn phòng UBND tỉnh | nt
            3 | Thẩm định | Sở Tư pháp chủ trì, phối hợp với Sở Y tế và Công an tỉnh | Quý II
            4 | Ký duyệt | Sở Nội vụ (chủ trì), Sở Y tế (phối hợp) | Quý III
            5 | Công bố | Sở Nội vụ | Quý III
            """),
        ),
        """
        row 1: Lập hồ sơ; lead=Sở Y tế; with=Sở Nội vụ, Sở Tài chính; due=Quý I
        row 2: Trình duyệt; lead=Sở Y tế; with=Văn phòng UBND tỉnh; due=Quý I
        row 3: Thẩm định; lead=Sở Tư pháp; with=Sở Y tế, Công an tỉnh; due=Quý II
        row 4: Ký duyệt; lead=Sở Nội vụ; with=Sở Y tế; due=Quý III
        row 5: Công bố; lead=Sở Nội vụ; due=Quý III
        """,
    ),
    "merged downwards": Case(
        (
            grid("""
            TT | Nội dung | Lãnh đạo phụ trách | Chủ trì | Thời hạn
            1 | Khảo sát | Phó Giám đốc Sở | Phòng Kỹ thuật | Quý II/2027
            2 | Tổng hợp | ^ | ^ | Quý III/2027
            """),
        ),
        """
        row 1: Khảo sát; lead=Phòng Kỹ thuật; by=Phó Giám đốc Sở; due=Quý II/2027
        row 2: Tổng hợp; lead=Phòng Kỹ thuật; by=Phó Giám đốc Sở; due=Quý III/2027
        """,
    ),
    "years that are ticked": Case(
        (
            grid("""
            TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian thực hiện | > | > | Kinh phí
            ^ | ^ | ^ | 2026 | 2027 | 2028 | ^
            1 | Xây dựng mô hình | Sở Công Thương | x | x | | 300
            2 | Nhân rộng | Sở Công Thương | | | X | 500
            """),
        ),
        """
        row 1: Xây dựng mô hình; lead=Sở Công Thương; due=2026, 2027; 2026=x; 2027=x; Kinh phí=300
        row 2: Nhân rộng; lead=Sở Công Thương; due=2028; 2028=X; Kinh phí=500
        """,
    ),
    "several units, and what each does": Case(
        (
            grid("""
            TT | Nội dung | Chủ trì | Phối hợp | Thời gian
            1 | Đo | Sở Y tế (Chi cục Dân số)¶Công an tỉnh | Các phòng, ban; UBND xã, phường | Hằng năm
            """),
        ),
        """
        row 1: Đo; lead=Sở Y tế [Chi cục Dân số], Công an tỉnh; with=Các phòng, ban, UBND xã, phường; due=Hằng năm
        """,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_rows_and_tasks(name: str) -> None:
    case = CASES[name]
    assert shown(tables.read(case.grids)) == [line[8:] for line in case.rows.strip("\n").splitlines() if line.strip()]


KEPT_AS_TEXT = {
    "estimate": "STT | Nội dung chi | Số lượng | Đơn giá | Thành tiền\n1 | Thuê hội trường | 2 | 3.000.000 | 6.000.000",
    "participants": "TT | Họ và tên | Chức vụ | Đơn vị\n1 | Nguyễn Văn An | Chuyên viên | Sở Nội vụ",
    "timetable": "Thời gian | Nội dung | Người thực hiện\n7h30 - 8h00 | Đón tiếp | Ban tổ chức\n8h | Khai mạc | Sở",
    "indicators": "STT | Chỉ tiêu | Đơn vị tính | Năm 2026 | Năm 2027\n1 | Tỷ lệ hài lòng | % | 90 | 95",
}


@pytest.mark.parametrize("name", KEPT_AS_TEXT)
def test_a_table_that_gives_no_work_makes_no_task(name: str) -> None:
    item = tables.read([grid(KEPT_AS_TEXT[name])])
    assert all(each.task is None for each in item.walk())
    assert item.children
    first = KEPT_AS_TEXT[name].splitlines()[1].split(" | ")
    assert all(cell in f"{item.children[0].number} {item.children[0].text}" for cell in first)
    assert item.doubt


def test_columns_as_printed() -> None:
    item = tables.read([grid("TT | Nội dung | Chủ trì | Căn cứ | Thời gian\n1 | Việc | Sở Y tế | Nghị quyết | Quý I")])
    assert [(column.key, column.title) for column in item.columns] == [
        ("number", "TT"),
        ("title", "Nội dung"),
        ("lead", "Chủ trì"),
        ("extra:Căn cứ", "Căn cứ"),
        ("deadline", "Thời gian"),
    ]


@pytest.mark.parametrize("head", ["Chỉ số, nhiệm vụ", "Nhóm giải pháp", "Lĩnh vực phụ trách", "Yêu cầu công việc"])
def test_the_column_behind_the_number_is_the_title_whatever_its_head(head: str) -> None:
    item = tables.read([grid(f"STT | {head} | Cơ quan chủ trì | Thời hạn\n1 | Mở lớp | Sở Y tế | Quý I/2027")])
    assert [column.key for column in item.columns] == ["number", "title", "lead", "deadline"]
    assert shown(item) == ["row 1: Mở lớp; lead=Sở Y tế; due=Quý I/2027"]


def test_a_guess_is_doubted() -> None:
    item = tables.read([grid("TT | Nội dung | Chủ trì | Thời gian\n1 | Việc | Sở Y tế | x\n2 | Việc hai | nt | Quý I")])
    lead = item.children[1].task.leads[0] if item.children[1].task else None
    assert lead
    assert lead.value.unit == "Sở Y tế"
    assert lead.confidence < 1
    assert lead.doubt


def test_the_same_table_on_the_next_page() -> None:
    first = grid("TT | Nội dung | Chủ trì\n1 | Việc | Sở Y tế")
    assert tables.continues(first, grid("2 | Việc hai | Sở Y tế", 2))
    assert tables.continues(first, grid("TT | Nội dung | Chủ trì\n2 | Việc hai | Sở Y tế", 2))
    assert not tables.continues(first, grid("TT | Nội dung | Phối hợp\n2 | Việc hai | Sở Y tế", 2))
    assert not tables.continues(first, grid("2 | Việc hai", 2))
