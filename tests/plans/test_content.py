"""A plan as a content tree: the three layouts, names of their day, the frame of the document."""

from __future__ import annotations

import datetime as dt
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from documents.constants import Authority, State
from documents.content import Annex, Block, Heading, Paragraph, Table, TaskBlock
from organizations.models import UnitName
from plans import content, selectors
from plans.constants import ItemStyle, LineStyle, UnitRole
from plans.models import Item, LegalBasis, Plan, Task, TaskUnit
from tests import people
from tests.documents.word import lines
from tests.people import Cast


def printed(cast: Cast, plan: Plan) -> dict[str, Block]:
    """Blocks of the text by the words they start with."""
    made = content.build(selectors.plan_for(cast.drafter, plan.pk))
    return {_words(block): block for block in made.blocks}


def _words(block: Block) -> str:
    return (
        "bảng" if isinstance(block, Table) else block.title or block.text if isinstance(block, Heading) else block.text
    )


def item_of(plan: Plan, text: str, **change: Any) -> Item:
    item = plan.items.get(text=text)
    for name, value in change.items():
        setattr(item, name, value)
    item.save()
    return item


def test_labelled_lines(cast: Cast, plan: Plan) -> None:
    Task.objects.filter(item__text="Tổ chức hội thảo").update(
        director="Phó Giám đốc Sở", extra_lines=[{"label": "Đối tượng", "text": "Doanh nghiệp"}], note="Ghi"
    )
    block = printed(cast, plan)["Tổ chức hội thảo"]
    assert isinstance(block, TaskBlock)
    assert (block.marker, block.bold) == ("1.", True)
    assert [(line.label, line.text) for line in block.lines] == [
        ("Chỉ đạo thực hiện", "Phó Giám đốc Sở"),
        ("Chủ trì", "Phòng Tiêu chuẩn Đo lường Chất lượng"),
        ("Phối hợp", "Văn phòng Sở"),
        ("Đối tượng", "Doanh nghiệp"),
        ("Thời gian hoàn thành", "Quý III/2025"),
        ("Kết quả", "Báo cáo"),
        ("Ghi chú", "Ghi"),
    ]


def test_several_leads_stand_below_their_label(cast: Cast, plan: Plan) -> None:
    task = Task.objects.get(item__text="Tổ chức hội thảo")
    task.task_units.filter(role=UnitRole.LEAD).update(scope="Chương trình 1")
    other = people.make_unit(cast.agency, "phong-cn", "Phòng Quản lý Công nghệ")
    TaskUnit.objects.create(
        agency=cast.agency, task=task, unit=other, role=UnitRole.LEAD, scope="Chương trình 2 và 3", position=1
    )
    block = printed(cast, plan)["Tổ chức hội thảo"]
    assert isinstance(block, TaskBlock)
    assert block.lines[0].sublines == (
        "Chương trình 1: Phòng Tiêu chuẩn Đo lường Chất lượng",
        "Chương trình 2 và 3: Phòng Quản lý Công nghệ",
    )


def test_a_line_without_a_label_or_a_value_is_not_printed(cast: Cast, plan: Plan) -> None:
    Task.objects.filter(item__text="Tổ chức hội thảo").update(deadline_label="", expected_result="", lead_label="")
    block = printed(cast, plan)["Tổ chức hội thảo"]
    assert isinstance(block, TaskBlock)
    assert [line.label for line in block.lines] == ["Phối hợp"]


def test_numbered_lines_go_on_in_the_headings_below(cast: Cast, plan: Plan) -> None:
    Task.objects.filter(item__text="Tổ chức hội thảo").update(
        line_style=LineStyle.NUMBERED, lead_label="", coordinator_label="", result_label=""
    )
    people.make_item(plan, "Nội dung cụ thể", style=ItemStyle.HEADING, parent=plan.items.get(text="Tổ chức hội thảo"))
    blocks = printed(cast, plan)
    task, heading = blocks["Tổ chức hội thảo"], blocks["Nội dung cụ thể"]
    assert isinstance(task, TaskBlock)
    assert isinstance(heading, Heading)
    assert [(line.marker, line.label, line.bold) for line in task.lines] == [("1.1.", "Thời gian hoàn thành", True)]
    assert (heading.number, heading.level) == ("1.2.", 3)


def test_hidden_lines_leave_a_plain_item(cast: Cast, plan: Plan) -> None:
    Task.objects.update(line_style=LineStyle.HIDDEN)
    assert isinstance(printed(cast, plan)["Tổ chức hội thảo"], Heading)


def test_a_unit_bears_the_name_of_the_documents_day(cast: Cast, plan: Plan) -> None:
    UnitName.objects.create(
        agency=cast.agency, unit=cast.unit, name="Chi cục Tiêu chuẩn", valid_to=dt.date(2025, 9, 30)
    )
    block = printed(cast, plan)["Tổ chức hội thảo"]
    assert isinstance(block, TaskBlock)
    assert block.lines[0].text == "Chi cục Tiêu chuẩn"
    TaskUnit.objects.filter(unit=cast.unit).update(printed_name="CCTĐC")
    block = printed(cast, plan)["Tổ chức hội thảo"]
    assert isinstance(block, TaskBlock)
    assert block.lines[0].text == "CCTĐC"


@pytest.mark.parametrize(
    ("total", "words", "source", "line"),
    [
        (53_000_000, "", "", "Tổng kinh phí: 53.000.000 đồng (Bằng chữ: Năm mươi ba triệu đồng)."),
        (5, "Năm đồng", "", "Tổng kinh phí: 5 đồng (Bằng chữ: Năm đồng)."),
        (None, "", "Kinh phí đề án.", "Tổng kinh phí: Kinh phí đề án."),
    ],
)
def test_the_budget_line(cast: Cast, plan: Plan, total: int | None, words: str, source: str, line: str) -> None:
    Plan.objects.filter(pk=plan.pk).update(budget_total=total, budget_words=words, budget_source=source)
    people.make_item(plan, "Tổng kinh phí:", style=ItemStyle.BUDGET)
    block = printed(cast, plan)[line]
    assert block == Paragraph(line, marker="-", ref=block.ref)


def test_a_title_runs_on_and_a_khoan_may_have_none(cast: Cast, plan: Plan) -> None:
    section = plan.items.get(text="Mục đích")
    people.make_item(plan, "Thời gian:", style=ItemStyle.HEADING, parent=section, detail="Xuyên suốt", position=5)
    people.make_item(plan, "", style=ItemStyle.HEADING, parent=section, detail="Khoản không tiêu đề.", position=6)
    blocks = printed(cast, plan)
    assert blocks["Thời gian:"] == Heading("Thời gian:", 2, "1.", "Xuyên suốt", blocks["Thời gian:"].ref)
    untitled = blocks["Khoản không tiêu đề."]
    assert isinstance(untitled, Heading)
    assert (untitled.title, untitled.number) == ("", "2.")


def make_table(cast: Cast, plan: Plan) -> Item:
    """An annex with a table of one group and a row that has a sub-row; the row."""
    annex = people.make_item(plan, "DANH MỤC", style=ItemStyle.ANNEX, landscape=True, position=9)
    columns = [
        {"key": key, "title": title, "width": 20}
        for key, title in [("number", "TT"), ("title", "Nội dung"), ("lead", "Chủ trì"), ("deadline", "Tiến độ"),
                           ("extra:Phương thức", "Phương thức")]
    ]  # fmt: skip
    table = people.make_item(plan, "", style=ItemStyle.TABLE, parent=annex, columns=columns)
    group = people.make_item(plan, "Xây dựng mô hình", style=ItemStyle.GROUP, parent=table)
    task = people.make_task(
        plan, "Bộ chỉ số", cast.unit, parent=group, deadline="Hàng năm",
        extra_lines=[{"label": "Phương thức", "text": "Đặt hàng"}],
    )  # fmt: skip
    row = task.item
    row.style = ItemStyle.ROW
    row.save()
    people.make_item(plan, "Bản đồ chiến lược", style=ItemStyle.DASH, parent=row)
    return row


def test_an_annex_table(cast: Cast, plan: Plan) -> None:
    make_table(cast, plan)
    made = content.build(selectors.plan_for(cast.drafter, plan.pk))
    (page,) = made.annexes
    assert isinstance(page, Annex)
    assert (page.title, page.landscape, page.number) == ("DANH MỤC", True, "")
    assert page.reference == (
        "(Kèm theo Kế hoạch số …/KH-SKHCN ngày … tháng … năm … của Sở Khoa học và Công nghệ Quảng Ngãi)"
    )
    (table,) = page.blocks
    assert isinstance(table, Table)
    assert [each.cells for each in table.rows] == [
        ("I", "Xây dựng mô hình"),
        ("1", "Bộ chỉ số", "Phòng Tiêu chuẩn Đo lường Chất lượng", "Hàng năm", "Đặt hàng"),
        ("", "Bản đồ chiến lược", "", "", ""),
    ]
    assert [(each.is_group, each.is_sub) for each in table.rows] == [(True, False), (False, False), (False, True)]
    assert [column.align for column in table.columns] == ["center", "left", "left", "center", "left"]


def test_one_row_alone(cast: Cast, plan: Plan) -> None:
    row = make_table(cast, plan)
    plan = selectors.plan_for(cast.drafter, plan.pk)
    alone = content.block_for(plan, selectors.item_outline(plan, row.pk), row.pk)
    whole = content.build(plan).annexes[0].blocks[0]
    assert isinstance(alone, Table)
    assert isinstance(whole, Table)
    assert alone.rows == (whole.rows[1],)
    assert alone.columns == whole.columns


def test_two_annexes_are_numbered_and_a_numbered_plan_fills_its_reference(cast: Cast, plan: Plan) -> None:
    make_table(cast, plan)
    people.make_item(plan, "HAI", style=ItemStyle.ANNEX, position=10)
    people.advance(plan.document, State.NUMBERED, by=cast.drafter)
    made = content.build(selectors.plan_for(cast.drafter, plan.pk))
    assert [annex.number for annex in made.annexes] == ["I", "II"]
    assert "số 01/KH-SKHCN ngày 05 tháng 9 năm 2025 của" in made.annexes[0].reference
    assert (made.letterhead.number, made.letterhead.date.day) == (1, 5)


SIGNERS = [
    ({"authority": Authority.KT}, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ({"authority": "", "signer_title": "Giám đốc"}, ("GIÁM ĐỐC",)),
    ({"authority": "", "head_title": "", "signer_title": "Giám đốc"}, ("GIÁM ĐỐC",)),
    ({"authority": Authority.Q}, ("Q. GIÁM ĐỐC",)),
    (
        {
            "on_behalf_of": "Ủy ban nhân dân",
            "authority": Authority.KT,
            "head_title": "Chủ tịch",
            "signer_title": "Phó Chủ tịch",
        },
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ),
    (
        {"authority": Authority.TL, "signer_title": "Chánh Văn phòng"},
        ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
    ),
]


@pytest.mark.parametrize(("fields", "lines"), SIGNERS)
def test_the_signature(cast: Cast, fields: dict[str, str], lines: tuple[str, ...]) -> None:
    plan = people.make_plan(cast.agency, cast.drafter, document=fields)
    made = content.build(selectors.plan_for(cast.drafter, plan.pk))
    assert (made.signature.lines, made.signature.name) == (lines, "Trần Công Hòa")


def test_the_frame(cast: Cast, plan: Plan) -> None:
    LegalBasis.objects.filter(plan=plan).update(text="Quyết định số 1322/QĐ-TTg;", role="carry_out")
    Plan.objects.filter(pk=plan.pk).update(opening="Câu một\n\nCâu hai")
    made = content.build(selectors.plan_for(cast.drafter, plan.pk))
    assert made.opening.bases == ("Thực hiện Quyết định số 1322/QĐ-TTg",)
    assert made.opening.sentences == ("Câu một", "Câu hai")
    assert made.recipients.names == ("UBND tỉnh (b/c)", "Các phòng, đơn vị thuộc Sở (t/h)")
    assert made.recipients.archive == "VT, TĐC"
    date = made.letterhead.date
    assert (made.letterhead.number, date.day, date.month, date.year) == (None, None, 9, 2025)
    assert made.type_name == "Kế hoạch"


def render(document_id: int, chosen: str, path: Path) -> None:
    call_command("render_document", str(document_id), "--format", chosen, "--output", str(path), stdout=StringIO())


def test_render_as_html(plan: Plan, tmp_path: Path) -> None:
    render(plan.document_id, "html", tmp_path / "a.html")
    assert "Tổ chức hội thảo" in (tmp_path / "a.html").read_text()


@pytest.mark.heavy
def test_render_as_pdf(plan: Plan, tmp_path: Path) -> None:
    render(plan.document_id, "pdf", tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_render_what_was_issued(cast: Cast, plan: Plan, tmp_path: Path) -> None:
    people.advance(plan.document, State.ISSUED, by=cast.drafter)
    render(plan.document_id, "pdf", tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == people.PDF


def test_render_as_word(plan: Plan, tmp_path: Path) -> None:
    render(plan.document_id, "docx", tmp_path / "a.docx")
    assert any("Tổ chức hội thảo" in line for line in lines((tmp_path / "a.docx").read_bytes()))


@pytest.mark.parametrize("chosen", ["docx", "html", "pdf"])
def test_render_refuses(db: None, tmp_path: Path, chosen: str) -> None:
    with pytest.raises(CommandError, match="Không có văn bản có mã 999"):
        render(999, chosen, tmp_path / "a")


def test_a_folder_that_is_not_there(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Không đọc hoặc ghi được"):
        render(plan.document_id, "html", tmp_path / "no" / "a")
