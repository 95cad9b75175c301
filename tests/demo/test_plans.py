"""Each seeded plan against its facts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from common.money import read_words
from documents.content import Content, Heading, TaskBlock
from plans.api.positions import positions
from plans.constants import ItemStyle, UnitRole
from plans.content import build
from plans.models import Item, LegalBasis, LegalDocument, Target, Task
from plans.selectors import Outline, outline
from tests.demo.facts import PLANS, Facts, drafter_of, facts, plan_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo"), pytest.mark.both_engines]
every_plan = pytest.mark.parametrize("slug", PLANS)


@every_plan
def test_header(slug: str) -> None:
    wanted, document = facts(slug), plan_of(slug).document
    assert document.symbol == (wanted["symbol"] or "KH-SKHCN")
    assert document.number is None
    assert document.issued_on is None
    assert wanted["place"] in (None, document.place)
    assert document.draft_month == wanted["month"]
    assert wanted["year"] in (None, document.draft_year)


@every_plan
def test_outline(slug: str) -> None:
    """Numbers and titles in the order of the plan, as the paper prints them."""
    printed = _headings(build(plan_of(slug)))
    assert printed == [(number, title) for number, title, _ in facts(slug)["outline"]]


def _headings(content: Content) -> list[tuple[str, str]]:
    found = []
    for block in content.blocks:
        if isinstance(block, Heading) and block.title:
            found.append((block.number, block.title))
        elif isinstance(block, TaskBlock) and block.bold:
            found.append((block.marker, block.text))
            found += [(line.marker, line.label) for line in block.lines]
    return [(number.rstrip("."), title.rstrip(": ")) for number, title in found]


@every_plan
def test_heading_levels(slug: str) -> None:
    levels = {title: level for _, title, level in facts(slug)["outline"]}
    headings = [block for block in build(plan_of(slug)).blocks if isinstance(block, Heading) and block.title]
    printed = [(block.title.rstrip(": "), block.level) for block in headings]
    repeated = {title for title, _ in printed if [each for each, _ in printed].count(title) > 1}
    assert all(levels[title] == level for title, level in printed if title not in repeated)


@every_plan
def test_tasks(slug: str) -> None:
    """Every task in order: place, words, units, scopes, deadline, result, note."""
    plan = plan_of(slug)
    tree = outline(plan)
    places = positions(drafter_of(slug), [plan.pk])
    seeded = [_seeded_task(tree, node.item, places[node.item.pk].pos) for node in tree.walk() if node.task]
    wanted = [_wanted_task(task) for task in facts(slug)["tasks"]]
    assert [task["pos"] for task in seeded] == [task["pos"] for task in wanted]
    for ours, theirs in zip(seeded, wanted, strict=True):
        title = theirs.pop("title")
        assert ours.pop("title").startswith(title)
        assert ours == theirs


def _seeded_task(tree: Outline, item: Item, pos: str) -> Facts:
    node = tree.by_id[item.pk]
    task = node.task
    assert task is not None
    return {
        "pos": pos,
        "title": item.text,
        "director": task.director or None,
        "leads": [[part.printed_name or part.unit.name, part.scope or None] for part in node.leads],
        "coordinators": [part.printed_name or part.unit.name for part in node.coordinators],
        "deadline": task.deadline or None,
        "expected_result": task.expected_result or None,
        "note": task.note or None,
        "is_group": task.is_group,
        "extra": [line["text"] for line in task.extra_lines],
    }


def _wanted_task(task: Facts) -> Facts:
    wanted: Facts = {name: task[name] for name in ("pos", "director", "leads", "coordinators", "deadline", "note")}
    wanted["title"] = task["title"].split("…”")[0] if task["title"].endswith("…”") else task["title"]
    wanted["expected_result"] = task["expected_result"]
    wanted["is_group"] = task.get("is_group", False)
    wanted["extra"] = _extra(task)
    return wanted


def _extra(task: Facts) -> list[str]:
    if "orientation" in task:
        methods = [f"- {line}" for line in task["method"]]
        return [task["orientation"], "\n".join(methods) if task["pos"] != "PL2.5" else task["method"][0]]
    return [task["extra"]] if "extra" in task else []


@every_plan
def test_task_labels(slug: str) -> None:
    """The label before the units and the deadline is the plan's own, where the plan names it."""
    plan = plan_of(slug)
    stored = {task.item.text: task for task in Task.objects.filter(plan=plan).select_related("item")}
    for wanted in facts(slug)["tasks"]:
        named = {name: wanted[name] for name in ("lead_label", "coordinator_label", "deadline_label") if name in wanted}
        start = wanted["title"].split("…”")[0] if wanted["title"].endswith("…”") else wanted["title"]
        task = next(task for text, task in stored.items() if text.startswith(start))
        assert {name: getattr(task, name) for name in named} == named


@every_plan
def test_deadlines_are_read(slug: str) -> None:
    """Every deadline that the plan prints has a reading; none is taken as confirmed by a person."""
    for task in Task.objects.filter(plan=plan_of(slug)):
        assert not task.deadline_confirmed
        assert (task.deadline_kind != "unknown") == bool(task.deadline)


def test_readings_by_name() -> None:
    """A few of them by hand: (start, due, kind)."""
    read = {task.deadline: (task.start, task.due, task.deadline_kind) for task in Task.objects.all()}
    assert read["Quý III-IV/2025"] == (dt.date(2025, 7, 1), dt.date(2025, 12, 31), "once")
    assert read["Quý IV/2025"] == (None, dt.date(2025, 12, 31), "once")
    assert read["Thường xuyên"][1:] == (None, "continuous")
    assert read["Tháng từ 10- 14/4/2023"] == (dt.date(2023, 4, 10), dt.date(2023, 4, 14), "once")
    assert read["Tháng 5-7/2023"] == (dt.date(2023, 5, 1), dt.date(2023, 7, 31), "once")
    assert read["2030"] == (dt.date(2030, 1, 1), dt.date(2030, 12, 31), "once")
    assert read["Hàng năm"][2] == "recurring"


@every_plan
def test_budget(slug: str) -> None:
    wanted, plan = facts(slug)["budget"], plan_of(slug)
    assert plan.budget_total == wanted["total_vnd"]
    assert plan.budget_words == (wanted["words"] or "")
    assert plan.budget_source == wanted["source"]
    if plan.budget_total is not None:
        assert read_words(plan.budget_words.removesuffix(" đồng")) == plan.budget_total


@every_plan
def test_targets(slug: str) -> None:
    rows = Target.objects.filter(plan=plan_of(slug)).order_by("position")
    seeded = [[row.value or None, row.unit or None, _years(row)] for row in rows]
    assert seeded == facts(slug)["targets"]


def _years(target: Target) -> str:
    assert target.period_start is not None
    assert target.period_end is not None
    start, end = target.period_start.year, target.period_end.year
    return str(start) if start == end else f"{start}-{end}"


@every_plan
def test_legal_bases(slug: str) -> None:
    """What the opening cites, and what the text cites elsewhere, with the date as printed."""
    roles = {"basis": "căn cứ", "carry_out": "thực hiện"}
    rows = list(LegalBasis.objects.filter(plan=plan_of(slug)).select_related("legal_document"))
    opening = [
        [row.legal_document.kind, row.legal_document.symbol, str(row.cited_date), roles[row.role]]
        for row in rows
        if row.in_opening
    ]
    elsewhere = {(row.legal_document.symbol, str(row.cited_date)) for row in rows if not row.in_opening}
    assert opening == facts(slug)["legal_bases"]
    assert elsewhere == {(symbol, date) for symbol, date in facts(slug)["cited_elsewhere"] if date}


def test_the_wrong_date_of_a_decision_stays_as_printed() -> None:
    """36/QĐ-TTg is of 11/01/2021; the plan prints the day before, and the checker has something to find."""
    plan = plan_of("quang-ngai-2025-ke-hoach-nang-suat")
    cited = LegalBasis.objects.get(plan=plan, legal_document__symbol="36/QĐ-TTg")
    assert cited.cited_date == dt.date(2021, 1, 10)
    assert cited.legal_document.issued_on == dt.date(2021, 1, 11)
    assert Item.objects.filter(plan=plan, text__contains="36/QĐ-TTg ngày 10/01/2021").count() == 1


def test_the_registers_chain() -> None:
    """A province's plan carries out a Prime Minister's decision, and the department's plan the province's."""
    plan = plan_of("quang-ngai-2025-ke-hoach-nang-suat")
    assert plan.carries_out is not None
    assert plan.carries_out.symbol == "138/KH-UBND"
    assert plan.carries_out.implements is not None
    assert plan.carries_out.implements.symbol == "36/QĐ-TTg"
    dates = LegalDocument.objects.filter(symbol="36/QĐ-TTg").values_list("issued_on", flat=True)
    assert set(dates) == {dt.date(2021, 1, 11)}


@every_plan
def test_duties_per_unit(slug: str) -> None:
    tree = outline(plan_of(slug))
    counted = {ItemStyle.DASH, ItemStyle.POINT}
    seeded = []
    for node in tree.walk():
        if node.item.unit_id and node.item.style == ItemStyle.HEADING:
            duties = [child for child in node.children if child.item.style in counted]
            seeded.append([node.item.text.rstrip(": "), len(duties) or 1])
    assert seeded == facts(slug)["organisation"]


@every_plan
def test_recipients_and_signature(slug: str) -> None:
    wanted, content = facts(slug), build(plan_of(slug))
    printed = [*content.recipients.names, f"Lưu: {content.recipients.archive}"]
    assert printed == wanted["recipients"]
    signatory: dict[str, Any] = wanted["signatory"]
    assert list(content.signature.lines) == [*signatory["authority"], signatory["position"]]
    assert content.signature.name == signatory["name"]


def test_the_course() -> None:
    """Name, places, days, venue and modules of the course plan stand in its text."""
    slug = "quang-ngai-2025-khoa-dao-tao-okr"
    plan, course = plan_of(slug), facts(slug)["training"]
    texts = list(Item.objects.filter(plan=plan).values_list("text", flat=True))
    assert (str(plan.period_start), str(plan.period_end)) == (course["start"], course["end"])
    assert course["name"] in texts
    assert f"Số lượng học viên: {course['participants']} người." in texts
    assert f"Địa điểm: {course['venue']}." in texts
    assert "Thời gian: 3 ngày, từ ngày 23/9 - 25/9/2025." in texts
    assert [text for text in texts if text in course["modules"]] == course["modules"]


def test_tables_have_the_columns_of_their_plans() -> None:
    body = build(plan_of("hai-phong-2023-kpi"))
    (table,) = [block for block in body.blocks if hasattr(block, "columns")]
    assert [column.title for column in table.columns] == facts("hai-phong-2023-kpi")["table_columns"]
    annexes = build(plan_of("quang-tri-2021-2030-chuong-trinh")).annexes
    for annex, wanted in zip(annexes, facts("quang-tri-2021-2030-chuong-trinh")["annexes"], strict=True):
        (table,) = [block for block in annex.blocks if hasattr(block, "columns")]
        assert (annex.number, annex.title, annex.landscape) == (wanted["n"], wanted["title"], True)
        assert [column.title for column in table.columns] == wanted["columns"]


def test_a_task_has_one_unit_once_per_role() -> None:
    for task in Task.objects.prefetch_related("task_units"):
        leads = [part for part in task.task_units.all() if part.role == UnitRole.LEAD]
        assert [part.position for part in leads] == list(range(len(leads)))


def test_in_a_table_the_scope_follows_the_name() -> None:
    annex = build(plan_of("quang-tri-2021-2030-chuong-trinh")).annexes[0]
    (table,) = [block for block in annex.blocks if hasattr(block, "rows")]
    (row,) = [row for row in table.rows if row.cells[0] == "5.3.3"]
    assert row.cells[2] == "Sở Khoa học và Công nghệ (Chi cục TC ĐL CL)"
