"""The Word file: the words of the printed page in the same order, in the XML order that Word demands."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import docx as reader
import pytest
from docx.oxml.ns import qn

from documents.content import (
    Column,
    Content,
    DateLine,
    Heading,
    LabelledLine,
    Layout,
    Paragraph,
    PublicCheck,
    Recipients,
    Row,
    Signature,
    Table,
    TaskBlock,
)
from documents.writers import docx, html, limits
from tests.documents import samples
from tests.documents.test_writers_html import hostile_content
from tests.documents.word import W, disorder, lines, packed, printed

CHECK = PublicCheck("https://nscl.example.gov.vn/xac-thuc/7KQ2-M9XW-T4HJ-6RPD/", "7KQ2-M9XW-T4HJ-6RPD")


def full_content() -> Content:
    """Every part that a document can have."""
    return samples.content(
        letterhead=samples.letterhead(number=8, urgency="Hỏa tốc", circulation="Lưu hành nội bộ"),
        blocks=(*samples.blocks(), Heading("", 2, "3.", "Không có tên."), samples.table(2)),
        recipients=Recipients(("Như trên", "Ban Giám đốc Sở (b/c)"), "VT, TĐC", "PL.(300)"),
        signature=Signature(("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"), "Hoàng Nam"),
        annexes=(samples.annex("I"), samples.annex("II", landscape=False)),
        check=CHECK,
    )


def letter(*addressees: str) -> Content:
    """A công văn."""
    return samples.content(type_name="", subject="đính chính Kế hoạch", addressees=addressees)


def open_docx(content: Content) -> Any:
    return reader.Document(io.BytesIO(docx.render(content)))


MANY = samples.content(recipients=Recipients(tuple(f"Sở thứ {n}" for n in range(40)), "VT", "PL.(300)"), check=CHECK)
CONTENTS = [
    *(full_content(), samples.content(), MANY),
    *(letter("UBND tỉnh"), letter("UBND tỉnh", "Các sở"), hostile_content()),
]


@pytest.mark.parametrize("content", CONTENTS)
def test_the_words_of_the_printed_page_in_their_order(content: Content) -> None:
    assert packed("\n".join(lines(docx.render(content)))) == printed(html.print_page(content, with_styles=False))


@pytest.mark.parametrize("content", CONTENTS)
def test_the_xml_stands_in_the_order_of_the_schema(content: Content) -> None:
    assert disorder(docx.render(content)) == []


def test_equal_content_gives_equal_bytes() -> None:
    assert docx.render(full_content()) == docx.render(full_content())


def test_headings_are_words_own_and_without_theme_fonts() -> None:
    document = open_docx(
        samples.content(blocks=(Heading("MỘT", 1, "I."), Heading("Hai", 2, "1."), Heading("Ba", 5, "a")))
    )
    found = {each.text: each.style.name for each in document.paragraphs if each.style.name.startswith("Heading")}
    assert found == {"I. MỘT": "Heading 1", "1. Hai": "Heading 2", "a Ba": "Heading 3"}
    assert "Theme" not in document.styles.element.xml


def test_a_run_in_heading_goes_on_upright() -> None:
    document = open_docx(samples.content(blocks=(Heading("Thời gian:", 2, "1.", "Xuyên suốt."),)))
    title, text = next(each for each in document.paragraphs if each.style.name == "Heading 2").runs
    assert (title.text, title.bold, text.text, text.bold) == ("1. Thời gian:", None, " Xuyên suốt.", False)


def test_dashes_are_lists_and_numbers_are_typed() -> None:
    blocks = (Paragraph("Một", "-"), Paragraph("Hai", "+"), Paragraph("Ba", "đ)"), Paragraph("Bốn", "-", italic=True))
    found = [(each.style.name, each.text) for each in open_docx(samples.content(blocks=blocks)).paragraphs]
    assert ("NSCL Gạch đầu dòng", "Một") in found
    assert ("NSCL Dấu cộng đầu dòng", "Hai") in found
    assert ("NSCL Đoạn", "đ) Ba") in found
    assert ("NSCL Đoạn", "- Bốn") in found


def test_a_bold_line_is_bold_up_to_its_colon() -> None:
    line = LabelledLine("Thời gian thực hiện", "tháng 6", marker="1.1.", bold=True)
    document = open_docx(samples.content(blocks=(TaskBlock("Khảo sát", (line,), "1.", bold=True),)))
    label, text = next(each for each in document.paragraphs if each.text.startswith("1.1.")).runs
    assert (label.text, label.bold, text.text, text.bold) == ("1.1. Thời gian thực hiện:", True, " tháng 6.", None)


def test_table_heads_are_repeated_and_rows_stay_whole() -> None:
    rows = (Row(("I", "Nhóm"), is_group=True), Row(("1", "Việc\nhai dòng", "")), Row(("2", "dài " * 400, "")))
    columns = (Column("TT", 10, "center"), Column("Nội dung", 60), Column("Ghi chú", 30))
    table = open_docx(samples.content(blocks=(Table(columns, rows),))).tables[1]._tbl
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.tr_lst] == [True, False, False, False]
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.tr_lst] == [True, True, True, False]
    assert [cell.grid_span for cell in table.tr_lst[1].tc_lst] == [1, 2]


def test_each_annex_is_a_section_that_counts_from_one() -> None:
    text, across, upright = open_docx(full_content()).sections
    widths = [section.page_width.mm for section in (text, across, upright)]
    assert [round(width) for width in widths] == [210, 297, 210]
    starts = [section._sectPr.find(f"{W}pgNumType") for section in (text, across, upright)]
    assert [start.get(qn("w:start")) if start is not None else None for start in starts] == [None, "1", "1"]
    for section in (text, across, upright):
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header._element.xml
        assert "PAGE" not in section.first_page_header._element.xml


def test_measures_are_those_of_the_layout() -> None:
    layout = Layout(
        margin_left=35, body_size=13, line_spacing=1.5, paragraph_gap=8, first_line_indent=1.0, motto_size=13
    )
    document = open_docx(samples.content(layout=layout))
    body, motto = document.styles["NSCL Đoạn"].paragraph_format, document.styles["NSCL Tiêu ngữ"].font
    assert round(document.sections[0].left_margin.mm) == 35
    assert (body.line_spacing, body.space_before.pt, round(body.first_line_indent.cm, 2)) == (1.5, 8, 1.0)
    assert (document.styles.element.find(f".//{W}sz").get(qn("w:val")), motto.size.pt) == ("26", 14)


def test_signature_stays_with_the_last_words() -> None:
    document = open_docx(samples.content())
    last = next(each for each in document.paragraphs if each.text.endswith("./."))
    assert last.paragraph_format.keep_with_next
    assert document.tables[-1]._tbl.tr_lst[0].find(f"{W}trPr/{W}cantSplit") is not None


def test_every_font_is_times_new_roman_and_the_language_vietnamese() -> None:
    xml = open_docx(full_content()).styles.element.xml
    assert (
        'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"' in xml
    )
    assert 'w:lang w:val="vi-VN" w:eastAsia="vi-VN"' in xml


def test_properties_say_what_the_document_is() -> None:
    date = DateLine("Quảng Ngãi", 5, 9, 2025)
    told = open_docx(
        samples.content(subject="Nâng cao năng suất", letterhead=samples.letterhead(date=date))
    ).core_properties
    assert (told.title, told.author, told.language) == (
        "Kế hoạch Nâng cao năng suất",
        "Sở Khoa học và Công nghệ",
        "vi-VN",
    )
    assert told.created == told.modified == dt.datetime(2025, 9, 5, tzinfo=dt.UTC)


def test_a_draft_has_no_date_of_its_own() -> None:
    assert open_docx(samples.content()).core_properties.created is None


def test_the_code_of_the_public_check_is_a_picture_with_letters() -> None:
    document = open_docx(samples.content(check=CHECK))
    assert len(document.inline_shapes) == 1
    assert "7KQ2-M9XW-\nT4HJ-6RPD" in lines(docx.render(samples.content(check=CHECK)))
    assert not open_docx(samples.content()).inline_shapes


def test_characters_that_no_xml_may_hold_are_left_out() -> None:
    text = "Kế\x00 hoạch\x0b\u202e\ufffe\ud800 <w:p>&\x1f năm"
    assert "Kế hoạch <w:p>& năm" in lines(docx.render(samples.content(blocks=(Paragraph(text),))))


def test_a_text_as_long_as_allowed() -> None:
    text = "năng suất " * (limits.MAX_FIELD // 10)
    assert packed(text) in packed("".join(lines(docx.render(samples.content(blocks=(Paragraph(text),))))))


def test_too_large_a_document_is_refused_in_words() -> None:
    with pytest.raises(limits.RenderRefused, match="hãy tách thành nhiều đoạn"):
        docx.render(samples.content(blocks=(Paragraph("a " * limits.MAX_FIELD),)))


def test_blanks_of_a_draft_have_room() -> None:
    content = samples.content(annexes=(replace(samples.annex("I"), reference="(Kèm theo Kế hoạch số … /KH-SKHCN)"),))
    found = lines(docx.render(content))
    assert "Số: " + "\u00a0" * 8 + "/KH-SKHCN" in found
    assert "(Kèm theo Kế hoạch số " + "\u00a0" * 8 + "/KH-SKHCN)" in found
