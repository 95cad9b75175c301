"""What the cases measure on: a database of its own, the demo's plan of Quảng Ngãi, a plan of 300 tasks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.db import connection

from documents.content import (
    Annex,
    Column,
    Content,
    DateLine,
    Heading,
    LabelledLine,
    Letterhead,
    Opening,
    Recipients,
    Row,
    Signature,
    Table,
    TaskBlock,
)
from organizations.models import Unit
from plans.constants import ItemStyle, UnitRole
from plans.models import Item, Plan, Task, TaskUnit

DEMO_AGENCY = "skhcn-quangngai"
DEMO_SUBJECT = "Kế hoạch tổng thể nâng cao năng suất"
TASKS = 300
ROWS = 3_000
_WORDS = (
    "Rà soát cơ chế, chính sách thúc đẩy năng suất dựa trên nền tảng khoa học, công nghệ và đổi mới sáng tạo; "
    "đề xuất cấp có thẩm quyền sửa đổi, bổ sung cho phù hợp với điều kiện của địa phương"
)
_UNITS = ("Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng", "Văn phòng Sở", "Phòng Kế hoạch – Tài chính")


@contextmanager
def database() -> Iterator[None]:
    """A fresh database with the demo data, gone afterwards (TEST_DATABASE_URL chooses the engine)."""
    from plans.demo.seed import seed

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        seed()
        yield
    finally:
        connection.creation.destroy_test_db(str(name), verbosity=0)


def demo_plan() -> Plan:
    """The demo's plan qngai: five pages of running text with labelled tasks."""
    plans = Plan.objects.select_related("document", "agency").filter(agency__code=DEMO_AGENCY)
    return plans.filter(document__subject__contains=DEMO_SUBJECT).order_by("pk")[0]


def plan_of_300_tasks() -> Plan:
    """The demo's plan with its outline replaced by 20 headings of 15 labelled tasks."""
    plan = demo_plan()
    Item.objects.filter(plan=plan).delete()
    units = list(Unit.objects.filter(agency=plan.agency).order_by("pk")[:3])
    section = Item.objects.create(agency_id=plan.agency_id, plan=plan, style=ItemStyle.SECTION, text="NHIỆM VỤ")
    for group in range(TASKS // 15):
        heading = Item.objects.create(
            agency_id=plan.agency_id,
            plan=plan,
            parent=section,
            position=group,
            style=ItemStyle.HEADING,
            text=f"Nhóm nhiệm vụ {group + 1}",
        )
        items = Item.objects.bulk_create(_item(plan, heading, place) for place in range(15))
        tasks = Task.objects.bulk_create(_task(plan, item) for item in items)
        TaskUnit.objects.bulk_create(
            TaskUnit(agency_id=plan.agency_id, task=task, unit=unit, role=role, position=place)
            for task in tasks
            for place, (unit, role) in enumerate(zip(units, _ROLES, strict=False))
        )
    return plan


_ROLES = (UnitRole.LEAD, UnitRole.COORDINATOR, UnitRole.COORDINATOR)


def _item(plan: Plan, heading: Item, place: int) -> Item:
    return Item(
        agency_id=plan.agency_id,
        plan=plan,
        parent=heading,
        position=place,
        style=ItemStyle.POINT,
        text=f"{_WORDS} ({heading.position}.{place}).",
    )


def _task(plan: Plan, item: Item) -> Task:
    return Task(
        agency_id=plan.agency_id,
        plan=plan,
        item=item,
        director="Phó Giám đốc Sở phụ trách",
        deadline="Quý III/2025",
        due=dt.date(2025, 9, 30),
        expected_result="Báo cáo kết quả rà soát",
    )


def content_of_300_tasks() -> Content:
    """The same amount of text as `plan_of_300_tasks`, without a database."""
    return Content(
        type_name="Kế hoạch",
        subject="Triển khai hoạt động nâng cao năng suất năm 2025",
        letterhead=Letterhead(
            "UBND tỉnh Quảng Ngãi", "Sở Khoa học và Công nghệ", 8, "KH-SKHCN", DateLine("Quảng Ngãi", 5, 9, 2025)
        ),
        opening=Opening(("Căn cứ Quyết định số 1322/QĐ-TTg ngày 31/8/2020 của Thủ tướng Chính phủ",)),
        blocks=(Heading("NHIỆM VỤ", 1, "I.", ref="item-0"), *(_task_block(number) for number in range(1, TASKS + 1))),
        closing=("Trên đây là Kế hoạch năm 2025, các phòng triển khai thực hiện.",),
        signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Công Hòa"),
        recipients=Recipients(("UBND tỉnh (b/c)", "Các phòng, đơn vị thuộc Sở (t/h)"), "VT, TĐC"),
    )


def _task_block(number: int) -> TaskBlock:
    unit = _UNITS[number % 3]
    lines = (
        LabelledLine("Chỉ đạo thực hiện", "Phó Giám đốc Sở phụ trách"),
        LabelledLine("Chủ trì", unit),
        LabelledLine("Phối hợp", f"{_UNITS[(number + 1) % 3]}; {_UNITS[(number + 2) % 3]}"),
        LabelledLine("Thời gian hoàn thành", f"Quý {('I', 'II', 'III', 'IV')[number % 4]}/2025"),
        LabelledLine("Kết quả", f"Báo cáo kết quả rà soát lần {number}"),
    )
    return TaskBlock(f"{_WORDS} ({number}).", lines, marker="a)", ref=f"item-{number}")


def content_with_an_annex_of_3000_rows() -> Content:
    """The same plan without tasks in its text, and an annex of 7 columns in groups of 50 rows."""
    rows = []
    for number in range(ROWS):
        if number % 50 == 0:
            rows.append(Row((str(number // 50 + 1), f"Nhóm nhiệm vụ {number // 50 + 1}"), is_group=True))
        rows.append(_annex_row(number))
    widths = (6, 26, 14, 15, 13, 15, 11)
    columns = tuple(Column(title, width) for title, width in zip(ANNEX_HEAD, widths, strict=True))
    annex = Annex("Danh mục nhiệm vụ", (Table(columns, tuple(rows)),), landscape=True)
    return replace(content_of_300_tasks(), blocks=(Heading("NHIỆM VỤ", 1, "I."),), annexes=(annex,))


ANNEX_HEAD = ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Tiến độ", "Dự kiến kết quả", "Ghi chú")


def _annex_row(number: int) -> Row:
    quarter = ("I", "II", "III", "IV")[number % 4]
    work = f"Hỗ trợ doanh nghiệp áp dụng công cụ cải tiến năng suất, đợt {number + 1}"
    cells = (f"{number % 50 + 1}", work, _UNITS[number % 3], _UNITS[(number + 1) % 3], f"Quý {quarter}/2025", "Báo cáo")
    return Row((*cells, ""))
