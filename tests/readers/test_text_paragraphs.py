"""Printed lines back into paragraphs, whatever program wrote them."""

from __future__ import annotations

import pytest

from documents.readers import Passage, Source, text
from tests.readers.prints import PARAGRAPHS, SHAPES


def passages(source: str) -> list[str]:
    return [passage.text for passage in text.of_text(source).passages()]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same_paragraphs(shape: str) -> None:
    assert passages(SHAPES[shape]()) == list(PARAGRAPHS)


@pytest.mark.parametrize("shape", SHAPES)
def test_places_are_the_files_lines(shape: str) -> None:
    source = text.of_text(SHAPES[shape]())
    for passage in source.passages():
        words = " ".join(line.text for line in source.lines[passage.place.first - 1 : passage.place.last])
        assert set(passage.text.split()) <= set(words.split())
        assert source.lines[passage.place.first - 1].text.startswith(passage.text.split()[0])


@pytest.mark.parametrize("shape", SHAPES)
def test_no_line_is_lost(shape: str) -> None:
    printed = SHAPES[shape]().replace("\r", "").replace("\f", "\n")
    said = [line.strip() for line in printed.split("\n") if line.strip()]
    assert [line.text for line in text.of_text(SHAPES[shape]()).lines if line.text] == said


def test_pages_are_counted_by_form_feeds() -> None:
    source = text.of_text(SHAPES["printed_on_pages"]())
    assert source.pages == 3
    assert [line.page for line in source.lines] == sorted(line.page for line in source.lines)
    assert {passage.place.page for passage in source.passages()} == {1, 2, 3}
    assert text.of_text(SHAPES["printed"]()).pages == 0


LONG = "các đơn vị có liên quan trên địa bàn tỉnh phối hợp triển khai thực hiện đúng"  # as wide as the text

JOINED = [
    (["Nguồn kinh phí thực hiện theo Quyết định số 79/QĐ-", "SKHCN ngày 24/7/2025."], "79/QĐ-SKHCN ngày"),
    (["Nguồn kinh phí thực hiện theo Quyết định số 79", "/QĐ-SKHCN ngày 24/7/2025."], "79/QĐ-SKHCN ngày"),
    (["Nguồn kinh phí thực hiện theo Quyết định số 79/QĐ", "-SKHCN ngày 24/7/2025."], "79/QĐ-SKHCN ngày"),
    (["Giai đoạn thực hiện của chương trình: từ năm 2021-", "2030 trên toàn tỉnh."], "2021-2030 trên"),
    (["Báo cáo gửi về Sở chậm nhất vào ngày 24/7/", "2025 để tổng hợp."], "24/7/2025 để"),
    ([f"1. Đề nghị {LONG},", "Sở Công Thương theo dõi."], f"{LONG}, Sở Công Thương"),
    ([f"1. Đề nghị {LONG}", "Kế hoạch này."], f"{LONG} Kế hoạch này."),
    ([f"1. Đề nghị {LONG}:", "(1) Chương trình thứ nhất."], f"{LONG}: (1) Chương trình"),
    ([f"1. Đề nghị {LONG} kinh tế", "– xã hội của vùng."], "kinh tế – xã hội"),
    ([f"1. Đề nghị {LONG}; (2)", "Đề án thứ hai."], "(2) Đề án thứ hai"),
    ([f"1. Đề nghị {LONG} theo khoản", "2. Điều này có hiệu lực."], "khoản 2. Điều"),
    ([f"II. VỀ VIỆC {LONG.upper()[:50]} CỦA", "SỞ CÔNG THƯƠNG"], "CỦA SỞ CÔNG THƯƠNG"),
]

# Forced line ends, from which the width of the text is known.
COLUMN = [
    f"- Các cơ quan và {LONG}",
    "nội dung đã được giao.",
    f"- Các doanh nghiệp và {LONG[:-5]} tốt",
    "phần việc của mình.",
    f"- Các hiệp hội và {LONG}",
    "quy chế.",
]


@pytest.mark.parametrize(("lines", "expected"), JOINED, ids=[expected for _, expected in JOINED])
def test_what_goes_on(lines: list[str], expected: str) -> None:
    made = passages("\n".join(COLUMN + lines))
    assert len(made) == 4
    assert expected in made[3]


APART = [
    [f"1. Đề nghị {LONG}.", "2. Việc khác."],
    [f"1. Đề nghị {LONG}", "Thời gian thực hiện: Quý III/2027."],
    [f"- Đơn vị phối hợp và {LONG}", "- Phòng Kế hoạch."],
    [f"- Đơn vị phối hợp và {LONG}", "II. NHIỆM VỤ"],
    [f"- Đơn vị phối hợp và {LONG}", "b) Việc thứ hai."],
    [f"- Đơn vị phối hợp và {LONG}", "1.2. Việc thứ hai."],
    [f"- Đơn vị phối hợp và {LONG}:", "Sở Công Thương chủ trì."],
    [f"- Đơn vị phối hợp và {LONG};", "Sở Công Thương chủ trì;"],
    ["1. Mục tiêu của kế hoạch", "Hỗ trợ cơ sở sản xuất."],
    ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
    ["UBND TỈNH BÌNH HÒA", "SỞ CÔNG THƯƠNG"],
    ["Độc lập - Tự do - Hạnh phúc", "Bình Hòa, ngày 05 tháng 3 năm 2027"],
    ["SỞ CÔNG THƯƠNG", "Số:       /KH-SCT"],
    ["1.1", "Rà soát văn bản."],
]


@pytest.mark.parametrize("lines", APART, ids=[lines[1] for lines in APART])
def test_what_begins_anew(lines: list[str]) -> None:
    assert passages("\n".join(COLUMN + lines))[3:] == [" ".join(line.split()) for line in lines]


def test_blank_lines_of_a_typist_part_paragraphs() -> None:
    assert passages("Sở Công Thương\n\nPhòng Kế hoạch\n\nĐơn vị khác") == [
        "Sở Công Thương",
        "Phòng Kế hoạch",
        "Đơn vị khác",
    ]


def test_runs_of_spaces_stay_in_the_lines() -> None:
    line = "Số:          /KH-SCT Bình Hòa, ngày       tháng 9 năm 2027"
    source = text.of_text(line + " \nKẾ HOẠCH")
    (first, _) = source.passages()
    assert first.text == "Số: /KH-SCT Bình Hòa, ngày tháng 9 năm 2027"
    assert first.lines == (line,)
    assert source.lines[0].text == line


NUMBERS_ALONE = [
    ("một câu còn đang viết dở ở cuối trang trước nên\n7\nphải đọc tiếp ở trang sau.", 1),
    ("Lê Thị Mai\n\n\n8\n\n\n\nPHỤ LỤC I", 2),
    ("TT\nNội dung\n1\nRà soát\n2\nTập huấn", 6),
]


@pytest.mark.parametrize(("printed", "count"), NUMBERS_ALONE)
def test_page_numbers_are_told_from_row_numbers(printed: str, count: int) -> None:
    source = text.of_text(printed)
    assert len(list(source.passages())) == count
    assert len(source.lines) == len(printed.split("\n"))


def test_a_drawn_line_is_no_paragraph() -> None:
    assert passages("SỞ CÔNG THƯƠNG\n________\nKẾ HOẠCH\n-----\n* * *") == ["SỞ CÔNG THƯƠNG", "KẾ HOẠCH"]


LAID_OUT = """\
   UBND TỈNH BÌNH HÒA                      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     SỞ CÔNG THƯƠNG                           Độc lập - Tự do - Hạnh phúc
       ________                                  _______________

   Số:      /KH-SCT                       Bình Hòa, ngày     tháng 3 năm 2027

                                 KẾ HOẠCH
                Phát triển cụm công nghiệp năm 2027
I. MỤC TIÊU
Nơi nhận:                                          KT. GIÁM ĐỐC
- Như trên;                                        PHÓ GIÁM ĐỐC
- Lưu: VT.


                                                  Phan Thị Hồng
                 PHỤ LỤC
"""


def sides(source: Source) -> list[tuple[list[str], list[str]]]:
    pairs = [block for block in source.blocks if not isinstance(block, Passage)]
    return [tuple([each.text for each in side] for side in (pair.left, pair.right)) for pair in pairs]  # type: ignore[union-attr, misc]


def test_columns_of_laid_out_text_are_read_each_by_itself() -> None:
    source = text.of_text(LAID_OUT)
    assert sides(source) == [
        (
            ["UBND TỈNH BÌNH HÒA", "SỞ CÔNG THƯƠNG", "Số: /KH-SCT"],
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Bình Hòa, ngày tháng 3 năm 2027"],
        ),
        (["Nơi nhận:", "- Như trên;", "- Lưu: VT."], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Phan Thị Hồng"]),
    ]
    assert [block.text for block in source.blocks if isinstance(block, Passage)] == [
        "KẾ HOẠCH",
        "Phát triển cụm công nghiệp năm 2027",
        "I. MỤC TIÊU",
        "PHỤ LỤC",
    ]
    assert [block.place.first for block in source.blocks] == [1, 7, 8, 9, 10, 16]


def test_one_column_stays_one() -> None:
    assert sides(text.of_text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nNơi nhận:\n- Như trên;\n\nGIÁM ĐỐC")) == []
