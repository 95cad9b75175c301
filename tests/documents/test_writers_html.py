"""The paper as HTML: every component of the decree (Nghị định 30/2020, Phụ lục I), and nothing a text smuggles in."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from documents.content import (
    Column,
    Content,
    DateLine,
    Heading,
    LabelledLine,
    Layout,
    Opening,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Table,
    TaskBlock,
)
from documents.writers import html
from documents.writers.html.frame import bases, date_words, number_words, recipient_lines
from documents.writers.html.text import words
from documents.writers.wording import finished
from tests.documents import samples


def plain(markup: str) -> str:
    """The words of `markup`, a line per paragraph."""
    lines = re.sub(r"</(p|h\d|td|th|tr|div)>", "\n", markup)
    return re.sub(r"[ \t]+", " ", re.sub(r"<[^>]+>", "", lines))


@pytest.mark.parametrize(("number", "printed"), [(1, "01"), (9, "09"), (10, "10"), (138, "138")])
def test_number_under_ten_has_a_zero(number: int, printed: str) -> None:
    assert number_words(number) == printed


@pytest.mark.parametrize(
    ("day", "month", "printed"),
    [
        (5, 9, "ngày 05 tháng 9 năm"),
        (3, 2, "ngày 03 tháng 02 năm"),
        (10, 1, "ngày 10 tháng 01 năm"),
        (12, 10, "ngày 12 tháng 10 năm"),
        (30, 3, "ngày 30 tháng 3 năm"),
    ],
)
def test_zero_before_days_under_ten_and_two_months(day: int, month: int, printed: str) -> None:
    assert date_words(DateLine("Quảng Ngãi", day, month, 2025)) == f"Quảng Ngãi, {printed} 2025"


def test_unknown_parts_of_the_date_stay_blank() -> None:
    blank = '<span class="blank"></span>'
    assert date_words(DateLine("Hải Phòng", None, 9, 2025)) == f"Hải Phòng, ngày {blank} tháng 9 năm 2025"
    assert date_words(DateLine("", None, None, None)) == f"ngày {blank} tháng {blank} năm {blank}"


def test_letterhead_reads_in_the_order_of_the_decree() -> None:
    text = plain(html.paper(samples.content(letterhead=samples.letterhead(number=7))))
    parts = [
        "UBND TỈNH QUẢNG NGÃI",
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 07/KH-SKHCN",
        "tháng 7 năm 2025",
        "KẾ HOẠCH",
        "Thực hiện Kế hoạch tổng thể",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "Nơi nhận:",
        "GIÁM ĐỐC",
        "Nguyễn Tấn Liêm",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_a_committee_has_its_place_on_its_own_line() -> None:
    paper = html.paper(samples.content(letterhead=samples.letterhead(issuer="Ủy ban nhân dân tỉnh Quảng Trị")))
    assert "ỦY BAN NHÂN DÂN<br>TỈNH QUẢNG TRỊ" in paper


@pytest.mark.parametrize(
    ("urgency", "frame"), [("KHẨN", "frame-20"), ("HỎA TỐC", "frame-30"), ("THƯỢNG KHẨN", "frame-40")]
)
def test_urgency_has_the_frame_of_its_size(urgency: str, frame: str) -> None:
    paper = html.paper(samples.content(letterhead=samples.letterhead(urgency=urgency)))
    assert f'<span class="mark urgent {frame}">{urgency}</span>' in paper


def test_circulation_is_framed() -> None:
    paper = html.paper(samples.content(letterhead=samples.letterhead(circulation="LƯU HÀNH NỘI BỘ")))
    assert '<span class="mark circulation">LƯU HÀNH NỘI BỘ</span>' in paper


def test_bases_close_with_semicolons_and_a_full_stop() -> None:
    assert bases(Opening(("Căn cứ A.", "Căn cứ B,", "Căn cứ C"))) == ("Căn cứ A;", "Căn cứ B;", "Căn cứ C.")


def test_the_last_basis_goes_on_before_thuc_hien() -> None:
    assert bases(Opening(("Căn cứ A",), ("Thực hiện Quyết định B, Sở ban hành Kế hoạch.",))) == ("Căn cứ A;",)


def test_recipients_close_and_end_with_the_archive() -> None:
    lines = recipient_lines(Recipients(("Như trên;", "Ban Giám đốc Sở (b/c)"), "VT, TĐC"))
    assert lines == ("- Như trên;", "- Ban Giám đốc Sở (b/c);", "- Lưu: VT, TĐC.")


def test_no_recipients_prints_no_label() -> None:
    assert "Nơi nhận" not in html.paper(samples.content(recipients=Recipients(())))


def test_typist_mark_and_signature_lines_stand_in_the_foot() -> None:
    signature = Signature(("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"), "Hoàng Nam")
    paper = html.paper(samples.content(signature=signature, recipients=Recipients(("Như trên",), "VT", "PL.(300)")))
    foot = plain(paper[paper.index('id="p-foot"') :])
    assert "PL.(300)" in foot
    assert re.search(r"TM. ỦY BAN NHÂN DÂN\s+KT. CHỦ TỊCH\s+PHÓ CHỦ TỊCH\s+Hoàng Nam", foot)


@pytest.mark.parametrize("end", ["", ".", "./.", ";", " ."])
def test_the_last_sentence_ends_once(end: str) -> None:
    assert finished("điều chỉnh cho phù hợp" + end) == "điều chỉnh cho phù hợp./."


def test_the_closing_ends_the_text() -> None:
    text = plain(html.paper(samples.content(closing=("Câu một.", "Câu hai."))))
    assert "Câu một.\n" in text
    assert "Câu hai./." in text


@pytest.mark.parametrize(
    ("last", "printed"),
    [
        (Paragraph("Các phòng thực hiện."), "Các phòng thực hiện./."),
        (Heading("Kinh phí", 2, "1."), "1. Kinh phí./."),
        (TaskBlock("Rà soát.", (LabelledLine("Chủ trì", "Văn phòng Sở"),), "a)"), "- Chủ trì: Văn phòng Sở./."),
        (TaskBlock("Rà soát.", (LabelledLine("Chủ trì", sublines=("Một", "Hai")),), "a)"), "+ Hai./."),
        (TaskBlock("Rà soát.", (), "a)"), "a) Rà soát./."),
    ],
)
def test_without_a_closing_the_last_block_ends_the_text(last: Paragraph, printed: str) -> None:
    page = html.print_page(samples.content(closing=(), blocks=(last,)), with_styles=False)
    assert printed in plain(page)


def test_labelled_lines_print_as_in_the_plans() -> None:
    text = plain(html.block(samples.task()))
    assert text.strip().splitlines() == [
        "a) Rà soát cơ chế, chính sách thúc đẩy năng suất; đề xuất cấp có thẩm quyền sửa đổi, bổ sung (nếu có).",
        "- Chỉ đạo thực hiện: Phó Giám đốc Sở phụ trách.",
        "- Các phòng chủ trì tham mưu:",
        "+ Chương trình 1: Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng.",
        "+ Chương trình 2 và 3: Phòng Quản lý Công nghệ và Chuyên ngành.",
        "- Phòng/Đơn vị phối hợp: Các phòng, đơn vị liên quan thuộc Sở; các sở, ban, ngành.",
        "- Thời gian hoàn thành: Quý III/2025.",
    ]


def test_a_numbered_line_is_a_bold_run_in() -> None:
    line = LabelledLine("Thời gian thực hiện", "tháng 6", marker="1.1.", bold=True)
    block = html.block(TaskBlock("Khảo sát", (line,), "1.", bold=True))
    assert block == (
        '<div class="task"><p class="task-title">1. Khảo sát</p><p><b>1.1. Thời gian thực hiện:</b> tháng 6.</p></div>'
    )


@pytest.mark.parametrize(
    ("heading", "markup"),
    [
        (Heading("MỤC ĐÍCH", 1, "I."), "<h2>I. MỤC ĐÍCH</h2>"),
        (Heading("Mục đích", 2, "1."), "<h3>1. Mục đích</h3>"),
        (
            Heading("Thời gian:", 3, "2.2.", "Xuyên suốt."),
            '<h4 class="run-in">2.2. Thời gian:<span class="run"> Xuyên suốt.</span></h4>',
        ),
        (Heading("", 2, "1.", "Kinh phí từ ngân sách."), "<p>1. Kinh phí từ ngân sách.</p>"),
        (Heading("Sâu", 5, "1.1.1.1."), "<h4>1.1.1.1. Sâu</h4>"),
    ],
)
def test_headings_by_level(heading: Heading, markup: str) -> None:
    assert html.block(heading) == markup


def test_a_block_alone_is_the_block_inside_the_paper() -> None:
    content = samples.content(blocks=(*samples.blocks(3), samples.table(4)), closing=(), annexes=(samples.annex("I"),))
    paper = html.paper(content)
    for block in (*content.blocks, *content.annexes[0].blocks):
        assert paper.count(html.block(block)) >= 1
        assert f'id="p-{block.ref}" data-ref="{block.ref}"' in html.block(block)


def test_table_rows_carry_their_reference_and_kind() -> None:
    columns = (Column("TT", 10, "center"), Column("Nội dung", 60), Column("Ghi chú", 30))
    rows = (
        Row(("I", "Nhóm việc"), is_group=True, ref="item-1"),
        Row(("1", "Việc\nhai dòng", ""), ref="item-2"),
        Row(("", "Việc con"), is_sub=True),
        Row(("2", "dài " * 400, "")),
    )
    markup = html.block(Table(columns, rows))
    assert '<col width="10%"><col width="60%"><col width="30%">' in markup
    assert (
        '<tr class="group" id="p-item-1" data-ref="item-1"><td class="c">I</td><td colspan="2">Nhóm việc</td>' in markup
    )
    assert "<td>Việc<br>hai dòng</td><td></td></tr>" in markup
    assert '<tr class="sub"><td class="c"></td><td>Việc con</td><td></td></tr>' in markup
    assert '<tr class="long">' in markup


@pytest.mark.parametrize(
    "together",
    [
        "138/KH-UBND",
        "15/2022/TT-BKHCN",
        "30/2020/NĐ-CP",
        "57-NQ/TW",
        "05/9/2025",
        ["23/9", "25/9/2025"][1],
        "Quý III/2025",
        "quý II",
        "Quý III-IV/2025",
        "Tháng 7-8/2026",
    ],
)
def test_numbers_of_documents_and_dates_stay_together(together: str) -> None:
    assert words(f"theo ({together}), đã duyệt") == f'theo (<span class="nb">{together}</span>), đã duyệt'


@pytest.mark.parametrize("text", ["1/2 số phòng", "và/hoặc", "24/7", "3.000.000 đồng", "a/b"])
def test_other_words_are_left_alone(text: str) -> None:
    assert words(text) == text


def test_what_cannot_be_seen_is_left_out() -> None:
    assert words("Kế\x00 hoạch\u202e\u2066 138\u2011139\x07") == "Kế hoạch 138-139"


HOSTILE = """<script>alert(1)</script><img src="file:///etc/passwd" onerror='x'>&"'</p></style>"""


def hostile_content() -> Content:
    """Every text of a document set to markup."""
    text = HOSTILE
    columns = (Column(text, 40, "center"), Column(text, 60))
    table = Table(columns, (Row((text, text), is_group=True), Row((text, text))), ref='x" onclick="y')
    task = TaskBlock(text, (LabelledLine(text, text, marker=text), LabelledLine(text, text, (text,))), text)
    blocks = (Heading(text, 1, text, text, ref=text), Paragraph(text, text), task, table)
    return samples.content(
        type_name=text,
        subject=text,
        letterhead=samples.letterhead(
            superior=text, issuer=text, symbol=text, date=DateLine(text, 1, 1, 2026), urgency=text, circulation=text
        ),
        opening=Opening((text,), (text,)),
        blocks=blocks,
        closing=(text,),
        signature=Signature((text,), text),
        recipients=Recipients((text,), text, text),
        annexes=(samples.annex(text),),
    )


def test_every_text_is_escaped() -> None:
    for markup in (html.paper(hostile_content()), html.print_page(hostile_content(), with_styles=False)):
        assert not re.search(
            r"<script|<img|</style>.*</style>|onclick=\"y|onerror='", markup, re.IGNORECASE | re.DOTALL
        )
    assert 'data-ref="x&quot; onclick=&quot;y"' in html.paper(hostile_content())


def test_the_screen_carries_no_inline_style() -> None:
    layout = Layout(margin_left=35, body_size=13, line_spacing=1.32, first_line_indent=1.0)
    paper = html.paper(samples.content(layout=layout, annexes=(samples.annex(),)))
    assert "style=" not in paper
    assert "<style" not in paper
    assert "left-35 size-130 motto-120 spacing-130 gap-6 indent-100" in paper


@pytest.mark.parametrize("gap", ["…", "      "])
def test_a_blank_in_a_reference_keeps_its_room(gap: str) -> None:
    reference = f"(Kèm theo Kế hoạch số {gap}/KH-SKHCN ngày {gap} tháng 7 năm 2025 của Sở)"
    paper = html.paper(samples.content(annexes=(replace(samples.annex("I"), reference=reference),)))
    blank = '<span class="blank"></span>'
    assert f"(Kèm theo Kế hoạch số {blank}/KH-SKHCN ngày {blank} tháng 7 năm 2025 của Sở)" in paper


def test_annexes_have_their_own_sheets() -> None:
    paper = html.paper(samples.content(annexes=(samples.annex("I"), samples.annex("II", landscape=False))))
    assert 'class="sheet annex annex-1 wide"' in paper
    assert 'class="sheet annex annex-2"' in paper
    assert "Phụ lục I<" in paper
    assert "CÁC NHIỆM VỤ CỦA KẾ HOẠCH" in paper
