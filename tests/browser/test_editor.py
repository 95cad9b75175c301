"""The split editor as Lan, who drafts, uses it: typing, saving, reading alone, narrow screens, no script."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Route, expect

from documents.constants import State
from documents.models import Document
from plans.models import Plan, Task
from tests import people
from tests.browser.conftest import OpenTab
from tests.browser.desk import WORKSHOP, edit, find, open_item, row
from tests.people import Cast

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]


def test_typing_saves_and_the_paper_follows(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    Document.objects.update(updated_at=dt.datetime(2025, 9, 5, 2, 0, tzinfo=dt.UTC))
    tab = open_tab(house.drafter)
    tab.open(edit(draft))
    page, item = tab.page, find(draft, WORKSHOP)
    expect(page.locator("[data-saved]")).to_have_text("Đã lưu 09:00:00")
    field = open_item(page, item)
    expect(page.locator(f"#p-item-{item.pk}")).to_have_class("task is-hot")
    field.fill("Tổ chức hội thảo về năng suất")
    expect(page.locator(f"#p-item-{item.pk}")).to_contain_text("Tổ chức hội thảo về năng suất")
    expect(row(page, item)).to_contain_text("Tổ chức hội thảo về năng suất")
    expect(page.locator("[data-saved]")).to_contain_text("Đã lưu ")
    expect(page.locator("[data-saved]")).not_to_have_text("Đã lưu 09:00:00")
    field.press_sequentially(" và chất lượng", delay=40)
    expect(page.locator(f"#p-item-{item.pk}")).to_contain_text("năng suất và chất lượng")
    expect(field).to_have_value("Tổ chức hội thảo về năng suất và chất lượng")
    expect(field).to_be_focused()
    assert page.locator(".conflict").count() == 0
    assert tab.watch.errors == []
    item.refresh_from_db()
    assert item.text == "Tổ chức hội thảo về năng suất và chất lượng"


def test_fast_typing_never_meets_itself(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    """Saves overtake each other's answers; one's own next save must never look stale."""
    tab = open_tab(house.drafter)
    page, item = tab.page, find(draft, WORKSHOP)

    def slowly(route: Route) -> None:
        page.wait_for_timeout(350)
        route.continue_()

    page.route("**/luu/", slowly)
    tab.open(f"{edit(draft)}?open={item.pk}")
    field = page.locator(f"#text-{item.pk}")
    field.fill("")
    for part in ("Một ", "hai ", "ba ", "bốn ", "năm"):
        field.press_sequentially(part, delay=30)
        field.dispatch_event("change")
    expect(page.locator(f"#p-item-{item.pk}")).to_contain_text("Một hai ba bốn năm")
    assert page.locator(".conflict").count() == 0
    item.refresh_from_db()
    assert item.text == "Một hai ba bốn năm"


def test_the_deadline_is_read_while_it_is_typed_and_confirmed(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    tab = open_tab(house.drafter)
    page, item = tab.page, find(draft, WORKSHOP)
    tab.open(f"{edit(draft)}?open={item.pk}")
    page.locator(f"#deadline-{item.pk}").fill("Quý II/2025")
    expect(page.locator(f"#reading-{item.pk}")).to_contain_text("30/06/2025")
    expect(page.locator(f"#due-{item.pk}")).to_have_value("30/06/2025")
    page.get_by_role("button", name="Đúng vậy").click()
    expect(page.locator(f"#reading-{item.pk}")).to_contain_text("Đã xác nhận")
    assert Task.objects.get(item=item).deadline_confirmed


def test_a_date_that_does_not_exist_stays_in_its_field(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    tab = open_tab(house.drafter)
    page, item = tab.page, find(draft, WORKSHOP)
    tab.open(f"{edit(draft)}?open={item.pk}")
    due = page.locator(f"#due-{item.pk}")
    due.fill("31/02/2025")
    expect(page.locator(f"#error-{item.pk}-due")).to_contain_text("không có thật")
    expect(due).to_have_value("31/02/2025")
    expect(due).to_have_attribute("aria-invalid", "true")
    due.fill("28/02/2025")
    expect(page.locator(f"#error-{item.pk}-due")).to_be_empty()


def test_a_huge_paste_is_refused_at_the_field_and_stays(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    tab = open_tab(house.drafter)
    page, item = tab.page, find(draft, WORKSHOP)
    tab.open(f"{edit(draft)}?open={item.pk}")
    field = page.locator(f"#text-{item.pk}")
    field.fill("năng suất " * 210_000)
    expect(page.locator(f"#error-{item.pk}-text")).to_contain_text("ký tự")
    assert len(field.input_value()) == 2_100_000
    item.refresh_from_db()
    assert item.text == WORKSHOP


def test_markup_is_shown_as_text_and_runs_nowhere(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    tab = open_tab(house.drafter)
    page, item = tab.page, find(draft, WORKSHOP)
    tab.open(f"{edit(draft)}?open={item.pk}")
    bad = '<script>window.bad = 1</script><img src="http://vi-du.vn/a.png" onerror="window.bad = 1">'
    page.locator(f"#text-{item.pk}").fill(bad)
    expect(page.locator(f"#p-item-{item.pk}")).to_contain_text(bad)
    expect(row(page, item)).to_contain_text(bad)
    expect(page.locator(f"#error-{item.pk}-text")).to_contain_text("in nguyên văn")
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.bad") is None
    assert page.evaluate("window.__violations") == []
    assert all(host in tab.base for host in tab.watch.hosts)


def test_leads_and_coordinators_are_chosen(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    tab = open_tab(house.drafter)
    page, item = tab.page, find(draft, WORKSHOP)
    tab.open(f"{edit(draft)}?open={item.pk}")
    page.get_by_role("button", name="Thêm đơn vị chủ trì").click()
    added = page.locator(f"#form-{item.pk} .entry.is-lead").last
    added.locator("select").select_option(label="Văn phòng Sở")
    added.get_by_label("Phạm vi chủ trì").fill("Phần hậu cần")
    expect(page.locator(f"#p-item-{item.pk}")).to_contain_text("Phần hậu cần: Văn phòng Sở")
    page.locator(f"#form-{item.pk} [data-pick] summary").click()
    page.get_by_label("Lọc danh sách đơn vị").fill("ke hoach")
    page.get_by_label("Phòng Kế hoạch – Tài chính").check()
    expect(page.locator(f"#p-item-{item.pk}")).to_contain_text("Phòng Kế hoạch – Tài chính")


def test_an_item_becomes_a_task_and_back(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    tab = open_tab(house.drafter)
    item = find(draft, "Nâng cao nhận thức về năng suất chất lượng.")
    tab.open(f"{edit(draft)}?open={item.pk}")
    page = tab.page
    page.get_by_role("button", name="Chuyển thành nhiệm vụ").click()
    expect(row(page, item)).to_contain_text("Thiếu đơn vị chủ trì")
    page.locator(f"#deadline-{item.pk}").fill("Tháng 6/2025")
    expect(page.locator(f"#p-item-{item.pk}")).to_contain_text("Tháng 6/2025")
    page.get_by_role("button", name="Bỏ theo dõi nhiệm vụ").click()
    expect(page.locator(f"#deadline-{item.pk}")).to_have_count(0)
    assert not Task.objects.filter(item=item).exists()
    expect(page.locator(f"#text-{item.pk}")).to_have_value(item.text)


def test_the_frame_around_the_text(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    tab = open_tab(house.drafter)
    tab.open(edit(draft))
    page = tab.page
    page.locator("#sum-head").click()
    page.get_by_label("Tổng kinh phí (đồng)").fill("53000000")
    expect(page.get_by_label("Bằng chữ")).to_have_value("Năm mươi ba triệu đồng")
    expect(page.locator("#money")).to_contain_text("53.000.000")
    page.locator("#sum-sign").click()
    page.get_by_label("Họ tên người ký").fill("Lê Văn Nam")
    expect(page.locator("#paper")).to_contain_text("Lê Văn Nam")
    page.get_by_role("button", name="Thêm nơi nhận").click()
    page.locator(".entry.is-recipient").last.get_by_label("Nơi nhận").fill("Các Sở, ban, ngành")
    expect(page.locator("#paper")).to_contain_text("Các Sở, ban, ngành")


def test_a_narrow_screen_has_two_tabs(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    tab = open_tab(house.drafter, width=390)
    tab.open(edit(draft))
    page, item = tab.page, find(draft, WORKSHOP)
    expect(page.locator("#pane-paper")).to_be_hidden()
    row(page, item).click()
    page.locator(f"#text-{item.pk}").fill("Hội thảo trên điện thoại")
    expect(row(page, item)).to_contain_text("Hội thảo trên điện thoại")
    page.get_by_role("tab", name="Xem trước").click()
    expect(page.locator("#pane-outline")).to_be_hidden()
    expect(page.locator(f"#p-item-{item.pk}")).to_contain_text("Hội thảo trên điện thoại")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_submitted_plan_is_read_only(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    people.advance(draft.document, State.SUBMITTED, by=house.drafter)
    tab = open_tab(house.drafter)
    tab.open(edit(draft))
    page, item = tab.page, find(draft, WORKSHOP)
    expect(page.locator(".editor-closed")).to_be_visible()
    assert page.locator("[data-grip]").count() == 0
    row(page, item).click()
    expect(page.locator(f"#slot-{item.pk}")).to_contain_text("Quý III/2025")
    assert page.locator(f"#slot-{item.pk} textarea").count() == 0


def test_it_works_without_script(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    tab = open_tab(house.drafter, script=False)
    item = find(draft, WORKSHOP)
    tab.open(edit(draft))
    row(tab.page, item).click()
    tab.page.locator(f"#text-{item.pk}").fill("Hội thảo không script")
    tab.page.locator(f"#form-{item.pk} .form-foot").get_by_role("button", name="Lưu").click()
    expect(row(tab.page, item)).to_contain_text("Hội thảo không script")
