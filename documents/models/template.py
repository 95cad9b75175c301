"""An agency's own Word template."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from documents.constants import DocumentType
from organizations.models import AgencyOwned
from organizations.querysets import ScopedQuerySet


class WordTemplate(AgencyOwned):
    """A .docx with fields, in place of the portal's own form of one type of document; checked when uploaded."""

    doc_type = models.CharField("Loại văn bản", max_length=4, choices=DocumentType.choices, default=DocumentType.KH)
    name = models.CharField("Tên mẫu", max_length=120)
    file_path = models.CharField(max_length=200, editable=False)
    file_sha256 = models.CharField(max_length=64, editable=False)
    file_size = models.PositiveIntegerField(editable=False)
    is_active = models.BooleanField("Đang dùng", default=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField("Tải lên lúc", auto_now_add=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "mẫu Word"
        verbose_name_plural = "mẫu Word"
        ordering = ["doc_type", "-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "doc_type"], condition=models.Q(is_active=True), name="word_template_one_active"
            )
        ]

    def __str__(self) -> str:
        return self.name
