"""What a công văn đính chính misses, what it may put right, where its words were printed: plain values."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.content import Annex, Heading, LabelledLine, Paragraph, TaskBlock
from documents.content.places import passages
from documents.forms.correction import rearranged
from documents.rules.corrections import (
    CorrectionRow,
    LetterFacts,
    Passage,
    equal_rows,
    findings,
    places_of,
    row_advice,
    touched_content,
)
from tests.documents import samples

ROW = CorrectionRow("Mục I", "Chỉ trì", "Chủ trì")
WHOLE = LetterFacts(
    subject="đính chính",
    symbol="SKHCN-TĐC",
    place="Quảng Ngãi",
    signer_name="Trần Công Hòa",
    signer_title="PHÓ GIÁM ĐỐC",
    addressees=("UBND tỉnh",),
    recipients=1,
    rows=(ROW,),
)


def test_a_whole_letter_misses_nothing() -> None:
    assert findings(WHOLE) == []


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"subject": ""}, "subject", "Chưa có trích yếu"),
        ({"symbol": ""}, "symbol", "Chưa có ký hiệu"),
        ({"place": ""}, "place", "Chưa có địa danh"),
        ({"addressees": ()}, "addressees", "Chưa có nơi kính gửi"),
        ({"rows": ()}, "rows", "Chưa có nội dung đính chính"),
        ({"rows": (ROW, replace(ROW, where=""))}, "where", "Dòng 2: chưa rõ ở đâu"),
        ({"rows": (replace(ROW, printed=""),)}, "printed", "Dòng 1: chưa ghi phần đã in"),
        ({"rows": (replace(ROW, correct=""),)}, "correct", "Dòng 1: chưa ghi phần đính chính"),
        ({"signer_title": ""}, "signer_title", "Chưa có chức vụ người ký"),
        ({"signer_name": ""}, "signer_name", "Chưa có họ tên người ký"),
        ({"recipients": 0}, "recipients", "Chưa có nơi nhận"),
    ],
)
def test_each_missing_part_forbids_submitting(changes: dict[str, object], field: str, sentence: str) -> None:
    [found] = findings(replace(WHOLE, **changes))  # type: ignore[arg-type]
    assert (found.field, found.is_blocking) == (field, True)
    assert found.message.startswith(sentence)


@pytest.mark.parametrize(
    ("printed", "correct", "is_equal"),
    [("a", "a", True), ("a  b", "a b", True), ("a", "A", False), ("Chỉ trì", "Chủ trì", False), ("", "", False)],
)
def test_rows_that_correct_nothing(printed: str, correct: str, is_equal: bool) -> None:
    assert equal_rows([CorrectionRow("x", printed, correct)]) == ([0] if is_equal else [])


LEAD = Passage("mục II.1, dòng «Chủ trì»", "Phòng Tiêu chuẩn Đo lường", label="Chủ trì", is_task=True)
TIME = Passage("mục II.1, dòng «Thời gian hoàn thành»", "Quý III/2025", label="Thời gian hoàn thành", is_task=True)
BASIS = Passage("phần căn cứ", "Quyết định số 36/QĐ-TTg ngày 10/01/2021")
MONEY = Passage("mục IV", "Kinh phí: 500.000.000 đồng (Bằng chữ: Năm trăm triệu đồng)")
ISSUED = (LEAD, TIME, BASIS, MONEY)


@pytest.mark.parametrize(
    ("printed", "correct", "touched"),
    [
        ("10/01/2021", "11/01/2021", ""),
        ("Quý III/2025", "Quý IV/2025", "thời hạn"),
        ("Phòng Tiêu chuẩn Đo lường", "Văn phòng Sở", "đơn vị thực hiện"),
        ("Phòng Tiêu chuẩn Đo lường", "Phòng Tiêu chuẩn - Đo Lường", ""),
        ("500.000.000 đồng", "550.000.000 đồng", "kinh phí"),
        ("Năm trăm triệu", "Năm trăm Triệu", ""),
        ("Quyết định số 36/QĐ-TTg", "Quyết định số 37/QĐ-TTg", ""),
    ],
)
def test_errors_of_content_are_told_from_errors_of_form(printed: str, correct: str, touched: str) -> None:
    assert touched_content(CorrectionRow("x", printed, correct), ISSUED) == touched


def test_what_was_never_printed_is_said_and_nothing_without_the_issued_text() -> None:
    row = CorrectionRow("x", "chưa hề in", "đúng")
    assert row_advice(row, ISSUED)[0].startswith("văn bản đã ban hành không có chỗ nào in «chưa hề in»")
    assert row_advice(row, ()) == []


def test_places_are_named_as_a_reader_finds_them() -> None:
    content = samples.content(
        blocks=(
            Heading("NHIỆM VỤ", 1, "II.", ref="i-1"),
            Heading("Đào tạo", 2, "2.1.", "Mở hai lớp.", ref="i-2"),
            Paragraph("Lớp thứ nhất.", "a)"),
            TaskBlock("Tổ chức hội thảo", (LabelledLine("Chủ trì", "Phòng TĐC"),), marker="3."),
            samples.table(1),
        ),
        annexes=(Annex("Danh mục", (Paragraph("Điều kiện kèm theo", "-"),), number="I"),),
    )
    found = passages(content)
    for words, place in (
        ("Mở hai lớp", "mục 2.1"),
        ("Lớp thứ nhất", "mục 2.1, điểm a"),
        ("Tổ chức hội thảo", "mục 3"),
        ("Phòng TĐC", "mục 3, dòng «Chủ trì»"),
        ("đợt 1", "mục 2.1, dòng 1.1 của bảng, cột «Nội dung»"),
        ("Điều kiện kèm theo", "Phụ lục I"),
        ("Nguyễn Tấn Liêm", "phần ký"),
        ("Kế hoạch số 138/KH-UBND", "phần căn cứ"),
    ):
        assert [passage.place for passage in places_of(words, found)][:1] == [place]


@given(st.lists(st.integers(), max_size=6), st.integers(-2, 9), st.sampled_from(["add", "up", "remove", "down", ""]))
def test_buttons_move_rows_and_lose_none(rows: list[int], place: int, word: str) -> None:
    after = rearranged(rows, f"{word}-{place}" if word != "add" else word, -1)
    if word == "up" or word in ("down", ""):
        assert sorted(after) == sorted(rows)
    elif word == "add":
        assert after == [*rows, -1]
    else:
        assert len(after) == len(rows) - (0 <= place < len(rows))
