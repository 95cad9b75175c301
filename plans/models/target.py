"""Mục tiêu cụ thể: what a plan promises, per period, in figures where there are some."""

from __future__ import annotations

from django.db import models

from organizations.models import AgencyOwned
from organizations.querysets import ScopedQuerySet
from plans.constants import Bound
from plans.models.item import Item
from plans.models.plan import Plan
from plans.rules.targets import TargetFacts


class Target(AgencyOwned):
    """One target. `value` stands as printed («05-10»); `low` and `high` are its figures, equal for one number."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="targets", verbose_name="Kế hoạch")
    item = models.ForeignKey(
        Item, on_delete=models.CASCADE, null=True, blank=True, related_name="targets", verbose_name="Mục"
    )
    text = models.TextField("Mục tiêu")
    value = models.CharField("Giá trị", max_length=40, blank=True)
    low = models.DecimalField("Từ", max_digits=18, decimal_places=4, null=True, blank=True)
    high = models.DecimalField("Đến", max_digits=18, decimal_places=4, null=True, blank=True)
    unit = models.CharField("Đơn vị tính", max_length=80, blank=True)
    bound = models.CharField("So với", max_length=5, choices=Bound.choices, blank=True, default="")
    period_start = models.DateField("Từ ngày", null=True, blank=True)
    period_end = models.DateField("Đến ngày", null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "mục tiêu"
        verbose_name_plural = "mục tiêu"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text[:80]

    def facts(self) -> TargetFacts:
        """What the rules read."""
        names = ("text", "value", "low", "high", "unit", "bound", "period_start", "period_end")
        return TargetFacts(**{name: getattr(self, name) for name in names})
