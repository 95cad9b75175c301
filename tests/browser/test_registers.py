"""The registers as the clerk: find, note, take away; enter what comes in; send."""

from __future__ import annotations

import pytest
import time_machine
from playwright.sync_api import expect

from documents.constants import State
from documents.models import IncomingDocument, RegisterEntry, Sending
from tests import people
from tests.browser.conftest import OpenTab
from tests.people import Cast

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]


def test_the_clerk_lives_in_the_outgoing_register(house: Cast, open_tab: OpenTab) -> None:
    wanted = people.make_plan(house.agency, house.drafter, subject="Hội thảo năng suất", state=State.ISSUED).document
    people.make_plan(house.agency, house.drafter, subject="Khảo sát doanh nghiệp", state=State.ISSUED)
    tab = open_tab(house.clerk)
    page = tab.page
    tab.open("/van-ban/")
    expect(page.get_by_role("heading", name="Sổ đăng ký văn bản đi")).to_be_visible()
    assert page.get_by_role("columnheader").count() == 11
    page.get_by_label("Tìm", exact=True).fill("hoi thao")
    page.get_by_role("button", name="Lọc").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    with page.expect_download() as book:
        page.get_by_role("link", name="Xuất Excel").click()
    assert book.value.suggested_filename == "so-van-ban-di.xlsx"
    with page.expect_download() as paper:
        page.get_by_role("link", name="In sổ (PDF)").click()
    assert paper.value.suggested_filename == "so-van-ban-di.pdf"
    page.get_by_role("link", name="Ghi chép trong sổ của văn bản 01/KH-SKHCN").click()
    page.get_by_label("Số lượng bản").fill("12")
    page.get_by_label("Ngày chuyển").fill("08/09/2025")
    page.get_by_label("Ký nhận").fill("Bưu điện tỉnh")
    page.get_by_role("button", name="Ghi sổ").click()
    expect(page.get_by_role("status").filter(has_text="Đã ghi sổ.")).to_be_visible()
    tab.open("/van-ban/?q=hoi+thao")
    expect(page.locator("tbody tr")).to_contain_text("Bưu điện tỉnh")
    assert RegisterEntry.objects.get(document=wanted).copies_count == 12
    assert tab.watch.errors == []


def test_the_clerk_enters_what_came_in_and_a_drafter_may_cite_it(house: Cast, open_tab: OpenTab) -> None:
    with time_machine.travel("2026-03-04 08:00+07:00", tick=True):
        clerk = open_tab(house.clerk)
        clerk.open("/van-ban/den/")
        clerk.page.get_by_role("link", name="Vào sổ văn bản đến").first.click()
        clerk.page.get_by_label("Tác giả").fill("UBND tỉnh")
        clerk.page.get_by_label("Số, ký hiệu").fill("138/KH-UBND")
        clerk.page.get_by_label("Ngày văn bản").fill("31/02/2026")
        clerk.page.get_by_label("Tên loại").fill("Kế hoạch")
        clerk.page.get_by_label("Trích yếu").fill("Nâng cao năng suất năm 2026")
        clerk.page.get_by_role("button", name="Vào sổ").click()
        expect(clerk.page.locator(".field-error")).to_contain_text("Ngày 31/02/2026 không có thật")
        clerk.page.get_by_label("Ngày văn bản").fill("02/03/2026")
        clerk.page.get_by_role("button", name="Vào sổ").click()
        expect(clerk.page.get_by_role("status").filter(has_text="Đã vào sổ với số đến 01.")).to_be_visible()
        row = IncomingDocument.objects.get()
        drafter = open_tab(house.drafter, width=390)
        drafter.open(f"/van-ban/den/{row.pk}/")
        drafter.page.get_by_role("link", name="Đưa vào danh mục căn cứ").click()
        drafter.page.get_by_role("button", name="Đưa vào danh mục").click()
        expect(drafter.page.get_by_role("status").filter(has_text="Danh mục căn cứ đã có")).to_be_visible()
        assert drafter.watch.errors == []


def test_the_clerk_sends_from_the_document_s_page(house: Cast, open_tab: OpenTab) -> None:
    document = people.make_plan(house.agency, house.drafter, state=State.ISSUED).document
    tab = open_tab(house.clerk)
    tab.open(f"/van-ban/{document.pk}/")
    tab.page.get_by_role("link", name="Gửi qua thư điện tử, nhật ký gửi").click()
    tab.page.get_by_label("UBND tỉnh").fill("vanthu@quangngai.example.vn")
    tab.page.get_by_role("button", name="Gửi văn bản").click()
    expect(tab.page.get_by_role("status").filter(has_text="Đã xếp hàng gửi tới 1 nơi nhận")).to_be_visible()
    expect(tab.page.get_by_text("Đang chờ gửi", exact=True)).to_be_visible()
    assert Sending.objects.get().address == "vanthu@quangngai.example.vn"
    assert tab.watch.errors == []
