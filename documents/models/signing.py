"""Certificates, what is prepared for signing, and what came back signed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from documents.constants import KeySource, SignatureRole
from documents.models.document import Document
from documents.models.files import AnnexFile, StoredPdf
from organizations.models import AgencyOwned
from organizations.querysets import ScopedQuerySet


class SigningCertificate(AgencyOwned):
    """A certificate that signs for a person (`owner`) or, without one, for the agency.

    The key stays in the file under its own password, in the token, or outside: the portal never keeps a password.
    `image_path` is the blue signature or the red seal as a transparent PNG, `image_width` its printed width in mm.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="certificates",
        verbose_name="Người sử dụng",
    )  # fmt: skip
    label = models.CharField("Tên gợi nhớ", max_length=120)
    source = models.CharField("Khóa ký", max_length=8, choices=KeySource.choices, default=KeySource.FILE)
    key_path = models.CharField(max_length=200, blank=True, editable=False)
    token_label = models.CharField("Nhãn thiết bị", max_length=120, blank=True)
    key_label = models.CharField("Nhãn khóa", max_length=120, blank=True)
    certificate_pem = models.TextField("Chứng thư số", editable=False)
    subject_name = models.CharField("Cấp cho", max_length=300, editable=False)
    issuer_name = models.CharField("Nơi cấp", max_length=300, editable=False)
    serial = models.CharField("Số sê-ri", max_length=80, editable=False)
    valid_from = models.DateTimeField("Hiệu lực từ", editable=False)
    valid_to = models.DateTimeField("Hiệu lực đến", editable=False)
    image_path = models.CharField(max_length=200, blank=True, editable=False)
    image_width = models.PositiveSmallIntegerField("Chiều rộng hình (mm)", default=36)
    is_active = models.BooleanField("Đang dùng", default=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField("Thêm lúc", auto_now_add=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "chứng thư số"
        verbose_name_plural = "chứng thư số"
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.label


class PreparedFile(StoredPdf, AgencyOwned):
    """What is signed: the numbered document's content and PDF, frozen before the first signature.

    `boxes` are the places of the signatures: {"person": [page, x1, y1, x2, y2], "organization": […]}, page from 0,
    points from the page's lower left corner. The latest row of a document is the one that counts.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="prepared", verbose_name="Văn bản")
    content_json = models.TextField("Nội dung")
    content_sha256 = models.CharField(max_length=64)
    boxes = models.JSONField(default=dict)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("Lập lúc", auto_now_add=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "bản chờ ký"
        verbose_name_plural = "bản chờ ký"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.document)


class SignedFile(StoredPdf, AgencyOwned):
    """A file with one signature more than before; of the document's own text or of one of its annex files."""

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="signed_files", verbose_name="Văn bản"
    )
    prepared = models.ForeignKey(
        PreparedFile, on_delete=models.PROTECT, null=True, blank=True, related_name="signed_files"
    )
    annex = models.ForeignKey(AnnexFile, on_delete=models.PROTECT, null=True, blank=True, related_name="signed_files")
    role = models.CharField("Chữ ký của", max_length=12, choices=SignatureRole.choices)
    subject_name = models.CharField("Cấp cho", max_length=300)
    issuer_name = models.CharField("Nơi cấp", max_length=300)
    serial = models.CharField("Số sê-ri", max_length=80)
    valid_from = models.DateTimeField("Hiệu lực từ")
    valid_to = models.DateTimeField("Hiệu lực đến")
    signed_at = models.DateTimeField("Ký lúc")
    is_outside = models.BooleanField("Ký bằng phần mềm bên ngoài", default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("Lưu lúc", auto_now_add=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "bản đã ký"
        verbose_name_plural = "bản đã ký"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["prepared", "role"], name="signed_file_once_per_role"),
            models.UniqueConstraint(fields=["annex", "role"], name="signed_annex_once_per_role"),
            models.CheckConstraint(
                condition=Q(prepared__isnull=False, annex__isnull=True) | Q(prepared__isnull=True, annex__isnull=False),
                name="signed_file_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.document}"
