"""What a plan costs and who pays."""

from __future__ import annotations

import pytest

from documents.readers.source import Block, Cell, Grid, GridRow, Passage, Place
from plans.importing import budget
from plans.importing.amounts import amounts, in_words


def _blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(Passage(text, Place(1, line, line)) for line, text in enumerate(texts, 1))


TOTALS = [
    ("- Tổng kinh phí dự kiến: 120.000.000 đồng (Bằng chữ: Một trăm hai mươi triệu đồng).", 120_000_000),
    ("Tổng kinh phí: 1,5 tỷ đồng", 1_500_000_000),
    ("Kinh phí thực hiện: 86 triệu đồng.", 86_000_000),
    ("1. Tổng kinh phí thực hiện Kế hoạch năm 2027 là 1 tỷ 250 triệu đồng", 1_250_000_000),
    ("Tổng dự toán kinh phí: 35 000 000 đồng", 35_000_000),
    ("Dự toán kinh phí: 35.000 nghìn đồng", 35_000_000),
    ("Tổng kinh phí: 35.000.000đ", 35_000_000),
    ("Kinh phí hỗ trợ 500.000 đồng/người theo quy định", None),
    ("Kinh phí thực hiện theo quy định hiện hành.", None),
    ("Kinh phí mỗi lớp từ 5 - 7 triệu đồng.", None),
]
SOURCES = [
    ("- Nguồn kinh phí: Ngân sách tỉnh giao Sở Nội vụ năm 2027.", "Ngân sách tỉnh giao Sở Nội vụ năm 2027"),
    (
        "Nguồn kinh phí thực hiện theo Quyết định số 12/QĐ-SNV ngày 03/3/2027 của Giám đốc Sở.",
        "Quyết định số 12/QĐ-SNV ngày 03/3/2027 của Giám đốc Sở",
    ),
    ("Nguồn kinh phí của kế hoạch đã được giao tại Quyết định số 12/QĐ-SNV.", "Quyết định số 12/QĐ-SNV"),
    (
        "1. Kinh phí thực hiện được bố trí từ nguồn ngân sách thành phố và các nguồn hợp pháp khác.",
        "ngân sách thành phố và các nguồn hợp pháp khác",
    ),
    ("Kinh phí do ngân sách nhà nước bảo đảm theo phân cấp.", "ngân sách nhà nước bảo đảm theo phân cấp"),
    (
        "Tổng kinh phí: 90.000.000 đồng (Bằng chữ: Chín mươi triệu đồng), từ nguồn sự nghiệp văn hóa năm 2027.",
        "sự nghiệp văn hóa năm 2027",
    ),
    ("Từ nguồn thu hợp pháp của đơn vị năm 2027.", "thu hợp pháp của đơn vị năm 2027"),
    ("Kế hoạch được thực hiện bằng ngân sách xã và nguồn tài trợ.", "ngân sách xã và nguồn tài trợ"),
    ("Nguồn kinh phí: theo quy định.", None),
    ("Kinh phí thực hiện theo quy định hiện hành.", None),
    ("Các đơn vị lập dự toán kinh phí trình cấp có thẩm quyền phê duyệt.", None),
]


@pytest.mark.parametrize(("text", "expected"), TOTALS)
def test_total(text: str, expected: int | None) -> None:
    found = budget.read(_blocks("IV. KINH PHÍ THỰC HIỆN", text)).total
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(("text", "expected"), SOURCES)
def test_source(text: str, expected: str | None) -> None:
    found = budget.read(_blocks("IV. KINH PHÍ", text, "V. TỔ CHỨC THỰC HIỆN", "Nguồn kinh phí: nơi khác")).source
    assert (found.value if found else None) == expected


def test_words_and_figures_that_disagree_are_doubted() -> None:
    read = budget.read(_blocks("III. Kinh phí", "Tổng kinh phí: 12.000.000 đồng (Mười ba triệu đồng)."))
    assert read.total
    assert read.words
    assert (read.total.value, read.words.value) == (12_000_000, "Mười ba triệu đồng")
    assert read.total.confidence < 1
    assert "không khớp" in read.total.doubt


def test_words_on_the_next_line() -> None:
    read = budget.read(
        _blocks("III. Kinh phí", "Tổng kinh phí: 12.000.000 đồng", "Bằng chữ: Mười hai triệu đồng chẵn./.")
    )
    assert read.words
    assert read.words.value == "Mười hai triệu đồng chẵn"
    assert read.total
    assert read.total.confidence == 1


def test_sources_on_lines_of_their_own() -> None:
    read = budget.read(
        _blocks(
            "V. KINH PHÍ",
            "1. Tổng kinh phí: 90 triệu đồng",
            "2. Nguồn kinh phí:",
            "- Ngân sách xã: 60 triệu đồng;",
            "- Xã hội hóa: 30 triệu đồng.",
            "VI. TỔ CHỨC THỰC HIỆN",
            "- Văn phòng bố trí xe.",
        )
    )
    assert read.total
    assert read.total.value == 90_000_000
    assert read.source
    assert read.source.value == "Ngân sách xã: 60 triệu đồng; Xã hội hóa: 30 triệu đồng"


def test_heading_that_holds_the_amount() -> None:
    read = budget.read(_blocks("4. Kinh phí thực hiện: 8.500.000 đồng", "5. Tổ chức thực hiện"))
    assert read.total
    assert read.total.value == 8_500_000


def test_money_elsewhere_in_the_body_is_no_budget() -> None:
    assert budget.read(
        _blocks("I. MỤC TIÊU", "Doanh thu đạt 500 tỷ đồng", "II. TỔ CHỨC", "Bố trí kinh phí.")
    ) == budget.read(())


def test_sum_row_of_a_table() -> None:
    def row(line: int, *texts: str) -> GridRow:
        return GridRow(tuple(Cell(text) for text in texts), Place(2, line, line))

    grid = Grid(
        (
            row(1, "STT", "Nội dung", "Thành tiền"),
            row(2, "1", "Thuê hội trường", "4.000"),
            row(3, "", "Tổng cộng", "4.000"),
        ),
        3,
        Place(2, 1, 3),
    )
    found = budget.read((*_blocks("(Đơn vị tính: nghìn đồng)"), grid)).total
    assert found
    assert found.value == 4_000_000
    assert found.confidence < 1


def test_amounts_in_a_sentence() -> None:
    assert [each.value for each in amounts("Chi 2.000.000 đồng và 3 triệu đồng trong năm 2025 cho 60 người")] == [
        2_000_000,
        3_000_000,
    ]
    assert in_words("(Bằng chữ: Hai mươi mốt triệu đồng)") == ("Hai mươi mốt triệu đồng", 21_000_000)
    assert in_words("(có hai mươi đồng chí)") is None
