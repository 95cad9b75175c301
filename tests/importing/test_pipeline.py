"""All stages together: what a plan's warnings say, what is refused, what is never lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common.errors import InvalidInput
from plans.importing.draft import BudgetDraft, Found, ItemDraft, PlanDraft
from plans.importing.pipeline import understand
from plans.importing.positions import placed, roman_value
from plans.importing.refusal import is_vietnamese
from plans.importing.report import as_json
from plans.importing.sequence import gaps
from plans.importing.titles import task_title
from tests.importing.reading import CLOSING, OPENING, source_of

HEAD = "SỞ Y TẾ\nSố: 12/KH-SYT\nHà Nam, ngày 05 tháng 9 năm 2025\n\nKẾ HOẠCH\nTiêm chủng mở rộng năm 2025"
SIGNED = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Thị Bình"


def plan(*body: str, head: str = HEAD, opening: str = f"Căn cứ Luật Dược năm 2016;\n\n{OPENING}") -> PlanDraft:
    return understand(source_of("\n\n".join([head, opening, *body, CLOSING, SIGNED])))


def warned(draft: PlanDraft) -> dict[str, str]:
    """The message of each code."""
    return {warning.code: warning.message for warning in draft.warnings}


def task(title: str, number: int = 1, deadline: str = "Quý IV/2025") -> str:
    return f"{number}. {title}\n\n- Đơn vị chủ trì: Phòng Nghiệp vụ Y.\n\n- Thời gian hoàn thành: {deadline}."


def test_a_plain_plan_needs_no_warning() -> None:
    assert warned(plan("I. NHIỆM VỤ", task("Tiêm vắc xin cho trẻ em"))) == {}


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        (["I. NHIỆM VỤ", task("Tiêm vắc xin"), "III. KINH PHÍ", "- Tự bảo đảm."], "number_gap", "Sau mục I là mục III"),
        (["I. NHIỆM VỤ", task("Tiêm vắc xin", deadline="Do Sở quyết")], "deadline_unknown", "Do Sở quyết"),
        (["I. NHIỆM VỤ", task("Tiêm vắc xin", deadline="Ngày 31/9/2025")], "deadline_invalid", "31/9/2025"),
        (["I. NHIỆM VỤ", task("Tiêm"), "2. Mua vắc xin\n\n- Đơn vị chủ trì: Phòng Dược."], "no_deadline", "I.2"),
        (["I. MỤC ĐÍCH", "- Trẻ em được khỏe mạnh."], "no_task", "nhiệm vụ"),
        (
            ["I. NHIỆM VỤ", task("Tiêm vắc xin"), "II. KINH PHÍ",
             "Tổng kinh phí: 12.000.000 đồng (Bằng chữ: Mười một triệu đồng)."],
            "budget_words_differ",
            "11.000.000",
        ),
    ],
)  # fmt: skip
def test_what_a_person_should_look_at(body: list[str], code: str, words: str) -> None:
    found = warned(plan(*body))

    assert code in found
    assert words in found[code]


@pytest.mark.parametrize(
    ("head", "opening", "code"),
    [
        ("SỞ Y TẾ\n\nKẾ HOẠCH\nTiêm chủng năm 2025", OPENING, "no_basis"),
        ("KẾ HOẠCH\nTiêm chủng năm 2025", OPENING, "header_doubt"),
        ("SỞ Y TẾ\n\nKẾ HOẠCH\nTiêm chủng", OPENING, "period_from_deadlines"),
        (HEAD, "Căn cứ Quyết định số 5/QĐ-BYT ngày 30/02/2025 của Bộ Y tế;", "basis_doubt"),
    ],
)
def test_what_the_head_leaves_open(head: str, opening: str, code: str) -> None:
    assert code in warned(plan("I. NHIỆM VỤ", task("Tiêm vắc xin"), head=head, opening=opening))


def test_units_that_the_register_does_not_know_are_named() -> None:
    text = "\n\n".join([HEAD, OPENING, "I. NHIỆM VỤ", task("Tiêm vắc xin"), CLOSING, SIGNED])

    assert "unit_unknown" in warned(understand(source_of(text), ["Phòng Dược"]))
    assert "unit_unknown" not in warned(understand(source_of(text), ["phòng nghiệp vụ y"]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Annual plan of the department.\n\n1. Purpose\n\nTo train all of the staff of every district.\n" * 10,
        "Trời thu xanh ngắt mấy tầng cao\nCần trúc lơ phơ gió hắt hiu",
    ],
)
def test_no_plan_is_one_sentence(text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        understand(source_of(text))

    assert refused.value.field == "file"
    assert refused.value.message.endswith(".")


@pytest.mark.parametrize(
    ("text", "vietnamese"),
    [("Kế hoạch tiêm chủng", True), ("Annual plan", False), ("", True), ("Plan of Hà Nội " + "and more " * 60, False)],
)
def test_the_language_is_told_by_its_marks(text: str, vietnamese: bool) -> None:
    assert is_vietnamese(text) is vietnamese


_WORDS = """KẾ HOẠCH; QUYẾT ĐỊNH; Căn cứ; Căn cứ Luật; Thực hiện; I. MỤC; 1.; a); - ; Nơi nhận:; - Lưu: VT; KT. GIÁM ĐỐC
Phụ lục; (Kèm theo; Trần An; ./.; như sau:; | TT | Việc |; Số: /KH-; ngày tháng năm; Sở Y tế ban hành Kế hoạch:"""
_LINES = st.sampled_from(["", *re.split(r";|\n", _WORDS)])


@settings(deadline=None, max_examples=150)
@given(st.lists(_LINES | st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=40))
def test_any_text_is_read_or_refused_and_nothing_else(lines: list[str]) -> None:
    try:
        draft = understand(source_of("\n".join(["Kế hoạch tiêm chủng cho trẻ em", *lines])))
    except InvalidInput:
        return
    assert as_json(draft, "x")["file"] == "x"


def item(style: str, number: str = "", *children: ItemDraft, text: str = "Việc") -> ItemDraft:
    return ItemDraft(style, text, number, children=children)


def test_positions_as_people_cite_them() -> None:
    items = [
        item("section", "II.", item("heading", "2.", item("heading", "2.1.", item("point", "a)"), item("dash", "-")))),
        item("annex", "I", item("table", "", item("group", "5.", item("row", "5.1")), item("row", ""))),
    ]
    found = [(each.position, each.level) for each in placed(items)]

    assert found == [
        ("II", 1), ("II.2", 2), ("II.2.1", 3), ("II.2.1.a", 3), ("II.2.1.1", 3),
        ("PL1", 0), ("PL1", 0), ("PL1.5", 0), ("PL1.5.1", 0), ("PL1.1", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(("figures", "value"), [("IV", 4), ("XIX", 19), ("", 0), ("A", 0)])
def test_roman_figures(figures: str, value: int) -> None:
    assert roman_value(figures) == value


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        (["I.", "II.", "IV."], [("II", "IV")]),
        (["5.2.1", "5.2.3"], [("5.2.1", "5.2.3")]),
        (["a)", "b)", "c)", "d)", "đ)", "e)"], []),
        (["a)", "c)"], [("a", "c")]),
        (["1", "2", "1", "2"], []),
        (["1", "", "2"], []),
    ],
)
def test_gaps(numbers: list[str], wanted: list[tuple[str, str]]) -> None:
    assert gaps([item("row", number) for number in numbers]) == wanted


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tiêm vắc xin cho trẻ em.", "Tiêm vắc xin cho trẻ em"),
        ("Thực hiện các chương trình: (1) Sởi; (2) Bạch hầu.", "Thực hiện các chương trình"),
        ("Biên soạn tài liệu “Phòng bệnh”", "Biên soạn tài liệu “Phòng bệnh”"),
        ("Nghiên cứu “Tỷ lệ tiêm; " + "số trẻ " * 30 + "”", "Nghiên cứu “Tỷ lệ tiêm; …”"),
    ],
)
def test_titles_of_tasks(text: str, title: str) -> None:
    assert task_title(item("point", "a)", text=text)) == title


def test_an_empty_draft_prints_null_and_empty_lists() -> None:
    found = as_json(PlanDraft(budget=BudgetDraft(source=Found(""))), "trống.txt")

    assert found["issuer"] == {"superior": None, "body": None}
    assert found["budget"] == {"total_vnd": None, "words": None, "source": None}
    assert found["signatory"] == {"authority": [], "position": None, "name": None}
    assert (found["training"], found["tasks"], found["recipients"]) == (None, [], [])
