"""An issued plan is amended, compared and issued again, as five people do it."""

from __future__ import annotations

import pytest
import time_machine
from playwright.sync_api import Page, expect

from documents.constants import State
from plans import services
from plans.models import Plan
from tests import people
from tests.browser.conftest import OpenTab, Tab
from tests.browser.desk import NEWS, WORKSHOP, edit, find, row, take_step
from tests.people import Cast
from tests.plans.versions import issued_plan

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]

ADDED = "Kiểm tra thực tế tại doanh nghiệp"


def _begin(tab: Tab, plan: Plan) -> Plan:
    tab.open(plan.get_absolute_url())
    tab.page.get_by_text("Thêm", exact=True).click()
    tab.page.get_by_role("link", name="Lập kế hoạch điều chỉnh").click()
    tab.page.get_by_label("Lý do").fill("Chuyển hội thảo sang quý IV")
    tab.page.get_by_role("button", name="Lập dự thảo").click()
    tab.page.wait_for_load_state("networkidle")
    return Plan.objects.with_document().get(document__relates_to=plan.document_id)


def _rewrite(page: Page, draft: Plan) -> None:
    """Another deadline and another unit for the workshop; the news dropped, an inspection added."""
    workshop, news = find(draft, WORKSHOP), find(draft, NEWS)
    row(page, workshop).click()
    page.locator(f"#deadline-{workshop.pk}").fill("Quý IV/2025")
    expect(page.locator(f"#due-{workshop.pk}")).to_have_value("31/12/2025")
    page.get_by_role("button", name="Đúng vậy").click()
    page.locator(f"#form-{workshop.pk} .entry.is-lead select").select_option(label="Trung tâm Kỹ thuật")
    expect(page.locator(f"#p-item-{workshop.pk}")).to_contain_text("Trung tâm Kỹ thuật")
    page.locator(f"#text-{workshop.pk}").press("Control+Enter")
    field = page.locator(".item-form textarea[name=text]")
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    field.fill(ADDED)
    expect(page.locator("#paper")).to_contain_text(ADDED)
    page.get_by_role("button", name="Chuyển thành nhiệm vụ").click()
    expect(page.get_by_role("button", name="Bỏ theo dõi nhiệm vụ")).to_be_visible()
    row(page, news).click()
    page.locator(f"#form-{news.pk}").get_by_role("button", name="Xoá mục").click()
    expect(row(page, news)).to_have_count(0)


def _see_changes(tab: Tab, draft: Plan) -> None:
    tab.open(draft.get_absolute_url())
    tab.page.get_by_role("link", name="Xem thay đổi").click()
    tasks = tab.page.locator(".compare-table")
    expect(tasks.locator("tbody")).to_have_count(3)
    expect(tasks).to_contain_text("Trung tâm Kỹ thuật")
    expect(tasks).to_contain_text(ADDED)
    expect(tasks.locator("del").filter(has_text="III/2025")).to_be_visible()
    expect(tasks.locator("ins").filter(has_text="IV/2025")).to_be_visible()


def test_a_plan_is_amended_compared_and_issued_again(open_tab: OpenTab, house: Cast) -> None:
    plan = issued_plan(house)
    people.make_unit(house.agency, "trung-tam", "Trung tâm Kỹ thuật")
    drafter, head, clerk, leader = (
        open_tab(user) for user in (house.drafter, house.unit_head, house.clerk, house.leader)
    )
    draft = _begin(drafter, plan)
    drafter.open(edit(draft))
    _rewrite(drafter.page, draft)

    take_step(drafter, draft, "Trình")
    take_step(head, draft, "Xác nhận nội dung")
    take_step(clerk, draft, "Xác nhận thể thức")
    _see_changes(leader, draft)
    take_step(leader, draft, "Duyệt")
    with time_machine.travel("2025-09-08 08:00+07:00", tick=True):
        take_step(clerk, draft, "Cấp số")
    take_step(clerk, draft, "Ban hành")

    leader.open(plan.get_absolute_url())
    expect(leader.page.get_by_text("Kế hoạch này đã được điều chỉnh bởi Kế hoạch số 02/KH-SKHCN")).to_be_visible()
    leader.page.get_by_role("link", name="Phiên bản").click()
    expect(leader.page.get_by_text("Đang có hiệu lực")).to_have_count(1)
    plan.document.refresh_from_db()
    assert plan.document.state == State.AMENDED
    for tab in (drafter, head, clerk, leader):
        assert tab.watch.failures == []
        assert tab.watch.errors == []


def test_a_comparison_on_a_phone_stands_one_under_the_other(open_tab: OpenTab, house: Cast) -> None:
    draft = services.plan_amend(plan_id=issued_plan(house).pk, actor=house.drafter, reason="Đổi")
    item = find(draft, WORKSHOP)
    services.item_update(
        item_id=item.pk, actor=house.drafter, version=item.version, changes={"text": "Tổ chức tọa đàm"}
    )
    tab = open_tab(house.leader, width=390)
    tab.open(f"/ke-hoach/{draft.pk}/so-sanh/")
    sides = tab.page.locator(".pair", has_text="tọa đàm").locator(".side")
    before, after = sides.nth(0).bounding_box(), sides.nth(1).bounding_box()
    assert before is not None
    assert after is not None
    assert after["y"] >= before["y"] + before["height"]
    assert tab.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    folded = tab.page.locator("details.folded").first
    expect(folded.locator(".pair").first).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator(".pair").first).to_be_visible()
