"""The demo as a whole: who is there, and what a second run leaves alone."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from organizations.models import Agency, Membership, Unit, User
from plans.constants import ItemStyle
from plans.demo import seed
from plans.models import Item, Plan, Target
from tests.demo.facts import PLANS, ROLES, SUFFIXES, facts, plan_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo"), pytest.mark.both_engines]


def test_four_agencies_with_seven_people_each() -> None:
    assert set(Agency.objects.values_list("code", flat=True)) == set(SUFFIXES)
    for code, suffix in SUFFIXES.items():
        held = Membership.objects.filter(agency__code=code).values_list("user__username", "role")
        assert dict(held) == {name + suffix: role for name, role in ROLES.items()}


def test_everybody_signs_in_with_demo() -> None:
    people = User.objects.all()
    assert len(people) == 28
    assert all(person.check_password("demo") and not person.must_change_password for person in people)


def test_no_signatory_of_a_plan_is_a_user() -> None:
    signers = {facts(slug)["signatory"]["name"] for slug in PLANS}
    assert not User.objects.filter(full_name__in=signers).exists()


def test_counts() -> None:
    counts = {slug: plan_of(slug).tasks.count() for slug in PLANS}
    assert list(counts.values()) == [9, 7, 4, 10, 34]
    assert Plan.objects.filter(is_template=False).count() == 5
    assert Target.objects.filter(plan__is_template=False).count() == 13


def test_one_plan_is_kept_as_a_template() -> None:
    template, course = Plan.objects.get(is_template=True), plan_of("quang-ngai-2025-khoa-dao-tao-okr")
    assert (str(template), template.agency) == ("Mẫu kế hoạch tổ chức khóa đào tạo", course.agency)
    assert (template.document.state, template.document.number, template.budget_total) == ("draft", None, None)
    assert (template.items.count(), template.tasks.count()) == (course.items.count(), course.tasks.count())
    assert template.period_start == course.period_start


def test_one_plan_is_submitted_and_the_others_are_drafts() -> None:
    states = {slug: plan_of(slug).document.state for slug in PLANS}
    assert states.pop("quang-ngai-2025-khoa-dao-tao-okr") == "submitted"
    assert set(states.values()) == {"draft"}


def test_a_province_that_became_a_city_keeps_its_old_name_for_old_days() -> None:
    unit = Unit.objects.get(agency__code="skhcn-dongnai", code="ubnd")
    assert unit.name_on(dt.date(2025, 10, 23)) == "UBND tỉnh Đồng Nai"
    assert unit.name_on(dt.date(2026, 5, 21)) == "UBND thành phố Đồng Nai"


def test_a_second_run_repairs_nothing() -> None:
    plan = plan_of("hai-phong-2023-kpi")
    item = Item.objects.filter(plan=plan, style=ItemStyle.PARAGRAPH).first()
    assert item is not None
    Item.objects.filter(pk=item.pk).update(text="Người dùng đã viết lại")
    Unit.objects.filter(agency=plan.agency, code="chuyen-gia").update(code="nhom-chuyen-gia", name="Tổ chuyên gia")
    User.objects.filter(username="xem.haiphong").update(full_name="Người Mới", is_active=False)
    subject = plan.document.subject
    plan.document.__class__.objects.filter(pk=plan.document_id).update(subject="Tên mới")
    before = (Item.objects.count(), Unit.objects.count(), User.objects.count(), Plan.objects.count())

    made = seed()

    assert (made.agencies, made.plans, made.templates) == (0, 0, 0)
    assert (Item.objects.count(), Unit.objects.count(), User.objects.count(), Plan.objects.count()) == before
    item.refresh_from_db()
    assert item.text == "Người dùng đã viết lại"
    assert not User.objects.get(username="xem.haiphong").is_active
    plan.document.__class__.objects.filter(pk=plan.document_id).update(subject=subject)


def test_outside_a_demo_nothing_is_made(settings: Settings) -> None:
    settings.PORTAL_DEMO = False
    with pytest.raises(CommandError, match="PORTAL_DEMO=1"):
        call_command("seed_demo")
