"""What was sent to whom by mail, and what became of it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from documents.constants import SendingState
from documents.models.document import Document
from organizations.models import AgencyOwned
from organizations.querysets import ScopedQuerySet


class Sending(AgencyOwned):
    """One file to one address. `message_id` stays the same however often it is tried, so a repeat is recognised."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="sendings", verbose_name="Văn bản")
    recipient = models.CharField("Nơi nhận", max_length=300)
    address = models.EmailField("Thư điện tử")
    file_path = models.CharField(max_length=200)
    file_sha256 = models.CharField("Dấu băm của tệp", max_length=64)
    file_name = models.CharField(max_length=200)
    state = models.CharField("Trạng thái", max_length=8, choices=SendingState.choices, default=SendingState.QUEUED)
    message_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    error = models.CharField("Lý do không gửi được", max_length=300, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("Yêu cầu lúc", auto_now_add=True)
    sent_at = models.DateTimeField("Gửi lúc", null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt gửi"
        verbose_name_plural = "lượt gửi"
        ordering = ["-made_at", "-pk"]

    @property
    def is_recall(self) -> bool:
        """A notice that the document was withdrawn: it carries no file."""
        return not self.file_path

    def __str__(self) -> str:
        return f"{self.recipient} <{self.address}>"
