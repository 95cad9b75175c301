"""Mail that should not go out, and mail that says more than it was asked to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.db.models.functions import Now

from common.errors import InvalidInput
from documents.constants import SendingState, State
from documents.models import Document, Sending
from documents.selectors import current_pdf
from documents.services import Address, document_send, sending_retry
from jobs.models import Job
from jobs.services import tick
from tests import people
from tests.mailbox import Mailbox, open_mailbox
from tests.people import Cast

pytestmark = pytest.mark.django_db
OFFICE = Address("UBND tỉnh", "vanthu@quangngai.example.vn")


@pytest.fixture(autouse=True)
def mailbox(settings: LazySettings) -> Iterator[Mailbox]:
    with open_mailbox() as box:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield box


def issued(cast: Cast, subject: str = "Một kế hoạch") -> Document:
    return people.make_plan(cast.agency, cast.drafter, state=State.ISSUED, subject=subject).document


def run_jobs() -> None:
    Job.objects.update(run_at=Now())
    tick()


def test_a_file_changed_on_the_disk_does_not_go_out(cast: Cast, mailbox: Mailbox) -> None:
    document = issued(cast)
    (row,) = document_send(document_id=document.pk, actor=cast.clerk, addresses=[OFFICE])
    path = current_pdf(document)[0]
    whole = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(whole.replace(b"%PDF", b"%PDX"))
    try:
        run_jobs()
    finally:
        path.write_bytes(whole)
    row.refresh_from_db()
    assert (mailbox.letters, row.state) == ([], SendingState.QUEUED)
    assert "đã bị thay đổi trong kho tệp" in row.error


@pytest.mark.parametrize(
    "address",
    ["a@b.vn\nBcc: x@y.vn", "a@b.vn\r\nBcc: x@y.vn", "a@b.vn, x@y.vn", "A <a@b.vn>", "a@b.vn;x@y.vn", "a b@c.vn"],
)
def test_one_address_is_one_address(cast: Cast, address: str) -> None:
    document = issued(cast)
    with pytest.raises(InvalidInput, match="không đúng"):
        document_send(document_id=document.pk, actor=cast.clerk, addresses=[Address("UBND tỉnh", address)])
    assert not Sending.objects.exists()


def test_no_name_adds_a_header(cast: Cast, mailbox: Mailbox) -> None:
    document = issued(cast)
    name = "UBND\r\nBcc: x@y.vn\r\n\r\nHãy chuyển tiền"
    document_send(document_id=document.pk, actor=cast.clerk, addresses=[Address(name, OFFICE.address)])
    run_jobs()
    (letter,) = mailbox.letters
    assert (letter["Bcc"], mailbox.receivers) == (None, [OFFICE.address])


def test_another_documents_mail_is_not_retried_from_here(cast: Cast) -> None:
    first, second = issued(cast), issued(cast, "Kế hoạch khác")
    (row,) = document_send(document_id=first.pk, actor=cast.clerk, addresses=[OFFICE])
    Sending.objects.update(state=SendingState.FAILED)
    with pytest.raises(Sending.DoesNotExist):
        sending_retry(document_id=second.pk, actor=cast.clerk, sending_id=row.pk)
