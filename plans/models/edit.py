"""The editor's undo: what each step changed, as rows before and after."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from organizations.models import AgencyOwned
from organizations.querysets import ScopedQuerySet
from plans.models.plan import Plan


class EditStep(AgencyOwned):
    """One step of one person in a plan. `before` and `after` hold only the rows that differ."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="edit_steps")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=120)
    before = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    after = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    is_undone = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "bước soạn thảo"
        verbose_name_plural = "bước soạn thảo"

    def __str__(self) -> str:
        return self.label
