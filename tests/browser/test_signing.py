"""The leader signs, the clerk seals and issues: through the pages they really use."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import LazySettings
from playwright.sync_api import expect

from documents.constants import State
from documents.signing import demo
from tests import people
from tests.browser.conftest import OpenTab, Tab
from tests.documents import desk, keys

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PORTAL_TRUST_ROOTS = desk.trust(tmp_path / "trust")


def _press(tab: Tab, name: str) -> None:
    tab.page.get_by_role("button", name=name, exact=True).click()
    tab.page.wait_for_load_state("networkidle")


def _says(tab: Tab, sentence: str) -> None:
    expect(tab.page.get_by_role("status").filter(has_text=sentence)).to_be_visible()


def _add_certificate(tab: Tab, name: str, picture: bytes, folder: Path) -> None:
    (folder / "khoa.p12").write_bytes(desk.bundle(name))
    (folder / "hinh.png").write_bytes(picture)
    tab.open("/chung-thu/them/file/")
    tab.page.get_by_label("Tệp chứng thư số").set_input_files(folder / "khoa.p12")
    tab.page.get_by_label("Mật khẩu của tệp").fill(keys.PASSWORD)
    tab.page.get_by_label("Hình chữ ký hoặc con dấu").set_input_files(folder / "hinh.png")
    _press(tab, "Thêm chứng thư số")
    _says(tab, "Đã thêm chứng thư số.")


def test_a_plan_is_signed_sealed_and_issued(open_tab: OpenTab, tmp_path: Path) -> None:
    cast = people.make_cast()
    plan = people.make_plan(cast.agency, cast.drafter, state=State.NUMBERED)
    leader, clerk = open_tab(cast.leader), open_tab(cast.clerk)
    _add_certificate(leader, desk.SIGNER, demo.draw_signature(desk.SIGNER), tmp_path)
    _add_certificate(clerk, desk.AGENCY, demo.draw_seal(desk.AGENCY), tmp_path)

    leader.open("/")
    leader.page.get_by_label("Đã cấp số, chờ bạn ký số").get_by_role("button", name="Ký số").click()
    expect(leader.page.get_by_role("region", name="Văn bản sẽ ký")).to_contain_text(plan.document.subject)
    leader.page.get_by_label("Mật khẩu chứng thư số").fill(keys.PASSWORD)
    _press(leader, "Ký số")
    _says(leader, "Đã ký số văn bản.")

    clerk.open(plan.get_absolute_url())
    clerk.page.get_by_label("Xử lý văn bản").get_by_role("link", name="Ký số cơ quan").click()
    clerk.page.get_by_label("Mật khẩu chứng thư số").fill(keys.PASSWORD)
    _press(clerk, "Ký số của cơ quan")
    _says(clerk, "Đã ký số của cơ quan.")

    clerk.open(plan.get_absolute_url())
    clerk.page.get_by_label("Xử lý văn bản").get_by_role("link", name="Ban hành", exact=True).click()
    _press(clerk, "Ban hành")
    clerk.open(plan.document.get_absolute_url())
    expect(clerk.page.get_by_text("Hợp lệ")).to_have_count(2)
    for tab in (leader, clerk):
        assert tab.watch.failures == []
        assert tab.watch.errors == []
