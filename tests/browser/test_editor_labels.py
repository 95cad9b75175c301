"""Lan words the lines of a task as her province does, and gives the whole plan the same words."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from plans.models import Plan, Task
from tests.browser.conftest import OpenTab
from tests.browser.desk import NEWS, WORKSHOP, edit, find
from tests.people import Cast

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]

WORDS = "Phòng chủ trì tham mưu"


@pytest.mark.parametrize("width", [1440, 390])
def test_labels_are_worded_and_spread(open_tab: OpenTab, house: Cast, draft: Plan, width: int) -> None:
    item, other = find(draft, WORKSHOP), find(draft, NEWS)
    tab = open_tab(house.drafter, width=width)
    tab.open(f"{edit(draft)}?open={item.pk}")
    page, form = tab.page, tab.page.locator(f"#form-{item.pk}")
    lead = form.get_by_label("Dòng chủ trì")
    expect(lead).to_be_hidden()
    form.locator("summary", has_text="Nhãn in trên văn bản").click()
    lead.fill(WORDS)
    expect(page.locator(f"#p-item-{item.pk}")).to_contain_text(f"{WORDS}:")
    form.get_by_role("button", name="Dùng các nhãn này cho mọi nhiệm vụ").click()
    expect(page.locator("#editor-toast")).to_contain_text("Đã dùng các nhãn này cho 1 nhiệm vụ khác.")
    expect(lead).to_be_visible()
    assert Task.objects.get(item=other).lead_label == WORDS
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#editor-toast").get_by_role("button", name="Hoàn tác").click()
    expect(page.locator("#editor-toast")).not_to_contain_text(WORDS)
    expect(page.locator(f"#p-item-{other.pk}")).not_to_contain_text(WORDS)
    assert tab.watch.errors == []


@pytest.mark.parametrize("width", [390, 360])
def test_the_heads_buttons_stay_on_a_narrow_screen(open_tab: OpenTab, house: Cast, draft: Plan, width: int) -> None:
    tab = open_tab(house.drafter, width=width)
    tab.open(edit(draft))
    for button in tab.page.locator(".editor-actions :is(a, button)").all():
        box = button.bounding_box()
        assert box is not None
        assert box["x"] >= 12
        assert box["x"] + box["width"] <= width - 12
        assert button.evaluate("each => each.scrollWidth <= each.clientWidth")
