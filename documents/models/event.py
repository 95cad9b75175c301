"""The steps a document took, and what people said on the way."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from documents.constants import Action, State
from documents.models.document import Document
from organizations.models import AgencyOwned
from organizations.querysets import ScopedQuerySet


class DocumentEvent(AgencyOwned):
    """One step of the life cycle, or a comment; rows are only ever added."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="events", verbose_name="Văn bản")
    action = models.CharField("Việc", max_length=15, choices=Action.choices)
    from_state = models.CharField(max_length=10, choices=State.choices)
    to_state = models.CharField(max_length=10, choices=State.choices)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    note = models.TextField("Ý kiến", blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "bước xử lý"
        verbose_name_plural = "bước xử lý"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.document}"
