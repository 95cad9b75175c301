"""From a Word user's file to a draft plan: upload, look at what was read, mend it by keyboard, save."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from jobs.services import tick
from plans.models import Plan, PlanImport
from tests import people
from tests.browser.conftest import OpenTab, Tab
from tests.plans.importing.uploads import TEXT, know

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]

TITLE = "Truy xuất nguồn gốc sản phẩm địa phương năm 2026"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(TEXT, "utf-8")
    return path


def read(tab: Tab, file: Path) -> PlanImport:
    """The file uploaded on the page, then read as the background does."""
    page = tab.page
    page.goto(tab.base + "/nhap/tai-len/")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Tải lên và đọc").click()
    page.wait_for_url("**/nhap/*/")
    tick()
    found = PlanImport.objects.get()
    page.goto(tab.base + found.get_absolute_url())
    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    return found


@pytest.mark.parametrize("script", [True, False])
def test_a_file_becomes_a_draft_plan(open_tab: OpenTab, file: Path, script: bool) -> None:
    cast = people.make_cast()
    know(cast.drafter)
    tab = open_tab(cast.drafter, script=script)
    found = read(tab, file)
    page = tab.page

    entry = page.locator("article.entry", has_text="Mở lớp hướng dẫn dán mã")
    entry.get_by_role("link", name="Sửa").click()
    page.get_by_label("Sản phẩm, kết quả").fill("60 hợp tác xã được hướng dẫn")
    page.get_by_role("button", name="Lưu chỗ này").click()
    expect(page.locator("article.entry", has_text="60 hợp tác xã được hướng dẫn")).to_be_visible()

    page.get_by_role("button", name="Lưu thành dự thảo").first.click()
    page.wait_for_url("**/soan/**")
    plan = Plan.objects.get(imported_from=found)
    results = list(plan.tasks.values_list("expected_result", flat=True))
    assert (str(plan), "60 hợp tác xã được hướng dẫn" in results) == (TITLE, True)
    assert (tab.watch.failures, tab.watch.errors) == ([], [])


def test_the_evidence_lights_up_beside_what_was_read(open_tab: OpenTab, file: Path) -> None:
    cast = people.make_cast()
    know(cast.drafter)
    tab = open_tab(cast.drafter)
    read(tab, file)
    page = tab.page
    page.locator("article.entry", has_text="Khảo sát nhu cầu của hợp tác xã").get_by_text("Báo cáo khảo sát").click()
    expect(page.locator("#source .is-evidence")).to_have_text("- Kết quả: Báo cáo khảo sát")


def test_the_keys_walk_through_the_entries(open_tab: OpenTab, file: Path) -> None:
    cast = people.make_cast()
    know(cast.drafter)
    tab = open_tab(cast.drafter)
    read(tab, file)
    page = tab.page
    page.keyboard.press("j")
    expect(focused(page)).to_have_attribute("data-entry", "header")
    page.keyboard.press("j")
    expect(focused(page)).to_have_attribute("data-entry", "bases.0")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.locator("[data-entry-form] :focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("[data-entry-form]")).to_have_count(0)


def test_a_phone_shows_one_pane_at_a_time(open_tab: OpenTab, file: Path) -> None:
    cast = people.make_cast()
    tab = open_tab(cast.drafter, width=390)
    read(tab, file)
    page = tab.page
    expect(page.locator("#source")).to_be_hidden()
    page.get_by_role("tab", name="Tệp gốc").click()
    expect(page.locator("#source")).to_be_visible()
    expect(page.locator("#entries")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def focused(page: Page):  # type: ignore[no-untyped-def]
    return page.locator("[data-entry]:focus")
