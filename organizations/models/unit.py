"""Units that lead or coordinate, with the names they bore at each time."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q

from organizations.constants import UnitKind
from organizations.models.base import AgencyOwned
from organizations.querysets import ScopedQuerySet


class UnitQuerySet(ScopedQuerySet["Unit"]):
    def choosable(self) -> UnitQuerySet:
        """Units that can still be given work, in the agency's order."""
        return self.filter(is_active=True).order_by("kind", "position", "name")


class Unit(AgencyOwned):
    """A phòng, a body outside, or a group such as «Các phòng, đơn vị liên quan thuộc Sở».

    `name` and `short_name` are today's; earlier ones stand in `UnitName`.
    """

    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="Thuộc đơn vị",
    )
    code = models.SlugField("Mã", max_length=60)
    kind = models.CharField("Loại", max_length=10, choices=UnitKind.choices, default=UnitKind.INTERNAL)
    name = models.CharField("Tên hiện nay", max_length=300)
    short_name = models.CharField("Tên viết tắt", max_length=60, blank=True)
    email = models.EmailField("Thư điện tử nhận văn bản", blank=True)
    aliases = models.JSONField("Tên gọi khác", default=list, blank=True)
    position = models.PositiveIntegerField("Thứ tự", default=0)
    is_active = models.BooleanField("Còn hoạt động", default=True)
    closed_on = models.DateField("Ngừng hoạt động từ", null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name="Đã sáp nhập vào",
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering = ["kind", "position", "name"]
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="unit_code_unique")]

    def __str__(self) -> str:
        return self.name

    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name

    def name_on(self, day: dt.date) -> str:
        """The name in force on `day`; reads the prefetched `names` where there are some."""
        for past in self.names.all():
            if (past.valid_from is None or past.valid_from <= day) and (past.valid_to is None or day <= past.valid_to):
                return past.name
        return self.name


class UnitName(AgencyOwned):
    """A name that a unit bore from `valid_from` to `valid_to`, both inclusive; empty means open."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="names", verbose_name="Đơn vị")
    name = models.CharField("Tên", max_length=300)
    valid_from = models.DateField("Từ ngày", null=True, blank=True)
    valid_to = models.DateField("Đến ngày", null=True, blank=True)
    reason = models.CharField("Căn cứ đổi tên", max_length=300, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "tên theo thời gian"
        verbose_name_plural = "tên theo thời gian"
        ordering = ["valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="unit_name_dates_ordered",
            )
        ]

    def __str__(self) -> str:
        return self.name
