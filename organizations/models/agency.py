"""An agency: the tenant, and the issuer of its documents."""

from __future__ import annotations

from typing import Any

from django.db import models

from organizations.constants import NumberSeries
from organizations.querysets import ScopedQuerySet


class AgencyQuerySet(ScopedQuerySet["Agency"]):
    agency_path = "pk"


class Agency(models.Model):
    """A Sở or UBND with what its letterhead prints (Nghị định 30/2020, Phụ lục I, mục II)."""

    code = models.SlugField("Mã", unique=True)
    name = models.CharField("Tên cơ quan", max_length=200)
    letterhead_name = models.CharField("Tên in trên văn bản", max_length=200)
    superior_name = models.CharField("Cơ quan chủ quản in trên văn bản", max_length=200, blank=True)
    superior = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subordinates",
        verbose_name="Cơ quan cấp trên",
    )
    open_to_superior = models.BooleanField("Cho cơ quan cấp trên xem", default=False)
    place = models.CharField("Địa danh", max_length=100)
    symbol = models.CharField("Ký hiệu cơ quan", max_length=30)
    organ_id = models.CharField(
        "Mã định danh cơ quan", max_length=13, blank=True, help_text="Ví dụ H48.12; ghi vào dữ liệu nộp lưu trữ."
    )
    number_series = models.CharField(
        "Cách cấp số", max_length=10, choices=NumberSeries.choices, default=NumberSeries.PER_TYPE
    )
    is_collective = models.BooleanField(
        "Làm việc theo chế độ tập thể",
        default=False,
        help_text="Người đứng đầu ký thay mặt (TM.) tập thể, như Ủy ban nhân dân.",
    )
    is_active = models.BooleanField("Đang hoạt động", default=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "cơ quan"
        verbose_name_plural = "cơ quan"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        from common.text import one_line

        for field in ("name", "letterhead_name", "superior_name", "place", "symbol"):
            value: Any = getattr(self, field)
            setattr(self, field, one_line(value))
