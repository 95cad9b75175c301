"""Letterheads and signatures: two columns without a rule, small print over them."""

from __future__ import annotations

import pytest

from documents.readers.pdf import read
from documents.readers.source import Beside, Passage, Source
from tests.readers.pdf.drawn import Sheet, pdf

AGENCY, COUNTRY = 180, 430


def head(sheet: Sheet, *, shift: float = 0) -> Sheet:
    """A letterhead whose right column stands `shift` lower than the left one."""
    sheet.middle(AGENCY, 70, "UBND TỈNH BÌNH MINH", size=12)
    sheet.middle(AGENCY, 86, "SỞ KHOA HỌC VÀ CÔNG NGHỆ", size=12, font="Times-Bold")
    sheet.middle(AGENCY, 112, "Số: 15/KH-SKHCN", size=12)
    sheet.middle(COUNTRY, 70 + shift, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, font="Times-Bold")
    sheet.middle(COUNTRY, 87 + shift, "Độc lập - Tự do - Hạnh phúc", size=12, font="Times-Bold")
    sheet.middle(COUNTRY, 112 + shift, "Bình Minh, ngày 05 tháng 9 năm 2026", size=12)
    return sheet.middle(318, 150, "KẾ HOẠCH", font="Times-Bold")


def foot(sheet: Sheet, *, shift: float = 0) -> Sheet:
    sheet.put(85, 600, "Nơi nhận:", size=12).put(85, 616, "- UBND tỉnh (b/c);", size=11)
    sheet.put(85, 630, "- Các phòng, đơn vị thuộc Sở và các", size=11).put(85, 644, "đơn vị sự nghiệp;", size=11)
    sheet.put(85, 658, "- Lưu: VT, QLCN.", size=11)
    sheet.middle(COUNTRY, 600 + shift, "KT. GIÁM ĐỐC", font="Times-Bold")
    sheet.middle(COUNTRY, 618 + shift, "PHÓ GIÁM ĐỐC", font="Times-Bold")
    return sheet.middle(COUNTRY, 700 + shift, "Trần Văn Bình", font="Times-Bold")


def columns(source: Source) -> list[tuple[list[str], list[str]]]:
    pairs = [block for block in source.blocks if isinstance(block, Beside)]
    return [([each.text for each in pair.left], [each.text for each in pair.right]) for pair in pairs]


def running(source: Source) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Passage)]


LETTERHEAD = (
    ["UBND TỈNH BÌNH MINH", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Số: 15/KH-SKHCN"],
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Bình Minh, ngày 05 tháng 9 năm 2026"],
)
RECIPIENTS = [
    "Nơi nhận:",
    "- UBND tỉnh (b/c);",
    "- Các phòng, đơn vị thuộc Sở và các đơn vị sự nghiệp;",
    "- Lưu: VT, QLCN.",
]
SIGNATURE = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Bình"]


@pytest.mark.parametrize("shift", [0, 3, 8, -6])
def test_a_letterhead_whose_lines_interleave(shift: float) -> None:
    source = read(pdf(head(Sheet(), shift=shift)))
    assert columns(source) == [LETTERHEAD]
    assert running(source) == ["KẾ HOẠCH"]


@pytest.mark.parametrize("shift", [0, -4, -20, 7])
def test_recipients_beside_the_signature(shift: float) -> None:
    source = read(pdf(foot(Sheet().put(85, 540, "Các phòng thực hiện nghiêm Kế hoạch này./."), shift=shift)))
    assert columns(source) == [(RECIPIENTS, SIGNATURE)]


def test_a_country_name_on_two_lines_is_one() -> None:
    sheet = Sheet().middle(AGENCY, 70, "SỞ Y TẾ", size=12).middle(COUNTRY, 70, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", size=12)
    sheet.middle(COUNTRY, 85, "VIỆT NAM", size=12).middle(COUNTRY, 101, "Độc lập - Tự do - Hạnh phúc", size=12)
    [(_, right)] = columns(read(pdf(sheet)))
    assert right == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


def test_number_and_date_alone_on_a_line() -> None:
    sheet = Sheet().put(85, 80, "Số: 15/KH-SKHCN").put(300, 80, "Bình Minh, ngày 05 tháng 9 năm 2026")
    assert columns(read(pdf(sheet))) == [(["Số: 15/KH-SKHCN"], ["Bình Minh, ngày 05 tháng 9 năm 2026"])]


def test_a_country_name_with_nothing_beside_it_is_a_line() -> None:
    sheet = Sheet().middle(297, 70, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").middle(297, 90, "Độc lập - Tự do - Hạnh phúc")
    assert columns(read(pdf(sheet))) == []


SIGNED = (
    "Người ký: SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "Email: skhcn@binhminh.gov.vn",
    "Cơ quan: TỈNH BÌNH MINH",
    "Thời gian ký: 05.09.2026 10:20:11 +07:00",
)


def test_what_a_digital_signature_draws_over_the_letterhead_is_put_aside() -> None:
    sheet = head(Sheet())
    for place, line in enumerate(SIGNED):
        sheet.put(150, 62 + 9 * place, line, size=7)
    source = read(pdf(sheet))
    assert columns(source) == [LETTERHEAD]
    [remark] = source.remarks
    assert remark.code == "small_print"
    assert all(line in remark.message for line in SIGNED)


def test_the_words_under_a_qr_code_are_put_aside() -> None:
    sheet = foot(Sheet().put(85, 540, "Các phòng thực hiện nghiêm Kế hoạch này./."))
    sheet.put(270, 640, "7K3M-9XQA-", size=8).put(270, 650, "22PP-TTMN", size=8)
    sheet.put(265, 660, "Quét mã để kiểm tra", size=7).put(265, 668, "văn bản", size=7)
    source = read(pdf(sheet))
    assert columns(source) == [(RECIPIENTS, SIGNATURE)]
    assert [remark.code for remark in source.remarks] == ["small_print"]
