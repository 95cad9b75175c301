"""A công văn on paper (Nghị định 30/2020, Phụ lục I, ô 5b and 9a): subject under the number, addressees for a title."""

from __future__ import annotations

import re

import pytest
from django.utils.html import escape

from documents.content import Content, Opening, Paragraph, Recipients
from documents.writers import html, wording
from tests.documents import samples

SUBJECT = "đính chính Kế hoạch số 05/KH-SKHCN ngày 05/9/2025"
LETTER = """\
UBND TỈNH QUẢNG NGÃI
SỞ KHOA HỌC VÀ CÔNG NGHỆ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 07/SKHCN-TĐC
V/v đính chính Kế hoạch số 05/KH-SKHCN ngày 05/9/2025
Quảng Ngãi, ngày tháng 7 năm 2025
Kính gửi: Ủy ban nhân dân tỉnh
Sở đính chính như sau:
Tại Mục I, đã in: “Chỉ trì”; nay đính chính là: “Chủ trì”.
Các nội dung khác không thay đổi./.
Nơi nhận:
- Như trên;
- Lưu: VT, TĐC.
GIÁM ĐỐC
Nguyễn Tấn Liêm"""


def letter(*addressees: str, **changes: object) -> Content:
    values: dict[str, object] = {
        "type_name": "",
        "subject": SUBJECT,
        "letterhead": samples.letterhead(symbol="SKHCN-TĐC", number=7),
        "addressees": addressees,
        "opening": Opening(sentences=("Sở đính chính như sau:",)),
        "blocks": (Paragraph("Tại Mục I, đã in: “Chỉ trì”; nay đính chính là: “Chủ trì”."),),
        "closing": ("Các nội dung khác không thay đổi",),
        "recipients": Recipients(("Như trên",), "VT, TĐC"),
    }
    return samples.content(**{**values, **changes})


def lines(markup: str) -> str:
    """The words of `markup`, a line per paragraph and cell."""
    broken = re.sub(r"</(p|div)>|(?=<p[ >])", "\n", markup)
    words = (re.sub(r"\s+", " ", line).strip() for line in re.sub(r"<[^>]+>", "", broken).split("\n"))
    return "\n".join(filter(None, words))


def test_it_works() -> None:
    assert lines(html.paper(letter("Ủy ban nhân dân tỉnh"))) == LETTER


@pytest.mark.parametrize(
    ("addressees", "printed"),
    [
        ((), ()),
        (("UBND tỉnh.",), ("Kính gửi: UBND tỉnh",)),
        (("UBND tỉnh;", "Các sở, ban, ngành"), ("Kính gửi:", "- UBND tỉnh;", "- Các sở, ban, ngành.")),
        (("A", "B", "C"), ("Kính gửi:", "- A;", "- B;", "- C.")),
    ],
)
def test_one_addressee_stands_on_the_line_several_below(addressees: tuple[str, ...], printed: tuple[str, ...]) -> None:
    assert wording.addressee_lines(letter(*addressees)) == printed


def test_it_has_no_title_in_the_middle_and_others_no_addressees() -> None:
    paper = html.paper(letter("UBND tỉnh"))
    assert "doc-title" not in paper
    assert 'class="about"' in paper
    plan = html.paper(samples.content())
    assert "addressees" not in plan
    assert "V/v" not in plan


def test_the_file_is_named_as_a_letter_in_its_properties() -> None:
    assert f"<title>Công văn {SUBJECT}</title>" in html.print_page(letter("UBND tỉnh"), with_styles=False)


def test_nothing_typed_becomes_markup() -> None:
    bad = "<script>x</script>"
    paper = html.paper(letter(bad, bad, subject=bad))
    assert "<script" not in paper
    assert paper.count(escape(bad)) == 3
