"""Background work as rows: the database is the queue of record."""

from __future__ import annotations

import uuid

from django.db import models


class JobState(models.TextChoices):
    QUEUED = "queued", "Đang chờ"
    RUNNING = "running", "Đang làm"
    DONE = "done", "Xong"
    FAILED = "failed", "Hỏng"


class Job(models.Model):
    """One piece of work. `key` makes a repeat harmless: the same key is the same job.

    A claim sets `token` and `lease_until` by the database's clock; a job whose lease has run out is claimed again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(
        "organizations.Agency", on_delete=models.PROTECT, related_name="+", null=True, verbose_name="Cơ quan"
    )
    kind = models.CharField("Loại việc", max_length=60)
    key = models.CharField(max_length=200, unique=True)
    payload = models.JSONField(default=dict, blank=True)
    state = models.CharField("Trạng thái", max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    run_at = models.DateTimeField("Từ lúc")
    token = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    attempts = models.PositiveSmallIntegerField("Số lần thử", default=0)
    last_error = models.TextField("Lỗi gần nhất", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "việc nền"
        verbose_name_plural = "việc nền"
        ordering = ["run_at"]
        indexes = [models.Index(fields=["state", "run_at"])]

    def __str__(self) -> str:
        return self.key
