"""Amending an issued plan: the draft, its way, what becomes of the earlier one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine

from audit.models import Entry
from common.errors import InvalidInput, NotAllowed
from documents.constants import Action, Relation, State
from documents.models import AnnexFile, Document, DocumentEvent
from documents.policies import awaited
from documents.services import annex_delete, document_assign_number
from documents.services.relating import supersede
from organizations.constants import Role
from plans import selectors, services
from plans.models import Item, LegalDocument, Plan, Target, Task
from tests import people
from tests.people import Cast
from tests.plans.versions import NEWS, WORKSHOP, amend, change, issue, issued_plan

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def said(plan: Plan) -> dict[str, Any]:
    """What a version says, by lineage."""
    return {
        str(item.lineage): (item.style, item.text, item.detail, item.parent.lineage if item.parent else None)
        for item in Item.objects.filter(plan=plan).select_related("parent")
    }


def test_the_draft_says_what_the_plan_said(cast: Cast) -> None:
    plan = issued_plan(cast, budget_total=150_000_000, budget_words="Một trăm năm mươi triệu đồng")
    draft = amend(cast, plan, reason="Chuyển hội thảo sang quý IV")
    assert said(draft) == said(plan)
    assert (draft.period_start, draft.period_end) == (plan.period_start, plan.period_end)
    assert (draft.budget_total, draft.budget_words) == (150_000_000, "Một trăm năm mươi triệu đồng")
    task = Task.objects.get(plan=draft, item__text=WORKSHOP)
    assert (task.deadline, task.due, task.deadline_confirmed) == ("Quý III/2025", dt.date(2025, 9, 30), True)
    assert task.task_units.count() == 2
    assert Target.objects.filter(plan=draft).count() == 1


def test_the_draft_names_the_plan(cast: Cast) -> None:
    plan = issued_plan(cast)
    draft = amend(cast, plan, reason="Chuyển hội thảo sang quý IV")
    document = draft.document
    assert (document.state, document.relation, document.relates_to) == ("draft", "amend", plan.document)
    name = "Kế hoạch số 01/KH-SKHCN ngày 05/9/2025 của Sở Khoa học và Công nghệ Quảng Ngãi"
    about = "về triển khai hoạt động nâng cao năng suất chất lượng năm 2025"
    assert str(draft) == f"Điều chỉnh, bổ sung {name} {about}"
    assert draft.bases.last().text == f"Căn cứ {name} {about}"  # type: ignore[union-attr]
    assert draft.bases.count() == 2
    assert LegalDocument.objects.filter(symbol="01/KH-SKHCN", issued_on=dt.date(2025, 9, 5)).count() == 1
    begun = Entry.objects.get(object_type="documents.document", object_id=str(document.pk), action="copied")
    assert (begun.reason, begun.actor) == ("Chuyển hội thảo sang quý IV", cast.drafter)
    assert Document.objects.get(pk=plan.document_id).state == State.ISSUED


def test_a_plan_that_replaces_keeps_the_title_and_says_so_at_its_end(cast: Cast) -> None:
    plan = issued_plan(cast)
    draft = amend(cast, plan, relation=Relation.REPLACE)
    assert str(draft) == str(plan)
    assert draft.closing.splitlines()[0].startswith("Kế hoạch này thay thế Kế hoạch số 01/KH-SKHCN ngày 05/9/2025")


@pytest.mark.parametrize("unit", [True, False])
def test_a_colleague_of_another_unit_keeps_the_drafting_unit(cast: Cast, unit: bool) -> None:
    plan = issued_plan(cast)
    other = people.make_unit(cast.agency, "phong-khtc", "Phòng Kế hoạch – Tài chính") if unit else None
    colleague = people.make_user("dongnghiep", "Ngô Văn Dũng", cast.agency, Role.DRAFTER, unit=other)
    draft = services.plan_amend(plan_id=plan.pk, actor=colleague)
    assert Document.objects.get(pk=draft.document_id).drafting_unit == plan.document.drafting_unit


def test_titles_do_not_grow_with_every_amendment(cast: Cast) -> None:
    first = issued_plan(cast)
    second = issue(amend(cast, first), by=cast.clerk)
    third = amend(cast, second)
    assert str(third).startswith("Điều chỉnh, bổ sung Kế hoạch số 02/KH-SKHCN ngày 05/9/2025 của")
    assert str(third).endswith("về triển khai hoạt động nâng cao năng suất chất lượng năm 2025")


def test_issuing_supersedes_the_earlier_plan(cast: Cast) -> None:
    plan = issued_plan(cast)
    draft = issue(amend(cast, plan), by=cast.clerk)
    old = Document.objects.get(pk=plan.document_id)
    assert (old.state, old.amended_by) == (State.AMENDED, draft.document)
    event = DocumentEvent.objects.get(document=old, action=Action.AMEND)
    assert (event.from_state, event.to_state, event.actor) == ("issued", "amended", cast.clerk)
    assert event.note.startswith("Bởi 02/KH-SKHCN: Điều chỉnh, bổ sung")
    assert Entry.objects.filter(object_type="documents.document", object_id=str(old.pk), action="amend").count() == 1


def test_a_correction_leaves_the_earlier_document_in_force(cast: Cast) -> None:
    plan = issued_plan(cast)
    letter = people.make_document(
        cast.agency, cast.drafter, doc_type="CV", relation=Relation.CORRECT, relates_to=plan.document
    )
    supersede(people.advance(letter, State.NUMBERED, by=cast.clerk), cast.clerk)
    assert Document.objects.get(pk=plan.document_id).state == State.ISSUED


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.APPROVED, State.NUMBERED])
def test_only_what_is_issued_is_amended(cast: Cast, state: str) -> None:
    plan = people.make_plan(cast.agency, cast.drafter, state=state)
    with pytest.raises(NotAllowed, match="chỉ văn bản đã ban hành mới cần điều chỉnh"):
        amend(cast, plan)


def test_one_amendment_at_a_time(cast: Cast) -> None:
    plan = issued_plan(cast)
    draft = amend(cast, plan)
    with pytest.raises(NotAllowed, match="Nguyễn Thị Lan đã lập dự thảo «Điều chỉnh, bổ sung"):
        services.plan_amend(plan_id=plan.pk, actor=cast.unit_head)
    services.plan_delete(plan_id=draft.pk, actor=cast.drafter)
    assert services.plan_amend(plan_id=plan.pk, actor=cast.unit_head).document.relates_to == plan.document


@pytest.mark.parametrize("person", ["clerk", "leader", "viewer", "admin", "superior_reader"])
def test_who_does_not_draft_does_not_amend(cast: Cast, person: str) -> None:
    plan = issued_plan(cast)
    with pytest.raises(NotAllowed, match="Việc lập văn bản điều chỉnh dành cho Chuyên viên"):
        services.plan_amend(plan_id=plan.pk, actor=getattr(cast, person))


def test_another_agency_s_plan_does_not_exist(cast: Cast) -> None:
    plan = issued_plan(cast)
    with pytest.raises(Plan.DoesNotExist):
        services.plan_amend(plan_id=plan.pk, actor=cast.stranger)


@pytest.mark.parametrize("relation", ["correct", "", "xoa"])
def test_another_relation_makes_nothing(cast: Cast, relation: str) -> None:
    plan = issued_plan(cast)
    with pytest.raises(InvalidInput, match="Hãy chọn «Điều chỉnh, bổ sung»"):
        amend(cast, plan, relation=relation)
    assert Plan.objects.count() == 1


def test_an_amended_plan_is_amended_through_its_successor(cast: Cast) -> None:
    plan = issued_plan(cast)
    issue(amend(cast, plan), by=cast.clerk)
    with pytest.raises(NotAllowed, match="đã được điều chỉnh bởi 02/KH-SKHCN; hãy lập điều chỉnh từ văn bản 02"):
        amend(cast, plan)


@pytest.mark.parametrize("state", [State.DRAFT, State.APPROVED, State.NUMBERED])
def test_nothing_amends_what_was_withdrawn_meanwhile(cast: Cast, state: str) -> None:
    plan = issued_plan(cast)
    draft = amend(cast, plan)
    change(cast, draft, WORKSHOP, deadline="Quý IV/2025", deadline_confirmed=True)
    if state != State.DRAFT:
        people.advance(draft.document, state, by=cast.clerk)
    services.plan_move(plan_id=plan.pk, actor=cast.leader, action=Action.WITHDRAW, note="Không còn phù hợp")
    steps: dict[str, Any] = {
        State.DRAFT: lambda: services.plan_move(plan_id=draft.pk, actor=cast.drafter, action=Action.SUBMIT),
        State.APPROVED: lambda: document_assign_number(
            document_id=draft.document_id, actor=cast.clerk, issued_on=dt.date(2025, 9, 8)
        ),
        State.NUMBERED: lambda: services.plan_issue(plan_id=draft.pk, actor=cast.clerk),
    }
    with time_machine.travel("2025-09-08 08:00+07:00"), pytest.raises(NotAllowed, match="01/KH-SKHCN đã bị thu hồi"):
        steps[state]()
    assert Document.objects.get(pk=draft.document_id).state == state


def test_a_numbered_amendment_that_cannot_be_issued_has_its_number_cancelled(cast: Cast) -> None:
    plan = issued_plan(cast)
    draft = amend(cast, plan)
    people.advance(draft.document, State.NUMBERED, by=cast.clerk)
    services.plan_move(plan_id=plan.pk, actor=cast.leader, action=Action.WITHDRAW, note="Không còn phù hợp")
    stuck = Document.objects.get(pk=draft.document_id)
    assert awaited(stuck) == ["Văn bản mà văn bản này điều chỉnh không còn hiệu lực: chờ Lãnh đạo hủy số."]
    services.plan_move(plan_id=draft.pk, actor=cast.leader, action=Action.CANCEL, note="Kế hoạch gốc đã thu hồi")
    stuck.refresh_from_db()
    assert (stuck.state, stuck.code, awaited(stuck)) == (State.CANCELLED, "02/KH-SKHCN", [])


def test_after_a_cancelled_amendment_the_plan_in_force_is_amended_anew(cast: Cast) -> None:
    plan = issued_plan(cast)
    first = amend(cast, plan)
    people.advance(first.document, State.NUMBERED, by=cast.clerk)
    services.plan_move(plan_id=first.pk, actor=cast.leader, action=Action.CANCEL, note="Sai số liệu")
    second = amend(cast, plan)
    told = selectors.standing(cast.viewer, plan)
    assert told is not None
    assert (told.draft, told.current) == (second, plan)


def test_of_two_amendments_of_one_plan_the_second_is_refused(cast: Cast) -> None:
    """Two can only meet by way of older rows; the database's lock is what decides."""
    plan = issued_plan(cast)
    first = amend(cast, plan)
    other = people.make_plan(
        cast.agency, cast.drafter, document={"relation": Relation.AMEND, "relates_to": plan.document}
    )
    people.advance(other.document, State.NUMBERED, by=cast.clerk)
    issue(first, by=cast.clerk)
    with pytest.raises(NotAllowed, match="01/KH-SKHCN đã được điều chỉnh bởi 03/KH-SKHCN"):
        services.plan_issue(plan_id=other.pk, actor=cast.clerk)


def test_an_amendment_without_a_change_is_not_submitted(cast: Cast) -> None:
    draft = amend(cast, issued_plan(cast))
    with pytest.raises(InvalidInput, match="Chưa có thay đổi nào so với Kế hoạch số 01/KH-SKHCN") as refused:
        services.plan_move(plan_id=draft.pk, actor=cast.drafter, action=Action.SUBMIT)
    assert refused.value.code == "incomplete"
    change(cast, draft, WORKSHOP, deadline="Quý IV/2025", deadline_confirmed=True)
    services.plan_move(plan_id=draft.pk, actor=cast.drafter, action=Action.SUBMIT)
    assert Document.objects.get(pk=draft.document_id).state == State.SUBMITTED


@pytest.mark.parametrize("relation", [Relation.AMEND, Relation.REPLACE])
def test_every_kind_of_change_counts(cast: Cast, relation: str) -> None:
    plan = issued_plan(cast)
    draft = amend(cast, plan, relation=relation)
    assert selectors.unchanged_since(draft) == "01/KH-SKHCN"
    change(cast, draft, NEWS, coordinators=[])
    assert selectors.unchanged_since(draft) == ""
    services.plan_undo(plan_id=draft.pk, actor=cast.drafter)
    assert selectors.unchanged_since(draft) == "01/KH-SKHCN"
    version = Document.objects.get(pk=draft.document_id).version
    services.plan_update(plan_id=draft.pk, actor=cast.drafter, version=version, changes={"budget_total": 5})
    assert selectors.unchanged_since(Plan.objects.with_document().get(pk=draft.pk)) == ""


def test_the_annex_files_come_along_and_count_as_text(cast: Cast) -> None:
    plan = people.make_plan(cast.agency, cast.drafter)
    for position, title in enumerate(("Biểu số 1", "Biểu số 2")):
        AnnexFile.objects.create(
            agency=cast.agency, document=plan.document, title=title, file_name="bieu.pdf", position=position,
            pdf_path=f"issued/{position}.pdf", pdf_sha256=str(position) * 64, pdf_size=9, page_count=1,
            made_by=cast.drafter,
        )  # fmt: skip
    issue(Plan.objects.with_document().get(pk=plan.pk), by=cast.clerk)
    draft = amend(cast, plan)
    earlier, later = (list(each.document.annex_files.all()) for each in (plan, draft))
    assert [row.title for row in later] == ["Biểu số 1", "Biểu số 2"]
    assert [row.pdf_path for row in later] == [row.pdf_path for row in earlier]
    assert selectors.unchanged_since(draft) == "01/KH-SKHCN"
    annex_delete(document_id=draft.document_id, actor=cast.drafter, annex_id=later[0].pk)
    assert selectors.unchanged_since(draft) == ""
    assert plan.document.annex_files.count() == 2


def test_the_chain_its_baseline_and_what_is_in_force(cast: Cast) -> None:
    first = issued_plan(cast)
    assert [version.plan for version in selectors.versions(cast.viewer, first)] == [first]
    second = issue(amend(cast, first, reason="Đổi thời hạn"), by=cast.clerk)
    third = amend(cast, second, reason="Đổi đơn vị")
    for plan in (first, second, third):
        chain = selectors.versions(cast.viewer, plan)
        assert [(version.plan, version.number, version.reason) for version in chain] == [
            (first, 1, ""),
            (second, 2, "Đổi thời hạn"),
            (third, 3, "Đổi đơn vị"),
        ]
        assert selectors.in_force(chain) == second
        assert selectors.baseline(cast.viewer, plan) == first
    assert selectors.baseline(cast.drafter, people.make_plan(cast.agency, cast.drafter)) is None
    assert selectors.versions(cast.stranger, first) == []


def test_a_withdrawn_amendment_leaves_nothing_in_force(cast: Cast) -> None:
    first = issued_plan(cast)
    second = issue(amend(cast, first), by=cast.clerk)
    services.plan_move(plan_id=second.pk, actor=cast.leader, action=Action.WITHDRAW, note="Ban hành nhầm")
    assert Document.objects.get(pk=first.document_id).state == State.AMENDED
    assert selectors.in_force(selectors.versions(cast.viewer, first)) is None


def test_a_task_keeps_its_identity_through_versions(cast: Cast) -> None:
    first = issued_plan(cast)
    second = amend(cast, first)
    change(cast, second, WORKSHOP, text="Tổ chức 02 hội thảo")
    lineage = Item.objects.get(plan=first, text=WORKSHOP).lineage
    told = [(task.plan, task.item.text) for task in selectors.task_versions(cast.viewer, lineage)]
    assert told == [(first, WORKSHOP), (second, "Tổ chức 02 hội thảo")]
    assert not selectors.task_versions(cast.stranger, lineage)


def test_tasks_in_force_are_counted_once(cast: Cast) -> None:
    first = issued_plan(cast)
    people.make_plan(cast.agency, cast.drafter)
    assert set(Task.objects.for_user(cast.viewer).current()) == set(first.tasks.all())
    second = amend(cast, first)
    assert set(Task.objects.for_user(cast.viewer).current()) == set(first.tasks.all())
    second = issue(second, by=cast.clerk)
    assert set(Task.objects.for_user(cast.viewer).current()) == set(second.tasks.all())
    assert list(Plan.objects.for_user(cast.viewer).current()) == [second]
