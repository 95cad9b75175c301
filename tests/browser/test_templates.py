"""A plan is kept as a template, and the next plan begins from it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from documents.constants import State
from plans.constants import PlanKind
from plans.models import Plan
from tests import people
from tests.browser.conftest import OpenTab

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]

NAME = "Mẫu kế hoạch tổ chức hội thảo"


@pytest.mark.parametrize("script", [True, False])
def test_a_plan_is_kept_as_a_template_and_the_next_begins_from_it(open_tab: OpenTab, script: bool) -> None:
    cast = people.make_cast()
    plan = people.make_plan(cast.agency, cast.drafter, kind=PlanKind.COURSE, state=State.ISSUED)
    tab = open_tab(cast.unit_head, script=script)
    page = tab.page
    page.goto(tab.base + f"/ke-hoach/{plan.pk}/nhiem-vu/")
    page.get_by_text("Thêm", exact=True).click()
    page.get_by_role("link", name="Lưu thành mẫu").click()
    page.get_by_label("Tên mẫu").fill(NAME)
    page.get_by_role("button", name="Lưu mẫu").click()
    expect(page.get_by_role("heading", name=NAME, level=1)).to_be_visible()

    page.goto(tab.base + "/ke-hoach/moi/")
    page.get_by_role("link", name="Mẫu kế hoạch").click()
    page.get_by_role("link", name="Lập kế hoạch từ mẫu này").click()
    expect(page.get_by_role("radio", name="Kế hoạch khóa đào tạo")).to_be_checked()
    page.get_by_label("Trích yếu").fill("Tổ chức hội thảo năm 2026")
    page.get_by_role("button", name="Lập dự thảo").click()
    expect(page.get_by_role("heading", name="Tổ chức hội thảo năm 2026", level=1)).to_be_visible()

    template, new = Plan.objects.get(is_template=True), Plan.objects.get(search_text="to chuc hoi thao nam 2026")
    assert (new.copied_from, new.kind, new.items.count()) == (template, PlanKind.COURSE, plan.items.count())
    assert (tab.watch.failures, tab.watch.errors) == ([], [])


def test_choosing_a_template_chooses_its_kind(open_tab: OpenTab) -> None:
    cast = people.make_cast()
    people.make_plan(cast.agency, cast.drafter, subject=NAME, kind=PlanKind.COURSE, is_template=True)
    tab = open_tab(cast.drafter)
    tab.open("/ke-hoach/moi/")
    tab.page.get_by_role("radio", name="Kế hoạch KPI").check()
    tab.page.get_by_label("Trích yếu").fill("Đang gõ dở")
    tab.page.get_by_label("Mẫu", exact=True).focus()
    tab.page.get_by_label("Mẫu", exact=True).select_option(NAME)
    expect(tab.page.get_by_role("radio", name="Kế hoạch khóa đào tạo")).to_be_checked()
    assert tab.page.get_by_label("Trích yếu").input_value() == "Đang gõ dở"
    expect(tab.page.get_by_label("Mẫu", exact=True)).to_be_focused()
    tab.page.get_by_label("Mẫu", exact=True).select_option("")
    tab.page.wait_for_load_state("networkidle")
    expect(tab.page.get_by_role("radio", name="Kế hoạch khóa đào tạo")).to_be_checked()
    assert (tab.watch.failures, tab.watch.errors) == ([], [])
