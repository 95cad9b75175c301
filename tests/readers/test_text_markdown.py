"""Markdown as OCR tools write it."""

from __future__ import annotations

import pytest

from documents.readers import Cell, Grid, Passage, text


def read(source: str) -> list[Passage]:
    return list(text.of_text(source).passages())


MARKS = [
    ("## KẾ HOẠCH", "KẾ HOẠCH", 2, False, False),
    ("###### **1. Mục tiêu** ##", "1. Mục tiêu", 6, True, False),
    ("**1. Nội dung 1:**", "1. Nội dung 1:", 0, True, False),
    ("***Nơi nhận:***", "Nơi nhận:", 0, True, True),
    ("*(Kèm theo Kế hoạch)*", "(Kèm theo Kế hoạch)", 0, False, True),
    ("_(Kèm theo Kế hoạch)_ **x**", "_(Kèm theo Kế hoạch)_ x", 0, False, False),
    ("<i>Phương pháp</i>", "Phương pháp", 0, False, True),
    ("**1.1. Thời gian:** Tháng 6", "1.1. Thời gian: Tháng 6", 0, False, False),
    ("**1. *Thời gian*** là", "1. Thời gian là", 0, False, False),
    ("***a*** b *c **d** e*", "a b c d e", 0, False, False),
    ("**a** và **b**", "a và b", 0, False, False),
    (r"**x** VT, an\_KHdaotao \*", "x VT, an_KHdaotao *", 0, False, False),
    ("> **Trích:** lời", "Trích: lời", 0, False, False),
    ("**A** &amp; B [trang](https://a.vn/b) ![](hinh.png)", "A & B trang", 0, False, False),
]


@pytest.mark.parametrize(("line", "words", "level", "bold", "italic"), MARKS, ids=[each[0] for each in MARKS])
def test_marks(line: str, words: str, level: int, bold: bool, italic: bool) -> None:
    (passage,) = read(line)
    assert (passage.text, passage.level, passage.bold, passage.italic) == (words, level, bold, italic)
    assert text.of_text(line).lines[0].text == words


def test_marks_that_run_over_lines() -> None:
    first, second, third = read("**KT. GIÁM ĐỐC  \nPHÓ GIÁM ĐỐC**\n\n**Phan Thị Hồng**")
    assert [(each.text, each.bold) for each in (first, second, third)] == [
        ("KT. GIÁM ĐỐC", True),
        ("PHÓ GIÁM ĐỐC", True),
        ("Phan Thị Hồng", True),
    ]


def test_a_star_without_partner_is_a_star() -> None:
    assert [each.text for each in read("# A\n\n**Ghi chú: còn một sao\n\nĐoạn khác** đây")] == [
        "A",
        "**Ghi chú: còn một sao",
        "Đoạn khác** đây",
    ]


def test_a_heading_takes_no_following_line() -> None:
    assert [each.text for each in read("### KẾ HOẠCH\nNăm 2027\n#### I. MỤC TIÊU\nNâng cao")] == [
        "KẾ HOẠCH",
        "Năm 2027",
        "I. MỤC TIÊU",
        "Nâng cao",
    ]


def test_two_spaces_end_a_line_and_a_page_break_does_not_end_a_sentence() -> None:
    made = [each.text for each in read("## A\n\nPhòng Một  \nPhòng Hai\n\nlàm việc với các cơ sở\n\ngiáo dục phù hợp.")]
    assert made == ["A", "Phòng Một", "Phòng Hai làm việc với các cơ sở giáo dục phù hợp."]


def test_plain_text_keeps_its_stars_and_signs() -> None:
    lines = ["* Ghi chú: nhân 2*3", "Số #12 & <b", "_____ký tên"]
    assert [line.text for line in text.of_text("\n".join(lines)).lines] == lines


TABLE = """\
## II. NHIỆM VỤ

| STT | Nội dung | Thời gian |
|-----|:--------:|-----------|
| 1 | Rà soát<br>văn bản | *Quý I* |
|  | **Báo cáo** | a \\| b |

| | | |
|---|---|---|
| 2 | Tập huấn | |

III. KINH PHÍ
"""


def grids(source: str) -> list[Grid]:
    return [block for block in text.of_text(source).blocks if isinstance(block, Grid)]


def words(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in grid.rows]


def test_pipe_tables() -> None:
    (first,) = grids(TABLE)[:1]
    assert words(first) == [
        ["STT", "Nội dung", "Thời gian"],
        ["1", "Rà soát\nvăn bản", "Quý I"],
        ["", "Báo cáo", "a | b"],
    ]
    assert [row.is_head for row in first.rows] == [True, False, False]
    assert (first.width, first.place.first, first.place.last) == (3, 3, 6)
    assert first.rows[1].cells[2].italic
    assert first.rows[2].cells[1].bold
    assert first.rows[2].place.first == 6


def test_a_table_cut_by_a_page_has_an_empty_head_that_says_nothing() -> None:
    (second,) = grids(TABLE)[1:]
    assert words(second) == [["2", "Tập huấn", ""]]
    assert not second.rows[0].is_head
    assert second.place.first == 8


def test_text_around_tables_stays_in_order() -> None:
    kinds = [block.text if isinstance(block, Passage) else "grid" for block in text.of_text(TABLE).blocks]
    assert kinds == ["II. NHIỆM VỤ", "grid", "grid", "III. KINH PHÍ"]


HTML = """\
# PHỤ LỤC

<table><tr><th>TT</th><th colspan="2">Việc &amp; hạn</th></tr>
<tr><td rowspan="2">1</td><td><b>Rà soát</b><br>lại</td><td>Quý I</td></tr>
<tr><td>Tập huấn</td><td>Quý II</td></tr></table>

Hết.
"""


def test_html_tables_with_merged_cells() -> None:
    (grid,) = grids(HTML)
    assert words(grid) == [["TT", "Việc & hạn"], ["1", "Rà soát\nlại", "Quý I"], ["", "Tập huấn", "Quý II"]]
    assert (grid.width, grid.rows[0].is_head, grid.place.first, grid.place.last) == (3, True, 3, 5)
    assert grid.rows[0].cells[1].columns == 2
    assert grid.rows[2].cells[0] == Cell(continues=True)
    assert grid.rows[2].cells[1].place is not None
    assert grid.rows[2].cells[1].place.first == 5


def test_a_table_without_end_is_text() -> None:
    assert [each.text for each in read("# A\n\n<table><tr><td>Một\n\nHai")] == ["A", "Một", "Hai"]


@pytest.mark.parametrize(
    "hostile", ["*a " * 50_000, "**" * 100_000, "|" * 200_000, "| " * 100_000 + "\n|-|", "# " * 90_000]
)
def test_markup_without_sense_takes_no_time(hostile: str) -> None:
    assert text.of_text("# Kế hoạch\n" + hostile).lines
