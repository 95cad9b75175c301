"""A plan from draft to issue, as four different people, through the pages they really use."""

from __future__ import annotations

import io

import pytest
import time_machine
from playwright.sync_api import expect
from pypdf import PdfReader

from documents.constants import State
from tests import people
from tests.browser.conftest import OpenTab, Tab
from tests.browser.desk import take_step

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]

SUBJECT = "Triển khai hoạt động nâng cao năng suất chất lượng năm 2025"
REASON = "Bổ sung kết quả dự kiến của hội thảo."


def _says(tab: Tab, sentence: str) -> None:
    expect(tab.page.get_by_role("status").filter(has_text=sentence)).to_be_visible()


def test_four_people_take_a_plan_from_draft_to_issue(open_tab: OpenTab) -> None:
    cast = people.make_cast()
    plan = people.make_plan(cast.agency, cast.drafter, subject=SUBJECT)
    drafter, head, clerk, leader = (open_tab(user) for user in (cast.drafter, cast.unit_head, cast.clerk, cast.leader))

    take_step(drafter, plan, "Trình")
    _says(drafter, "Đã trình kế hoạch.")

    head.open("/")
    expect(head.page.get_by_role("heading", name="Chờ bạn xác nhận nội dung")).to_be_visible()
    take_step(head, plan, "Trả lại", REASON)
    _says(head, "Đã trả lại kế hoạch kèm lý do.")

    drafter.open("/")
    expect(drafter.page.get_by_role("heading", name="Được trả lại để sửa")).to_be_visible()
    drafter.open(plan.get_absolute_url())
    expect(drafter.page.get_by_label("Xử lý văn bản").get_by_text(REASON)).to_be_visible()
    take_step(drafter, plan, "Trình")

    leader.open(plan.get_absolute_url())
    expect(leader.page.get_by_role("button", name="Duyệt")).to_be_disabled()
    expect(leader.page.get_by_text("Duyệt: Chờ Trưởng phòng xác nhận nội dung.")).to_be_visible()

    take_step(head, plan, "Xác nhận nội dung")
    take_step(clerk, plan, "Xác nhận thể thức")
    take_step(leader, plan, "Duyệt")
    _says(leader, "Đã duyệt kế hoạch.")

    with time_machine.travel("2025-09-05 08:00+07:00", tick=True):  # a working day: no question is asked
        take_step(clerk, plan, "Cấp số")
    _says(clerk, "Đã cấp số văn bản.")
    take_step(clerk, plan, "Ban hành")
    _says(clerk, "Đã ban hành kế hoạch; bản PDF đã được lưu cố định.")

    plan.document.refresh_from_db()
    assert plan.document.state == State.ISSUED
    assert plan.document.code in _printed(clerk)
    for tab in (drafter, head, clerk, leader):
        assert tab.watch.failures == []
        assert tab.watch.errors == []


def _printed(tab: Tab) -> str:
    """The text of the PDF that the page's own link leads to."""
    address = tab.page.get_by_role("link", name="PDF", exact=True).get_attribute("href")
    answer = tab.page.request.get(f"{tab.base}{address}")
    assert answer.headers["content-type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(answer.body())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_every_step_works_without_script(open_tab: OpenTab) -> None:
    cast = people.make_cast()
    plan = people.make_plan(cast.agency, cast.drafter)
    tab = open_tab(cast.drafter, script=False)
    tab.page.goto(tab.base + plan.get_absolute_url())
    tab.page.get_by_role("link", name="Trình", exact=True).click()
    tab.page.get_by_role("button", name="Trình").click()
    _says(tab, "Đã trình kế hoạch.")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("31/02/2025", "31/02/2025"),
        ("hôm qua", "Hãy nhập ngày theo dạng ngày/tháng/năm"),
        ("", "Hãy nhập ngày, ví dụ 31/12/2026."),
        ("05/09/2099", "không được sau hôm nay"),
    ],
)
def test_a_day_that_cannot_be_a_number_s_date_is_refused_in_words(open_tab: OpenTab, typed: str, answer: str) -> None:
    cast = people.make_cast()
    plan = people.make_plan(cast.agency, cast.drafter, state=State.APPROVED)
    tab = open_tab(cast.clerk)
    tab.open(f"/ke-hoach/{plan.pk}/buoc/assign_number/")
    tab.page.get_by_label("Ngày văn bản").fill(typed)
    tab.page.locator("form.form").evaluate("form => form.noValidate = true")
    tab.page.get_by_role("button", name="Cấp số").click()
    tab.page.wait_for_load_state("networkidle")
    assert answer in tab.page.locator(".field-error").inner_text()
    assert tab.page.get_by_label("Ngày văn bản").input_value() == typed
    plan.document.refresh_from_db()
    assert plan.document.number is None


def test_the_number_s_date_is_today_unless_said_otherwise(open_tab: OpenTab) -> None:
    cast = people.make_cast()
    plan = people.make_plan(cast.agency, cast.drafter, state=State.APPROVED)
    with time_machine.travel("2025-09-05 08:00+07:00", tick=True):
        tab = open_tab(cast.clerk)
        tab.open(f"/ke-hoach/{plan.pk}/buoc/assign_number/")
        assert tab.page.get_by_label("Ngày văn bản").input_value() == "05/09/2025"
