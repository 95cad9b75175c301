"""A stranger with a phone and the paper: scans the code, reads the page, compares the file."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import zxingcpp
from django.core.cache import cache
from PIL import Image
from playwright.sync_api import FilePayload, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from documents.constants import State
from documents.selectors import current_pdf
from documents.services import document_withdraw
from plans import services
from tests import people
from tests.browser.conftest import OpenTab, Tab
from tests.browser.house_rules import broken_rules
from tests.browser.pages import Room

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]


def scan(paper: Path, folder: Path) -> str:
    """The address that a phone's camera finds on the printed pages."""
    subprocess.run(["pdftoppm", "-r", "120", "-gray", str(paper), str(folder / "page")], check=True)
    found = [
        code.text for page in sorted(folder.glob("page*.pgm")) for code in zxingcpp.read_barcodes(Image.open(page))
    ]
    [address] = found
    return address


def compare(tab: Tab, data: bytes) -> None:
    file: FilePayload = {"name": "van-ban.pdf", "mimeType": "application/pdf", "buffer": data}
    tab.page.get_by_label("Tệp PDF đã nhận được").set_input_files(file)
    tab.page.get_by_role("button", name="So sánh").click()


def test_a_stranger_checks_a_paper_by_its_code(
    open_tab: OpenTab, live_server: LiveServer, settings: Settings, tmp_path: Path
) -> None:
    cache.clear()
    settings.PORTAL_BASE_URL = live_server.url
    cast = people.make_cast()
    plan = people.make_plan(cast.agency, cast.drafter, state=State.NUMBERED)
    services.plan_issue(plan_id=plan.pk, actor=cast.clerk)
    paper = current_pdf(plan.document)[0]
    address = scan(paper, tmp_path)
    assert address.startswith(live_server.url + "/xac-thuc/")

    path = address.removeprefix(live_server.url)
    phone = open_tab(width=390)
    assert broken_rules(phone, Room("checked", path, None)) == []
    expect(phone.page.get_by_text("Còn hiệu lực")).to_be_visible()
    expect(phone.page.get_by_text("01/KH-SKHCN")).to_be_visible()
    expect(phone.page.get_by_text("Nguyễn Thị Lan")).to_have_count(0)

    compare(phone, paper.read_bytes())
    expect(phone.page.get_by_role("status")).to_contain_text("Tệp đúng là văn bản này")
    data = bytearray(paper.read_bytes())
    data[len(data) // 2] ^= 1
    compare(phone, bytes(data))
    expect(phone.page.get_by_role("alert")).to_contain_text("KHÔNG giống văn bản đã ban hành")
    assert broken_rules(phone, Room("checked", path, None)) == []

    document_withdraw(document_id=plan.document_id, actor=cast.leader, note="Ban hành nhầm")
    phone.open(path)
    expect(phone.page.get_by_text("Đã thu hồi")).to_be_visible()
    expect(phone.page.get_by_text("Ban hành nhầm")).to_have_count(0)


def test_a_code_is_typed_without_a_script(open_tab: OpenTab) -> None:
    cache.clear()
    cast = people.make_cast()
    paper = people.make_document(cast.agency, cast.drafter, check_code="7K3M9XQAP0RSTV1X")
    people.advance(paper, State.ISSUED, by=cast.clerk)
    phone = open_tab(width=390, script=False)
    phone.open("/xac-thuc/")
    phone.page.get_by_label("Mã xác thực").fill("7k3m 9xqa pors tvlx")
    phone.page.get_by_role("button", name="Kiểm tra").click()
    expect(phone.page.get_by_role("heading", name="Kế hoạch Triển khai")).to_be_visible()
