"""Mailing an issued document: to whom, with what, once, and what the page says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.conf import LazySettings
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse

from audit.models import Entry
from common.errors import InvalidInput, NotAllowed
from documents.constants import RecipientPurpose, SendingState, State
from documents.models import AnnexFile, Document, Recipient, RegisterEntry, Sending
from documents.selectors import current_pdf
from documents.selectors.sendings import goals, sendings
from documents.services import Address, document_send, document_withdraw, recall_send, sending_retry
from documents.services.sending import send_mail
from jobs.models import Job
from jobs.rules import MAX_ATTEMPTS
from jobs.services import tick
from organizations.models import Unit, User
from tests import people
from tests.mailbox import Mailbox, open_mailbox
from tests.people import Cast

pytestmark = pytest.mark.django_db

ClientAs = Callable[[User], Client]
OFFICE = Address("UBND tỉnh", "vanthu@quangngai.example.vn")
UNITS = Address("Các phòng, đơn vị thuộc Sở", "phong@skhcn.example.vn")


@pytest.fixture
def mailbox(settings: LazySettings) -> Iterator[Mailbox]:
    with open_mailbox() as box:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.DEFAULT_FROM_EMAIL = "Cổng NSCL <khong-tra-loi@skhcn.example.vn>"
        yield box


@pytest.fixture
def document(cast: Cast) -> Document:
    return people.make_plan(cast.agency, cast.drafter, state=State.ISSUED).document


def send(cast: Cast, document: Document, *addresses: Address) -> list[Sending]:
    return document_send(document_id=document.pk, actor=cast.clerk, addresses=addresses or (OFFICE,))


def run_jobs() -> None:
    """One look at the queue, with every pause over."""
    Job.objects.update(run_at=Now())
    tick()


def test_it_works(cast: Cast, document: Document, mailbox: Mailbox) -> None:
    first, second = send(cast, document, OFFICE, UNITS)
    assert mailbox.letters == []
    run_jobs()
    assert sorted(mailbox.receivers) == [UNITS.address, OFFICE.address]
    letter = next(each for each in mailbox.letters if each["To"] == OFFICE.address)
    assert letter["Subject"].strip() == f"Kế hoạch số 01/KH-SKHCN: {document.subject}"
    assert letter["Message-ID"] == f"<{first.message_id}@skhcn.example.vn>"
    assert letter["X-Delivery"] == first.message_id.hex
    (attached,) = letter.iter_attachments()
    assert attached.get_filename() == "01_KH-SKHCN.pdf"
    path, digest = current_pdf(document)
    assert attached.get_content() == path.read_bytes()
    text = letter.get_body().get_content()  # type: ignore[union-attr]
    assert "Kính gửi: UBND tỉnh" in text
    assert f"Dấu băm SHA-256 của tệp: {digest}" in text
    second.refresh_from_db()
    assert (second.state, second.error, second.file_sha256) == (SendingState.SENT, "", digest)


def test_sending_is_the_dispatch_unless_one_was_noted(cast: Cast, document: Document, mailbox: Mailbox) -> None:
    send(cast, document)
    assert not RegisterEntry.objects.exists()
    run_jobs()
    noted = RegisterEntry.objects.get().dispatched_on
    assert noted is not None
    event = document.events.get(action="send")
    assert event.note == "Gửi văn bản tới UBND tỉnh <vanthu@quangngai.example.vn>"
    assert Entry.objects.filter(action="send", object_id=str(document.pk)).count() == 1


def test_annex_files_go_along(cast: Cast, document: Document, mailbox: Mailbox) -> None:
    path, digest = current_pdf(document)
    kept = document.issued.pdf_path
    fields = {
        "pdf_path": kept,
        "pdf_sha256": digest,
        "pdf_size": path.stat().st_size,
        "page_count": 1,
    }
    numbered = people.make_plan(cast.agency, cast.drafter, state=State.NUMBERED).document
    AnnexFile.objects.create(
        agency=cast.agency, document=numbered, title="Biểu", file_name="bieu.pdf", made_by=cast.drafter, **fields
    )
    people.freeze(numbered, cast.clerk)
    Document.objects.filter(pk=numbered.pk).update(state=State.ISSUED)
    send(cast, numbered)
    run_jobs()
    names = [part.get_filename() for part in mailbox.letters[0].iter_attachments()]
    assert names == ["02_KH-SKHCN.pdf", "02_KH-SKHCN-phu-luc-1.pdf"]


def test_an_address_that_is_refused_for_good_is_not_tried_again(
    cast: Cast, document: Document, mailbox: Mailbox
) -> None:
    mailbox.answers[OFFICE.address] = "550 No such user"
    (row,) = send(cast, document)
    run_jobs()
    run_jobs()
    row.refresh_from_db()
    assert (row.state, row.error) == (
        SendingState.FAILED,
        "Máy chủ thư không nhận địa chỉ vanthu@quangngai.example.vn; hãy kiểm tra lại.",
    )
    assert Job.objects.get(kind="documents.send").attempts == 1
    assert not RegisterEntry.objects.exists()


def test_a_server_that_is_away_is_tried_again_under_the_same_id(
    cast: Cast, document: Document, mailbox: Mailbox
) -> None:
    mailbox.answers[OFFICE.address] = "451 Try again later"
    (row,) = send(cast, document)
    run_jobs()
    row.refresh_from_db()
    assert (row.state, row.error) == (
        SendingState.QUEUED,
        "Máy chủ thư tạm thời chưa nhận địa chỉ này; hệ thống sẽ tự gửi lại.",
    )
    mailbox.answers.clear()
    run_jobs()
    row.refresh_from_db()
    assert (row.state, row.error) == (SendingState.SENT, "")
    assert [letter["X-Delivery"] for letter in mailbox.letters] == [row.message_id.hex]


def test_in_the_end_it_has_failed_and_the_clerk_sends_again(
    cast: Cast, document: Document, mailbox: Mailbox, client_as: ClientAs
) -> None:
    mailbox.answers[OFFICE.address] = "451 Try again later"
    (row,) = send(cast, document)
    for _ in range(MAX_ATTEMPTS):
        run_jobs()
    row.refresh_from_db()
    assert row.state == SendingState.FAILED
    mailbox.answers.clear()
    retry = reverse("documents:send-retry", args=[document.pk, row.pk])
    assert client_as(cast.clerk).post(retry).status_code == 302
    run_jobs()
    row.refresh_from_db()
    assert row.state == SendingState.SENT
    with pytest.raises(InvalidInput, match="không bị lỗi"):
        sending_retry(document_id=document.pk, actor=cast.clerk, sending_id=row.pk)


def test_a_mail_whose_workers_all_died_counts_as_failed(cast: Cast, document: Document, client_as: ClientAs) -> None:
    (row,) = send(cast, document)
    assert [sent.has_failed for sent in sendings(cast.clerk, document)] == [False]
    Job.objects.update(state="failed")
    assert [sent.has_failed for sent in sendings(cast.clerk, document)] == [True]
    retry = reverse("documents:send-retry", args=[document.pk, row.pk])
    page = reverse("documents:send", args=[document.pk])
    assert retry in client_as(cast.clerk).get(page).content.decode()
    document_withdraw(document_id=document.pk, actor=cast.leader, note="Ban hành sai thẩm quyền.")
    assert retry not in client_as(cast.clerk).get(page).content.decode()


def test_a_lost_mail_is_sent_again(cast: Cast, document: Document) -> None:
    (row,) = send(cast, document)
    Job.objects.update(state="failed")
    assert sending_retry(document_id=document.pk, actor=cast.clerk, sending_id=row.pk).state == SendingState.QUEUED


def test_the_same_job_twice_sends_once(cast: Cast, document: Document, mailbox: Mailbox) -> None:
    (row,) = send(cast, document)
    run_jobs()
    send_mail({"sending": row.pk})
    assert len(mailbox.letters) == 1


@pytest.mark.parametrize(
    ("addresses", "sentence"),
    [
        ([], "Hãy nhập ít nhất một địa chỉ"),
        ([Address("UBND tỉnh", "khong-phai-dia-chi")], "Địa chỉ «khong-phai-dia-chi» của «UBND tỉnh» không đúng"),
        ([Address("A", "a@b.vn\nBcc: c@d.vn")], "không đúng"),
        ([OFFICE, Address("Bản khác", OFFICE.address.upper())], "được nhập hai lần"),
    ],
)
def test_bad_addresses_send_nothing(cast: Cast, document: Document, addresses: list[Address], sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        document_send(document_id=document.pk, actor=cast.clerk, addresses=addresses)
    assert not Sending.objects.exists()
    assert not Job.objects.exists()


def test_no_header_can_be_smuggled_in(cast: Cast, mailbox: Mailbox) -> None:
    subject = "Một việc\r\nBcc: ke-gian@example.vn"
    document = people.make_plan(cast.agency, cast.drafter, subject=subject, state=State.ISSUED).document
    send(cast, document, Address("UBND tỉnh\r\nBcc: ke-gian@example.vn", OFFICE.address))
    run_jobs()
    assert mailbox.receivers == [OFFICE.address]
    assert mailbox.letters[0]["Bcc"] is None
    assert mailbox.letters[0]["Subject"].endswith("Một việc Bcc: ke-gian@example.vn")


@pytest.mark.parametrize("person", ["drafter", "unit_head", "leader", "admin", "viewer"])
def test_only_the_clerk_sends(cast: Cast, document: Document, person: str) -> None:
    with pytest.raises(NotAllowed, match="dành cho Văn thư"):
        document_send(document_id=document.pk, actor=getattr(cast, person), addresses=[OFFICE])


def test_a_document_that_is_not_issued_is_not_sent(cast: Cast) -> None:
    document = people.make_plan(cast.agency, cast.drafter, state=State.NUMBERED).document
    with pytest.raises(NotAllowed, match="chỉ thực hiện được khi văn bản ở «Đã ban hành»"):
        send(cast, document)


def test_who_received_it_is_told_of_the_withdrawal_once(cast: Cast, document: Document, mailbox: Mailbox) -> None:
    send(cast, document, OFFICE)
    run_jobs()
    late = send(cast, document, UNITS)[0]
    document_withdraw(document_id=document.pk, actor=cast.leader, note="Sai thẩm quyền")
    run_jobs()
    late.refresh_from_db()
    assert (late.state, "đã thu hồi trước khi gửi" in late.error) == (SendingState.FAILED, True)
    with pytest.raises(InvalidInput, match="hãy gửi thông báo thu hồi"):
        send(cast, document)
    recall_send(document_id=document.pk, actor=cast.clerk)
    run_jobs()
    notice = mailbox.letters[-1]
    assert (notice["To"], len(mailbox.letters)) == (OFFICE.address, 2)
    assert "Thông báo thu hồi văn bản số 01/KH-SKHCN" in notice["Subject"]
    assert list(notice.iter_attachments()) == []
    with pytest.raises(InvalidInput, match="đều đã được báo thu hồi"):
        recall_send(document_id=document.pk, actor=cast.clerk)
    assert RegisterEntry.objects.get(document=document).recalled_on is not None


def test_addresses_come_from_the_recipients_else_from_the_units(cast: Cast) -> None:
    Unit.objects.filter(pk=cast.unit.pk).update(email="tdc@skhcn.example.vn", aliases=["Phòng TCĐLCL"])
    document = people.make_document(cast.agency, cast.drafter)
    Recipient.objects.filter(document=document, name="UBND tỉnh").update(email=OFFICE.address)
    for position, name in enumerate(("phòng tcđlcl", "Phòng TĐC", "Nơi lạ"), 2):
        Recipient.objects.create(
            agency=cast.agency, document=document, name=name, purpose=RecipientPurpose.NONE, position=position
        )
    known = [goal.address for goal in goals(cast.clerk, document, "")]
    assert known == [OFFICE.address, "", "tdc@skhcn.example.vn", "tdc@skhcn.example.vn", ""]


def test_the_page_sends_and_shows_the_log(
    cast: Cast, document: Document, mailbox: Mailbox, client_as: ClientAs
) -> None:
    client, page = client_as(cast.clerk), reverse("documents:send", args=[document.pk])
    first = document.recipients.first()
    assert first is not None
    wrong = client.post(page, {f"to_{first.pk}": "sai"})
    assert (wrong.status_code, "Địa chỉ thư điện tử không đúng" in wrong.content.decode()) == (400, True)
    typed = {f"to_{first.pk}": OFFICE.address, "name_0": "Báo Quảng Ngãi", "other_0": "bao@example.vn"}
    assert client.post(page, typed).status_code == 302
    assert "Đang chờ gửi" in client.get(page).content.decode()
    run_jobs()
    shown = client.get(page).content.decode()
    assert "Báo Quảng Ngãi" in shown
    assert "Đã gửi" in shown
    assert "Nhật ký gửi" in client_as(cast.viewer).get(page).content.decode()
    assert client_as(cast.viewer).post(page, typed).status_code == 403


def test_without_a_mail_server_nothing_pretends_to_be_sent(
    cast: Cast, document: Document, client_as: ClientAs, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    with pytest.raises(InvalidInput, match="chưa được nối với máy chủ thư"):
        send(cast, document)
    page = client_as(cast.clerk).get(reverse("documents:send", args=[document.pk])).content.decode()
    assert "chưa được nối với máy chủ thư" in page
    assert not Sending.objects.exists()


def test_another_agency_finds_no_sending(cast: Cast, document: Document, client_as: ClientAs) -> None:
    assert client_as(cast.stranger).get(reverse("documents:send", args=[document.pk])).status_code == 404
