"""Days off and make-up workdays, as announced each year."""

from __future__ import annotations

from django.db import models

from organizations.constants import HolidayKind
from organizations.models.base import AgencyOwned
from organizations.querysets import ScopedQuerySet


class Holiday(AgencyOwned):
    """A day that differs from the week's rule; `source` names the announcement it rests on."""

    date = models.DateField("Ngày")
    name = models.CharField("Tên", max_length=120)
    kind = models.CharField("Loại", max_length=10, choices=HolidayKind.choices, default=HolidayKind.OFF)
    source = models.CharField("Nguồn", max_length=300, blank=True)
    is_provisional = models.BooleanField("Tạm tính, chờ thông báo", default=False)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "ngày nghỉ, ngày làm bù"
        verbose_name_plural = "ngày nghỉ, ngày làm bù"
        ordering = ["date"]
        constraints = [models.UniqueConstraint(fields=["agency", "date"], name="holiday_date_unique")]

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y} {self.name}"
