"""Who changed what, when, why, on what legal basis. Rows are only ever added."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Entry(models.Model):
    """One change of one object, written in the transaction that made it."""

    agency = models.ForeignKey(
        "organizations.Agency", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="Cơ quan"
    )
    at = models.DateTimeField("Lúc", auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="Người thực hiện"
    )
    action = models.CharField("Việc", max_length=60)
    object_type = models.CharField("Loại đối tượng", max_length=60)
    object_id = models.CharField("Mã đối tượng", max_length=40)
    object_label = models.CharField("Đối tượng", max_length=300)
    before = models.JSONField("Trước", encoder=DjangoJSONEncoder, default=dict, blank=True)
    after = models.JSONField("Sau", encoder=DjangoJSONEncoder, default=dict, blank=True)
    reason = models.TextField("Lý do", blank=True)
    legal_basis = models.CharField("Căn cứ", max_length=300, blank=True)

    class Meta:
        verbose_name = "dấu vết"
        verbose_name_plural = "dấu vết"
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["object_type", "object_id", "-at"]),
            models.Index(fields=["agency", "-at"]),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.object_label}"
