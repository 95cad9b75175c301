"""The mail that carries a document, and the mail that recalls it."""

from __future__ import annotations

import re
import smtplib
from email.utils import parseaddr
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string

from common.errors import DomainError
from common.text import one_line
from documents.models import AnnexFile, Sending

TIMEOUT = 30
"""Seconds that a mail server may take to answer."""
MAX_SUBJECT = 200
_UNFIT = re.compile(r"[^-\w.]+")


class Undeliverable(DomainError):
    """The mail server will never take this mail: trying again is in vain."""

    code = "undeliverable"


def deliver(sending: Sending) -> None:
    """Hand the mail to the mail server. Raises `Undeliverable`, or `DomainError` for what may pass."""
    message = letter(sending)
    try:
        with get_connection(timeout=TIMEOUT) as connection:
            connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _ in refused.recipients.values()]
        if all(code >= 500 for code in codes):
            raise Undeliverable(f"Máy chủ thư không nhận địa chỉ {sending.address}; hãy kiểm tra lại.") from refused
        raise DomainError("Máy chủ thư tạm thời chưa nhận địa chỉ này; hệ thống sẽ tự gửi lại.") from refused
    except smtplib.SMTPAuthenticationError as refused:
        raise DomainError("Máy chủ thư không cho đăng nhập; hãy báo người vận hành kiểm tra EMAIL_URL.") from refused
    except smtplib.SMTPResponseException as refused:
        if refused.smtp_code >= 500:
            raise Undeliverable(f"Máy chủ thư từ chối thư này (mã {refused.smtp_code}).") from refused
        raise DomainError("Máy chủ thư đang bận; hệ thống sẽ tự gửi lại.") from refused
    except (OSError, smtplib.SMTPException) as away:
        raise DomainError("Không kết nối được máy chủ thư; hệ thống sẽ tự gửi lại.") from away


def has_server() -> bool:
    """Whether mails go anywhere: without a server they would only be printed, and nobody would receive them."""
    return not settings.EMAIL_BACKEND.endswith((".console.EmailBackend", ".dummy.EmailBackend"))


def letter(sending: Sending) -> EmailMessage:
    """Subject, text and files. The Message-ID is the row's own, however often it is sent."""
    document = sending.document
    template = "recall" if sending.is_recall else "letter"
    head = "Thông báo thu hồi văn bản" if sending.is_recall else document.get_doc_type_display()
    subject = one_line(f"{head} số {document.code}: {document.subject}")
    context = {"sending": sending, "document": document, "check_url": check_url(document.check_code)}
    message = EmailMessage(
        subject=subject if len(subject) <= MAX_SUBJECT else subject[: MAX_SUBJECT - 1] + "…",
        body=render_to_string(f"documents/mail/{template}.txt", context),
        to=[sending.address],
        headers={"Message-ID": f"<{sending.message_id}@{_domain()}>", "X-Delivery": sending.message_id.hex},
    )
    if not sending.is_recall:
        stem = _UNFIT.sub("_", document.code)
        message.attach(f"{stem}.pdf", _read(sending.file_path, sending.file_sha256), "application/pdf")
        for number, annex in enumerate(AnnexFile.objects.filter(document=document), 1):
            file = annex.signed_files.order_by("-pk").first() or annex
            data = _read(file.pdf_path, file.pdf_sha256)
            message.attach(f"{stem}-phu-luc-{number}.pdf", data, "application/pdf")
    return message


def check_url(code: str | None) -> str:
    """The public page that says what the document's file must be; empty without a code or a public address."""
    base = settings.PORTAL_BASE_URL
    return f"{base}/xac-thuc/{code}/" if code and base else ""


def _read(path: str, digest: str) -> bytes:
    """A stored file, unless it is no longer what the database says: nothing else goes out under the agency's name."""
    try:
        data = (Path(settings.MEDIA_ROOT) / path).read_bytes()
    except OSError as missing:
        raise DomainError("Không đọc được tệp của văn bản; hãy báo người vận hành kiểm tra kho tệp.") from missing
    if sha256(data).hexdigest() != digest:
        raise DomainError("Tệp của văn bản đã bị thay đổi trong kho tệp; hãy báo người vận hành kiểm tra.")
    return data


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
