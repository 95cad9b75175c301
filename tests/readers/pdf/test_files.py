"""What cannot be read is refused with one sentence; what can is read, however the file was made."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common.errors import InvalidInput
from documents.readers import limits
from documents.readers.pdf import read
from documents.readers.source import Passage
from tests.readers.pdf.drawn import Sheet, pdf

TEXT = "Các phòng rà soát nhu cầu của doanh nghiệp trong tỉnh rồi tổng hợp"


def page(lines: int = 20) -> Sheet:
    sheet = Sheet()
    for number in range(lines):
        sheet.put(85, 90 + 19 * number, TEXT)
    return sheet


def refusal(data: bytes) -> str:
    with pytest.raises(InvalidInput) as caught:
        read(data)
    assert caught.value.field == "file"
    return caught.value.message


WHOLE = pdf(page(), page())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không phải là tệp PDF"),
        (b"MZ" + bytes(2000), "không phải là tệp PDF"),
        (b"%PDF-1.7\n" + b"x" * 2000, "bị hỏng"),
        (WHOLE[: len(WHOLE) // 2], "bị hỏng"),
        (pdf(page(), encryption=pikepdf.Encryption(user="a", owner="b")), "mật khẩu"),
        (pdf(Sheet().picture(), Sheet().picture().middle(297, 40, "2")), "OCR"),
        (pdf(Sheet()), "OCR"),
        (pdf(page(), unicode=False), "OCR"),
    ],
    ids=["empty", "program", "junk", "cut", "locked", "scan", "blank", "glyphs"],
)
def test_one_sentence(data: bytes, words: str) -> None:
    said = refusal(data)
    assert words in said
    assert said.endswith(".")
    assert said.count(". ") == 0


def test_too_many_pages() -> None:
    with limits.use(limits.Limits(pages=3)):
        assert "4 trang" in refusal(pdf(*[page(1)] * 4))


@pytest.mark.parametrize(("letters", "objects"), [(100, 100), (10_000, 2)])
def test_a_page_with_too_much_on_it(letters: int, objects: int) -> None:
    sheet = page().line(1, 1, 50, 1).line(1, 9, 50, 9)
    with pytest.raises(InvalidInput, match="quá nhiều chữ hoặc hình"):
        read(pdf(sheet), max_letters=letters, max_objects=objects)


def test_an_owner_password_forbids_no_reading() -> None:
    assert read(pdf(page(), encryption=pikepdf.Encryption(user="", owner="b"))).pages == 1


def test_a_broken_cross_reference_is_mended() -> None:
    broken = re.sub(rb"startxref\s+\d+", b"startxref\n7", WHOLE)
    assert broken != WHOLE
    assert read(broken) == read(WHOLE)


def test_a_scanned_page_among_others_is_told() -> None:
    source = read(pdf(page(), page(), Sheet().picture()))
    assert [(each.code, each.place.page if each.place else 0) for each in source.remarks] == [("scanned_page", 3)]


def test_recognised_text_under_a_scan_is_read_and_told() -> None:
    sheet = Sheet().picture().put(85, 100, TEXT, mode=3)
    source = read(pdf(sheet))
    assert [each.code for each in source.remarks] == ["recognised"]
    assert [line.text for line in source.lines] == [TEXT]


@pytest.mark.parametrize(
    ("font", "typed", "meant"),
    [
        (".VnTime", "KÕ ho¹ch n©ng cao n¨ng suÊt chÊt l­îng", "Kế hoạch nâng cao năng suất chất lượng"),
        ("VNI-Times", "Keá hoaïch naâng cao naêng suaát chaát löôïng", "Kế hoạch nâng cao năng suất chất lượng"),
    ],
)
def test_letters_of_old_fonts_become_unicode(font: str, typed: str, meant: str) -> None:
    sheet = Sheet().put(85, 100, typed, font=font)
    assert [line.text for line in read(pdf(sheet)).lines] == [meant]


def test_progress_is_told_page_by_page() -> None:
    heard: list[tuple[int, int]] = []
    read(WHOLE, lambda done, pages: heard.append((done, pages)))
    assert heard == [(1, 2), (2, 2)]


def cut(data: bytes, place: float) -> bytes:
    return data[: int(len(data) * place)]


def turned(data: bytes, place: float) -> bytes:
    at = int((len(data) - 1) * place)
    return data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([cut, turned]), st.floats(0, 1))
def test_a_damaged_file_is_read_or_refused(damage: Callable[[bytes, float], bytes], place: float) -> None:
    """Nothing else is raised, and nothing is made up."""
    with suppress(InvalidInput):
        assert all(isinstance(block, Passage) for block in read(damage(WHOLE, place)).blocks)
