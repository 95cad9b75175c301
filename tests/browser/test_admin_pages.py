"""The administration pages under the portal's content policy, with their scripts at work."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from organizations import services
from tests import people
from tests.browser.conftest import OpenTab, Tab

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BASE = "/quan-tri/organizations/"


def assert_quiet(tab: Tab) -> None:
    assert tab.page.evaluate("window.__violations") == []
    assert tab.watch.errors == []
    assert tab.watch.failures == []
    assert tab.watch.hosts == {tab.base.removeprefix("http://")}


def test_every_page_keeps_the_policy(open_tab: OpenTab) -> None:
    cast = people.make_cast()
    services.holidays_load_reference(cast.agency)
    services.token_create(actor=cast.drafter, name="Kho dữ liệu", days=30)
    tab = open_tab(cast.admin)
    tab.open("/quan-tri/")
    pages = tab.page.eval_on_selector_all("#content-main a[href^='/quan-tri/']", "links => links.map(a => a.pathname)")
    pages += [
        f"{BASE}unit/{page}/" for page in ("import", "export", f"{cast.unit.pk}/change", f"{cast.unit.pk}/history")
    ]
    pages += [f"{BASE}user/{cast.drafter.pk}/{page}/" for page in ("change", "mat-khau")]
    pages += [f"{BASE}unit/{people.make_unit(cast.agency, 'x', 'Đơn vị thử').pk}/delete/"]
    for page in sorted(set(pages)):
        tab.open(page)
        assert_quiet(tab)


def test_a_unit_is_renamed_with_the_calendar(open_tab: OpenTab) -> None:
    cast = people.make_cast()
    tab = open_tab(cast.admin)
    tab.open(f"{BASE}unit/{cast.unit.pk}/change/")
    tab.page.get_by_label("Tên hiện nay").fill("Phòng Quản lý chất lượng")
    tab.page.locator(".field-renamed_from .datetimeshortcuts a").first.click()
    tab.page.get_by_label("Căn cứ đổi tên").fill("Quyết định 12/QĐ-UBND")
    assert_quiet(tab)
    tab.page.locator("input[name=_save]").click()
    expect(tab.page.locator(".messagelist .success")).to_be_visible()
    assert cast.unit.names.get().name == "Phòng Tiêu chuẩn Đo lường Chất lượng"
    assert_quiet(tab)


def test_a_role_is_added_and_a_file_is_imported(open_tab: OpenTab, tmp_path: Path) -> None:
    cast = people.make_cast()
    tab = open_tab(cast.admin)
    tab.open(f"{BASE}user/{cast.drafter.pk}/change/")
    tab.page.locator(".add-row a").click()
    assert_quiet(tab)
    upload = tmp_path / "don-vi.csv"
    upload.write_text(
        "Mã,Tên đơn vị,Tên viết tắt,Loại,Thuộc đơn vị (mã),Tên gọi khác,Thứ tự,Còn hoạt động\n"
        "phong-tdc,Phòng Chất lượng,Phòng TĐC,Đơn vị thuộc cơ quan,,,1,Có\n",
        encoding="utf-8",
    )
    tab.open(f"{BASE}unit/import/")
    tab.page.locator("input[type=file]").set_input_files(upload)
    tab.page.get_by_role("button", name="Xem trước").click()
    expect(tab.page.locator("ins", has_text="Phòng Chất lượng")).to_be_visible()
    assert_quiet(tab)
    tab.page.get_by_role("button", name="Nhập", exact=True).click()
    expect(tab.page.locator(".messagelist")).to_contain_text("sửa 1")
    assert_quiet(tab)
