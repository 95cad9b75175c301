"""Plans from files as the drafter meets them: dropped in, read in the background, listed, reported."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, expect

from jobs.services import tick
from plans.models import Plan, PlanImport
from tests.browser.conftest import OpenTab
from tests.people import Cast
from tests.plans.importing.uploads import TEXT, know

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]

TITLE = "Truy xuất nguồn gốc sản phẩm địa phương năm 2026"
FILE: FilePayload = {"name": "ke-hoach.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
SECOND: FilePayload = {"name": "ban-hai.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
PROGRAM: FilePayload = {"name": "ke-hoach.docx", "mimeType": "application/zip", "buffer": b"MZ\x90\0" + b"\0" * 100}


def test_from_a_file_to_a_draft_plan(house: Cast, open_tab: OpenTab) -> None:
    know(house.drafter)
    tab = open_tab(house.drafter)
    page = tab.page
    tab.open("/ke-hoach/")
    page.get_by_role("link", name="Nhập từ Word, PDF…").first.click()
    page.get_by_role("link", name="Nhập từ Word, PDF…").first.click()
    page.get_by_label("Tệp kế hoạch").set_input_files([FILE])
    page.get_by_role("button", name="Tải lên và đọc").click()
    expect(page.get_by_text("Đang chờ tới lượt đọc…")).to_be_visible()
    tick()
    # Nobody presses anything: the page asks how far it is, and loads itself.
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible(timeout=15_000)
    page.get_by_role("button", name="Lưu thành dự thảo").first.click()
    expect(page.get_by_text("Đã lưu thành dự thảo.")).to_be_visible()
    plan = Plan.objects.get(imported_from__isnull=False)
    tab.open(plan.get_absolute_url())
    with page.expect_download() as kept:
        page.get_by_role("link", name="ke-hoach.txt").click()
    assert kept.value.suggested_filename == "ke-hoach.txt"
    assert tab.watch.errors == []


def test_several_files_and_a_bad_one_on_a_phone(house: Cast, open_tab: OpenTab) -> None:
    know(house.drafter)
    tab = open_tab(house.drafter, width=390)
    page = tab.page
    tab.open("/nhap/tai-len/")
    page.get_by_label("Tệp kế hoạch").set_input_files([PROGRAM])
    page.get_by_role("button", name="Tải lên và đọc").click()
    expect(page.locator(".field-error")).to_contain_text("tệp chương trình")
    page.get_by_label("Tệp kế hoạch").set_input_files([FILE, SECOND, PROGRAM])
    page.get_by_role("button", name="Tải lên và đọc").click()
    expect(page.get_by_text("Đã đọc 0 trên 2 tệp…")).to_be_visible()
    tick()
    expect(page.get_by_text("Đã đọc 0 trên 2 tệp…")).to_be_hidden(timeout=15_000)
    expect(page.get_by_role("region", name="Bảng tệp")).to_contain_text(TITLE)
    expect(page.get_by_text("Đây là tệp chương trình", exact=False)).to_be_visible()
    assert PlanImport.objects.count() == 2
