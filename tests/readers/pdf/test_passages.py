"""Lines into paragraphs: what begins one, what ends one, what stands in the margins."""

from __future__ import annotations

from documents.readers.pdf import read
from documents.readers.source import Passage
from tests.readers.pdf.drawn import Sheet, pdf, wide

LEFT, RIGHT, FIRST = 85, 547, 121
FULL = "Các phòng rà soát nhu cầu của doanh nghiệp trong tỉnh rồi tổng hợp"
"""As wide as the text: 66 letters of 7 points."""


def passages(*sheets: Sheet) -> list[Passage]:
    return [block for block in read(pdf(*sheets)).blocks if isinstance(block, Passage)]


def texts(*sheets: Sheet) -> list[str]:
    return [each.text for each in passages(*sheets)]


def lines(sheet: Sheet, *placed: tuple[float, str], top: float = 90, pitch: float = 19) -> Sheet:
    for number, (x, text) in enumerate(placed):
        sheet.put(x, top + pitch * number, text)
    return sheet


FILLER = [(FIRST, FULL[:60]), (LEFT, FULL), (LEFT, FULL), (LEFT, "hết đoạn mở đầu.")]


def test_the_sample_line_is_full() -> None:
    assert wide(FULL) == RIGHT - LEFT


def test_a_short_line_ends_a_paragraph_and_an_indented_one_begins_it() -> None:
    found = texts(lines(Sheet(), *FILLER, *FILLER))
    assert found == [f"{FULL[:60]} {FULL} {FULL} hết đoạn mở đầu."] * 2


def test_full_lines_begin_a_paragraph_where_they_step_in() -> None:
    """The last line of the first paragraph is full: only the indent tells the second."""
    found = texts(lines(Sheet(), *FILLER, (FIRST, FULL[:60]), (LEFT, FULL), (FIRST, FULL[:60]), (LEFT, "hết.")))
    assert found[1:] == [f"{FULL[:60]} {FULL}", f"{FULL[:60]} hết."]


def test_a_dash_at_the_start_of_a_line_may_be_in_the_middle_of_a_sentence() -> None:
    period = FULL[:51] + " giai đoạn 2021"
    found = texts(lines(Sheet(), *FILLER, (FIRST, FULL[:60]), (LEFT, period), (LEFT, "- 2030 của tỉnh.")))
    assert found[-1] == f"{FULL[:60]} {period} - 2030 của tỉnh."


def test_marks_begin_paragraphs_without_indent_or_room() -> None:
    """A text set flush left: short lines and marks are all there is."""
    sheet = lines(
        Sheet(),
        *[(LEFT, FULL)] * 3,
        (LEFT, "hết."),
        (LEFT, "1. Mục đích"),
        (LEFT, FULL[:65] + "."),
        (LEFT, "a) Việc thứ nhất;"),
        (LEFT, "- Việc thứ hai."),
    )
    assert texts(sheet)[1:] == ["1. Mục đích", FULL[:65] + ".", "a) Việc thứ nhất;", "- Việc thứ hai."]


def test_a_symbol_broken_at_its_hyphen_is_one_word() -> None:
    first = FULL[:47] + " Quyết định số 79/QĐ-"
    found = texts(lines(Sheet(), *FILLER, (FIRST - 14, first), (LEFT, "SKHCN ngày 24/7/2025 của Giám đốc Sở.")))
    assert found[-1] == f"{first}SKHCN ngày 24/7/2025 của Giám đốc Sở."


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = lines(Sheet(), *FILLER, (FIRST, FULL[:60]), (LEFT, FULL))
    second = lines(Sheet(), (LEFT, FULL), (LEFT, "hết đoạn."), (FIRST, "Đoạn mới."))
    first.middle(297, 40, "1", size=13)
    second.middle(297, 40, "2", size=13)
    found = passages(first, second)
    assert found[1].text == f"{FULL[:60]} {FULL} {FULL} hết đoạn."
    assert [found[1].place.page, found[2].place.page] == [1, 2]
    assert found[2].text == "Đoạn mới."


def test_numbers_and_running_lines_in_the_margins_are_left_out() -> None:
    sheets = []
    for number in (1, 2, 3):
        sheet = lines(Sheet(), *FILLER)
        sheet.middle(297, 35, f"{number}", size=13).put(LEFT, 50, "SỞ KHOA HỌC VÀ CÔNG NGHỆ", size=10)
        sheets.append(sheet.put(450, 815, f"Trang {number}/3", size=10))
    assert texts(*sheets) == [f"{FULL[:60]} {FULL} {FULL} hết đoạn mở đầu."] * 3


def test_a_number_alone_inside_the_text_stays() -> None:
    assert "2026" in texts(lines(Sheet(), *FILLER, (FIRST, "2026"), *FILLER))


def test_titles_are_centred_and_joined() -> None:
    sheet = lines(Sheet(), *FILLER, top=300)
    middle = (LEFT + RIGHT) / 2
    sheet.middle(middle, 120, "KẾ HOẠCH", font="Times-Bold")
    sheet.middle(middle, 140, "Nâng cao năng suất của doanh nghiệp", font="Times-Bold")
    sheet.middle(middle, 160, "tỉnh Bình Minh năm 2026", font="Times-Bold")
    title = [(each.text, each.centred, each.bold) for each in passages(sheet)[:2]]
    assert title == [
        ("KẾ HOẠCH", True, True),
        ("Nâng cao năng suất của doanh nghiệp tỉnh Bình Minh năm 2026", True, True),
    ]


def test_bold_words_at_the_beginning_are_the_lead() -> None:
    sheet = lines(Sheet(), *FILLER)
    sheet.put(FIRST, 200, "1. Thời gian:", font="Times-Bold").put(FIRST + 98, 200, "Quý III năm 2026.")
    assert [(each.lead, each.bold) for each in passages(sheet)][-1] == ("1. Thời gian:", False)


def test_italics() -> None:
    sheet = lines(Sheet(), *FILLER).put(FIRST, 200, "Căn cứ Luật Chất lượng;", font="Times-Italic")
    assert passages(sheet)[-1].italic


def test_a_page_that_lies_on_its_side_is_read_upright() -> None:
    for rotate in (0, 90):
        sheet = Sheet(rotate=rotate)
        for number, text in enumerate(["Phụ lục kế hoạch", "Danh mục nhiệm vụ"]):
            sheet.upright(100 + 40 * number, 700, text)
        assert texts(sheet) == ["Phụ lục kế hoạch", "Danh mục nhiệm vụ"]


def test_lines_are_counted_in_reading_order() -> None:
    source = read(pdf(lines(Sheet(), *FILLER, (FIRST, "Đoạn sau."))))
    first, second = [block for block in source.blocks if isinstance(block, Passage)]
    assert (first.place.first, first.place.last, second.place.first) == (1, 4, 5)
    assert [line.text for line in source.lines[:4]] == list(first.lines)
