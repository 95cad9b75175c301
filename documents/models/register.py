"""The registers: what went out, beside the frozen document, and what came in (Nghị định 30/2020, Phụ lục IV và VI)."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from documents.constants import Urgency
from documents.models.document import Document
from organizations.models import AgencyOwned, Unit
from organizations.querysets import ScopedQuerySet


class RegisterEntry(AgencyOwned):
    """What the clerk notes about a numbered document after it was frozen. Fields of Phụ lục VI in its own measures."""

    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, related_name="register_entry", verbose_name="Văn bản"
    )
    copies_count = models.PositiveIntegerField("Số lượng bản", null=True, blank=True)
    archive_holder = models.CharField("Đơn vị, người nhận bản lưu", max_length=200, blank=True)
    dispatched_on = models.DateField("Ngày chuyển", null=True, blank=True)
    received_by = models.CharField("Ký nhận", max_length=200, blank=True)
    recalled_on = models.DateField("Ngày thu hồi", null=True, blank=True)
    note = models.CharField("Ghi chú", max_length=500, blank=True)
    file_catalog = models.PositiveSmallIntegerField("Năm hình thành hồ sơ", null=True, blank=True)
    file_notation = models.CharField("Số và ký hiệu hồ sơ", max_length=20, blank=True)
    doc_ordinal = models.PositiveSmallIntegerField("Số thứ tự trong hồ sơ", null=True, blank=True)
    language = models.CharField("Ngôn ngữ", max_length=30, default="Tiếng Việt")
    due_on = models.DateField("Thời hạn trả lời", null=True, blank=True)
    updated_at = models.DateTimeField("Sửa lần cuối", auto_now=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "ghi chép sổ đi"
        verbose_name_plural = "ghi chép sổ đi"

    def __str__(self) -> str:
        return str(self.document)


class IncomingDocument(AgencyOwned):
    """A document that came in. `arrival_number` runs from 01 in each year; a scan may stand beside it."""

    arrival_number = models.PositiveIntegerField("Số đến", editable=False)
    arrival_year = models.PositiveSmallIntegerField("Năm", editable=False)
    arrived_on = models.DateField("Ngày đến")
    issuer = models.CharField("Tác giả", max_length=200)
    code = models.CharField("Số, ký hiệu", max_length=60, blank=True)
    issued_on = models.DateField("Ngày văn bản", null=True, blank=True)
    kind = models.CharField("Tên loại", max_length=100)
    subject = models.CharField("Trích yếu", max_length=600)
    urgency = models.CharField("Độ khẩn", max_length=12, choices=Urgency.choices, blank=True, default="")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Đơn vị nhận"
    )
    receiver = models.CharField("Người nhận", max_length=200, blank=True)
    forwarded_on = models.DateField("Ngày chuyển", null=True, blank=True)
    received_by = models.CharField("Ký nhận", max_length=200, blank=True)
    due_on = models.DateField("Thời hạn giải quyết", null=True, blank=True)
    note = models.CharField("Ghi chú", max_length=500, blank=True)
    pdf_path = models.CharField(max_length=200, blank=True, editable=False)
    pdf_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    search_text = models.CharField(max_length=900, blank=True, default="", editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField("Vào sổ lúc", auto_now_add=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản đến"
        verbose_name_plural = "văn bản đến"
        ordering = ["-arrival_year", "-arrival_number"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "arrival_year", "arrival_number"], name="arrival_number_unique")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}".strip()
