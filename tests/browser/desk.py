"""The editor as tests speak about it: a plan's rows, forms and order; and the steps of a plan's life."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from documents.models import Document
from plans.models import Item, Plan
from tests.browser.conftest import Tab

WORKSHOP = "Tổ chức hội thảo"
NEWS = "Tuyên truyền trên cổng thông tin"


def find(plan: Plan, text: str) -> Item:
    return Item.objects.get(plan=plan, text=text)


def edit(plan: Plan) -> str:
    return f"/ke-hoach/{plan.pk}/soan/"


def row(page: Page, item: Item) -> Locator:
    return page.locator(f"#sum-{item.pk}")


def open_item(page: Page, item: Item) -> Locator:
    """Open the item's form by a click; its text field."""
    row(page, item).click()
    field = page.locator(f"#text-{item.pk}")
    expect(field).to_be_focused()
    return field


def order(plan: Plan, parent: Item) -> list[str]:
    return list(Item.objects.filter(plan=plan, parent=parent).in_order().values_list("text", flat=True))


def take_step(tab: Tab, plan: Plan | Document, step: str, note: str = "") -> None:
    """Open the plan, or the letter, press the step's button, answer its dialog."""
    tab.open(plan.get_absolute_url())
    tab.page.get_by_label("Xử lý văn bản").get_by_role("link", name=step, exact=True).click()
    dialog = tab.page.get_by_role("dialog", name=step)
    if note:
        dialog.get_by_role("textbox").fill(note)
    dialog.get_by_role("button", name=step).click()
    tab.page.wait_for_load_state("networkidle")
