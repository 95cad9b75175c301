"""The register of legal documents, and a plan's references to it."""

from __future__ import annotations

from django.db import models

from organizations.models import AgencyOwned
from organizations.querysets import ScopedQuerySet
from plans.constants import BasisRole
from plans.models.plan import Plan
from plans.querysets import LegalDocumentQuerySet


class LegalDocument(AgencyOwned):
    """A law, decree, decision or plan that others cite. Laws carry no `symbol` in a citation.

    `implements` is the document that this one carries out (a province's plan, a Prime Minister's decision).
    """

    kind = models.CharField("Loại", max_length=30, help_text="Luật, Nghị định, Quyết định, Kế hoạch, Công văn…")
    symbol = models.CharField("Số, ký hiệu", max_length=60, blank=True)
    issued_on = models.DateField("Ngày ban hành", null=True, blank=True)
    issuer = models.CharField("Cơ quan ban hành", max_length=200)
    subject = models.CharField("Trích yếu", max_length=600)
    implements = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="implemented_by",
        verbose_name="Thực hiện văn bản",
    )
    is_in_force = models.BooleanField("Còn hiệu lực", default=True)

    objects = LegalDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản pháp lý"
        verbose_name_plural = "văn bản pháp lý"
        ordering = ["-issued_on", "symbol"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "symbol", "issued_on"],
                condition=~models.Q(symbol=""),
                name="legal_document_unique",
                violation_error_message="Danh mục đã có văn bản cùng số, ký hiệu và ngày này.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.symbol}".strip()


class LegalBasis(AgencyOwned):
    """A plan's citation of a registered document, with the words as printed.

    `cited_date` is the date the plan prints, kept when it contradicts the register, and flagged.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="bases", verbose_name="Kế hoạch")
    legal_document = models.ForeignKey(
        LegalDocument, on_delete=models.PROTECT, related_name="citations", verbose_name="Văn bản pháp lý"
    )
    role = models.CharField("Vai trò", max_length=10, choices=BasisRole.choices, default=BasisRole.LEGAL)
    text = models.TextField("Câu viện dẫn")
    cited_date = models.DateField("Ngày ghi trong kế hoạch", null=True, blank=True)
    in_opening = models.BooleanField("In ở phần mở đầu", default=True)
    position = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "căn cứ"
        verbose_name_plural = "căn cứ"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text[:80]
