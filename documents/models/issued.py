"""What was issued, frozen: insert only, held by the database."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from documents.models.document import Document
from documents.models.signing import PreparedFile
from organizations.models import AgencyOwned
from organizations.querysets import ScopedQuerySet


class IssuedDocument(AgencyOwned):
    """The issued text as canonical JSON and the issued PDF by its hash (Nghị định 30/2020, Điều 18).

    `pdf_path` is relative to MEDIA_ROOT; both hashes are SHA-256 in hex. `prepared` is the file that was signed or can
    still be: a signature after the day of issue adds a `SignedFile` to it.
    """

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="issued", verbose_name="Văn bản")
    prepared = models.ForeignKey(
        PreparedFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Bản chờ ký"
    )
    content_json = models.TextField("Nội dung")
    content_sha256 = models.CharField(max_length=64)
    pdf_path = models.CharField(max_length=200)
    pdf_sha256 = models.CharField(max_length=64)
    pdf_size = models.PositiveIntegerField()
    page_count = models.PositiveIntegerField("Số trang")
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField("Lúc ban hành")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "bản ban hành"
        verbose_name_plural = "bản ban hành"
        ordering = ["-issued_at"]

    def __str__(self) -> str:
        return str(self.document)
