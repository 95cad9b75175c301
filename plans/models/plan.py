"""A Kế hoạch: one ordered outline inside one official document."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from documents.models import Document
from organizations.models import AgencyOwned
from plans.constants import PlanKind, TaskLayout
from plans.querysets import PlanQuerySet


class Plan(AgencyOwned):
    """What a plan is beside its text: kind, period, what it carries out, its money statement.

    `budget_total` is in whole đồng, empty where the plan names no amount.
    `opening` and `closing` hold one paragraph a line.
    `search_text` is the folded subject, for searching without accents.
    """

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="plan", verbose_name="Văn bản")
    kind = models.CharField("Loại kế hoạch", max_length=10, choices=PlanKind.choices, default=PlanKind.ANNUAL)
    period_start = models.DateField("Từ ngày")
    period_end = models.DateField("Đến ngày")
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="Thực hiện kế hoạch",
    )
    carries_out = models.ForeignKey(
        "plans.LegalDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Thực hiện văn bản",
    )
    copied_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    is_template = models.BooleanField("Dùng làm mẫu", default=False)
    task_layout = models.CharField(
        "Cách trình bày nhiệm vụ", max_length=10, choices=TaskLayout.choices, default=TaskLayout.LABELLED
    )
    opening = models.TextField("Câu mở đầu", blank=True)
    closing = models.TextField("Câu kết", blank=True)
    budget_total = models.BigIntegerField("Tổng kinh phí (đồng)", null=True, blank=True)
    budget_words = models.CharField("Bằng chữ", max_length=300, blank=True)
    budget_source = models.TextField("Nguồn kinh phí", blank=True)
    search_text = models.CharField(max_length=500, blank=True, default="", editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "kế hoạch"
        verbose_name_plural = "kế hoạch"
        ordering = ["-period_start", "-pk"]
        indexes = [models.Index(fields=["agency", "kind", "-period_start"])]
        constraints = [
            models.CheckConstraint(condition=Q(period_end__gte=F("period_start")), name="plan_period_ordered"),
            models.CheckConstraint(
                condition=Q(budget_total__isnull=True) | Q(budget_total__gte=0), name="plan_budget_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.document.subject

    def get_absolute_url(self) -> str:
        return reverse("plans:detail", args=[self.pk])
