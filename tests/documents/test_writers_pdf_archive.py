"""The PDF as archive copy (PDF/A-3, ISO 19005-3): its metadata, its tag tree, the files it carries."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from openpyxl import load_workbook
from pikepdf import Name, Object, Pdf

from documents.content import DateLine, PublicCheck, Row, Table
from documents.writers import json, pdf
from documents.writers.attached import attached, sheets
from tests.documents import samples

DATED = samples.content(
    letterhead=samples.letterhead(number=8, date=DateLine("Quảng Ngãi", 5, 9, 2025)), annexes=(samples.annex(rows=30),)
)


@pytest.fixture(scope="module")
def archived() -> Iterator[Pdf]:
    with pikepdf.open(io.BytesIO(pdf.render_anew(DATED).data)) as opened:
        yield opened


def tree(node: Object) -> Iterator[Object]:
    """The structure elements below `node`, in reading order."""
    for kid in _list(node.get("/K", pikepdf.Array())):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") is not None:
            yield kid
            yield from tree(kid)


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def kinds(opened: Pdf) -> list[str]:
    return [str(each.S) for each in tree(opened.Root.StructTreeRoot)]


def fonts(opened: Pdf) -> list[Object]:
    return [font for page in opened.pages for font in page.Resources.Font.values()]


def test_it_says_that_it_is_pdf_a_3a(archived: Pdf) -> None:
    said = archived.open_metadata()
    assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("3", "A")
    assert said["dc:creator"] == ["Sở Khoa học và Công nghệ"]
    assert bool(archived.Root.MarkInfo.Marked)
    assert str(archived.Root.Lang) == "vi"
    assert len(archived.trailer.ID) == 2


def test_nothing_is_said_beside_the_xmp(archived: Pdf) -> None:
    assert len(archived.trailer.get("/Info", {})) == 0


def test_colours_have_a_profile(archived: Pdf) -> None:
    (intent,) = archived.Root.OutputIntents
    assert intent.S == Name.GTS_PDFA1
    assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"


def test_every_font_is_inside_and_can_be_read_back(archived: Pdf) -> None:
    assert fonts(archived)
    for font in fonts(archived):
        assert "/ToUnicode" in font
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor or (
            "/FontFile3" in font.DescendantFonts[0].FontDescriptor
        )


def test_headings_and_tables_are_marked_as_such(archived: Pdf) -> None:
    found = kinds(archived)
    assert (found.count("/H1"), found.count("/H2")) == (3, 3)  # I., II., Phụ lục; 1., 2., 1.
    assert {"/Document", "/P", "/Table", "/THead", "/TBody", "/TR", "/TH", "/TD"} <= set(found)


def test_the_code_to_check_the_document_by_is_told_in_words() -> None:
    check = PublicCheck("https://vanban.example.gov.vn/xac-thuc/ABCD-EFGH/", "ABCD-EFGH")
    with pikepdf.open(io.BytesIO(pdf.render_anew(replace(DATED, check=check)).data)) as opened:
        figures = [each for each in tree(opened.Root.StructTreeRoot) if Name.Figure == each.S]
        assert [bool(str(each.get("/Alt", ""))) for each in figures] == [True]


def test_each_cell_names_the_head_of_its_column(archived: Pdf) -> None:
    elements = list(tree(archived.Root.StructTreeRoot))
    heads = {str(each.ID) for each in elements if each.S == Name.TH}
    cells = [each for each in elements if each.S == Name.TD]
    assert len(cells) == 30 * 7 + 2
    assert all({str(head) for head in cell.A.Headers} <= heads for cell in cells)
    assert all(len(cell.A.Headers) >= 1 for cell in cells)


def test_nothing_is_painted_outside_the_tags(archived: Pdf) -> None:
    """Every text, line and surface is marked content or an artifact."""
    painting = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI"}
    for page in archived.pages:
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
            assert operator not in painting or depth > 0, operator
        assert depth == 0


def test_every_marked_content_is_reachable_from_its_page(archived: Pdf) -> None:
    numbers = archived.Root.StructTreeRoot.ParentTree.Nums
    parents = dict(zip([int(each) for each in list(numbers)[::2]], list(numbers)[1::2], strict=True))
    for page in archived.pages:
        ids = {
            int(instruction.operands[1].MCID)
            for instruction in pikepdf.parse_content_stream(page, "BDC")
            if isinstance(instruction.operands[1], pikepdf.Dictionary)
        }
        assert ids == set(range(len(parents[int(page.StructParents)])))


def test_the_content_and_the_tasks_are_attached_once(archived: Pdf) -> None:
    related = [(str(each.UF), str(each.AFRelationship)) for each in archived.Root.AF]
    assert related == [("ke-hoach.json", "/Source"), ("nhiem-vu.xlsx", "/Data")]
    assert archived.attachments["ke-hoach.json"].get_file().read_bytes() == json.dump(DATED).encode()
    assert archived.attachments["nhiem-vu.xlsx"].get_file().read_bytes() == attached(DATED)[1].data
    kinds = [str(each.EF.F.Subtype) for each in archived.Root.AF]
    assert kinds == ["/application/json", "/application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"]
    dates = {str(each.EF.F.Params[key]) for each in archived.Root.AF for key in ("/CreationDate", "/ModDate")}
    assert dates == {"D:20250905000000Z"}


def test_a_document_without_tasks_carries_its_content_alone() -> None:
    bare = samples.content(blocks=samples.blocks(0))
    assert [each.name for each in attached(bare)] == ["ke-hoach.json"]
    assert [each.name for each in attached(replace(bare, type_name=""))] == ["noi-dung.json"]


def test_the_table_of_tasks_is_what_the_paper_says() -> None:
    data = attached(samples.content(annexes=(samples.annex(rows=2),)))[1].data
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Nhiệm vụ", "Phụ lục"]
    heads, first, _ = book["Nhiệm vụ"].iter_rows(values_only=True)
    assert heads[:4] == ("TT", "Mục", "Nội dung", "Chỉ đạo thực hiện")
    assert first[0] == 1
    assert first[1] == "1. Thời gian:"
    assert str(first[4]).startswith("Chương trình 1: Phòng Quản lý")
    assert [row[0] for row in book["Phụ lục"].iter_rows(values_only=True)] == ["TT", "I", "1.1", "1.2"]


def test_a_formula_in_a_cell_stays_a_text() -> None:
    table = Table(samples.COLUMNS[:2], (Row(("1", "=1+1")),))
    book = load_workbook(io.BytesIO(attached(samples.content(blocks=(table,)))[1].data))
    cell = book["Bảng"]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_sheets_have_names_that_a_spreadsheet_takes() -> None:
    content = samples.content(
        annexes=(samples.annex("I/a [nháp] " + "x" * 40), samples.annex("I/a [nháp] " + "x" * 40))
    )
    assert [title for title, _ in sheets(content)][1].startswith("Phụ lục I/a")
    names = load_workbook(io.BytesIO(attached(content)[1].data)).sheetnames
    assert len(names) == len({name.lower() for name in names}) == 3
    assert all(len(name) <= 31 for name in names)
