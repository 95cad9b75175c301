"""Công văn đính chính: what was printed wrong in form, and what it should say (Nghị định 30/2020, Điều 18)."""

from __future__ import annotations

from django.db import models

from documents.models.document import Document
from organizations.models import AgencyOwned
from organizations.querysets import ScopedQuerySet


class Correction(AgencyOwned):
    """The text of one công văn đính chính; what it corrects is its document's `relates_to`.

    `rows` are [{"where", "printed", "correct"}]; `addressees` one per line; `opening` and `closing` one paragraph each.
    """

    document = models.OneToOneField(
        Document, on_delete=models.CASCADE, related_name="correction", verbose_name="Công văn"
    )
    addressees = models.TextField("Kính gửi", blank=True)
    opening = models.TextField("Mở đầu", blank=True)
    rows = models.JSONField("Nội dung đính chính", default=list)
    closing = models.TextField("Kết", blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "công văn đính chính"
        verbose_name_plural = "công văn đính chính"

    def __str__(self) -> str:
        return str(self.document)
