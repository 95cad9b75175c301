"""The plain rules: citations, years, lights, completeness."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.constants import State
from plans.constants import ItemStyle, TaskStatus
from plans.rules import years
from plans.rules.citations import Registered, citations, contradiction, register, text_contradictions
from plans.rules.completeness import BasisFacts, ItemFacts, PlanFacts, Problem, TaskFacts, problems
from plans.rules.lights import light

KNOWN = register(
    [
        Registered("Quyết định", "36/QĐ-TTg", dt.date(2021, 1, 11)),
        Registered("Quyết định", "1322/QĐ-TTg", dt.date(2020, 8, 31)),
        Registered("Nghị quyết", "20/2021/NQ-HĐND", dt.date(2021, 12, 8)),
        Registered("Luật", "", None),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quyết định số 36/QĐ-TTg ngày 10/01/2021 của Thủ tướng", [("36/QĐ-TTg", dt.date(2021, 1, 10))]),
        ("Quyết định 1322/QĐ-TTg ngày 31 tháng 8 năm 2020", [("1322/QĐ-TTg", dt.date(2020, 8, 31))]),
        ("Nghị quyết 20/2021/NQ-HĐND", [("20/2021/NQ-HĐND", None)]),
        ("Công văn số 8143/UBND-KGVX ngày 23/10/2025", [("8143/UBND-KGVX", dt.date(2025, 10, 23))]),
        ("Nghị quyết số 57-NQ/TW ngày 22/12/2024", [("57-NQ/TW", dt.date(2024, 12, 22))]),
        ("Kế hoạch số 138/KH-UBND), năm 2025", [("138/KH-UBND", None)]),
        ("Quý III/2025, tháng 7/2026, 05-10 chuyên gia, 24/7", []),
    ],
)
def test_citations_are_found(text: str, found: list[tuple[str, dt.date | None]]) -> None:
    assert [(citation.symbol, citation.date) for citation in citations(text)] == found


def test_the_register_knows_better() -> None:
    said = contradiction("36/QĐ-TTg", dt.date(2021, 1, 10), KNOWN)
    assert said == (
        "Quyết định 36/QĐ-TTg được viện dẫn ngày 10/01/2021, danh mục văn bản ghi 11/01/2021; "
        "hãy kiểm tra ngày viện dẫn."
    )
    assert contradiction("36/qđ-ttg", dt.date(2021, 1, 11), KNOWN) == ""
    assert contradiction("99/QĐ-TTg", dt.date(2021, 1, 11), KNOWN) == ""
    assert contradiction("36/QĐ-TTg", None, KNOWN) == ""


def test_contradictions_in_running_text() -> None:
    text = "Theo Quyết định 36/QĐ-TTg ngày 10/01/2021 và 1322/QĐ-TTg ngày 31/8/2020; 5/QĐ-TTg ngày 31/02/2021"
    first, second = text_contradictions(text, KNOWN)
    assert "11/01/2021" in first
    assert "không có thật" in second


@given(st.text(max_size=200))
def test_any_text_is_scanned(text: str) -> None:
    text_contradictions(text, KNOWN)
    years.moved(text, 1, dt.date(2025, 1, 1), dt.date(2025, 12, 31))


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Triển khai nhiệm vụ năm 2025", "Triển khai nhiệm vụ năm 2026"),
        ("Quý III/2025", "Quý III/2026"),
        ("Quý III-IV/2025.", "Quý III-IV/2026."),
        ("tháng 7/2025, ngày 23/9/2025", "tháng 7/2026, ngày 23/9/2026"),
        ("từ ngày 23/9 - 25/9/2025", "từ ngày 23/9 - 25/9/2026"),
        ("tổng kết năm 2024, phương hướng 2025-2026", "tổng kết năm 2025, phương hướng 2026-2027"),
        ("ngày 31.12.2025; đến năm 2030", "ngày 31.12.2026; đến năm 2030"),
        ("giai đoạn 2021 – 2030", "giai đoạn 2021 – 2030"),
        ("giai đoạn 2024-2025", "giai đoạn 2024-2025"),
        ("Kế hoạch số 39/KH-UBND ngày 21/5/2025 của UBND tỉnh", "Kế hoạch số 39/KH-UBND ngày 21/5/2025 của UBND tỉnh"),
        ("Nghị quyết 20/2025/NQ-HĐND trong năm 2025", "Nghị quyết 20/2025/NQ-HĐND trong năm 2026"),
        ("Luật Khoa học ngày 27/6/2025; làm trong năm 2025", "Luật Khoa học ngày 27/6/2025; làm trong năm 2026"),
        (
            "Quyết định số 79/QĐ-SKHCN ngày 24/7/2025 của Giám đốc về việc giao dự toán năm 2025, làm trong năm 2025",
            "Quyết định số 79/QĐ-SKHCN ngày 24/7/2025 của Giám đốc về việc giao dự toán năm 2025, làm trong năm 2026",
        ),
        ("số 2025123, 12.025 đồng, ISO 2025:1", "số 2025123, 12.025 đồng, ISO 2026:1"),
    ],
)
def test_years_move_on(text: str, moved: str) -> None:
    assert years.moved(text, 1, dt.date(2025, 1, 1), dt.date(2025, 12, 31)) == moved


def test_a_programmes_own_period_moves() -> None:
    start, end = dt.date(2021, 1, 1), dt.date(2030, 12, 31)
    assert years.moved("giai đoạn 2021-2030", 10, start, end) == "giai đoạn 2031-2040"


def test_29_february_stays_a_day() -> None:
    assert years.moved("ngày 29/02/2024", 1, dt.date(2024, 1, 1), dt.date(2024, 12, 31)) == "ngày 28/02/2025"
    assert years.moved_day(dt.date(2024, 2, 29), 1) == dt.date(2025, 2, 28)
    assert years.moved_day(dt.date(2024, 2, 29), 4) == dt.date(2028, 2, 29)


TODAY = dt.date(2025, 9, 1)
LIGHTS = [
    (dt.date(2025, 8, 31), None, State.ISSUED, TaskStatus.OVERDUE),
    (dt.date(2025, 9, 1), None, State.ISSUED, TaskStatus.AT_RISK),
    (dt.date(2025, 9, 8), None, State.ISSUED, TaskStatus.AT_RISK),
    (dt.date(2025, 9, 9), None, State.ISSUED, TaskStatus.ON_TRACK),
    (dt.date(2025, 12, 31), dt.date(2025, 9, 2), State.ISSUED, TaskStatus.NOT_DUE),
    (None, dt.date(2025, 1, 1), State.ISSUED, TaskStatus.ON_TRACK),
    (dt.date(2025, 8, 31), None, State.DRAFT, TaskStatus.NOT_DUE),
    (dt.date(2025, 8, 31), None, State.WITHDRAWN, TaskStatus.NOT_DUE),
    (dt.date(2025, 8, 31), None, State.AMENDED, TaskStatus.NOT_DUE),
]


@pytest.mark.parametrize(("due", "start", "state", "shown"), LIGHTS)
def test_lights(due: dt.date | None, start: dt.date | None, state: str, shown: TaskStatus) -> None:
    assert light(due, start, state, TODAY) == shown


GOOD_TASK = TaskFacts(
    leads=(("Phòng TĐC", ""),),
    deadline="Quý III/2025",
    due=dt.date(2025, 9, 30),
    kind="once",
    confidence=1,
    result="Báo cáo",
)
GOOD_ITEM = ItemFacts(7, ItemStyle.HEADING, "1.", "Tổ chức hội thảo", task=GOOD_TASK)
GOOD = PlanFacts(
    subject="Nâng cao năng suất chất lượng năm 2025",
    period_start=dt.date(2025, 1, 1),
    period_end=dt.date(2025, 12, 31),
    items=(GOOD_ITEM,),
    place="Quảng Ngãi",
    symbol="KH-SKHCN",
    signer_name="Trần Công Hòa",
    signer_title="GIÁM ĐỐC",
    recipients=2,
    bases=(BasisFacts("Căn cứ …", "1322/QĐ-TTg", dt.date(2020, 8, 31), dt.date(2020, 8, 31)),),
    budget_total=53_000_000,
    budget_words="Năm mươi ba triệu đồng",
    register=KNOWN,
)


def test_a_whole_plan_has_no_problem() -> None:
    assert problems(GOOD) == []


HEADERS: list[tuple[dict[str, Any], str, str, bool]] = [
    ({"subject": " "}, "subject", "subject", True),
    ({"symbol": ""}, "symbol", "symbol", True),
    ({"place": ""}, "place", "place", True),
    ({"signer_name": ""}, "signer_name", "signer_name", True),
    ({"signer_title": ""}, "signer_title", "signer_title", True),
    ({"recipients": 0}, "recipients", "recipients", True),
    ({"budget_words": "Năm mươi tư triệu đồng"}, "budget_words", "budget_words", True),
    ({"budget_words": "chưa rõ"}, "budget_words", "budget_words", True),
    ({"budget_total": None}, "budget_total", "budget_total", True),
    ({"bases": ()}, "bases", "bases", False),
    ({"opening": "Thực hiện Quyết định 36/QĐ-TTg ngày 10/01/2021"}, "citation", "opening", False),
]


@pytest.mark.parametrize(("change", "code", "field", "is_blocking"), HEADERS)
def test_what_the_frame_misses(change: dict[str, Any], code: str, field: str, is_blocking: bool) -> None:
    (found,) = problems(replace(GOOD, **change))
    assert (found.code, found.field, found.is_blocking, found.item_id) == (code, field, is_blocking, None)


def test_an_empty_plan_cannot_be_submitted() -> None:
    codes = {problem.code: problem.is_blocking for problem in problems(replace(GOOD, items=()))}
    assert codes == {"empty": True, "no_task": False}


def test_a_basis_that_the_register_contradicts() -> None:
    basis = BasisFacts("Thực hiện …", "36/QĐ-TTg", dt.date(2021, 1, 10), dt.date(2021, 1, 11), "Quyết định")
    (found,) = problems(replace(GOOD, bases=(basis,)))
    assert (found.code, found.field, found.is_blocking) == ("basis_date", "bases", False)
    assert "10/01/2021" in found.message
    assert "11/01/2021" in found.message


def test_a_basis_cited_in_the_text_is_found_at_its_item_only() -> None:
    basis = BasisFacts(
        "Quyết định …", "36/QĐ-TTg", dt.date(2021, 1, 10), dt.date(2021, 1, 11), "Quyết định", in_opening=False
    )
    assert problems(replace(GOOD, bases=(*GOOD.bases, basis))) == []


def test_a_basis_out_of_force() -> None:
    basis = replace(GOOD.bases[0], is_in_force=False)
    assert [found.code for found in problems(replace(GOOD, bases=(basis,)))] == ["basis_expired"]


def of_task(above: TaskFacts | None = None, **change: Any) -> list[Problem]:
    """Findings of the good plan with another task, under a task where `above` is given."""
    item = replace(GOOD_ITEM, task=replace(GOOD_TASK, **change))
    if above:
        item = ItemFacts(6, ItemStyle.SECTION, "I.", "Nhóm", task=above, children=(item,))
    return problems(replace(GOOD, items=(item,)))


TASKS: list[tuple[dict[str, Any], str, str, bool]] = [
    ({"leads": ()}, "lead", "leads", False),
    ({"leads": (("A", "Chương trình 1"), ("B", ""))}, "scope", "leads", False),
    ({"deadline": "", "due": None}, "deadline", "deadline", False),
    ({"result": ""}, "result", "expected_result", False),
    ({"due": dt.date(2026, 1, 5)}, "period", "due", False),
    ({"start": dt.date(2024, 1, 5)}, "period", "due", False),
    ({"kind": "invalid", "due": None, "reading": "Ngày 31/02/2025 không có thật."}, "date", "deadline", True),
    ({"kind": "unknown", "due": None, "confidence": 0}, "unread", "due", False),
    ({"confidence": 0.7}, "unconfirmed", "deadline", False),
]


@pytest.mark.parametrize(("change", "code", "field", "is_blocking"), TASKS)
def test_six_clear_things(change: dict[str, Any], code: str, field: str, is_blocking: bool) -> None:
    (found,) = of_task(**change)
    assert (found.code, found.field, found.is_blocking, found.item_id) == (code, field, is_blocking, 7)
    assert found.message.startswith("1. «Tổ chức hội thảo»")


def test_a_confirmed_deadline_is_a_persons_word() -> None:
    assert of_task(confidence=0.7, is_confirmed=True) == []


def test_standing_work_needs_no_date() -> None:
    assert of_task(kind="continuous", due=None, deadline="Thường xuyên") == []


def test_what_the_task_above_says_holds_below() -> None:
    assert of_task(GOOD_TASK, leads=(), deadline="", due=None, result="") == []


def test_the_director_is_asked_where_others_name_one() -> None:
    first = replace(GOOD_ITEM, task=replace(GOOD_TASK, director="Phó Giám đốc Sở"))
    second = replace(GOOD_ITEM, pk=8, number="2.")
    (found,) = problems(replace(GOOD, items=(first, second)))
    assert (found.code, found.item_id) == ("director", 8)


def test_a_duty_under_its_unit_names_nobody_else() -> None:
    duty = ItemFacts(3, ItemStyle.DASH, "-", "Báo cáo", task=TaskFacts(is_hidden=True))
    unit = ItemFacts(2, ItemStyle.HEADING, "1.", "Phòng TĐC", unit="Phòng TĐC", children=(duty,))
    assert problems(replace(GOOD, items=(unit,))) == []


def test_a_missing_number_is_noticed() -> None:
    table = ItemFacts(
        1, ItemStyle.TABLE, children=tuple(replace(GOOD_ITEM, pk=pk, number=f"5.2.{pk}") for pk in (1, 3))
    )
    (found,) = problems(replace(GOOD, items=(table,)))
    assert (found.code, found.item_id, found.is_blocking) == ("gap", 3, False)


def test_an_item_without_words() -> None:
    (found,) = problems(replace(GOOD, items=(GOOD_ITEM, ItemFacts(9, ItemStyle.POINT, "a)"))))
    assert (found.code, found.item_id, found.message) == ("no_text", 9, "Mục a chưa có nội dung; hãy ghi hoặc xóa mục.")


def test_a_wrong_citation_in_the_text() -> None:
    item = ItemFacts(9, ItemStyle.DASH, "-", "Theo 36/QĐ-TTg ngày 10/01/2021")
    (found,) = problems(replace(GOOD, items=(GOOD_ITEM, item)))
    assert (found.code, found.item_id, found.field) == ("citation", 9, "text")
