"""The base of every row that belongs to an agency."""

from __future__ import annotations

from django.db import models


class AgencyOwned(models.Model):
    """A row of one agency; the agency never changes (a database trigger holds it)."""

    agency = models.ForeignKey(
        "organizations.Agency",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name="Cơ quan",
    )

    class Meta:
        abstract = True
