"""Paragraphs into a tree: what belongs under what, and what is a title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.readers.source import Cell, Grid, GridRow, Passage, Place
from plans.importing import outline
from plans.importing.draft import BudgetDraft, Found, ItemDraft
from tests.importing.outline_sketch import items_of


def numbers(items: tuple[ItemDraft, ...]) -> list[object]:
    """Numbers as nested lists: what has children is followed by their list."""
    found: list[object] = []
    for item in items:
        found.append(item.number or {"dash": "-", "plus": "+"}.get(item.style, "¶"))
        if item.children:
            found.append(numbers(item.children))
    return found


def lines(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (("I. A", "1. B", "a) c.", "- d.", "+ e.", "- f.", "b) g.", "II. H"),
         ["I.", ["1.", ["a)", ["-", ["+"], "-"], "b)"]], "II."]),
        (("I. A", "2. B", "2.1. C", "2.3. D", "3. E"), ["I.", ["2.", ["2.1.", "2.3."], "3."]]),
        (("I. A", "1. B", "1. C", "2. D"), ["I.", ["1.", "1.", "2."]]),
        (("I. A", "a) B:", "1. C", "2. D", "b) E"), ["I.", ["a)", ["1.", "2."], "b)"]]),
        (("I. A", "1. B:", "1. C", "2. D"), ["I.", ["1.", ["1.", "2."]]]),
        (("I. A", "1. B", "+ C:", "- d.", "- e.", "+ F"), ["I.", ["1.", ["+", ["-", "-"], "+"]]]),
        (("I. A", "1. B", "+ C.", "- d."), ["I.", ["1.", ["+", "-"]]]),
        (("I. A", "1. B", "- C gồm:", "a) d.", "b) e.", "- F"), ["I.", ["1.", ["-", ["a)", "b)"], "-"]]]),
        (("Phần I", "MỞ ĐẦU", "I. A", "1. B", "Phần II", "NỘI DUNG", "I. C"),
         ["Phần I", ["I.", ["1."]], "Phần II", ["I."]]),
        (("A. X", "I. Y", "1. Z", "II. T", "B. U"), ["A.", ["I.", ["1."], "II."], "B."]),
        (("1. B", "a) h.", "(1) i.", "(2) k.", "b) l."), ["1.", ["a)", ["(1)", "(2)"], "b)"]]),
        (("I. A", "Đoạn một.", "1. B", "Đoạn hai.", "- c.", "Đoạn ba."), ["I.", ["¶", "1.", ["¶", "-", "¶"]]]),
        (("NHÓM MỘT", "1. a", "2. b", "NHÓM HAI", "1. c"), ["¶", ["1.", "2."], "¶", ["1."]]),
    ],
)  # fmt: skip
def test_places(body: tuple[str, ...], expected: list[object]) -> None:
    assert numbers(items_of(lines(*body))) == expected


@pytest.mark.parametrize(
    ("paragraph", "text", "detail"),
    [
        ("1. Mục đích", "Mục đích", ""),
        ("1. Mục đích: Giảm giấy tờ.", "Mục đích:", "Giảm giấy tờ."),
        ("1. Nội dung 2: Tập huấn kỹ năng", "Nội dung 2: Tập huấn kỹ năng", ""),
        ("1. Kinh phí do ngân sách cấp theo phân cấp hiện hành.", "",
         "Kinh phí do ngân sách cấp theo phân cấp hiện hành."),
        ("1. Các Sở: Nội vụ; Tài chính", "Các Sở: Nội vụ; Tài chính", ""),
        ("III. Kinh phí thực hiện", "Kinh phí thực hiện", ""),
        ("1. Khai mạc lúc 8:30 tại hội trường", "Khai mạc lúc 8:30 tại hội trường", ""),
    ],
)  # fmt: skip
def test_titles(paragraph: str, text: str, detail: str) -> None:
    (item,) = items_of(paragraph)
    assert (item.text, item.detail) == (text, detail)


def test_a_unit_as_subject_is_the_title_of_its_duties() -> None:
    (section,) = items_of(lines("V. TỔ CHỨC THỰC HIỆN", "1. Sở Nội vụ chủ trì thẩm định đề án."))
    (item,) = section.children
    assert (item.text, item.detail) == ("Sở Nội vụ", "chủ trì thẩm định đề án.")


def test_a_list_inside_a_sentence_stays_in_its_paragraph() -> None:
    items = items_of("a) Hỗ trợ ba nhóm: (1) hợp tác xã; (2) làng nghề;\n\n(3) hộ gia đình.")
    assert [item.text for item in items] == ["Hỗ trợ ba nhóm: (1) hợp tác xã; (2) làng nghề; (3) hộ gia đình."]


def test_a_paragraph_broken_by_a_page_is_joined() -> None:
    passages = [
        Passage("- Chọn các cơ sở", Place(1, 40, 40)),
        Passage("giáo dục phù hợp.", Place(2, 1, 1)),
    ]
    (item,) = outline.read(passages)
    assert item.text == "Chọn các cơ sở giáo dục phù hợp."
    assert item.evidence is not None
    assert (item.evidence.page, item.evidence.first) == (1, 40)


def test_remarks_are_notes() -> None:
    (section,) = items_of(lines("III. NHIỆM VỤ", "(Chi tiết tại Phụ lục kèm theo)"))
    assert [child.style for child in section.children] == ["note"]


def test_an_indented_dash_belongs_to_the_plus_above() -> None:
    rows = [("- a.", 30.0), ("+ b.", 45.0), ("- c.", 60.0), ("- d.", 30.0)]
    passages = [Passage(each, Place(1, place, place), indent=indent) for place, (each, indent) in enumerate(rows, 1)]
    assert numbers(outline.read(passages)) == ["-", ["+", ["-"]], "-"]


def test_tables_that_follow_each_other_are_read_as_one() -> None:
    place = Place(1, 2, 3)
    row = GridRow((Cell("TT", place), Cell("Nội dung", place)), place)
    grid = Grid((row, GridRow((Cell("1", place), Cell("In tài liệu", place)), place)), 2, place)
    (section,) = outline.read([Passage("II. NHIỆM VỤ", Place(1, 1, 1)), grid])
    assert [child.style for child in section.children] == ["table"]


def test_headings_without_numbers_are_doubted() -> None:
    items = items_of(lines("NHIỆM VỤ TRỌNG TÂM", "1. Tập huấn"))
    assert [(item.style, bool(item.doubt), item.confidence < 1) for item in items] == [("paragraph", True, True)]


@pytest.mark.parametrize(
    ("line", "style", "text"),
    [
        ("- Nguồn kinh phí: ngân sách tỉnh.", "budget", "Nguồn kinh phí"),
        ("- Nguồn kinh phí: ngân sách tỉnh và xã hội hóa.", "dash", "Nguồn kinh phí: ngân sách tỉnh và xã hội hóa."),
        ("Nguồn kinh phí: ngân sách tỉnh.", "paragraph", "Nguồn kinh phí: ngân sách tỉnh."),
    ],
)
def test_the_line_that_says_who_pays(line: str, style: str, text: str) -> None:
    items = items_of(lines("III. KINH PHÍ", line))
    (section,) = outline.with_source(items, BudgetDraft(source=Found("ngân sách tỉnh")))
    assert [(each.style, each.text) for each in section.children] == [(style, text)]


def test_the_total_is_a_budget_line() -> None:
    (section,) = items_of(lines("III. KINH PHÍ", "- Tổng kinh phí: 20.000.000 đồng (Bằng chữ: Hai mươi triệu đồng)."))
    assert [(each.style, each.text) for each in section.children] == [("budget", "Tổng kinh phí")]
    assert outline.with_source((section,), BudgetDraft(total=Found(20_000_000), source=Found("x"))) == (section,)


MARKS = st.sampled_from(["I.", "II.", "1.", "2.", "1.1.", "a)", "b)", "(1)", "-", "+", "*", "", "Phần I", "A.", "1)"])


@given(st.lists(st.tuples(MARKS, st.sampled_from(["Rà soát:", "Tập huấn.", "KINH PHÍ", "Sở Nội vụ"])), max_size=40))
def test_nothing_is_lost_and_nothing_said_twice(rows: list[tuple[str, str]]) -> None:
    passages = [
        Passage(f"{mark} {words}{place}.".strip(), Place(1, place, place))
        for place, (mark, words) in enumerate(rows, 1)
    ]
    items = outline.read(passages)
    read = " ".join(f"{each.text} {each.detail}" for item in items for each in item.walk())
    for place, (_, words) in enumerate(rows, 1):
        assert read.split().count(f"{words.split()[-1]}{place}.") == 1


def test_ten_thousand_levels_are_eight() -> None:
    signs = "-+*•●"
    passages = [Passage(f"{signs[n % 5]} mục:", Place(1, n, n), indent=float(20 * n)) for n in range(1, 10_001)]
    items = outline.read(passages)
    depth, level = 0, items
    while level:
        depth, level = depth + 1, tuple(child for item in level for child in item.children)
    assert depth <= 8
