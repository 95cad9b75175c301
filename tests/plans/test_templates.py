"""Templates: kept from a plan, edited and deleted like drafts, never on the way to a number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit.models import Entry
from common.errors import InvalidInput, NotAllowed
from documents.constants import Action, State
from documents.models import Document, DocumentEvent
from plans import selectors, services
from plans.constants import PlanKind
from plans.models import LegalBasis, Plan, Target, Task
from tests import people
from tests.people import Cast

ClientAs = Callable[..., Client]
pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
REASON = "Đây là mẫu; hãy lập kế hoạch từ mẫu này rồi trình."


@pytest.fixture
def template(cast: Cast, plan: Plan) -> Plan:
    made = services.plan_save_as_template(plan_id=plan.pk, actor=cast.drafter, subject="Mẫu hội thảo")
    return selectors.plan_for(cast.drafter, made.pk)


def test_a_template_keeps_the_words_and_drops_the_money(cast: Cast, plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(budget_total=5, budget_words="Năm đồng", budget_source="Ngân sách")
    Task.objects.filter(plan=plan).update(deadline_confirmed=True)
    made = services.plan_save_as_template(plan_id=plan.pk, actor=cast.drafter, subject="  Mẫu  hội thảo ")
    assert (str(made), made.is_template, made.search_text) == ("Mẫu hội thảo", True, "mau hoi thao")
    assert (made.document.state, made.document.number, made.document.signer_name) == ("draft", None, "Trần Công Hòa")
    assert (made.budget_total, made.budget_words, made.budget_source) == (None, "", "Ngân sách")
    assert (made.kind, made.period_start, made.copied_from) == (plan.kind, plan.period_start, plan)
    task = Task.objects.get(plan=made, deadline="Quý III/2025")
    assert (task.due, task.deadline_confirmed, task.task_units.count()) == (dt.date(2025, 9, 30), False, 2)
    assert made.items.count() == plan.items.count()
    assert Target.objects.get(plan=made).item in list(made.items.all())
    assert LegalBasis.objects.filter(plan=made).count() == LegalBasis.objects.filter(plan=plan).count()
    entry = Entry.objects.get(object_type="plans.plan", object_id=str(made.pk))
    assert (entry.action, entry.actor, entry.reason) == ("copied", cast.drafter, str(plan))
    plan.refresh_from_db()
    assert (plan.is_template, plan.budget_total) == (False, 5)


def test_an_issued_plan_can_be_kept(cast: Cast) -> None:
    issued = people.make_plan(cast.agency, cast.drafter, state=State.NUMBERED)
    services.plan_issue(plan_id=issued.pk, actor=cast.clerk)
    made = services.plan_save_as_template(plan_id=issued.pk, actor=cast.unit_head, subject="Mẫu năm")
    assert (made.document.state, made.document.number, made.document.issued_on) == (State.DRAFT, None, None)


@pytest.mark.parametrize("who", ["viewer", "clerk", "leader", "admin", "superior_reader"])
def test_who_does_not_draft_keeps_no_template(cast: Cast, plan: Plan, who: str) -> None:
    with pytest.raises(NotAllowed):
        services.plan_save_as_template(plan_id=plan.pk, actor=getattr(cast, who), subject="Mẫu")
    assert not Plan.objects.filter(is_template=True).exists()


def test_a_stranger_s_plan_does_not_exist(cast: Cast, plan: Plan) -> None:
    with pytest.raises(Plan.DoesNotExist):
        services.plan_save_as_template(plan_id=plan.pk, actor=cast.stranger, subject="Mẫu")


def test_a_template_needs_a_name_and_is_not_kept_twice(cast: Cast, plan: Plan, template: Plan) -> None:
    with pytest.raises(InvalidInput) as refused:
        services.plan_save_as_template(plan_id=plan.pk, actor=cast.drafter, subject=" ")
    assert refused.value.field == "subject"
    with pytest.raises(NotAllowed):
        services.plan_save_as_template(plan_id=template.pk, actor=cast.drafter, subject="Mẫu")


@pytest.mark.parametrize("action", [*Action.values])
def test_a_template_takes_no_step(cast: Cast, template: Plan, action: str) -> None:
    for user in (cast.drafter, cast.unit_head, cast.clerk, cast.leader):
        with pytest.raises(NotAllowed, match=REASON):
            services.plan_move(plan_id=template.pk, actor=user, action=action, note="Vì sao")
    assert Document.objects.get(pk=template.document_id).state == State.DRAFT
    assert not DocumentEvent.objects.exists()


def test_a_template_is_not_issued(cast: Cast, template: Plan) -> None:
    with pytest.raises(NotAllowed, match=REASON):
        services.plan_issue(plan_id=template.pk, actor=cast.clerk)


def test_what_a_template_leaves_open_is_only_advice(cast: Cast, template: Plan) -> None:
    Document.objects.filter(pk=template.document_id).update(signer_name="", place="")
    plan = selectors.plan_for(cast.drafter, template.pk)
    found = selectors.plan_problems(plan)
    assert found
    assert not any(problem.is_blocking for problem in found)
    Plan.objects.filter(pk=plan.pk).update(is_template=False)
    assert any(each.is_blocking for each in selectors.plan_problems(selectors.plan_for(cast.drafter, plan.pk)))


def test_a_plan_made_from_it_is_a_plan_of_its_own_year(cast: Cast, template: Plan) -> None:
    new = services.plan_create(
        actor=cast.drafter,
        kind=template.kind,
        subject="Hội thảo năm 2026",
        period_start=dt.date(2026, 1, 1),
        period_end=dt.date(2026, 12, 31),
        template_id=template.pk,
    )
    assert (new.is_template, new.copied_from) == (False, template)
    assert Task.objects.filter(plan=new, deadline="Quý III/2026").exists()
    services.plan_delete(plan_id=template.pk, actor=cast.drafter)
    new.refresh_from_db()
    assert (new.copied_from, new.items.count() > 0) == (None, True)


def test_a_template_is_edited_like_a_draft(cast: Cast, template: Plan) -> None:
    version = template.document.version
    services.plan_update(
        plan_id=template.pk, actor=cast.finance, version=version, changes={"subject": "Mẫu mới", "budget_source": "NS"}
    )
    template.document.refresh_from_db()
    assert template.document.subject == "Mẫu mới"


def test_the_page_of_a_template_has_a_badge_and_no_steps(cast: Cast, template: Plan, client_as: ClientAs) -> None:
    client = client_as(cast.drafter)
    for tab in ("", "nhiem-vu/", "qua-trinh/", "kiem-tra/"):
        said = client.get(f"/ke-hoach/{template.pk}/{tab}").content.decode()
        assert "Mẫu</span>" in said
        assert "Lập kế hoạch từ mẫu này" in said
        assert "Xử lý văn bản" not in said
        assert "Gửi ý kiến" not in said
    editor = client.get(f"/ke-hoach/{template.pk}/soan/").content.decode()
    assert "Mẫu</span>" in editor
    assert "editor-steps" not in editor
    assert REASON in client.get(f"/ke-hoach/{template.pk}/buoc/submit/").content.decode()


def test_a_template_is_in_its_own_list_only(cast: Cast, template: Plan, client_as: ClientAs) -> None:
    client = client_as(cast.drafter)
    assert "Mẫu hội thảo" in client.get("/ke-hoach/mau/").content.decode()
    for page in ("/", "/ke-hoach/"):
        assert "Mẫu hội thảo" not in client.get(page).content.decode()
    assert "Cơ quan chưa có mẫu nào" in client_as(cast.stranger).get("/ke-hoach/mau/").content.decode()


def test_who_only_reads_is_offered_nothing_to_change(cast: Cast, template: Plan, client_as: ClientAs) -> None:
    said = client_as(cast.viewer).get("/ke-hoach/mau/").content.decode()
    assert "Mẫu hội thảo" in said
    for offer in ("Lập kế hoạch từ mẫu này", "Sửa mẫu", "Xóa mẫu"):
        assert offer not in said


def test_a_plan_is_kept_and_deleted_through_the_pages(cast: Cast, plan: Plan, client_as: ClientAs) -> None:
    client = client_as(cast.drafter)
    assert "Lưu thành mẫu" in client.get(f"/ke-hoach/{plan.pk}/").content.decode()
    address = f"/ke-hoach/{plan.pk}/luu-mau/"
    refused = client.post(address, {"subject": ""})
    assert (refused.status_code, "Hãy đặt tên cho mẫu." in refused.content.decode()) == (400, True)
    kept = client.post(address, {"subject": "Mẫu hội thảo"}, follow=True)
    assert "Đã lưu mẫu «Mẫu hội thảo»." in kept.content.decode()
    made = Plan.objects.get(is_template=True)
    gone = client.post(f"/ke-hoach/{made.pk}/xoa/", follow=True)
    assert gone.redirect_chain[0][0] == "/ke-hoach/mau/"
    assert "Đã xóa mẫu «Mẫu hội thảo»." in gone.content.decode()
    assert not Plan.objects.filter(is_template=True).exists()


def test_a_chosen_template_brings_its_kind(cast: Cast, template: Plan, client_as: ClientAs) -> None:
    Plan.objects.filter(pk=template.pk).update(kind=PlanKind.COURSE)
    client = client_as(cast.drafter)
    form = client.get(f"/ke-hoach/moi/?template={template.pk}&kind=kpi").context["form"]
    assert (form["kind"].value(), form["template"].value()) == (PlanKind.COURSE, template.pk)
    for query, kind in (("?kind=kpi", "kpi"), ("?kind=none&template=x", "annual"), ("?template=999999", "annual")):
        assert client.get(f"/ke-hoach/moi/{query}").context["form"]["kind"].value() == kind
    strange = client_as(cast.stranger).get(f"/ke-hoach/moi/?template={template.pk}").context["form"]
    assert (strange["kind"].value(), strange["template"].value()) == ("annual", None)


def test_the_templates_ask_as_many_questions_for_ten_as_for_one(
    cast: Cast, template: Plan, client_as: ClientAs
) -> None:
    client = client_as(cast.drafter)
    for page in ("/ke-hoach/mau/", "/ke-hoach/moi/"):
        client.get(page)
        with CaptureQueriesContext(connection) as few:
            client.get(page)
        for number in range(9):
            people.make_plan(cast.agency, cast.drafter, subject=f"Mẫu số {number}", is_template=True)
        with CaptureQueriesContext(connection) as many:
            client.get(page)
        assert len(many) == len(few)
