"""An official document while it lives: its header, its signer, its recipients, its state."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from documents.constants import (
    EDITABLE_STATES,
    FROZEN_STATES,
    SUPERSEDING,
    Authority,
    Circulation,
    DocumentType,
    RecipientPurpose,
    Relation,
    SigningMethod,
    State,
    Urgency,
)
from documents.querysets import DocumentQuerySet
from organizations.models import AgencyOwned, Unit
from organizations.querysets import ScopedQuerySet


class Document(AgencyOwned):
    """What stands around the text of any official document (Nghị định 30/2020, Điều 8).

    `number`, `number_year` and `issued_on` are empty until the clerk assigns a number;
    `draft_month` and `draft_year` are printed before that, the day left blank.
    `approved_json` is the content that was approved, as canonical JSON: what is issued says the same.
    `version` rises with every change of the header, the outline's shape or the state.
    `search_text` is the folded subject, for searching without accents.
    `relates_to` is the issued document that this one amends, replaces or corrects (`relation`), from its draft on;
    the earlier one's `amended_by` is written when this one is issued.
    `check_code` is given with the number: who holds the paper checks it at /xac-thuc/<code>/.
    """

    doc_type = models.CharField("Loại văn bản", max_length=4, choices=DocumentType.choices, default=DocumentType.KH)
    subject = models.CharField("Trích yếu", max_length=500)
    symbol = models.CharField("Ký hiệu", max_length=40, help_text="Ví dụ KH-SKHCN, in sau dấu / của số.")
    series = models.CharField("Dãy số", max_length=10, blank=True, editable=False)
    number = models.PositiveIntegerField("Số", null=True, blank=True, editable=False)
    number_year = models.PositiveSmallIntegerField("Năm cấp số", null=True, blank=True, editable=False)
    issued_on = models.DateField("Ngày văn bản", null=True, blank=True, editable=False)
    place = models.CharField("Địa danh", max_length=100)
    draft_month = models.PositiveSmallIntegerField("Tháng dự kiến", null=True, blank=True)
    draft_year = models.PositiveSmallIntegerField("Năm dự kiến", null=True, blank=True)
    urgency = models.CharField("Độ khẩn", max_length=12, choices=Urgency.choices, blank=True, default="")
    circulation = models.CharField(
        "Phạm vi lưu hành", max_length=20, choices=Circulation.choices, blank=True, default=""
    )
    drafting_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Đơn vị soạn thảo"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="Người soạn"
    )
    on_behalf_of = models.CharField("Thay mặt (TM.)", max_length=120, blank=True)
    authority = models.CharField("Quyền hạn ký", max_length=5, choices=Authority.choices, blank=True, default="")
    head_title = models.CharField("Chức vụ người đứng đầu", max_length=120, blank=True)
    signer_title = models.CharField("Chức vụ người ký", max_length=120, blank=True)
    signer_name = models.CharField("Họ tên người ký", max_length=120, blank=True)
    archive_line = models.CharField("Lưu", max_length=120, blank=True, default="VT")
    typist_mark = models.CharField("Ký hiệu người soạn thảo, số bản", max_length=40, blank=True)
    state = models.CharField("Trạng thái", max_length=10, choices=State.choices, default=State.DRAFT, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    content_checked = models.BooleanField("Nội dung đã xác nhận", default=False, editable=False)
    form_checked = models.BooleanField("Thể thức đã xác nhận", default=False, editable=False)
    search_text = models.CharField(max_length=500, blank=True, default="", editable=False)
    approved_json = models.TextField("Bản được duyệt", blank=True, default="", editable=False)
    amended_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="amends", editable=False
    )
    relation = models.CharField(
        "Quan hệ với văn bản trước", max_length=8, choices=Relation.choices, blank=True, default="", editable=False
    )
    relates_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by", editable=False
    )
    signing_method = models.CharField(
        "Hình thức ký", max_length=8, choices=SigningMethod.choices, default=SigningMethod.DIGITAL
    )
    paper_signed_on = models.DateField("Ngày ký giấy", null=True, blank=True, editable=False)
    outside_system = models.CharField("Số do hệ thống khác cấp", max_length=120, blank=True, editable=False)
    # Null, not empty, where there is none: that keeps it unique on both engines.
    check_code = models.CharField("Mã xác thực", max_length=26, null=True, blank=True, unique=True, editable=False)
    created_at = models.DateTimeField("Ngày tạo", auto_now_add=True)
    updated_at = models.DateTimeField("Sửa lần cuối", auto_now=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering = ["-updated_at"]
        indexes = [models.Index(fields=["agency", "state", "-updated_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "series", "number_year", "number"],
                condition=Q(number__isnull=False),
                name="document_number_unique",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True, number_year__isnull=True, issued_on__isnull=True)
                | Q(number__isnull=False, number_year__isnull=False, issued_on__isnull=False),
                name="document_number_whole",
            ),
            models.CheckConstraint(
                condition=Q(relation="", relates_to__isnull=True) | (~Q(relation="") & Q(relates_to__isnull=False)),
                name="document_relation_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.NUMBERED, *FROZEN_STATES]) | Q(number__isnull=False),
                name="document_numbered_has_number",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("documents:detail", args=[self.pk])

    @property
    def code(self) -> str:
        """Số, ký hiệu as printed, «05/KH-SKHCN»; empty before the number is given."""
        return "" if self.number is None else f"{self.number:02d}/{self.symbol}"

    @property
    def awaits_pen(self) -> bool:
        """To be signed on paper, and not noted as signed yet."""
        return self.signing_method == SigningMethod.PAPER and self.paper_signed_on is None

    @property
    def supersedes(self) -> bool:
        """Whether it takes, or once issued will take, the place of the document that it names."""
        return self.relation in SUPERSEDING

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE_STATES

    @property
    def is_frozen(self) -> bool:
        return self.state in FROZEN_STATES


class Recipient(AgencyOwned):
    """One line of «Nơi nhận», as printed, with what it gets the document for."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="recipients", verbose_name="Văn bản")
    name = models.CharField("Nơi nhận", max_length=300)
    email = models.EmailField("Thư điện tử", blank=True)
    purpose = models.CharField("Để", max_length=10, choices=RecipientPurpose.choices, blank=True, default="")
    position = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "nơi nhận"
        verbose_name_plural = "nơi nhận"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name
