"""Tables of Word files: merged cells, hidden grids, and those that only set two texts side by side."""

from __future__ import annotations

import pytest

from documents.readers.source import Beside, Block, Grid, Passage
from tests.readers.docx.building import RULED, cell, cells, para, row, run, source, style, table, texts

ACROSS = '<w:hMerge w:val="{}"/>'
DOWN, DOWN_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
NO_LINES = '<w:tblBorders><w:top w:val="single"/><w:left w:val="nil"/><w:insideV w:val="none"/></w:tblBorders>'


def wide(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def only_grid(*body: str, **parts: str) -> Grid:
    return next(block for block in source(*body, **parts).blocks if isinstance(block, Grid))


def kinds(*body: str, **parts: str) -> list[str]:
    return [type(block).__name__ for block in source(*body, **parts).blocks]


@pytest.mark.parametrize(
    ("rows", "seen"),
    [
        pytest.param([row("TT", "Việc"), row("1", "a")], [["TT", "Việc"], ["1", "a"]], id="plain"),
        pytest.param(
            [row("I", cell("Nhóm", look=wide(2))), row("1", "a", "b")], [["I", "Nhóm(2)"], ["1", "a", "b"]], id="span"
        ),
        pytest.param(
            [row(cell("1", look=DOWN), "a"), row(cell(look=DOWN_ON), "b"), row(cell("2"), "c")],
            [["1", "a"], ["^", "b"], ["2", "c"]],
            id="merged downwards",
        ),
        pytest.param(
            [row(cell("1", look=DOWN), "a"), row(cell("ẩn", look=DOWN_ON), "b")],
            [["1", "a"], ["^", "b"]],
            id="what Word hides below a merge",
        ),
        pytest.param(
            [row(cell("1", look=wide(2) + DOWN), "a"), row(cell(look=wide(2) + DOWN_ON), "b"), row("x", "y", "z")],
            [["1(2)", "a"], ["^", "b"], ["x", "y", "z"]],
            id="merged both ways",
        ),
        pytest.param(
            [row(cell("1", look=DOWN_ON), "a"), row("2", "b")], [["1", "a"], ["2", "b"]], id="merge without a beginning"
        ),
        pytest.param(
            [row(cell("1", look=ACROSS.format("restart")), cell(look=ACROSS.format("continue")), "b"), row(*"xyz")],
            [["1(2)", "b"], ["x", "y", "z"]],
            id="merged as old programs do",
        ),
        pytest.param(
            [row("a", "b", "c"), row("x", look='<w:gridBefore w:val="1"/>')],
            [["a", "b", "c"], ["", "x", ""]],
            id="shift",
        ),
        pytest.param([row("a", "b", "c"), row("x")], [["a", "b", "c"], ["x", "(2)"]], id="short row"),
        pytest.param(
            [row("a", "b"), row("c", "d", look='<w:del w:id="1"/>'), row("e", "f", look='<w:ins w:id="2"/>')],
            [["a", "b"], ["e", "f"]],
            id="tracked rows",
        ),
        pytest.param([row("a", cell("b", look="<w:cellDel/>"), "c")], [["a", "c"]], id="deleted cell"),
        pytest.param(
            [row("a", cell(para("một"), para(), para("hai")))], [["a", "một\nhai"]], id="paragraphs of a cell"
        ),
        pytest.param(
            [row("a", cell("<w:p><w:r><w:t>một</w:t><w:br/><w:t>hai</w:t></w:r></w:p>"))],
            [["a", "một\nhai"]],
            id="line break in a cell",
        ),
        pytest.param(
            [row("a", cell(table(row("b", "c"), row("d", "e")), para("f")))], [["a", "b\nc\nd\ne\nf"]], id="nested"
        ),
        pytest.param(
            [f"<w:sdt><w:sdtPr/><w:sdtContent>{row('a', 'b')}</w:sdtContent></w:sdt>"], [["a", "b"]], id="control"
        ),
    ],
)
def test_cells(rows: list[str], seen: list[list[str]]) -> None:
    assert cells(table(*rows)) == seen


def test_columns_drawn_by_hand_a_little_apart_are_one() -> None:
    first = row(cell("TT"), cell("Việc", look=wide(2)), cell("Hạn"))
    second = row(cell("1", look=wide(2)), cell("a"), cell("b"))
    grid = only_grid(table(first, second, widths=(600, 40, 4000, 2000)))
    assert grid.width == 3
    assert [[each.columns for each in line.cells] for line in grid.rows] == [[1, 1, 1], [1, 1, 1]]


def test_a_narrow_column_stays() -> None:
    grid = only_grid(table(row("a", "b", "c"), widths=(600, 100, 4000)))
    assert grid.width == 3


def test_edges_that_no_row_uses_are_no_columns() -> None:
    grid = only_grid(table(row(cell("a", look=wide(3)), cell("b")), row(cell("c", look=wide(3)), cell("d"))))
    assert [[each.columns for each in line.cells] for line in grid.rows] == [[1, 1], [1, 1]]


def test_repeated_heads_and_looks() -> None:
    head = row("TT", "Việc", look="<w:tblHeader/>")
    body = row(cell(para(run("1", "<w:b/>"))), cell(para(run("a", "<w:i/>")), para(run("b", "<w:i/>"))))
    grid = only_grid(table(head, body, row("2", "c", look='<w:tblHeader w:val="0"/>')))
    assert [line.is_head for line in grid.rows] == [True, False, False]
    assert [(each.bold, each.italic) for each in grid.rows[1].cells] == [(True, False), (False, True)]


def test_cells_know_their_lines() -> None:
    found = source(para("Trước"), table(row("a", cell(para("b"), para("c"))), row("", "d")), para("Sau"))
    grid = found.blocks[1]
    assert isinstance(grid, Grid)
    places = [each.place for line in grid.rows for each in line.cells]
    assert [place and (place.first, place.last) for place in places] == [(2, 2), (3, 4), None, (5, 5)]
    assert [(line.place.first, line.place.last) for line in grid.rows] == [(2, 4), (5, 5)]
    assert (grid.place.first, grid.place.last) == (2, 5)
    assert [line.text for line in found.lines] == ["Trước", "a", "b", "c", "d", "Sau"]


def test_a_table_without_words_is_nothing() -> None:
    assert texts(para("a"), table(row("", "")), para("b")) == ["a", "b"]


LETTERHEAD = (
    row(
        cell(para("UBND TỈNH LÂM ĐỒNG"), para("SỞ NỘI VỤ")), cell(para("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "Độc lập")
    ),
    row("Số: 12/KH-SNV", "Lâm Đồng, ngày 02 tháng 3 năm 2026"),
)
FOOT = (row(cell(para("Nơi nhận:"), para("- Như trên;")), cell(para("GIÁM ĐỐC"), para("Lê Văn Bình"))),)


def words(block: Block) -> tuple[list[str], list[str]]:
    assert isinstance(block, Beside), block
    return [each.text for each in block.left], [each.text for each in block.right]


@pytest.mark.parametrize("look", [NO_LINES, "", RULED], ids=["no lines", "nothing said", "lines that nobody sees"])
def test_the_letterhead_is_two_columns(look: str) -> None:
    (block,) = source(table(*LETTERHEAD, look=look, widths=(4000, 5000))).blocks
    assert words(block) == (
        ["UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ", "Số: 12/KH-SNV"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập", "Lâm Đồng, ngày 02 tháng 3 năm 2026"],
    )


def test_the_foot_is_two_columns() -> None:
    (block,) = source(table(*FOOT, look="")).blocks
    assert words(block) == (["Nơi nhận:", "- Như trên;"], ["GIÁM ĐỐC", "Lê Văn Bình"])
    assert (block.place.first, block.place.last) == (1, 4)


def test_an_empty_column_between_the_two_does_not_count() -> None:
    (block,) = source(table(row("Nơi nhận:", "", "GIÁM ĐỐC"), look="")).blocks
    assert words(block) == (["Nơi nhận:"], ["GIÁM ĐỐC"])


def test_what_stands_between_the_two_follows() -> None:
    pair, code = source(table(row("Nơi nhận:", "MÃ 7KQ2", "GIÁM ĐỐC"), look="")).blocks
    assert words(pair) == (["Nơi nhận:"], ["GIÁM ĐỐC"])
    assert isinstance(code, Passage)
    assert code.text == "MÃ 7KQ2"


def test_what_reaches_across_stands_alone() -> None:
    rows = *LETTERHEAD, row(cell("KẾ HOẠCH", look=wide(2)))
    pair, title = source(table(*rows, look="")).blocks
    assert isinstance(pair, Beside)
    assert isinstance(title, Passage)
    assert title.text == "KẾ HOẠCH"


def test_a_side_is_told_by_its_place() -> None:
    rows = row("Nơi nhận:", "GIÁM ĐỐC"), row("", "Lê Văn Bình"), row("- Lưu: VT.", "")
    (block,) = source(table(*rows, look="", widths=(4000, 5000))).blocks
    assert words(block) == (["Nơi nhận:", "- Lưu: VT."], ["GIÁM ĐỐC", "Lê Văn Bình"])


def test_many_rows_without_lines_are_still_a_table() -> None:
    rows = [row(str(place), f"việc {place}") for place in range(6)]
    assert kinds(table(*rows, look="")) == ["Grid"]
    assert kinds(table(*(row("a", "b", "c") for _ in range(2)), look="")) == ["Grid"]


def test_a_table_of_one_column_is_a_frame() -> None:
    inner = table(row("TT", "Việc"), row("1", "a"))
    assert kinds(table(row(cell(para("I. MỤC ĐÍCH"), inner, para("Hết"))))) == ["Passage", "Grid", "Passage"]


@pytest.mark.parametrize(
    ("look", "ruled"),
    [
        ('<w:tblStyle w:val="Luoi"/>', True),
        ('<w:tblStyle w:val="Con"/>', True),
        ('<w:tblStyle w:val="Luoi"/><w:tblBorders><w:left w:val="nil"/><w:insideV w:val="nil"/></w:tblBorders>', False),
        ('<w:tblStyle w:val="Khac"/>', False),
        ("", False),
        ("<w:tblBorders><w:bottom w:val='single'/></w:tblBorders>", False),
    ],
)
def test_lines_may_come_from_the_style(look: str, ruled: bool) -> None:
    lines = "".join(f'<w:{side} w:val="single"/>' for side in ("left", "insideV"))
    styles = style("Luoi", f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>", kind="table")
    styles += style("Con", based="Luoi", kind="table")
    assert kinds(table(row("a", "b"), look=look), styles=styles) == (["Grid"] if ruled else ["Beside"])


def test_lines_may_come_from_the_cells() -> None:
    lines = "<w:tcBorders><w:left w:val='single'/></w:tcBorders>"
    assert kinds(table(row(cell("a", look=lines), cell("b", look=lines)), look="")) == ["Grid"]
    below = "<w:tcBorders><w:bottom w:val='single'/></w:tcBorders>"
    assert kinds(table(row(cell("a", look=below), cell("b")), look="")) == ["Beside"]
