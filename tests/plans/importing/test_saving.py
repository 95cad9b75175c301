"""What a person has looked at becomes a draft plan, whole or not at all."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from audit.models import Entry
from common.errors import InvalidInput, NotAllowed, StaleVersion
from documents.constants import Authority, RecipientPurpose
from documents.models import Document
from organizations.models import Unit
from plans import content, selectors, services
from plans.constants import ImportState, PlanKind, TaskLayout
from plans.importing.draft import BasisDraft, Found, HeaderDraft, ItemDraft, PlanDraft, TargetDraft, UnitPart
from plans.models import Item, LegalBasis, LegalDocument, Plan, PlanImport, Target, Task, TaskUnit
from plans.services.importing import plan_import_correct, plan_import_save
from tests import people
from tests.people import Cast
from tests.plans.importing.uploads import LEAD, draft, know, ready, table, task, usual_items


def save(found: PlanImport, cast: Cast, **given: Any) -> Plan:
    values = {"import_id": found.pk, "actor": cast.drafter, "version": found.version}
    return plan_import_save(**{**values, **given})


def saved(cast: Cast, plan: PlanDraft, **given: Any) -> Plan:
    """The plan that a draft becomes; its units are known."""
    know(cast.drafter)
    return save(ready(cast.drafter, plan), cast, **given)


def decide(found: PlanImport, cast: Cast, *changes: dict[str, Any]) -> PlanImport:
    return plan_import_correct(import_id=found.pk, actor=cast.drafter, version=found.version, changes=changes)


def test_it_works(cast: Cast) -> None:
    know(cast.drafter)
    found = ready(cast.drafter)
    plan = save(found, cast)
    found.refresh_from_db()
    assert (found.state, found.plan) == (ImportState.SAVED, plan)
    assert str(plan) == "Truy xuất nguồn gốc sản phẩm địa phương năm 2026"
    assert (plan.kind, plan.task_layout) == (PlanKind.ANNUAL, TaskLayout.LABELLED)
    assert (plan.period_start, plan.period_end) == (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    assert [node.number for node in selectors.outline(plan).nodes] == ["I.", "II."]
    entry = Entry.objects.get(object_type="plans.plan", object_id=str(plan.pk), action="imported")
    assert (entry.actor, entry.reason) == (cast.drafter, "ke-hoach.txt")


def test_the_document_around_the_text(cast: Cast) -> None:
    document = saved(cast, draft()).document
    assert (document.doc_type, document.symbol, document.place) == ("KH", "KH-SKHCN", "Ninh Thuận")
    assert (document.draft_month, document.draft_year, document.number) == (2, 2026, None)
    assert (document.authority, document.head_title) == (Authority.KT, "GIÁM ĐỐC")
    assert (document.signer_title, document.signer_name) == ("PHÓ GIÁM ĐỐC", "Lê Minh Khang")
    assert document.archive_line == "VT, TĐC"
    assert list(document.recipients.values_list("name", "purpose")) == [
        ("UBND tỉnh", RecipientPurpose.REPORT),
        ("Các phòng, đơn vị thuộc Sở", RecipientPurpose.NONE),
    ]


def test_tasks_have_units_lines_and_a_reading_to_confirm(cast: Cast) -> None:
    plan = saved(cast, draft())
    survey = Task.objects.get(plan=plan, item__text__startswith="Khảo sát")
    assert (survey.deadline, survey.due) == ("Quý I/2026", dt.date(2026, 3, 31))
    assert survey.deadline_confirmed is False
    assert (survey.expected_result, survey.lead_label, survey.search_text[:8]) == (
        "Báo cáo khảo sát",
        "Chủ trì",
        "khao sat",
    )
    parts = TaskUnit.objects.filter(task=survey).values_list("role", "unit__name", "printed_name")
    assert list(parts) == [("coordinator", "Văn phòng Sở", ""), ("lead", LEAD, "")]


def test_a_target_is_read_in_figures(cast: Cast) -> None:
    target = Target.objects.get(plan=saved(cast, draft()))
    assert (target.value, target.low, target.bound, target.unit) == ("30", 30, "min", "hợp tác xã")
    assert (target.period_start, target.period_end) == (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def test_money_opening_and_closing(cast: Cast) -> None:
    plan = saved(cast, draft())
    assert (plan.budget_total, plan.budget_source) == (53_000_000, "Ngân sách tỉnh")
    assert plan.opening == "Sở Khoa học và Công nghệ ban hành Kế hoạch như sau:"
    assert plan.closing.startswith("Trên đây là Kế hoạch")


class TestBases:
    def test_a_new_one_is_entered_and_logged(self, cast: Cast) -> None:
        basis = LegalBasis.objects.get(plan=saved(cast, draft()))
        law = basis.legal_document
        assert (law.kind, law.symbol, law.issued_on) == ("Quyết định", "100/QĐ-TTg", dt.date(2019, 1, 19))
        assert (law.issuer, law.subject) == ("Thủ tướng Chính phủ", "phê duyệt Đề án truy xuất")
        assert basis.in_opening
        assert Entry.objects.filter(
            object_type="plans.legaldocument", object_id=str(law.pk), actor=cast.drafter
        ).exists()

    @pytest.mark.parametrize("issued_on", [dt.date(2019, 1, 19), dt.date(2019, 1, 20)], ids=["the day", "a misprint"])
    def test_one_of_the_register_is_used_again(self, cast: Cast, issued_on: dt.date) -> None:
        known = people.make_legal_document(cast.agency, "100/QĐ-TTg", issued_on=issued_on)
        basis = LegalBasis.objects.get(plan=saved(cast, draft()))
        assert (basis.legal_document, basis.cited_date) == (known, dt.date(2019, 1, 19))

    def test_the_same_symbol_of_another_year_is_another_document(self, cast: Cast) -> None:
        people.make_legal_document(cast.agency, "100/QĐ-TTg", issued_on=dt.date(2021, 1, 19))
        saved(cast, draft())
        assert LegalDocument.objects.filter(agency=cast.agency, symbol="100/QĐ-TTg").count() == 2

    def test_another_agencys_register_is_not_touched(self, cast: Cast) -> None:
        people.make_legal_document(cast.other, "100/QĐ-TTg", issued_on=dt.date(2019, 1, 19))
        assert LegalBasis.objects.get(plan=saved(cast, draft())).legal_document.agency == cast.agency

    def test_a_law_by_its_name(self, cast: Cast) -> None:
        law = people.make_legal_document(cast.agency, "", kind="Luật", subject="Chất lượng sản phẩm, hàng hóa")
        basis = BasisDraft(
            "Căn cứ Luật Chất lượng sản phẩm, hàng hóa", kind="Luật", name="Luật Chất lượng sản phẩm, hàng hóa"
        )
        assert LegalBasis.objects.get(plan=saved(cast, draft(bases=(basis,)))).legal_document == law

    def test_a_sentence_without_a_document_stays_in_the_opening(self, cast: Cast) -> None:
        plan = saved(cast, draft(bases=(BasisDraft("Căn cứ tình hình thực tế của địa phương;"),)))
        assert not plan.bases.exists()
        assert plan.opening.splitlines()[0] == "Căn cứ tình hình thực tế của địa phương;"

    def test_what_the_plan_carries_out_is_its_own_field(self, cast: Cast) -> None:
        basis = BasisDraft("Thực hiện Kế hoạch số 9/KH-UBND ngày 05/01/2026 của UBND tỉnh", "carry_out", "Kế hoạch",
                           "9/KH-UBND", date="2026-01-05", issuer="UBND tỉnh")  # fmt: skip
        plan = saved(cast, draft(bases=(basis,)))
        assert plan.carries_out is not None
        assert plan.carries_out.symbol == "9/KH-UBND"


class TestUnits:
    def test_an_unknown_one_is_asked_for_and_nothing_is_saved(self, cast: Cast) -> None:
        found = ready(cast.drafter)
        before = Plan.objects.count(), Document.objects.count()
        with pytest.raises(InvalidInput, match="Văn phòng Sở") as refused:
            save(found, cast)
        assert refused.value.field == "units"
        assert (Plan.objects.count(), Document.objects.count()) == before

    def test_words_are_kept_where_the_person_says_so(self, cast: Cast) -> None:
        know(cast.drafter)
        found = ready(
            cast.drafter, draft(ItemDraft("heading", "Rà soát", "1.", task=task("Hội Nông dân xã Phước Nam")))
        )
        found = decide(found, cast, {"op": "unit", "printed": "Hội Nông dân xã Phước Nam", "choice": {"text": True}})
        made = Task.objects.get(plan=save(found, cast))
        assert made.extra_lines == [{"label": "Chủ trì", "text": "Hội Nông dân xã Phước Nam"}]
        assert not Unit.objects.filter(name="Hội Nông dân xã Phước Nam").exists()

    def test_a_chosen_unit_keeps_the_printed_name(self, cast: Cast) -> None:
        unit, _ = know(cast.drafter)
        found = ready(cast.drafter, draft(ItemDraft("heading", "Rà soát", "1.", task=task("Bộ phận đo lường"))))
        found = decide(found, cast, {"op": "unit", "printed": "Bộ phận đo lường", "choice": {"unit": unit.pk}})
        part = TaskUnit.objects.get(task__plan=save(found, cast))
        assert (part.unit, part.printed_name) == (unit, "Bộ phận đo lường")

    def test_a_new_one_needs_the_right_to_make_it(self, cast: Cast) -> None:
        found = ready(cast.drafter, draft(ItemDraft("heading", "Rà soát", "1.", task=task("Hội Làm vườn"))))
        found = decide(found, cast, {"op": "unit", "printed": "Hội Làm vườn", "choice": {"new": "external"}})
        with pytest.raises(NotAllowed, match="người quản trị"):
            save(found, cast)
        people.Membership.objects.create(user=cast.drafter, agency=cast.agency, role="admin")
        plan = save(found, cast, actor=people.User.objects.get(pk=cast.drafter.pk))
        unit = Unit.objects.get(agency=cast.agency, name="Hội Làm vườn")
        assert (unit.code, unit.kind) == ("hoi-lam-vuon", "external")
        assert TaskUnit.objects.get(task__plan=plan).unit == unit

    def test_another_agencys_unit_cannot_be_chosen(self, cast: Cast) -> None:
        foreign = people.make_unit(cast.other, "phong-la", "Phòng lạ")
        found = ready(cast.drafter)
        with pytest.raises(InvalidInput, match="không thuộc cơ quan"):
            decide(found, cast, {"op": "unit", "printed": LEAD, "choice": {"unit": foreign.pk}})

    def test_two_names_of_one_unit_stand_in_one_row(self, cast: Cast) -> None:
        unit, _ = know(cast.drafter)
        Unit.objects.filter(pk=unit.pk).update(short_name="Phòng TĐC")
        both = (Found(UnitPart(LEAD)), Found(UnitPart("Phòng TĐC")))
        plan = saved(cast, draft(ItemDraft("heading", "Rà soát", "1.", task=task("", leads=both))))
        assert TaskUnit.objects.get(task__plan=plan).printed_name == f"{LEAD}; Phòng TĐC"


class TestOutline:
    def numbers(self, plan: Plan) -> list[str]:
        def walk(nodes: Any) -> list[str]:
            return [number for node in nodes for number in (node.number, *walk(node.children))]

        return walk(selectors.outline(plan).nodes)

    def test_only_a_number_that_differs_is_kept(self, cast: Cast) -> None:
        children = tuple(ItemDraft("heading", f"Việc {number}", number) for number in ("1.", "3.", "4."))
        plan = saved(cast, draft(ItemDraft("section", "VIỆC", "I.", children=children)))
        assert self.numbers(plan) == ["I.", "1.", "3.", "4."]
        assert list(Item.objects.filter(plan=plan).exclude(number="").values_list("number", flat=True)) == ["3."]

    def test_what_lies_too_deep_follows_instead(self, cast: Cast) -> None:
        item = ItemDraft("dash", "Lớp 12")
        for level in range(11, 0, -1):
            item = ItemDraft("dash", f"Lớp {level}", children=(item,))
        plan = saved(cast, draft(item))
        texts = [node.item.text for node in sorted(selectors.outline(plan).by_id.values(), key=lambda n: n.item.pk)]
        assert texts == [f"Lớp {level}" for level in range(1, 13)]

    def test_a_table_keeps_columns_rows_and_their_labels(self, cast: Cast) -> None:
        row = ItemDraft(
            "row", "Khảo sát", "1", task=task(lead_label="", deadline_label="", deadline=Found("Quý II/2026"))
        )
        group = ItemDraft("group", "Nhóm việc đầu năm", "I", children=(row,))
        plan = saved(cast, draft(ItemDraft("annex", "DANH MỤC", children=(table(group),), landscape=True)))
        assert plan.task_layout == TaskLayout.ANNEX
        made = Task.objects.get(plan=plan)
        assert (made.lead_label, made.deadline_label) == ("Đơn vị chủ trì", "Thời gian thực hiện")
        assert (made.start, made.due) == (dt.date(2026, 4, 1), dt.date(2026, 6, 30))
        assert Item.objects.get(plan=plan, style="table").columns[2] == {
            "key": "lead",
            "title": "Đơn vị chủ trì",
            "width": 20.0,
        }

    def test_a_table_inside_a_table_is_refused_by_name(self, cast: Cast) -> None:
        row = ItemDraft("row", "Hàng ngoài", "1", children=(table(),))
        with pytest.raises(InvalidInput, match="Bảng không đặt được trong bảng khác"):
            saved(cast, draft(table(row)))

    def test_a_field_that_is_too_long_names_its_task(self, cast: Cast) -> None:
        long = ItemDraft("heading", "Rà soát", "1.", task=task(deadline=Found("từ " * 200)))
        with pytest.raises(InvalidInput, match="«Rà soát»: Nội dung dài"):
            saved(cast, draft(long))

    def test_targets_that_contradict_themselves_keep_their_words(self, cast: Cast) -> None:
        item = ItemDraft("dash", "Hỗ trợ 9 đến 5 cơ sở", targets=(TargetDraft("Hỗ trợ", "9-5", "cơ sở"),))
        target = Target.objects.get(plan=saved(cast, draft(item)))
        assert (target.value, target.low) == ("9-5", None)

    def test_three_hundred_tasks_take_few_queries(
        self, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        know(cast.drafter)
        rows = tuple(
            ItemDraft("heading", f"Nhiệm vụ {at}", f"{at}.", task=task(deadline=Found(f"Quý {at % 4 + 1}/2026")))
            for at in range(1, 301)
        )
        found = ready(cast.drafter, draft(ItemDraft("section", "NHIỆM VỤ", "I.", children=rows)))
        with django_assert_max_num_queries(60):
            plan = save(found, cast)
        assert Task.objects.filter(plan=plan).count() == 300


class TestWhatTheFileDoesNotSay:
    def test_a_period_is_asked_for(self, cast: Cast) -> None:
        know(cast.drafter)
        found = ready(cast.drafter, draft(period=None, header=HeaderDraft(title=Found("Truy xuất nguồn gốc"))))
        with pytest.raises(InvalidInput) as refused:
            save(found, cast)
        assert refused.value.field == "period_start"
        days = {"period_start": "2027-01-01", "period_end": "31/12/2027"}
        found = decide(found, cast, *({"op": "plan", "name": name, "value": day} for name, day in days.items()))
        assert save(found, cast).period_end == dt.date(2027, 12, 31)

    def test_a_title_is_asked_for(self, cast: Cast) -> None:
        know(cast.drafter)
        found = ready(cast.drafter, draft(header=HeaderDraft()))
        with pytest.raises(InvalidInput) as refused:
            save(found, cast)
        assert refused.value.field == "title"
        found = decide(found, cast, {"op": "set", "path": "header.title", "value": "Truy xuất năm 2026"})
        assert str(save(found, cast)) == "Truy xuất năm 2026"

    def test_the_agency_gives_what_the_header_lacks(self, cast: Cast) -> None:
        header = HeaderDraft(title=Found("Truy xuất năm 2026"))
        document = saved(cast, draft(header=header, recipients=(), signatory=None)).document
        assert (document.symbol, document.place, document.draft_year) == ("KH-SKHCN", cast.agency.place, 2026)


class TestTwice:
    def test_two_tabs_make_one_plan(self, cast: Cast) -> None:
        know(cast.drafter)
        found = ready(cast.drafter)
        assert save(found, cast) == save(found, cast)
        assert Plan.objects.filter(imported_from=found).count() == 1

    def test_a_stale_tab_is_told(self, cast: Cast) -> None:
        know(cast.drafter)
        found = ready(cast.drafter)
        decide(found, cast, {"op": "set", "path": "header.place", "value": "Phan Rang"})
        with pytest.raises(StaleVersion):
            save(found, cast)

    def test_a_deleted_plan_can_be_made_again(self, cast: Cast) -> None:
        know(cast.drafter)
        found = ready(cast.drafter)
        first = save(found, cast)
        services.plan_delete(plan_id=first.pk, actor=cast.drafter)
        found.refresh_from_db()
        assert (found.state, found.plan) == (ImportState.SAVED, None)
        assert save(found, cast).pk != first.pk


@pytest.mark.parametrize("role", ["clerk", "leader", "viewer"])
def test_who_does_not_draft_saves_nothing(cast: Cast, role: str) -> None:
    found = ready(cast.drafter)
    with pytest.raises(NotAllowed):
        save(found, cast, actor=getattr(cast, role))


def test_a_stranger_has_no_such_import(cast: Cast) -> None:
    with pytest.raises(PlanImport.DoesNotExist):
        save(ready(cast.drafter), cast, actor=cast.stranger)


def test_it_prints_as_it_was_read(cast: Cast) -> None:
    paper = content.build(saved(cast, draft(*usual_items())))
    assert [block.__class__.__name__ for block in paper.blocks] == [
        "Heading", "Paragraph", "Heading", "TaskBlock", "TaskBlock"
    ]  # fmt: skip
    assert paper.recipients.names == ("UBND tỉnh (b/c)", "Các phòng, đơn vị thuộc Sở")
