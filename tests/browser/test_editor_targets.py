"""Lan gives a sentence its measurable target, and finds it again on the plan's page."""

from __future__ import annotations

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from plans.models import Item, Plan, Target
from tests.browser.conftest import OpenTab
from tests.people import Cast

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]

AIM = "Nâng cao nhận thức về năng suất chất lượng."


@pytest.mark.parametrize("width", [1440, 390])
def test_a_target_is_typed_saved_and_removed(open_tab: OpenTab, house: Cast, draft: Plan, width: int) -> None:
    item = Item.objects.get(plan=draft, text=AIM)
    tab = open_tab(house.drafter, width=width)
    tab.open(f"/ke-hoach/{draft.pk}/soan/?open={item.pk}")
    page, form = tab.page, tab.page.locator(f"#form-{item.pk}")
    form.locator("summary", has_text="Chỉ tiêu đo được").click()
    add = form.get_by_role("button", name="Thêm chỉ tiêu")
    add.click()
    text = form.get_by_label("Nội dung chỉ tiêu")
    expect(text).to_be_focused()
    text.fill("Chuyên gia được chứng nhận")
    value = form.get_by_label("Giá trị như in trên văn bản")
    value.fill("khoảng 10-05 chuyên gia")
    note = page.locator(f"#error-{item.pk}-targets")
    expect(note).to_contain_text("«10-05» có số đầu lớn hơn số sau")
    value.fill("khoảng 05-10 chuyên gia")
    expect(note).to_contain_text("Được hiểu là: khoảng 05-10 chuyên gia")
    expect(value).to_be_focused()
    expect(page.locator(f"#sum-{item.pk}")).to_contain_text("1 chỉ tiêu")
    stored = Target.objects.get(item=item)
    assert (stored.low, stored.high) == (Decimal(5), Decimal(10))
    assert (stored.bound, stored.unit) == ("about", "chuyên gia")
    tab.open(f"/ke-hoach/{draft.pk}/soan/?open={item.pk}")
    expect(value).to_have_value("05-10")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    form.get_by_role("button", name="Bỏ chỉ tiêu này").click()
    expect(page.locator(f"#sum-{item.pk}")).not_to_contain_text("chỉ tiêu")
    assert not Target.objects.filter(item=item).exists()
    # The refused value was answered with a 422, which the browser reports.
    assert [error for error in tab.watch.errors if "422" not in error] == []


@pytest.mark.parametrize("width", [1440, 390])
def test_the_plans_page_shows_targets(open_tab: OpenTab, house: Cast, draft: Plan, width: int) -> None:
    tab = open_tab(house.viewer, width=width)
    tab.open(f"/ke-hoach/{draft.pk}/")
    tab.page.get_by_role("link", name="Mục tiêu").click()
    expect(tab.page.get_by_role("heading", name="2025", exact=True)).to_be_visible()
    expect(tab.page.get_by_text("ít nhất 05 doanh nghiệp")).to_be_visible()
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.watch.errors == []
