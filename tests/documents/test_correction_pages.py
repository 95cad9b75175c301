"""The pages of a công văn đính chính: begun from the plan's paper, filled in, read, sent on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from documents import services
from documents.constants import Action, State
from documents.models import Correction, Document
from documents.rules.corrections import CorrectionRow
from organizations.models import User
from tests import people
from tests.documents import letters
from tests.people import Cast

pytestmark = pytest.mark.django_db
ClientAs = Callable[[User], Client]


def url(name: str, pk: int, *rest: str) -> str:
    return reverse(f"documents:{name}", args=[pk, *rest])


def typed(correction: Correction, **changes: Any) -> dict[str, Any]:
    """What the form sends when everything is filled in."""
    document = Document.objects.get(pk=correction.document_id)
    return {
        "version": document.version,
        "subject": document.subject,
        "symbol": document.symbol,
        "place": document.place,
        "signing_method": document.signing_method,
        "signer_title": "PHÓ GIÁM ĐỐC",
        "signer_name": "Trần Công Hòa",
        "archive_line": "VT",
        "addressees": "UBND tỉnh",
        "opening": "Sở đính chính như sau:",
        "closing": "Các nội dung khác không thay đổi.",
        "where": ["Mục I", ""],
        "printed": ["Nâng cao nhận thức về năng suất", ""],
        "correct": ["Nâng cao nhận thức, năng suất", ""],
        "recipient_name": ["Như trên", "Ban Giám đốc"],
        "recipient_purpose": ["", "b/c"],
        "recipient_email": ["", "bgd@example.vn"],
        **changes,
    }


def page(client: Client, address: str, data: dict[str, Any] | None = None, status: int = 200) -> str:
    response = client.get(address) if data is None else client.post(address, data)
    assert response.status_code == status
    return response.content.decode()


def test_the_plan_leads_to_a_draft_and_then_to_that_draft(cast: Cast, client_as: ClientAs) -> None:
    plan = letters.issued_plan(cast)
    client = client_as(cast.drafter)
    address = url("correct", plan.document_id)
    assert address in page(client, plan.get_absolute_url())
    assert "Lập công văn đính chính" in page(client, address)
    made = client.post(address)
    letter = Correction.objects.get().document
    assert made.headers["Location"] == url("correct-edit", letter.pk)
    again = page(client, address)
    assert letter.get_absolute_url() in again
    assert "đã lập dự thảo" in again


def test_saving_shows_the_paper(cast: Cast, client_as: ClientAs) -> None:
    correction = letters.begun(cast)
    client = client_as(cast.drafter)
    saved = client.post(url("correct-edit", correction.document_id), typed(correction, subject="V/v đính chính lỗi"))
    assert saved.headers["Location"] == url("detail", correction.document_id)
    paper = page(client, saved.headers["Location"])
    assert "V/v đính chính lỗi" in paper
    assert "Kính gửi: UBND tỉnh" in paper
    assert "đã in: “Nâng cao nhận thức về năng suất”; nay đính chính là: “Nâng cao nhận thức, năng suất”." in paper
    letter = Document.objects.get(pk=correction.document_id)
    assert [(row.name, row.purpose, row.email) for row in letter.recipients.all()] == [
        ("Như trên", "", ""),
        ("Ban Giám đốc", "b/c", "bgd@example.vn"),
    ]


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ("rows:add", ["Mục I", "", ""]),
        ("rows:up-1", ["", "Mục I"]),
        ("rows:remove-0", [""]),
        ("rows:remove-9", ["Mục I", ""]),
        ("rows:up-x", ["Mục I", ""]),
    ],
)
def test_row_buttons_change_the_form_and_save_nothing(
    cast: Cast, client_as: ClientAs, change: str, shown: list[str]
) -> None:
    correction = letters.begun(cast)
    address = url("correct-edit", correction.document_id)
    response = client_as(cast.drafter).post(address, typed(correction, change=change, subject="đang gõ dở"))
    assert [row.where for row, _, _ in response.context["rows"]] == shown
    assert "đang gõ dở" in response.content.decode()
    correction.refresh_from_db()
    assert correction.rows == []


def test_a_refused_row_keeps_everything_that_was_typed(cast: Cast, client_as: ClientAs) -> None:
    correction = letters.begun(cast)
    data = typed(correction, correct=["Nâng cao nhận thức về năng suất", ""], opening="Câu đang gõ dở")
    text = page(client_as(cast.drafter), url("correct-edit", correction.document_id), data, 400)
    assert "Dòng 1: phần đính chính giống hệt phần đã in" in text
    assert "Câu đang gõ dở" in text
    assert "Ban Giám đốc" in text


def test_a_stale_tab_is_told_and_wins_only_when_asked_twice(cast: Cast, client_as: ClientAs) -> None:
    correction = letters.begun(cast)
    data = typed(correction, place="Dung Quất")
    letters.save(correction, cast.drafter, letters.ROW)
    client = client_as(cast.drafter)
    response = client.post(url("correct-edit", correction.document_id), data)
    assert response.status_code == 400
    text = response.content.decode()
    assert "hãy mở bản vừa lưu ở thẻ khác để so" in text
    assert "Dung Quất" in text
    assert Document.objects.get(pk=correction.document_id).place == "Quảng Ngãi"
    data["version"] = response.context["form"]["version"].value()
    assert client.post(url("correct-edit", correction.document_id), data).status_code == 302
    assert Document.objects.get(pk=correction.document_id).place == "Dung Quất"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"subject": " "}, "Hãy ghi trích yếu"),
        ({"symbol": ""}, "Hãy ghi ký hiệu"),
        ({"draft_month": "13"}, "từ 1 đến 12"),
        ({"drafting_unit": "999"}, "Hãy chọn"),
        ({"recipient_email": ["không phải thư", ""]}, "thư điện tử"),
        ({"version": "một"}, "Trang này đã cũ"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(
    cast: Cast, client_as: ClientAs, changes: dict[str, Any], sentence: str
) -> None:
    correction = letters.begun(cast)
    text = page(client_as(cast.drafter), url("correct-edit", correction.document_id), typed(correction, **changes), 400)
    assert sentence.lower() in text.lower()
    correction.refresh_from_db()
    assert correction.rows == []


def test_beside_a_row_stands_where_its_words_were_printed(cast: Cast, client_as: ClientAs) -> None:
    correction = letters.begun(cast)
    address = url("correct-edit", correction.document_id)
    client = client_as(cast.drafter)
    assert "Có in tại: mục I" in page(client, address, typed(correction, note="0"))
    wrong = typed(correction, note="0", printed=["không có chữ này", ""])
    assert "Văn bản đã ban hành không có chỗ nào in" in page(client, address, wrong)
    assert "Có in tại" not in page(client, address, typed(correction, note="77"))


def test_steps_are_taken_on_the_letters_own_page(cast: Cast, client_as: ClientAs) -> None:
    letter = letters.written(cast).document
    drafter = client_as(cast.drafter)
    assert url("step", letter.pk, "submit") in page(drafter, url("detail", letter.pk))
    sent = drafter.post(url("step", letter.pk, "submit"), {"note": ""}, follow=True)
    assert "Đã trình công văn." in sent.content.decode()
    returned = client_as(cast.unit_head).post(url("step", letter.pk, "return"), {"note": "Ghi rõ vị trí"}, follow=True)
    assert "Ghi rõ vị trí" in returned.content.decode()
    letter.refresh_from_db()
    assert letter.state == State.RETURNED


def test_an_incomplete_letter_is_refused_with_its_problems(cast: Cast, client_as: ClientAs) -> None:
    letter = letters.begun(cast).document
    client = client_as(cast.drafter)
    text = page(client, url("step", letter.pk, "submit"), {"note": ""}, 400)
    assert "Chưa có nội dung đính chính" in text
    assert f"{letter.get_absolute_url()}#problems" in text
    assert "Chưa có nội dung đính chính" in page(client, url("detail", letter.pk))


def test_an_issued_letter_is_named_on_the_plan_and_withdrawn_on_its_own_page(cast: Cast, client_as: ClientAs) -> None:
    plan = letters.issued_plan(cast)
    letter = letters.written(cast, plan).document
    people.advance(letter, State.NUMBERED, by=cast.clerk, issued_on=dt.date(2025, 9, 15))
    services.document_comment(document_id=letter.pk, actor=cast.clerk, note="Đã cấp số")
    people.freeze(letter, cast.clerk, letters.text_of(letter))
    Document.objects.filter(pk=letter.pk).update(state=State.ISSUED)
    for address in (
        plan.get_absolute_url(),
        reverse("plans:history", args=[plan.pk]),
        plan.document.get_absolute_url(),
    ):
        assert "Công văn số 01/SKHCN" in page(client_as(cast.viewer), address)
    leader = client_as(cast.leader)
    leader.post(url("step", letter.pk, "withdraw"), {"note": "Đính chính nhầm"})
    assert "Công văn số 01/SKHCN" not in page(leader, plan.get_absolute_url())


def test_comments_and_drafts(cast: Cast, client_as: ClientAs) -> None:
    letter = letters.written(cast).document
    client_as(cast.clerk).post(url("comment", letter.pk), {"note": "Xem lại nơi nhận"})
    assert "Xem lại nơi nhận" in page(client_as(cast.drafter), url("detail", letter.pk))
    assert str(letter) in page(client_as(cast.drafter), reverse("documents:drafts"))
    assert "Bạn chưa soạn công văn nào" in page(client_as(cast.finance), reverse("documents:drafts"))


def test_a_draft_is_deleted_from_its_textand_kept_once_submitted(cast: Cast, client_as: ClientAs) -> None:
    correction = letters.written(cast)
    client = client_as(cast.drafter)
    letters.walk(correction, cast, Action.SUBMIT)
    assert client.post(url("delete", correction.document_id)).status_code == 403
    services.document_move(document_id=correction.document_id, actor=cast.drafter, action=Action.RECALL)
    assert client.get(url("delete", correction.document_id)).status_code == 403
    other = letters.written(cast, letters.issued_plan(cast, subject="Kế hoạch khác"))
    assert "Giữ lại" in page(client, url("delete", other.document_id))
    client.post(url("delete", other.document_id))
    assert not Document.objects.filter(pk=other.document_id).exists()


@pytest.mark.parametrize("name", ["correct-edit", "draft", "delete"])
def test_a_plans_document_has_its_text_elsewhere(cast: Cast, client_as: ClientAs, name: str) -> None:
    plan = people.make_plan(cast.agency, cast.drafter)
    assert client_as(cast.drafter).get(url(name, plan.document_id)).status_code == 404


@pytest.mark.heavy
def test_the_draft_prints(cast: Cast, client_as: ClientAs) -> None:
    letter = letters.save(
        letters.begun(cast), cast.drafter, *[CorrectionRow("Mục I", f"a{n}", f"b{n}") for n in range(7)]
    )
    response = client_as(cast.drafter).get(url("draft", letter.document_id))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")


def test_a_letter_waits_on_the_first_page_of_whose_turn_it_is(cast: Cast, client_as: ClientAs) -> None:
    correction = letters.written(cast)
    home = reverse("plans:home")
    title = f"Công văn {correction.document}"
    edit = url("correct-edit", correction.document_id)
    assert edit in page(client_as(cast.drafter), home)
    letters.walk(correction, cast, Action.SUBMIT)
    for user in (cast.drafter, cast.unit_head, cast.clerk):
        assert title in page(client_as(user), home)
    assert title not in page(client_as(cast.leader), home)
    letters.walk(correction, cast, Action.CHECK_CONTENT, Action.CHECK_FORM)
    assert title in page(client_as(cast.leader), home)
