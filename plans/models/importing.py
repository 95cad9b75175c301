"""Plans that come in as files: what was uploaded, how far the reading is, what was understood, what came of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from organizations.models import AgencyOwned
from organizations.querysets import ScopedQuerySet
from plans.constants import ImportState
from plans.models.plan import Plan
from plans.querysets import PlanImportQuerySet


class ImportBatch(AgencyOwned):
    """Files that came in together: a zip, or several files chosen at once (then without a `file_name`).

    `skipped` are the members that are no plan, [{"name", "reason"}]. Rows are only ever added.
    """

    file_name = models.CharField("Tệp nén", max_length=255, blank=True)
    skipped = models.JSONField("Tệp bỏ qua", default=list, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="Người tải lên"
    )
    made_at = models.DateTimeField("Tải lên lúc", auto_now_add=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt nhập nhiều tệp"
        verbose_name_plural = "lượt nhập nhiều tệp"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name or f"Nhiều tệp ({self.made_at:%d/%m/%Y})"

    def get_absolute_url(self) -> str:
        return reverse("plans:import_batch", args=[self.pk])


class PlanImport(AgencyOwned):
    """One file on its way to a draft plan.

    The file is kept under MEDIA_ROOT by its own hash; its bytes, name and hash never change.
    `source` is what the reader saw, `reading` what was understood from it, `draft` the same as corrected by a person
    (`plans.importing.keeping`); all empty before the reading is done. `choices` are a person's decisions that are not
    part of the text (which unit a printed name means), `steps` the corrections with their inverses, the last one last.
    `title`, `task_count` and `doubt_count` repeat the draft, so that lists need not load it.
    `message` is the sentence that refuses the file, `code` its stable name («failed»: the software's own fault).
    `version` rises with every correction: the protection against a stale tab.
    """

    batch = models.ForeignKey(
        ImportBatch, on_delete=models.PROTECT, null=True, blank=True, related_name="imports", verbose_name="Lượt nhập"
    )
    file_name = models.CharField("Tên tệp", max_length=255)
    file_path = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    file_size = models.PositiveIntegerField("Dung lượng (byte)")
    state = models.CharField("Trạng thái", max_length=10, choices=ImportState.choices, default=ImportState.WAITING)
    pages_done = models.PositiveIntegerField("Trang đã đọc", default=0)
    pages_total = models.PositiveIntegerField("Số trang", default=0)
    message = models.CharField("Lý do không đọc được", max_length=500, blank=True)
    code = models.CharField(max_length=30, blank=True)
    source = models.JSONField("Tệp như đã đọc", null=True, blank=True)
    reading = models.JSONField("Kế hoạch như đã hiểu", null=True, blank=True)
    draft = models.JSONField("Kế hoạch sau khi sửa", null=True, blank=True)
    choices = models.JSONField("Lựa chọn của người nhập", default=dict, blank=True)
    steps = models.JSONField("Các lần sửa", default=list, blank=True)
    title = models.CharField("Trích yếu", max_length=500, blank=True)
    task_count = models.PositiveIntegerField("Số nhiệm vụ", default=0)
    doubt_count = models.PositiveIntegerField("Số chỗ cần xem lại", default=0)
    version = models.PositiveIntegerField(default=1)
    plan = models.OneToOneField(
        Plan, on_delete=models.SET_NULL, null=True, blank=True, related_name="imported_from", verbose_name="Kế hoạch"
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="Người tải lên"
    )
    uploaded_at = models.DateTimeField("Tải lên lúc", auto_now_add=True)
    read_at = models.DateTimeField("Đọc xong lúc", null=True, blank=True)

    objects = PlanImportQuerySet.as_manager()

    class Meta:
        verbose_name = "lần nhập kế hoạch"
        verbose_name_plural = "lần nhập kế hoạch"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["agency", "-uploaded_at"]),
            models.Index(fields=["agency", "file_sha256"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(plan__isnull=True) | Q(state=ImportState.SAVED), name="plan_import_plan_is_saved"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ImportState.READY, ImportState.SAVED])
                | Q(source__isnull=False, reading__isnull=False, draft__isnull=False),
                name="plan_import_ready_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("plans:import_review", args=[self.pk])

    @property
    def is_underway(self) -> bool:
        """Still to be read, or being read."""
        return self.state in (ImportState.WAITING, ImportState.READING)

    @property
    def percent(self) -> int:
        """How much of the file is read, 0 to 100; 0 where its pages are not counted yet."""
        return 100 * min(self.pages_done, self.pages_total) // self.pages_total if self.pages_total else 0
