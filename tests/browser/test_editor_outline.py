"""The outline under Lan's hands: moving by key and by pointer, undoing, adding, filtering, at any size."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from plans.constants import ItemStyle
from plans.models import Item, Plan, Task
from tests import people
from tests.browser.conftest import OpenTab
from tests.browser.desk import NEWS, WORKSHOP, edit, find, open_item, order, row
from tests.people import Cast

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]


def test_rows_move_by_keyboard(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    tab = open_tab(house.drafter)
    tab.open(edit(draft))
    page, item = tab.page, find(draft, NEWS)
    parent = find(draft, "Nhiệm vụ")
    row(page, item).focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("#live")).to_contain_text("Đã chuyển mục")
    expect(row(page, item)).to_be_focused()
    assert order(draft, parent) == [NEWS, WORKSHOP]
    expect(page.locator(f"#p-item-{item.pk}")).to_contain_text("1. Tuyên truyền")


def test_tab_indents_only_where_somebody_works(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    tab = open_tab(house.drafter)
    tab.open(edit(draft))
    page, item, above = tab.page, find(draft, NEWS), find(draft, WORKSHOP)
    row(page, item).focus()
    page.keyboard.press("Tab")
    expect(row(page, item)).not_to_be_focused()
    row(page, above).focus()
    page.keyboard.press("ArrowDown")
    expect(row(page, item)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#live")).to_contain_text("lùi mục vào")
    item.refresh_from_db()
    assert item.parent_id == above.pk
    expect(row(page, item)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#live")).to_contain_text("đưa mục ra")
    item.refresh_from_db()
    assert item.parent_id == above.parent_id


def drag(page: Page, item: Item, target: Item, *, share: float, shift: float = 40) -> None:
    """Drag the item's grip onto a place of the target's row: `share` of its height from the top."""
    grip = page.locator(f"#n-{item.pk} > .row > [data-grip]").bounding_box()
    place = page.locator(f"#n-{target.pk} > .row").bounding_box()
    assert grip is not None
    assert place is not None
    page.mouse.move(grip["x"] + 8, grip["y"] + 12)
    page.mouse.down()
    page.mouse.move(grip["x"] + 8, grip["y"] + 20, steps=3)
    page.mouse.move(place["x"] + shift, place["y"] + place["height"] * share, steps=8)
    expect(page.locator(".drop-before, .drop-after, .drop-inside")).to_have_count(1)
    page.mouse.up()


def test_rows_move_by_dragging_also_into_another_parent(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    tab = open_tab(house.drafter)
    tab.open(edit(draft))
    page, item, above = tab.page, find(draft, NEWS), find(draft, WORKSHOP)
    drag(page, item, above, share=0.15)
    expect(page.locator("#live")).to_contain_text("Đã chuyển mục")
    assert order(draft, find(draft, "Nhiệm vụ")) == [NEWS, WORKSHOP]
    duty = find(draft, "Các phòng, đơn vị báo cáo trước ngày 30/11.")
    drag(page, item, duty, share=0.95)
    expect(page.locator(f"#n-{duty.pk} + #n-{item.pk}")).to_be_visible()
    item.refresh_from_db()
    assert item.parent_id == duty.parent_id


def test_undo_and_redo(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    tab = open_tab(house.drafter)
    tab.open(edit(draft))
    page, item = tab.page, find(draft, NEWS)
    row(page, item).focus()
    page.keyboard.press("Delete")
    expect(row(page, item)).to_have_count(0)
    page.locator("#editor-toast").get_by_role("button", name="Hoàn tác").click()
    expect(row(page, item)).to_be_visible()
    page.keyboard.press("Control+y")
    expect(row(page, item)).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(row(page, item)).to_be_visible()


def test_a_new_item_opens_for_writing(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    tab = open_tab(house.drafter)
    tab.open(edit(draft))
    page, item = tab.page, find(draft, WORKSHOP)
    row(page, item).focus()
    page.keyboard.press("Control+Enter")
    field = page.locator(".item-form textarea[name=text]")
    expect(field).to_be_focused()
    field.fill("Khảo sát doanh nghiệp")
    expect(page.locator("#paper")).to_contain_text("2. Khảo sát doanh nghiệp")
    assert order(draft, find(draft, "Nhiệm vụ")) == [WORKSHOP, "Khảo sát doanh nghiệp", NEWS]


def test_an_open_form_survives_a_move(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    tab = open_tab(house.drafter)
    item = find(draft, WORKSHOP)
    tab.open(f"{edit(draft)}?open={item.pk}")
    page = tab.page
    page.locator(f"#text-{item.pk}").fill("Chữ vừa gõ")
    page.locator(f"#form-{item.pk}").get_by_role("button", name="Chuyển xuống").click()
    expect(page.locator(f"#p-item-{item.pk}")).to_contain_text("2. Chữ vừa gõ")
    expect(page.locator(f"#text-{item.pk}")).to_have_value("Chữ vừa gõ")
    page.locator(f"#text-{item.pk}").fill("Chữ gõ tiếp")
    expect(page.locator(f"#p-item-{item.pk}")).to_contain_text("2. Chữ gõ tiếp")
    assert page.locator(".conflict").count() == 0


def test_filters_of_the_outline(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    tab = open_tab(house.drafter)
    tab.open(edit(draft))
    page = tab.page
    plain = row(page, find(draft, "Nâng cao nhận thức về năng suất chất lượng."))
    task = row(page, find(draft, NEWS))
    page.get_by_text("Chỉ nhiệm vụ").click()
    expect(plain).to_be_hidden()
    expect(task).to_be_visible()
    page.get_by_text("Chỉ nhiệm vụ").click()
    page.get_by_label("Tìm trong dàn ý").fill("nhan thuc")
    expect(plain).to_be_visible()
    expect(task).to_be_hidden()


def test_the_check_leads_to_the_place(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    item = find(draft, WORKSHOP)
    Task.objects.get(item=item).task_units.all().delete()
    tab = open_tab(house.drafter)
    tab.open(edit(draft))
    page = tab.page
    page.get_by_role("link", name="Kiểm tra 6 rõ").click()
    finding = page.locator(f"#problems [data-open='{item.pk}']").first
    expect(finding).to_be_visible()
    finding.click()
    expect(page.locator(f"#text-{item.pk}")).to_be_visible()
    expect(page.locator("#problems")).to_be_hidden()


def test_three_hundred_items_stay_usable(open_tab: OpenTab, house: Cast, draft: Plan) -> None:
    section = find(draft, "Mục đích")
    for place in range(300):
        people.make_item(draft, f"Công việc số {place}", parent=section, style=ItemStyle.DASH, position=place + 1)
    tab = open_tab(house.drafter)
    tab.open(edit(draft))
    item = find(draft, "Công việc số 250")
    field = open_item(tab.page, item)
    field.fill("Công việc đã sửa")
    expect(tab.page.locator(f"#p-item-{item.pk}")).to_contain_text("Công việc đã sửa")
    expect(tab.page.locator(f"#p-item-{item.pk}")).to_be_in_viewport()
