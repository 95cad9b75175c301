"""Two people, or two tabs, in one plan: nobody's words are lost, and nobody is asked without need."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from documents.constants import State
from plans.models import Item, Plan
from tests import people
from tests.browser.conftest import OpenTab, Tab
from tests.people import Cast

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def item(draft: Plan) -> Item:
    return Item.objects.get(plan=draft, text="Tổ chức hội thảo")


def two_tabs(open_tab: OpenTab, house: Cast, item: Item) -> tuple[Tab, Tab]:
    """Lan and Bình, both with the item's form open."""
    tabs = open_tab(house.drafter), open_tab(house.unit_head)
    for tab in tabs:
        tab.open(f"/ke-hoach/{item.plan_id}/soan/?open={item.pk}")
    return tabs


def write(page: Page, item: Item, text: str) -> None:
    page.locator(f"#text-{item.pk}").fill(text)


def meet(open_tab: OpenTab, house: Cast, item: Item) -> Page:
    """Bình has saved; Lan's page, where she typed her own words, shows the panel."""
    first, second = two_tabs(open_tab, house, item)
    write(second.page, item, "Bản của Bình")
    expect(second.page.locator(f"#p-item-{item.pk}")).to_contain_text("Bản của Bình")
    write(first.page, item, "Bản của Lan")
    expect(first.page.locator(".conflict")).to_contain_text("Bản của Bình")
    expect(first.page.locator(".conflict .is-mine")).to_contain_text("Bản của Lan")
    expect(first.page.locator(f"#text-{item.pk}")).to_have_value("Bản của Lan")
    item.refresh_from_db()
    assert item.text == "Bản của Bình"
    return first.page


def test_keep_mine(open_tab: OpenTab, house: Cast, item: Item) -> None:
    page = meet(open_tab, house, item)
    page.get_by_role("button", name="Giữ bản của tôi").click()
    expect(page.locator(".conflict")).to_have_count(0)
    expect(page.locator(f"#p-item-{item.pk}")).to_contain_text("Bản của Lan")
    write(page, item, "Bản của Lan, gõ tiếp")
    expect(page.locator(f"#p-item-{item.pk}")).to_contain_text("Bản của Lan, gõ tiếp")
    expect(page.locator(".conflict")).to_have_count(0)


def test_take_theirs_and_keep_a_copy(open_tab: OpenTab, house: Cast, item: Item) -> None:
    page = meet(open_tab, house, item)
    page.get_by_role("button", name="Lấy bản kia").click()
    expect(page.locator(f"#text-{item.pk}")).to_have_value("Bản của Bình")
    expect(page.locator(".set-aside")).to_contain_text("Bản của Lan")
    write(page, item, "Bản của Bình, sửa thêm")
    expect(page.locator(f"#p-item-{item.pk}")).to_contain_text("Bản của Bình, sửa thêm")


def test_show_both(open_tab: OpenTab, house: Cast, item: Item) -> None:
    page = meet(open_tab, house, item)
    page.get_by_role("button", name="Ghép cả hai").click()
    expect(page.locator(f"#text-{item.pk}")).to_have_value("Bản của Lan\nBản của Bình")
    item.refresh_from_db()
    assert item.text == "Bản của Lan\nBản của Bình"


def test_different_items_do_not_meet(open_tab: OpenTab, house: Cast, draft: Plan, item: Item) -> None:
    first, second = two_tabs(open_tab, house, item)
    other = Item.objects.get(plan=draft, text="Tuyên truyền trên cổng thông tin")
    second.page.locator(f"#sum-{other.pk}").click()
    write(second.page, other, "Tuyên truyền rộng khắp")
    expect(second.page.locator(f"#p-item-{other.pk}")).to_contain_text("Tuyên truyền rộng khắp")
    write(first.page, item, "Hội thảo của Lan")
    expect(first.page.locator(f"#p-item-{item.pk}")).to_contain_text("Hội thảo của Lan")
    assert first.page.locator(".conflict").count() == 0


def test_a_plan_submitted_meanwhile_leaves_the_text_in_its_field(
    open_tab: OpenTab, house: Cast, draft: Plan, item: Item
) -> None:
    tab = open_tab(house.drafter)
    tab.open(f"/ke-hoach/{draft.pk}/soan/?open={item.pk}")
    people.advance(draft.document, State.SUBMITTED, by=house.drafter)
    write(tab.page, item, "Gõ sau khi trình")
    expect(tab.page.locator(f"#alert-{item.pk}")).to_contain_text("vẫn còn trong ô")
    expect(tab.page.locator(f"#text-{item.pk}")).to_have_value("Gõ sau khi trình")


def test_an_item_deleted_meanwhile_leaves_the_text_in_its_field(
    open_tab: OpenTab, house: Cast, draft: Plan, item: Item
) -> None:
    tab = open_tab(house.drafter)
    tab.open(f"/ke-hoach/{draft.pk}/soan/?open={item.pk}")
    Item.objects.filter(pk=item.pk).delete()
    write(tab.page, item, "Gõ vào mục đã xóa")
    expect(tab.page.locator(f"#alert-{item.pk}")).to_contain_text("không còn trong kế hoạch")
    expect(tab.page.locator(f"#text-{item.pk}")).to_have_value("Gõ vào mục đã xóa")


def test_a_save_whose_answer_was_lost_is_not_taken_for_somebody_elses(
    open_tab: OpenTab, house: Cast, item: Item
) -> None:
    tab = open_tab(house.drafter)
    page = tab.page
    tab.open(f"/ke-hoach/{item.plan_id}/soan/?open={item.pk}")

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/luu/", lose)
    write(page, item, "Đã tới máy chủ")
    expect(page.locator("[data-saved]")).to_contain_text("Mất kết nối")
    page.unroute("**/luu/")
    write(page, item, "Đã tới máy chủ, gõ tiếp")
    expect(page.locator(f"#p-item-{item.pk}")).to_contain_text("Đã tới máy chủ, gõ tiếp")
    expect(page.locator("[data-saved]")).to_contain_text("Đã lưu")
    assert page.locator(".conflict").count() == 0
