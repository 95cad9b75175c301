"""Sending an issued document by mail (Nghị định 30/2020/NĐ-CP, Điều 17, 18).

A row says what goes to whom; the row and its job are one transaction, the mail goes out afterwards. Delivery is at
least once: a worker that dies between the mail server's answer and our note of it sends again, under the same
Message-ID, by which the receiving system knows the repeat.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from audit.services import log
from common.calendar import ZONE, today
from common.database import patient
from common.decisions import require
from common.errors import DomainError, InvalidInput
from common.text import one_line
from documents.constants import Action, SendingState, State
from documents.models import Document, Sending
from documents.policies import can
from documents.selectors import current_file
from documents.selectors.sendings import KIND, has_failed, job_prefix, last_job, to_recall
from documents.services.registers import note_dispatch
from documents.services.steps import locked, record
from documents.writers import letters
from jobs.models import Job
from jobs.rules import MAX_ATTEMPTS
from jobs.services import enqueue
from organizations.models import User

MAX_RECIPIENTS = 100
_ADDRESS = Sending._meta.get_field("address")
NO_SERVER = "Cổng chưa được nối với máy chủ thư nên chưa gửi được; hãy báo người vận hành đặt EMAIL_URL."
_ISSUED_ONLY = "Chỉ gửi được văn bản đang có hiệu lực; với văn bản đã thu hồi hãy gửi thông báo thu hồi."


@dataclass(frozen=True, slots=True)
class Address:
    """One recipient of the document and where its mail goes."""

    recipient: str
    address: str


@patient
@transaction.atomic
def document_send(*, document_id: int, actor: User, addresses: Sequence[Address]) -> list[Sending]:
    """Queue the current file for every address.

    Raises `NotAllowed`, `InvalidInput` for no address, too many, a wrong or a doubled one.
    """
    document = _sendable(document_id, actor)
    if document.state == State.WITHDRAWN:
        raise InvalidInput(_ISSUED_ONLY)
    file = current_file(document)
    if file is None:
        raise InvalidInput("Văn bản này chưa có tệp để gửi.")
    rows = [
        Sending(
            agency_id=document.agency_id,
            document=document,
            recipient=each.recipient,
            address=each.address,
            file_path=file.pdf_path,
            file_sha256=file.pdf_sha256,
            file_name=PurePath(file.pdf_path).name,
            made_by=actor,
        )
        for each in _checked(addresses)
    ]
    return _queue(document, actor, rows, "Gửi văn bản tới")


@patient
@transaction.atomic
def recall_send(*, document_id: int, actor: User) -> list[Sending]:
    """Điều 18: tell everybody who received the withdrawn document, each once; the mail carries no file."""
    document = _sendable(document_id, actor)
    if document.state != State.WITHDRAWN:
        raise InvalidInput("Văn bản chưa thu hồi nên chưa có gì để báo.")
    rows = {
        sent.address: Sending(
            agency_id=document.agency_id,
            document=document,
            recipient=sent.recipient,
            address=sent.address,
            made_by=actor,
        )
        for sent in to_recall(document)
    }
    if not rows:
        raise InvalidInput("Mọi nơi đã nhận văn bản qua thư điện tử đều đã được báo thu hồi.")
    return _queue(document, actor, list(rows.values()), "Báo thu hồi tới")


@patient
@transaction.atomic
def sending_retry(*, document_id: int, actor: User, sending_id: int) -> Sending:
    """Try a failed mail again, under its old Message-ID. Raises `NotAllowed`, `InvalidInput` for one not failed."""
    document = _sendable(document_id, actor)
    sending = Sending.objects.filter(document=document).get(pk=sending_id)
    if not has_failed(sending):
        raise InvalidInput("Lượt gửi này không bị lỗi; hãy tải lại trang để xem kết quả mới nhất.")
    if not sending.is_recall and document.state == State.WITHDRAWN:
        raise InvalidInput(_ISSUED_ONLY)
    sending.state, sending.error = SendingState.QUEUED, ""
    sending.save(update_fields=["state", "error"])
    _enqueue(sending)
    log(actor=actor, action=Action.SEND, obj=document, reason=f"Gửi lại tới {sending}")
    return sending


def send_mail(payload: dict[str, Any]) -> None:
    """The job: one mail, unless it went out already. What may pass raises, and is tried again after a pause."""
    sending = Sending.objects.select_related("document__agency", "made_by").get(pk=payload["sending"])
    if sending.state == SendingState.SENT:
        _dispatched(sending)
        return
    if not sending.is_recall and sending.document.state == State.WITHDRAWN:
        _fail(sending, "Văn bản đã thu hồi trước khi gửi được nên không gửi nữa.")
        return
    try:
        letters.deliver(sending)
    except letters.Undeliverable as refused:
        _fail(sending, refused.message)
    except DomainError as trouble:
        _note_trouble(sending, trouble.message)
        raise
    else:
        # Noted at once, on its own: nothing that fails later may send the mail a second time.
        sending.state, sending.error, sending.sent_at = SendingState.SENT, "", timezone.now()
        sending.save(update_fields=["state", "error", "sent_at"])
        _dispatched(sending)


@transaction.atomic
def _dispatched(sending: Sending) -> None:
    """The register learns of the first mail that went out; whoever asked for it may have left since."""
    if not sending.is_recall:
        document = Document.objects.select_for_update(of=("self",)).get(pk=sending.document_id)
        sent_on = sending.sent_at.astimezone(ZONE).date() if sending.sent_at else today()
        note_dispatch(document, sending.made_by, sent_on)


def _fail(sending: Sending, sentence: str) -> None:
    sending.state, sending.error = SendingState.FAILED, sentence[:300]
    sending.save(update_fields=["state", "error"])


def _note_trouble(sending: Sending, sentence: str) -> None:
    """Another try comes, unless this was the last."""
    last = last_job(sending)
    if last is not None and last.attempts >= MAX_ATTEMPTS:
        _fail(sending, sentence)
        return
    sending.error = sentence[:300]
    sending.save(update_fields=["error"])


def _sendable(document_id: int, actor: User) -> Document:
    document = locked(document_id, actor)
    require(can(actor, document, Action.SEND))
    if not letters.has_server():
        raise InvalidInput(NO_SERVER)
    return document


def _queue(document: Document, actor: User, rows: list[Sending], words: str) -> list[Sending]:
    for row in rows:
        row.save()
        _enqueue(row)
    note = f"{words} {'; '.join(str(row) for row in rows)}"
    record(document, actor, Action.SEND, from_state=document.state, note=note)
    log(actor=actor, action=Action.SEND, obj=document, reason=note)
    return rows


def _enqueue(sending: Sending) -> None:
    prefix = job_prefix(sending)
    turn = Job.objects.filter(key__startswith=prefix).count() + 1
    enqueue(kind=KIND, key=f"{prefix}{turn}", payload={"sending": sending.pk}, agency_id=sending.agency_id)


def _checked(addresses: Sequence[Address]) -> list[Address]:
    """The addresses in one line each, valid, each once."""
    if not addresses:
        raise InvalidInput("Hãy nhập ít nhất một địa chỉ thư điện tử để gửi.")
    if len(addresses) > MAX_RECIPIENTS:
        raise InvalidInput(f"Mỗi lần gửi tối đa {MAX_RECIPIENTS} nơi nhận; hãy gửi thành nhiều lần.")
    found: dict[str, Address] = {}
    for each in addresses:
        address, recipient = each.address.strip(), one_line(each.recipient)[:300]
        try:
            _ADDRESS.clean(address, None)
        except ValidationError as wrong:
            raise InvalidInput(f"Địa chỉ «{address[:80]}» của «{recipient}» không đúng; hãy sửa lại.") from wrong
        if address.lower() in found:
            raise InvalidInput(f"Địa chỉ «{address}» được nhập hai lần; hãy bỏ bớt một dòng.")
        found[address.lower()] = Address(recipient or address, address)
    return list(found.values())
