"""Personal tokens, with which other systems read through the API."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils import timezone

from organizations.constants import TokenScope
from organizations.models.base import AgencyOwned
from organizations.models.user import User
from organizations.querysets import ScopedQuerySet


class ApiToken(AgencyOwned):
    """A token of one person. Only its SHA-256 is stored; the plain value is shown once, when it is made."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens", verbose_name="Người dùng")
    name = models.CharField("Tên gợi nhớ", max_length=80)
    prefix = models.CharField("Ký tự đầu", max_length=16)
    digest = models.CharField("Dấu băm", max_length=64, unique=True, editable=False)
    scope = models.CharField("Quyền", max_length=10, choices=TokenScope.choices, default=TokenScope.READ)
    created_at = models.DateTimeField("Tạo lúc", auto_now_add=True)
    expires_at = models.DateTimeField("Hết hạn lúc")
    last_used_at = models.DateTimeField("Dùng lần cuối", null=True, blank=True)
    revoked_at = models.DateTimeField("Thu hồi lúc", null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "mã truy cập API"
        verbose_name_plural = "mã truy cập API"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name

    def is_usable(self, at: dt.datetime | None = None) -> bool:
        """Neither revoked nor expired at that moment (now by default)."""
        return self.revoked_at is None and (at or timezone.now()) < self.expires_at
