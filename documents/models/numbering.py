"""The counter behind document numbers: no gap, no duplicate (Nghị định 30/2020, Điều 15)."""

from __future__ import annotations

from django.db import models

from organizations.models import AgencyOwned
from organizations.querysets import ScopedQuerySet


class NumberCounter(AgencyOwned):
    """The last number given in one series of one year."""

    series = models.CharField("Dãy số", max_length=10)
    year = models.PositiveSmallIntegerField("Năm")
    last = models.PositiveIntegerField("Số cuối", default=0)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "bộ đếm số"
        verbose_name_plural = "bộ đếm số"
        constraints = [models.UniqueConstraint(fields=["agency", "series", "year"], name="number_counter_unique")]

    def __str__(self) -> str:
        return f"{self.series}/{self.year}: {self.last}"
