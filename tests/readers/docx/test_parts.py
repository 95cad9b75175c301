"""What stands outside the text: headers, footers, footnotes; and what a person is told about the file."""

from __future__ import annotations

import pytest

from documents.readers.docx import read
from tests.readers.docx.building import cell, para, relation, row, run, source, table, texts, word

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
COMPLEX_PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def section(kind: str, part: str = "header", *, title_page: bool = False) -> str:
    first = "<w:titlePg/>" if title_page else ""
    return f'<w:sectPr><w:{part}Reference w:type="{kind}" r:id="rId-{part}1"/>{first}</w:sectPr>'


def codes(*body: str, **parts: str) -> list[str]:
    return [each.code for each in source(*body, **parts).remarks]


@pytest.mark.parametrize(
    "header",
    [para(PAGE), para(COMPLEX_PAGE), para("Trang ", PAGE), para("- ", PAGE, " -"), para("3"), para()],
)
def test_page_numbers_are_dropped(header: str) -> None:
    found = source(para("Một"), section("default"), header1=header)
    assert ([line.text for line in found.lines], found.remarks) == (["Một"], ())


def test_a_letterhead_in_the_header_comes_first() -> None:
    head = table(row(cell("SỞ NỘI VỤ"), cell(COUNTRY)), look="") + para(PAGE)
    assert texts(para("KẾ HOẠCH"), section("default"), header1=head) == ["SỞ NỘI VỤ", COUNTRY, "KẾ HOẠCH"]


def test_the_first_page_has_a_header_of_its_own() -> None:
    assert texts(para("Một"), section("first", title_page=True), header1=para("SỞ NỘI VỤ")) == ["SỞ NỘI VỤ", "Một"]


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_running_titles_are_left_out_and_told(kind: str) -> None:
    made = {f"{kind}1": para("Kế hoạch năm 2026")}
    found = source(para("Một"), section("default", kind), **made)
    assert [each.text for each in found.passages()] == ["Một"]
    assert [(each.code, "Kế hoạch năm 2026" in each.message) for each in found.remarks] == [("furniture", True)]


def test_a_header_that_no_page_shows_is_left_out() -> None:
    assert texts(para("Một"), section("first"), header1=para("SỞ NỘI VỤ")) == ["Một"]


def test_footnotes_stand_at_the_end_and_not_in_the_text() -> None:
    note = '<w:footnote w:id="{}">{}</w:footnote>'
    notes = note.format(0, para("ngăn cách")) + note.format(5, para("Theo số liệu năm 2025."))
    call = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    found = source(para("Trước"), para("Đạt 70%", call, " doanh nghiệp"), footnotes=notes)
    assert [each.text for each in found.passages()] == ["Trước", "Đạt 70% doanh nghiệp"]
    assert found.lines[-1].text == "[1] Theo số liệu năm 2025."
    (told,) = found.remarks
    assert (told.code, told.message, told.place) == (
        "footnote",
        "Chú thích 1: Theo số liệu năm 2025.",
        list(found.passages())[1].place,
    )


def test_footnotes_of_a_cell() -> None:
    notes = f'<w:footnote w:id="5">{para("Ghi chú.")}</w:footnote>'
    found = source(table(row("1", cell(para("a", '<w:r><w:footnoteReference w:id="5"/></w:r>')))), footnotes=notes)
    assert [each.place and each.place.first for each in found.remarks] == [2]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (f'<w:ins w:id="1">{run("a")}</w:ins>', "tracked"),
        ('<w:del w:id="1"><w:r><w:delText>b</w:delText></w:r></w:del>', "tracked"),
        ('<w:r><w:commentReference w:id="1"/></w:r>', "comments"),
        (run("ẩn", "<w:vanish/>"), "hidden"),
        ('<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>', "pictures"),
        ('<w:r><w:drawing><a:graphicData uri="http://x/2006/chart"/></w:drawing></w:r>', "pictures"),
        ("<w:r><w:object/></w:r>", "objects"),
    ],
)
def test_what_was_left_out_is_told(body: str, code: str) -> None:
    long = "Sở tổ chức hai hội thảo về năng suất chất lượng trong năm."
    assert codes(para(long, body, body)) == [code]


def test_another_document_inside_is_told() -> None:
    assert codes(para("a"), '<w:altChunk r:id="rId9"/>') == ["chunk"]


def test_macros_and_links_to_elsewhere_are_told_and_never_followed() -> None:
    links = relation("rId7", "image", "http://127.0.0.1:9/a.png", external=True)
    links += relation("rId8", "attachedTemplate", "file:///etc/passwd", external=True)
    links += relation("rId9", "hyperlink", "https://example.vn", external=True)
    data = word(para("a"), relations=links, raw={"word/vbaProject.bin": b"\x00"})
    assert [each.code for each in read(data).remarks] == ["macros", "external"]


def test_a_plain_file_has_nothing_to_tell() -> None:
    assert codes(para("a")) == []
