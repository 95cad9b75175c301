"""Beginning, copying, heading, submitting and issuing plans."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine

from audit.models import Entry
from common.errors import InvalidInput, NotAllowed, StaleVersion
from documents.constants import Action, State
from documents.models import Document, Recipient
from documents.services import document_assign_number
from plans import content, policies, selectors, services
from plans.constants import ItemStyle, PlanKind, TaskLayout
from plans.models import LegalBasis, LegalDocument, Plan, Target, Task
from tests import people
from tests.people import Cast

YEAR = {"period_start": dt.date(2026, 1, 1), "period_end": dt.date(2026, 12, 31)}


def begin(cast: Cast, **given: Any) -> Plan:
    values: dict[str, Any] = {"actor": cast.drafter, "kind": PlanKind.ANNUAL, "subject": "Kế hoạch năm 2026", **YEAR}
    return services.plan_create(**{**values, **given})


def test_a_new_plan_has_the_usual_sections(cast: Cast) -> None:
    plan = begin(cast)
    assert [node.number for node in selectors.outline(plan).nodes] == ["I.", "II.", "III.", "IV."]
    assert (plan.agency, plan.document.state, plan.document.draft_year) == (cast.agency, State.DRAFT, 2026)
    assert plan.search_text == "ke hoach nam 2026"
    assert Entry.objects.filter(object_type="plans.plan", object_id=str(plan.pk), action="created").exists()


@pytest.mark.parametrize("kind", PlanKind.values)
def test_every_kind_prints_from_the_start(cast: Cast, kind: str) -> None:
    plan = begin(cast, kind=kind)
    made = content.build(selectors.plan_for(cast.drafter, plan.pk))
    assert made.blocks
    assert (plan.task_layout == TaskLayout.ANNEX) == bool(made.annexes)


@pytest.mark.parametrize("who", ["viewer", "clerk", "leader"])
def test_who_does_not_draft_begins_nothing(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        begin(cast, actor=getattr(cast, who))
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"period_end": dt.date(2025, 12, 31)}, "period_end"),
        ({"kind": "secret"}, "kind"),
        ({"subject": ""}, "subject"),
        ({"subject": "x " * 600}, "subject"),
    ],
)
def test_what_a_new_plan_cannot_be(cast: Cast, given: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        begin(cast, **given)
    assert refused.value.field == field
    assert not Document.objects.exists()


def test_from_a_template(cast: Cast, plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(is_template=True)
    new = begin(cast, template_id=plan.pk)
    assert new.items.count() == plan.items.count()
    assert not new.is_template


def test_a_strangers_template_does_not_exist(cast: Cast, other_plan: Plan) -> None:
    Plan.objects.filter(pk=other_plan.pk).update(is_template=True)
    with pytest.raises(Plan.DoesNotExist):
        begin(cast, template_id=other_plan.pk)


def copy(cast: Cast, plan: Plan, **given: Any) -> Plan:
    values: dict[str, Any] = {"actor": cast.drafter, "subject": "Kế hoạch năm 2026", **YEAR}
    return services.plan_copy(plan_id=plan.pk, **{**values, **given})


def test_last_years_plan_moves_on(cast: Cast, plan: Plan) -> None:
    plan.budget_total, plan.budget_words, plan.budget_source = 5, "Năm đồng", "Ngân sách năm 2025"
    plan.save()
    task = Task.objects.get(deadline="Quý III/2025")
    task.note = "Theo Kế hoạch số 39/KH-UBND ngày 21/5/2025, làm trong năm 2025"
    task.save()
    new = copy(cast, plan)
    moved = Task.objects.get(plan=new, deadline="Quý III/2026")
    assert (moved.due, moved.deadline_confirmed) == (dt.date(2026, 9, 30), False)
    assert moved.note == "Theo Kế hoạch số 39/KH-UBND ngày 21/5/2025, làm trong năm 2026"
    assert moved.task_units.count() == 2
    assert (new.budget_total, new.budget_words, new.budget_source) == (None, "", "Ngân sách năm 2026")
    assert (new.copied_from, new.document.signer_name, new.document.recipients.count()) == (plan, "Trần Công Hòa", 2)
    assert LegalBasis.objects.get(plan=new).text == LegalBasis.objects.get(plan=plan).text
    assert Target.objects.get(plan=new).item in list(new.items.all())


def test_a_copy_prints_the_same_parts(cast: Cast, plan: Plan) -> None:
    new = copy(cast, plan)
    old_paper = content.build(selectors.plan_for(cast.drafter, plan.pk))
    new_paper = content.build(selectors.plan_for(cast.drafter, new.pk))
    assert [type(block) for block in new_paper.blocks] == [type(block) for block in old_paper.blocks]
    assert new_paper.recipients == old_paper.recipients


def test_nobody_copies_across_agencies(cast: Cast, plan: Plan) -> None:
    with pytest.raises(Plan.DoesNotExist):
        copy(cast, plan, actor=cast.stranger)
    with pytest.raises(NotAllowed):
        copy(cast, plan, actor=cast.superior_reader)


def update(cast: Cast, plan: Plan, **changes: Any) -> Plan:
    version = Document.objects.get(pk=plan.document_id).version
    return services.plan_update(plan_id=plan.pk, actor=cast.drafter, version=version, changes=changes)


def test_the_frame_is_written_in_one_go(cast: Cast, plan: Plan) -> None:
    update(cast, plan, subject="Đào tạo năm 2025", opening="Thực hiện …", budget_total=53_000_000, draft_month=10)
    plan.refresh_from_db()
    assert (plan.document.subject, plan.search_text) == ("Đào tạo năm 2025", "dao tao nam 2025")
    assert (plan.opening, plan.budget_total, plan.document.draft_month) == ("Thực hiện …", 53_000_000, 10)


def test_a_stale_header_is_refused(cast: Cast, plan: Plan) -> None:
    update(cast, plan, opening="Một")
    with pytest.raises(StaleVersion):
        services.plan_update(plan_id=plan.pk, actor=cast.drafter, version=1, changes={"opening": "Hai"})
    plan.refresh_from_db()
    assert plan.opening == "Một"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"period_end": dt.date(2024, 1, 1)}, "period_end"),
        ({"period_start": None}, "period_start"),
        ({"budget_total": -1}, "budget_total"),
        ({"budget_total": 10**16}, "budget_total"),
        ({"task_layout": "secret"}, "task_layout"),
        ({"opening": "x y " * 10_000}, "opening"),
        ({"state": "issued"}, "state"),
        ({"carries_out_id": 10**9}, "carries_out_id"),
    ],
)
def test_what_the_frame_does_not_take(cast: Cast, plan: Plan, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        update(cast, plan, **changes)
    assert refused.value.field == field


def test_a_new_period_reads_open_deadlines_anew(cast: Cast, plan: Plan) -> None:
    task = Task.objects.get(deadline="Quý III/2025")
    Task.objects.filter(pk=task.pk).update(deadline="Quý III", deadline_confirmed=False)
    update(cast, plan, **YEAR)
    task.refresh_from_db()
    assert task.due == dt.date(2026, 9, 30)


def basis_row(plan: Plan, **change: Any) -> dict[str, Any]:
    law = LegalDocument.objects.get(agency=plan.agency)
    row = {"legal_document_id": law.pk, "role": "basis", "text": "Căn cứ …", "cited_date": "31/8/2020"}
    return {**row, "in_opening": True, **change}


def test_bases_are_written_anew(cast: Cast, plan: Plan) -> None:
    rows = [basis_row(plan, text="Căn cứ một"), basis_row(plan, text="Căn cứ hai", role="carry_out")]
    services.bases_replace(plan_id=plan.pk, actor=cast.drafter, version=1, rows=rows)
    assert [basis.text for basis in plan.bases.all()] == ["Căn cứ một", "Căn cứ hai"]
    assert Entry.objects.filter(object_type="plans.plan", after__has_key="bases").exists()


def test_a_strangers_law_is_refused(cast: Cast, plan: Plan, other_plan: Plan) -> None:
    foreign = LegalDocument.objects.get(agency=cast.other).pk
    with pytest.raises(InvalidInput, match="không có trong danh mục"):
        services.bases_replace(
            plan_id=plan.pk, actor=cast.drafter, version=1, rows=[basis_row(plan, legal_document_id=foreign)]
        )
    assert plan.bases.count() == 1


def test_a_law_is_registered_once(cast: Cast) -> None:
    given: dict[str, Any] = {
        "agency": cast.agency, "kind": "Quyết định", "symbol": "36/QĐ-TTg", "issued_on": dt.date(2021, 1, 11),
        "issuer": "Thủ tướng Chính phủ", "subject": "Kế hoạch tổng thể nâng cao năng suất",
    }  # fmt: skip
    first = services.legal_document_create(actor=cast.drafter, **given)
    assert services.legal_document_create(actor=cast.drafter, **given) == first
    with pytest.raises(NotAllowed):
        services.legal_document_create(actor=cast.viewer, **given)
    with pytest.raises(NotAllowed):
        services.legal_document_create(actor=cast.stranger, **given)


def test_a_draft_can_be_deleted(cast: Cast, plan: Plan) -> None:
    services.plan_delete(plan_id=plan.pk, actor=cast.drafter)
    assert not Plan.objects.exists()
    assert not Document.objects.exists()


def test_what_was_commented_stays(cast: Cast, plan: Plan) -> None:
    services.plan_move(plan_id=plan.pk, actor=cast.leader, action=Action.COMMENT, note="Cần rõ hơn")
    with pytest.raises(NotAllowed, match="giữ lại"):
        services.plan_delete(plan_id=plan.pk, actor=cast.drafter)


def test_words_that_say_another_amount_forbid_submitting(cast: Cast, plan: Plan) -> None:
    update(cast, plan, budget_total=53_000_000, budget_words="Năm mươi tư triệu đồng")
    with pytest.raises(InvalidInput, match="không khớp") as refused:
        services.plan_move(plan_id=plan.pk, actor=cast.drafter, action=Action.SUBMIT)
    assert (refused.value.code, refused.value.field) == ("incomplete", "budget_words")
    assert Document.objects.get(pk=plan.document_id).state == State.DRAFT


def test_who_may_not_submit_hears_that_first(cast: Cast, plan: Plan) -> None:
    update(cast, plan, budget_total=53_000_000, budget_words="Sai")
    with pytest.raises(NotAllowed):
        services.plan_move(plan_id=plan.pk, actor=cast.viewer, action=Action.SUBMIT)


def test_findings_name_their_place(cast: Cast, plan: Plan) -> None:
    law = LegalDocument.objects.get(agency=cast.agency)
    LegalBasis.objects.filter(plan=plan).update(cited_date=dt.date(2020, 8, 30))
    lonely = plan.items.get(text="Tổ chức hội thảo")
    lonely.task.task_units.all().delete()
    found = {problem.code: problem for problem in selectors.plan_problems(selectors.plan_for(cast.drafter, plan.pk))}
    assert found["basis_date"].field == "bases"
    assert str(law) in found["basis_date"].message
    assert (found["lead"].item_id, found["lead"].field) == (lonely.pk, "leads")


def test_the_check_takes_few_queries(cast: Cast, plan: Plan, django_assert_max_num_queries: Any) -> None:
    plan = selectors.plan_for(cast.drafter, plan.pk)
    outline = selectors.outline(plan)
    with django_assert_max_num_queries(3):
        selectors.plan_problems(plan, outline)


@pytest.mark.both_engines
@time_machine.travel(dt.datetime(2025, 9, 5, 3, 0, tzinfo=dt.UTC))
def test_from_submission_to_issue(cast: Cast, plan: Plan) -> None:
    def step(who: Any, action: Action, note: str = "") -> None:
        services.plan_move(plan_id=plan.pk, actor=who, action=action, note=note)

    step(cast.drafter, Action.SUBMIT)
    step(cast.unit_head, Action.RETURN, "Ghi rõ kinh phí")
    update(cast, plan, budget_source="Ngân sách nhà nước")
    step(cast.drafter, Action.SUBMIT)
    step(cast.unit_head, Action.CHECK_CONTENT)
    step(cast.clerk, Action.CHECK_FORM)
    step(cast.leader, Action.APPROVE)
    document_assign_number(document_id=plan.document_id, actor=cast.clerk, issued_on=dt.date(2025, 9, 5))
    issued = services.plan_issue(plan_id=plan.pk, actor=cast.clerk)
    assert (issued.document.state, issued.document.number) == (State.ISSUED, 1)
    with pytest.raises(NotAllowed, match="đã ban hành"):
        services.item_add(plan_id=plan.pk, actor=cast.drafter, parent_id=None, after_id=None, style=ItemStyle.PARAGRAPH)


def test_the_trail_of_a_plan_holds_its_items(cast: Cast, plan: Plan) -> None:
    item = plan.items.get(text="Tổ chức hội thảo")
    changes = {"text": "Khác", "deadline": "Quý IV/2025"}
    services.item_update(item_id=item.pk, actor=cast.drafter, version=1, changes=changes)
    services.plan_move(plan_id=plan.pk, actor=cast.leader, action=Action.COMMENT, note="Tốt")
    kinds = {entry.object_type for entry in selectors.plan_history(plan)}
    assert {"plans.item", "plans.task"} <= kinds


def test_the_policies_say_why(cast: Cast, plan: Plan) -> None:
    assert policies.can_edit(cast.drafter, plan)
    assert policies.can_delete(cast.drafter, plan)
    assert "xem" in policies.can_edit(cast.superior_reader, plan).reason
    assert "soạn" in policies.can_copy(cast.viewer, plan).reason
    people.make_plan(cast.agency, cast.drafter, subject="Con", parent=plan)
    assert "kế hoạch khác" in policies.can_delete(cast.drafter, plan).reason


def test_a_copy_keeps_the_addresses_of_the_recipients(cast: Cast) -> None:
    plan, address = people.make_plan(cast.agency, cast.drafter), "vanthu@quangngai.example.vn"
    Recipient.objects.filter(document=plan.document, name="UBND tỉnh").update(email=address)
    days = {"period_start": plan.period_start, "period_end": plan.period_end}
    copy = services.plan_copy(plan_id=plan.pk, actor=cast.drafter, subject="Năm sau", **days)
    assert copy.document.recipients.get(name="UBND tỉnh").email == address
