"""A công văn đính chính from the plan's page to its issue, as four people, through the pages they really use."""

from __future__ import annotations

import pytest
import time_machine
from playwright.sync_api import expect

from documents.constants import State
from documents.models import Correction
from plans.models import Plan
from tests.browser.conftest import OpenTab, Tab
from tests.browser.desk import take_step
from tests.documents import letters
from tests.people import Cast

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]


def test_four_people_correct_an_issued_plan(open_tab: OpenTab, house: Cast) -> None:
    plan = letters.issued_plan(house)
    drafter, head, clerk, leader = (
        open_tab(user) for user in (house.drafter, house.unit_head, house.clerk, house.leader)
    )
    _write(drafter, plan)
    letter = Correction.objects.get().document
    take_step(drafter, letter, "Trình")
    take_step(head, letter, "Xác nhận nội dung")
    take_step(clerk, letter, "Xác nhận thể thức")
    take_step(leader, letter, "Duyệt")
    with time_machine.travel("2025-09-15 08:00+07:00", tick=True):  # a working day: no question is asked
        take_step(clerk, letter, "Cấp số")
    letter.refresh_from_db()
    assert letter.code == "01/SKHCN"
    take_step(clerk, letter, "Ban hành")
    letter.refresh_from_db()
    assert letter.state == State.ISSUED

    drafter.open(plan.get_absolute_url())
    drafter.page.get_by_role("link", name="Công văn số 01/SKHCN").click()
    expect(drafter.page.locator(".paper")).to_contain_text("đã in: “năng suất chất lượng”; nay đính chính là")
    for tab in (drafter, head, clerk, leader):
        assert tab.watch.failures == []
        assert tab.watch.errors == []
        assert tab.page.evaluate("window.__violations") == []


def _write(tab: Tab, plan: Plan) -> None:
    """Two rows are added and one is taken out again; the page says where the words were printed."""
    tab.open(plan.get_absolute_url())
    tab.page.locator("summary", has_text="Thêm").click()
    tab.page.get_by_role("link", name="Đính chính").click()
    tab.page.get_by_role("button", name="Lập công văn đính chính").click()
    tab.page.locator("#where-1").fill("Mục I")
    tab.page.locator("#printed-1").press_sequentially("năng suất chất lượng")
    tab.page.locator("#correct-1").press_sequentially("năng suất, chất lượng")
    expect(tab.page.locator("#note-1")).to_contain_text("Có in tại: trích yếu; mục I")
    tab.page.get_by_role("button", name="Thêm dòng đính chính").click()
    expect(tab.page.locator("#where-2")).to_be_focused()
    tab.page.locator("#where-2").fill("bỏ dòng này")
    tab.page.get_by_role("button", name="Chuyển dòng đính chính 2 lên").click()
    expect(tab.page.locator("#where-2")).to_have_value("Mục I")
    tab.page.get_by_role("button", name="Bỏ dòng đính chính 1").click()
    expect(tab.page.locator("#where-1")).to_have_value("Mục I")
    tab.page.get_by_role("button", name="Lưu và xem bản in").click()
    expect(tab.page.locator(".paper")).to_contain_text("V/v đính chính Kế hoạch số 01/KH-SKHCN ngày 05/9/2025")


def test_a_letter_is_written_without_script(open_tab: OpenTab, house: Cast) -> None:
    correction = letters.begun(house)
    tab = open_tab(house.drafter, script=False)
    tab.page.goto(f"{tab.base}/van-ban/{correction.document_id}/soan/")
    tab.page.locator("#where-1").fill("Mục I")
    tab.page.get_by_role("button", name="Thêm dòng đính chính").click()
    expect(tab.page.locator("#where-1")).to_have_value("Mục I")
    tab.page.locator("#printed-2").fill("Chỉ trì")
    tab.page.get_by_role("button", name="Lưu và xem bản in").click()
    expect(tab.page.get_by_role("heading", name="Cần xem trước khi trình")).to_be_visible()
    correction.refresh_from_db()
    assert [row["where"] for row in correction.rows] == ["Mục I", ""]
