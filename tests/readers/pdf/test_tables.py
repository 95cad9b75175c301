"""Tables: ruled, merged, broken over pages, and those that only white space shows."""

from __future__ import annotations

import pytest

from documents.readers.pdf import read
from documents.readers.source import Grid, Source
from tests.readers.pdf.drawn import Sheet, pdf

XS = [80.0, 120.0, 320.0, 440.0, 545.0]
HEAD = ["TT", "Nội dung", "Chủ trì", "Thời hạn"]


def grids(*sheets: Sheet) -> list[Grid]:
    return [block for block in read(pdf(*sheets)).blocks if isinstance(block, Grid)]


def rows(grid: Grid) -> list[list[str]]:
    return [["^" if cell.continues else cell.text for cell in row.cells] for row in grid.rows]


def row(sheet: Sheet, y: float, *cells: str, xs: list[float] | None = None) -> Sheet:
    """Each cell's lines from `y` down, 14 points apart, 5 points right of its rule."""
    for x, cell in zip(xs or XS, cells, strict=False):
        for number, line in enumerate(cell.split("\n")):
            if line:
                sheet.put(x + 5, y + 14 * number, line, size=12)
    return sheet


def ruled(*ys: float) -> Sheet:
    return Sheet().lattice(XS, list(ys))


def test_a_table_of_cells() -> None:
    sheet = row(ruled(100, 120, 160), 114, *HEAD)
    row(sheet, 134, "1", "Rà soát nhu cầu của doanh nghiệp\ntrong tỉnh", "Văn phòng Sở", "Quý I/2026")
    [grid] = grids(sheet)
    assert grid.width == 4
    assert rows(grid) == [HEAD, ["1", "Rà soát nhu cầu của doanh nghiệp trong tỉnh", "Văn phòng Sở", "Quý I/2026"]]


def test_paragraphs_of_a_cell() -> None:
    """A line that ends although the next word had room, and what begins with a dash, stand apart."""
    sheet = row(ruled(100, 200), 114, "1", "Các việc sau:\n- Họp;\n- Báo cáo kết quả thực hiện cho\nGiám đốc Sở.\nHết.")
    [grid] = grids(sheet)
    assert rows(grid)[0][1] == "Các việc sau:\n- Họp;\n- Báo cáo kết quả thực hiện cho Giám đốc Sở.\nHết."


def test_a_number_that_had_no_room_is_one_word() -> None:
    sheet = row(ruled(100, 160), 114, "1.1.1\n0", "Rà soát")
    assert rows(grids(sheet)[0])[0][0] == "1.1.10"


def test_cells_merged_across_and_downwards() -> None:
    sheet = Sheet()
    for x in XS:
        sheet.line(x, 100 if x != XS[3] else 120, x, 160)
    sheet.line(XS[0], 100, XS[-1], 100).line(XS[2], 120, XS[-1], 120).line(XS[0], 140, XS[-1], 140)
    sheet.line(XS[0], 160, XS[-1], 160)
    row(sheet, 114, "TT", "Nội dung", "Thực hiện")
    row(sheet, 134, "", "", "Chủ trì", "Phối hợp")
    row(sheet, 154, "1", "Rà soát", "Sở", "Các huyện")
    [grid] = grids(sheet)
    assert [[(cell.text, cell.columns, cell.continues) for cell in row.cells] for row in grid.rows] == [
        [("TT", 1, False), ("Nội dung", 1, False), ("Thực hiện", 2, False)],
        [("", 1, True), ("", 1, True), ("Chủ trì", 1, False), ("Phối hợp", 1, False)],
        [("1", 1, False), ("Rà soát", 1, False), ("Sở", 1, False), ("Các huyện", 1, False)],
    ]


def test_a_frame_is_no_table() -> None:
    sheet = Sheet().lattice([80, 160], [100, 125]).put(85, 117, "HỎA TỐC")
    assert grids(sheet) == []


def test_thin_rectangles_are_rules() -> None:
    sheet = Sheet()
    for x in (80, 120, 320):
        sheet.marks.append((f"{x} {842 - 140} 0.6 40 re f", "", ""))
    for y in (100, 120, 140):
        sheet.marks.append((f"80 {842 - y} 240 0.6 re f", "", ""))
    row(row(sheet, 114, "TT", "Nội dung"), 134, "1", "Rà soát")
    assert rows(grids(sheet)[0]) == [["TT", "Nội dung"], ["1", "Rà soát"]]


def over_two_pages(first: list[str], second: list[str], *, again: bool = True) -> list[Sheet]:
    """A table whose last row on the first page is `first` and whose first on the second is `second`."""
    top = row(ruled(100, 120, 140, 170), 114, *HEAD)
    row(row(top, 134, "1", "Rà soát", "Sở", "Quý I"), 154, *first)
    below = ruled(60, 80, 110) if again else ruled(80, 110)
    if again:
        row(below, 74, *HEAD)
    return [top, row(below, 94, *second)]


def test_a_table_goes_on_over_the_page_and_its_head_is_not_repeated() -> None:
    [grid] = grids(*over_two_pages(["2", "Tập huấn", "Sở", "Quý II"], ["3", "Báo cáo", "Sở", "Quý III"]))
    assert [each[0] for each in rows(grid)] == ["TT", "1", "2", "3"]
    assert [each.is_head for each in grid.rows] == [True, False, False, False]
    assert [each.place.page for each in grid.rows] == [1, 1, 1, 2]


@pytest.mark.parametrize("again", [True, False])
def test_a_row_that_goes_on_over_the_page_is_one(again: bool) -> None:
    sheets = over_two_pages(
        ["2", "Tập huấn kỹ năng cho cán bộ của\ncác doanh nghiệp nhỏ và vừa", "Sở", "Quý II"],
        ["", "trong khu công nghiệp"],
        again=again,
    )
    [grid] = grids(*sheets)
    last = ["2", "Tập huấn kỹ năng cho cán bộ của các doanh nghiệp nhỏ và vừa trong khu công nghiệp", "Sở", "Quý II"]
    assert rows(grid) == [HEAD, ["1", "Rà soát", "Sở", "Quý I"], last]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["2", "Tập huấn", "Sở", "Quý II"], ["3", "báo cáo", "Sở", "Quý III"]),
        (["2", "Tập huấn.", "Sở", "Quý II"], ["", "Báo cáo kết quả"]),
        (["2", "Tập huấn", "Sở", ""], ["", "", "", "trong quý II"]),
    ],
    ids=["numbered", "a new sentence", "under an empty cell"],
)
def test_what_is_no_rest_of_a_row_stays_a_row(first: list[str], second: list[str]) -> None:
    [grid] = grids(*over_two_pages(first, second))
    assert len(grid.rows) == 4


def test_tables_of_other_columns_stay_apart() -> None:
    second = row(Sheet().lattice([80, 300, 545], [80, 110]), 94, "Việc", "Kinh phí", xs=[80, 300])
    assert len(grids(row(ruled(100, 120, 140), 114, *HEAD), second)) == 2


OPEN = [88.0, 120.0, 290.0, 400.0]


def unruled(sheet: Sheet) -> Sheet:
    row(sheet, 110, "TT", "Nội dung", "Chủ trì", "Thời gian\nthực hiện", xs=OPEN)
    row(sheet, 150, "I", "Tuyên truyền, phổ biến kiến thức về năng suất", xs=OPEN)
    row(sheet, 170, "1", "Tổ chức hội nghị phổ\nbiến", "Văn phòng Sở", "Quý I/2026", xs=OPEN)
    return row(sheet, 204, "2", "Đăng tin bài", "Trung tâm\nThông tin", "Hằng tháng", xs=OPEN)


def test_a_table_without_rules() -> None:
    sheet = unruled(Sheet().put(85, 80, "II. NHIỆM VỤ")).put(85, 255, "III. TỔ CHỨC THỰC HIỆN")
    sheet.put(120, 275, "Các phòng thực hiện đúng phần việc của mình nêu tại Kế hoạch này.")
    source: Source = read(pdf(sheet))
    assert [type(block).__name__ for block in source.blocks] == ["Passage", "Grid", "Passage", "Passage"]
    grid = source.blocks[1]
    assert isinstance(grid, Grid)
    assert rows(grid) == [
        ["TT", "Nội dung", "Chủ trì", "Thời gian thực hiện"],
        ["I", "Tuyên truyền, phổ biến kiến thức về năng suất"],
        ["1", "Tổ chức hội nghị phổ biến", "Văn phòng Sở", "Quý I/2026"],
        ["2", "Đăng tin bài", "Trung tâm Thông tin", "Hằng tháng"],
    ]
    assert [cell.columns for cell in grid.rows[1].cells] == [1, 3]


def test_a_table_without_rules_goes_on_over_the_page() -> None:
    second = row(Sheet(), 90, "3", "Kiểm tra", "Thanh tra Sở", "Quý II/2026", xs=OPEN)
    row(second, 110, "4", "Tổng kết", "Văn phòng Sở", "Quý IV/2026", xs=OPEN)
    [grid] = grids(unruled(Sheet()), second)
    assert [each[0] for each in rows(grid)] == ["TT", "I", "1", "2", "3", "4"]


def test_squared_paper_is_no_table() -> None:
    sheet = Sheet().lattice([50.0 + 8 * n for n in range(60)], [50.0 + 8 * n for n in range(90)])
    source = read(pdf(sheet.put(100, 100, "Kế hoạch năm 2026 của Sở Khoa học và Công nghệ")))
    assert len(source.blocks) == 1
    assert not isinstance(source.blocks[0], Grid)
