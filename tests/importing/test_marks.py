"""The mark that a paragraph begins with."""

from __future__ import annotations

import pytest

from plans.importing.marks import mark_of


@pytest.mark.parametrize(
    ("text", "kind", "printed", "path", "rest"),
    [
        ("I. MỤC ĐÍCH", "roman", "I.", (1,), "MỤC ĐÍCH"),
        ("IV/ Kinh phí", "roman", "IV/", (4,), "Kinh phí"),
        ("II - NỘI DUNG", "roman", "II-", (2,), "NỘI DUNG"),
        ("1. Mục đích", "arabic", "1.", (1,), "Mục đích"),
        ("1.Mục đích", "arabic", "1.", (1,), "Mục đích"),
        ("01. Tập huấn", "arabic", "01.", (1,), "Tập huấn"),
        ("2.1. Nghiên cứu", "arabic", "2.1.", (2, 1), "Nghiên cứu"),
        ("5.2.3 Hỗ trợ", "arabic", "5.2.3", (5, 2, 3), "Hỗ trợ"),
        ("II.3. Truyền thông", "arabic", "II.3.", (3,), "Truyền thông"),
        ("a) Rà soát", "point", "a)", (1,), "Rà soát"),
        ("đ) Tổng kết", "point", "đ)", (5,), "Tổng kết"),
        ("b. Rà soát", "point", "b.", (2,), "Rà soát"),
        ("(2) Đề án", "round", "(2)", (2,), "Đề án"),
        ("3) In ấn", "closed", "3)", (3,), "In ấn"),
        ("ii) In ấn", "small", "ii)", (2,), "In ấn"),
        ("- Tổ chức", "bullet", "-", (), "Tổ chức"),
        ("–Tổ chức", "bullet", "-", (), "Tổ chức"),
        ("- 05 lớp tập huấn", "bullet", "-", (), "05 lớp tập huấn"),
        ("+ Phòng A", "bullet", "+", (), "Phòng A"),
        ("* Chủ trì", "bullet", "*", (), "Chủ trì"),
        ("▪ Chủ trì", "bullet", "•", (), "Chủ trì"),
        ("A. Đặc điểm", "capital", "A.", (1,), "Đặc điểm"),
        ("Phần II", "part", "Phần II", (2,), ""),
        ("PHẦN THỨ BA. GIẢI PHÁP", "part", "PHẦN THỨ BA", (3,), "GIẢI PHÁP"),
        ("Chương I", "chapter", "Chương I", (1,), ""),
        ("Điều 3. Hiệu lực", "article", "Điều 3", (3,), "Hiệu lực"),
    ],
)
def test_marks(text: str, kind: str, printed: str, path: tuple[int, ...], rest: str) -> None:
    mark = mark_of(text)
    assert mark is not None
    assert (mark.kind, mark.printed, mark.path, mark.rest) == (kind, printed, path, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức hội nghị",
        "10.000 doanh nghiệp được hỗ trợ",
        "30.4 hằng năm",
        "1.5 tỷ đồng",
        "2026 là năm bản lề",
        "3 tháng một lần",
        "Mục 1 quy định đối tượng",
        "Điều này giúp tiết kiệm",
        "-5%",
        "-",
        "a",
        "",
    ],
)
def test_running_text_has_no_mark(text: str) -> None:
    assert mark_of(text) is None


def test_i_after_h_is_a_letter() -> None:
    mark = mark_of("i) Kiểm kê", ("point", 8))
    assert mark is not None
    assert (mark.kind, mark.path) == ("point", (9,))


def test_i_alone_is_a_figure() -> None:
    mark = mark_of("i) Kiểm kê")
    assert mark is not None
    assert (mark.kind, mark.path) == ("small", (1,))
