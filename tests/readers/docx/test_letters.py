"""What of a paragraph's runs can be seen, and how they look."""

from __future__ import annotations

import pytest

from documents.readers.source import Passage
from tests.readers.docx.building import abstract, level, num, para, run, source, style, texts

HIDDEN, BOLD, ITALIC, CAPS = "<w:vanish/>", "<w:b/>", "<w:i/>", "<w:caps/>"


def begin(instruction: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'


SEPARATE, END = ('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
INSERTED = '<w:ins w:id="1">{}</w:ins>'
DELETED = '<w:del w:id="2"><w:r><w:delText>bỏ đi</w:delText></w:r></w:del>'
BOX = "<w:txbxContent>{}</w:txbxContent>"
NEW_BOX = (
    "<w:drawing><wp:anchor><a:graphic><wps:wsp><wps:txbx>{}</wps:txbx></wps:wsp></a:graphic></wp:anchor></w:drawing>"
)
OLD_BOX = "<w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict>"
BOTH = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"


def first(*runs: str, look: str = "", style_: str = "", **parts: str) -> Passage:
    return next(source(para(*runs, look=look, style=style_), **parts).passages())


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        pytest.param(run("Kế ") + run("hoạch"), "Kế hoạch", id="runs"),
        pytest.param("<w:r><w:t>Kê\u0301</w:t></w:r>", "Kế", id="letters of two codes"),
        pytest.param("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a b", id="tab"),
        pytest.param("<w:r><w:t>138/KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>", "138/KH-UBND", id="hyphen"),
        pytest.param("<w:r><w:t>138/KH‑UBND</w:t></w:r>", "138/KH-UBND", id="typed hyphen"),
        pytest.param("<w:r><w:t>hợp</w:t><w:softHyphen/><w:t> tác</w:t></w:r>", "hợp tác", id="soft hyphen"),
        pytest.param("<w:r><w:t>hợp\u00ad tác</w:t></w:r>", "hợp tác", id="typed soft hyphen"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> xong</w:t></w:r>', "✓ xong", id="symbol"),
        pytest.param('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t></w:r>', "≥5", id="symbol of the font"),
        pytest.param(run("³", '<w:rFonts w:ascii="Symbol"/>') + run("5"), "≥5", id="run in a symbol font"),
        pytest.param(run("đã ") + INSERTED.format(run("thêm")) + DELETED, "đã thêm", id="tracked"),
        pytest.param(run("a") + f'<w:moveFrom w:id="3">{run("b")}</w:moveFrom>', "a", id="moved away"),
        pytest.param(f'<w:moveTo w:id="3">{run("b")}</w:moveTo>', "b", id="moved here"),
        pytest.param(run("thấy") + run(" ẩn", HIDDEN), "thấy", id="hidden"),
        pytest.param(run("thấy", '<w:vanish w:val="0"/>'), "thấy", id="not hidden"),
        pytest.param(run("thấy") + run(" rồi", "<w:webHidden/>"), "thấy rồi", id="hidden on the web"),
        pytest.param(run("Sở Khoa học", CAPS), "SỞ KHOA HỌC", id="capitals"),
        pytest.param(begin(" REF x ") + SEPARATE + run("Mục 2") + END, "Mục 2", id="field"),
        pytest.param(begin(" IF ") + run("ẩn") + SEPARATE + run("kết quả") + END, "kết quả", id="field's own words"),
        pytest.param(
            begin(" IF ") + begin(" REF x ") + SEPARATE + run("trong") + END + SEPARATE + run("ngoài") + END,
            "ngoài",
            id="field in a field",
        ),
        pytest.param(run("a ") + begin(" REF x ") + run("còn lại"), "a còn lại", id="field without an end"),
        pytest.param(run("a") + SEPARATE + END + run("b"), "ab", id="field without a beginning"),
        pytest.param(f'<w:fldSimple w:instr="DATE">{run("1/2")}</w:fldSimple>', "1/2", id="simple field"),
        pytest.param(f'<w:hyperlink r:id="x">{run("cổng")}</w:hyperlink>', "cổng", id="hyperlink"),
        pytest.param(f"<w:smartTag><w:smartTagPr/>{run('Hà Nội')}</w:smartTag>", "Hà Nội", id="smart tag"),
        pytest.param(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('ô')}</w:sdtContent></w:sdt>", "ô", id="control"),
        pytest.param(
            run("a")
            + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Nhập')}</w:sdtContent></w:sdt>",
            "a",
            id="control nobody filled in",
        ),
        pytest.param("<m:oMath><m:r><m:t>E=m</m:t></m:r></m:oMath>", "E=m", id="formula"),
        pytest.param(
            f"<w:r><w:ruby><w:rt>{run('nhỏ')}</w:rt><w:rubyBase>{run('to')}</w:rubyBase></w:ruby></w:r>",
            "to",
            id="ruby",
        ),
        pytest.param(run("a") + '<w:commentRangeStart w:id="0"/>' + run("b"), "ab", id="comment"),
        pytest.param(
            "<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent></w:r>",
            "☺",
            id="letter for old programs",
        ),
    ],
)
def test_what_is_seen(inside: str, seen: str) -> None:
    assert texts(para(inside)) == [seen]


def test_a_field_over_paragraphs() -> None:
    body = [para(begin(" TOC ") + SEPARATE + run("Mục I")), para("Mục II" + "") + para(END), para("Sau")]
    assert texts(*body) == ["Mục I", "Mục II", "Sau"]


@pytest.mark.parametrize("made", [NEW_BOX, OLD_BOX])
def test_a_text_box_follows_its_paragraph(made: str) -> None:
    box = made.format(BOX.format(para("HỎA TỐC")))
    assert texts(para(run("Văn bản") + f"<w:r>{box}</w:r>"), para("Sau")) == ["Văn bản", "HỎA TỐC", "Sau"]


@pytest.mark.parametrize("outer", ["<w:r>{}</w:r>", "{}"])
def test_a_text_box_stored_twice_is_read_once(outer: str) -> None:
    box = BOX.format(para("HỎA TỐC"))
    assert texts(para(outer.format(BOTH.format(NEW_BOX.format(box), OLD_BOX.format(box))))) == ["HỎA TỐC"]


def test_a_text_box_that_only_old_programs_know() -> None:
    box = OLD_BOX.format(BOX.format(para("KHẨN")))
    assert texts(para(f"<w:r>{BOTH.format('<w:drawing/>', box)}</w:r>")) == ["KHẨN"]


def test_a_hidden_text_box_is_not_read() -> None:
    box = OLD_BOX.format(BOX.format(para("KHẨN")))
    assert texts(para("a", f"<w:r><w:rPr>{HIDDEN}</w:rPr>{box}</w:r>")) == ["a"]


def test_line_breaks_are_lines_of_one_passage() -> None:
    found = first("<w:r><w:t>KẾ HOẠCH</w:t><w:br/><w:t>Năm 2026</w:t><w:cr/><w:t>của Sở</w:t></w:r>")
    assert (found.text, found.lines) == ("KẾ HOẠCH Năm 2026 của Sở", ("KẾ HOẠCH", "Năm 2026", "của Sở"))
    assert (found.place.first, found.place.last) == (1, 3)


def test_a_line_break_before_a_new_item_begins_a_passage() -> None:
    broken = "<w:r><w:t>a) Rà soát;</w:t><w:br/><w:t>- Chủ trì: Văn phòng.</w:t><w:br/><w:t>tiếp theo</w:t></w:r>"
    assert texts(para(broken)) == ["a) Rà soát;", "- Chủ trì: Văn phòng. tiếp theo"]


@pytest.mark.parametrize(
    ("runs", "bold", "italic", "lead"),
    [
        ([run("I. MỤC ĐÍCH", BOLD)], True, False, ""),
        ([run("1. Thời gian:", BOLD), run(" Năm 2026.")], False, False, "1. Thời gian:"),
        ([run("1.", BOLD), run(" ", ""), run("Mục", BOLD)], True, False, ""),
        ([run("Căn cứ", ITALIC), run(" Luật", ITALIC)], False, True, ""),
        ([run("a"), run("b", BOLD)], False, False, ""),
        ([run("a", '<w:b w:val="false"/>')], False, False, ""),
    ],
)
def test_looks_of_whole_paragraphs(runs: list[str], bold: bool, italic: bool, lead: str) -> None:
    found = first(*runs)
    assert (found.bold, found.italic, found.lead) == (bold, italic, lead)


def test_looks_through_styles() -> None:
    styles = style("Tieude", "<w:pPr><w:jc w:val='center'/><w:outlineLvl w:val='1'/></w:pPr><w:rPr><w:b/></w:rPr>")
    styles += style("Con", "<w:rPr><w:i/></w:rPr>", based="Tieude") + style(
        "Dam", "<w:rPr><w:b/></w:rPr>", kind="character"
    )
    found = first("a", style_="Con", styles=styles)
    assert (found.bold, found.italic, found.centred, found.level) == (True, True, True, 2)
    assert not first(run("a", '<w:rStyle w:val="Dam"/>'), style_="Con", styles=styles).bold, "two bold styles cancel"
    assert first(run("a", '<w:rStyle w:val="Dam"/>'), styles=styles).bold


def test_the_default_style_and_the_defaults() -> None:
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault></w:docDefaults>"
    styles = defaults + style("Thuong", "<w:rPr><w:b/></w:rPr>", default=True)
    found = first("a", styles=styles)
    assert (found.bold, found.italic) == (True, True)


def test_styles_in_a_circle_end() -> None:
    styles = style("A", "<w:rPr><w:b/></w:rPr>", based="B") + style("B", based="A")
    assert first("a", style_="A", styles=styles).bold


def test_hidden_by_a_style() -> None:
    styles = style("An", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    assert texts(para(run("thấy"), run(" ẩn", '<w:rStyle w:val="An"/>')), styles=styles) == ["thấy"]


@pytest.mark.parametrize("mark", ["<w:del w:id='1'/>", "<w:moveFrom w:id='1'/>", "<w:vanish/>"])
def test_a_paragraph_whose_mark_is_gone_runs_on(mark: str) -> None:
    lists = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    body = para("Rà soát", look=f"<w:rPr>{mark}</w:rPr>"), para(" cơ chế", num=(1, 0)), para("Sau", num=(1, 0))
    assert texts(*body, numbering=lists) == ["1. Rà soát cơ chế", "2. Sau"]


def test_a_style_separator_keeps_the_heading() -> None:
    styles = style("H2", "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>")
    head = para("1. Thời gian:", style="H2", look="<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
    found = next(source(head, para(" Năm 2026."), styles=styles).passages())
    assert (found.text, found.level) == ("1. Thời gian: Năm 2026.", 2)


@pytest.mark.parametrize(
    ("typed", "font", "seen"),
    [
        ("KÕ ho¹ch n¨m 2005", ".VnTime", "Kế hoạch năm 2005"),
        ("kÕ ho¹ch", ".VnTimeH", "KẾ HOẠCH"),
        ("Keá hoaïch naêm 2005", "VNI-Times", "Kế hoạch năm 2005"),
        ("Kế hoạch", ".VnTime", "Kế hoạch"),
    ],
)
def test_fonts_from_before_unicode(typed: str, font: str, seen: str) -> None:
    look = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    assert texts(para(run(typed, look))) == [seen]
    styles = style("Cu", f"<w:rPr>{look}</w:rPr>")
    assert texts(para(run(typed[:3]), run(typed[3:]), style="Cu"), styles=styles) == [seen]


def test_old_letters_whose_font_was_lost() -> None:
    typed = "TriÓn khai thùc hiÖn kÕ ho¹ch n©ng cao n¨ng suÊt chÊt l­îng s¶n phÈm hµng hãa cña tØnh"
    assert texts(para(typed), para("I. Môc ®Ých"))[1] == "I. Mục đích"
