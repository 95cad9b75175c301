"""Files that stand beside a document, each under MEDIA_ROOT by its own hash."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from documents.constants import CopyKind, SignatureRole
from documents.models.document import Document
from organizations.models import AgencyOwned
from organizations.querysets import ScopedQuerySet


class StoredPdf(models.Model):
    """A PDF that is written once. `pdf_path` is relative to MEDIA_ROOT, `pdf_sha256` in hex."""

    pdf_path = models.CharField(max_length=200)
    pdf_sha256 = models.CharField(max_length=64, db_index=True)
    pdf_size = models.PositiveIntegerField()
    page_count = models.PositiveIntegerField("Số trang")

    class Meta:
        abstract = True


class AnnexFile(StoredPdf, AgencyOwned):
    """An annex in a file of its own (Nghị định 30/2020, Phụ lục I): the agency signs each such file."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="annex_files", verbose_name="Văn bản")
    title = models.CharField("Tên phụ lục", max_length=300)
    file_name = models.CharField("Tên tệp", max_length=200)
    position = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("Tải lên lúc", auto_now_add=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp phụ lục"
        verbose_name_plural = "tệp phụ lục"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_sealed(self) -> bool:
        """Whether the agency has signed it."""
        return any(signed.role == SignatureRole.ORGANIZATION for signed in self.signed_files.all())


class DocumentCopy(StoredPdf, AgencyOwned):
    """A copy with its own line, number and signer (Điều 25–27); rows are only ever added.

    `pages` says which pages an extract holds («1-3, 5»), empty for a whole copy. `of_copy` is the sao y that a sao lục
    repeats. `signed_by` is the holder of the agency's certificate, empty while the copy is not signed.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="copies", verbose_name="Văn bản")
    of_copy = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField("Hình thức sao", max_length=3, choices=CopyKind.choices)
    number = models.PositiveIntegerField("Số")
    number_year = models.PositiveSmallIntegerField("Năm")
    symbol = models.CharField("Ký hiệu", max_length=40)
    made_on = models.DateField("Ngày sao")
    pages = models.CharField("Các trang", max_length=200, blank=True)
    signer_lines = models.JSONField("Quyền hạn, chức vụ", default=list)
    signer_name = models.CharField("Họ tên người ký", max_length=120)
    recipients = models.TextField("Nơi nhận", blank=True)
    signed_by = models.CharField("Chứng thư số", max_length=200, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("Sao lúc", auto_now_add=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "bản sao"
        verbose_name_plural = "bản sao"
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind", "number_year", "number"], name="document_copy_number_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code}"

    @property
    def code(self) -> str:
        """«05/SY-SKHCN»."""
        return f"{self.number:02d}/{self.symbol}"
