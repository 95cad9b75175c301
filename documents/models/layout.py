"""An agency's choices inside the ranges of the decree."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from organizations.models import Agency, AgencyOwned
from organizations.querysets import ScopedQuerySet


def _between(low: str, high: str) -> list[MinValueValidator | MaxValueValidator]:
    return [MinValueValidator(Decimal(low)), MaxValueValidator(Decimal(high))]


class LayoutSettings(AgencyOwned):
    """Margins in mm, sizes in pt (Nghị định 30/2020, Phụ lục I, mục I). Defaults are the decree's own examples."""

    agency = models.OneToOneField(
        Agency, on_delete=models.CASCADE, related_name="layout", editable=False, verbose_name="Cơ quan"
    )
    margin_top = models.PositiveSmallIntegerField("Lề trên (mm)", default=20, validators=_between("20", "25"))
    margin_bottom = models.PositiveSmallIntegerField("Lề dưới (mm)", default=20, validators=_between("20", "25"))
    margin_left = models.PositiveSmallIntegerField("Lề trái (mm)", default=30, validators=_between("30", "35"))
    margin_right = models.PositiveSmallIntegerField("Lề phải (mm)", default=15, validators=_between("15", "20"))
    body_size = models.DecimalField(
        "Cỡ chữ nội dung (pt)", max_digits=3, decimal_places=1, default=Decimal("14"), validators=_between("13", "14")
    )
    motto_size = models.DecimalField(
        "Cỡ chữ Quốc hiệu, tên cơ quan (pt)",
        max_digits=3,
        decimal_places=1,
        default=Decimal("12"),
        validators=_between("12", "13"),
    )
    line_spacing = models.DecimalField(
        "Giãn dòng", max_digits=3, decimal_places=2, default=Decimal("1.15"), validators=_between("1", "1.5")
    )
    paragraph_gap = models.DecimalField(
        "Cách đoạn (pt)", max_digits=3, decimal_places=1, default=Decimal("6"), validators=_between("6", "12")
    )
    first_line_indent = models.DecimalField(
        "Thụt đầu dòng (cm)",
        max_digits=3,
        decimal_places=2,
        default=Decimal("1.27"),
        choices=[(Decimal("1.00"), "1 cm"), (Decimal("1.27"), "1,27 cm")],
    )

    has_qr = models.BooleanField(
        "In mã QR xác thực", default=True, help_text="Người nhận quét mã để kiểm tra văn bản trên Cổng."
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "thể thức riêng"
        verbose_name_plural = "thể thức riêng"

    def __str__(self) -> str:
        return f"Thể thức – {self.agency}"
