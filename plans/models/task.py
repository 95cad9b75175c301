"""A task: an item that is followed."""

from __future__ import annotations

from django.db import models

from organizations.models import AgencyOwned, Unit
from organizations.querysets import ScopedQuerySet
from plans.constants import DeadlineKind, LineStyle, UnitRole
from plans.models.item import Item
from plans.models.plan import Plan
from plans.querysets import TaskQuerySet


class Task(AgencyOwned):
    """Who leads, who helps, by when, with what result. Its words are its item's.

    `deadline` stands as printed; `start` and `due` (both inclusive) and the rest of the reading are proposed by
    `plans.deadlines` and confirmed by a person (`deadline_confirmed`). The labels are printed before each line; a line
    whose label is empty is not printed. Of a task that comes back, `due` is the last time.
    `extra_lines` are further labelled lines, [{"label", "text"}]; `search_text` is the folded item text.
    """

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="task", verbose_name="Mục")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="tasks", verbose_name="Kế hoạch")
    is_group = models.BooleanField("Dòng nhóm", default=False)
    line_style = models.CharField("Cách in", max_length=10, choices=LineStyle.choices, default=LineStyle.DASH)
    director = models.CharField("Chỉ đạo thực hiện", max_length=200, blank=True)
    director_label = models.CharField("Nhãn chỉ đạo", max_length=80, blank=True, default="Chỉ đạo thực hiện")
    lead_label = models.CharField("Nhãn chủ trì", max_length=80, blank=True, default="Chủ trì")
    coordinator_label = models.CharField("Nhãn phối hợp", max_length=80, blank=True, default="Phối hợp")
    deadline = models.CharField("Thời gian, như in trên văn bản", max_length=400, blank=True)
    deadline_label = models.CharField("Nhãn thời gian", max_length=80, blank=True, default="Thời gian hoàn thành")
    start = models.DateField("Bắt đầu", null=True, blank=True)
    due = models.DateField("Hạn hoàn thành", null=True, blank=True)
    deadline_kind = models.CharField(
        max_length=12, choices=DeadlineKind.choices, default=DeadlineKind.UNKNOWN, verbose_name="Kiểu thời hạn"
    )
    recurrence = models.CharField("Lặp lại", max_length=12, blank=True, default="")
    interval = models.PositiveSmallIntegerField("Cách quãng", default=1)
    until = models.DateField("Lặp đến ngày", null=True, blank=True)
    deadline_flags = models.JSONField("Dấu hiệu của thời hạn", default=list, blank=True)
    deadline_message = models.CharField("Giải thích thời hạn", max_length=300, blank=True, default="")
    deadline_confidence = models.DecimalField("Độ chắc của thời hạn", max_digits=3, decimal_places=2, default=0)
    deadline_confirmed = models.BooleanField("Đã xác nhận thời hạn", default=False)
    expected_result = models.TextField("Sản phẩm, kết quả", blank=True)
    result_label = models.CharField("Nhãn kết quả", max_length=80, blank=True, default="Kết quả")
    note = models.TextField("Ghi chú", blank=True)
    extra_lines = models.JSONField("Dòng khác", default=list, blank=True)
    search_text = models.TextField(blank=True, default="", editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"
        ordering = ["due", "pk"]
        indexes = [models.Index(fields=["agency", "due", "id"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start__isnull=True)
                | models.Q(due__isnull=True)
                | models.Q(due__gte=models.F("start")),
                name="task_dates_ordered",
            )
        ]

    def __str__(self) -> str:
        return str(self.item)


class TaskUnit(AgencyOwned):
    """A unit's part in a task. `scope` limits it («Chương trình 1, 4 và 5»).

    `printed_name` keeps the words of the plan where they differ from the unit's name («Sở KHCN»).
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="task_units", verbose_name="Nhiệm vụ")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="task_units", verbose_name="Đơn vị")
    role = models.CharField("Vai trò", max_length=12, choices=UnitRole.choices)
    scope = models.CharField("Phạm vi", max_length=200, blank=True)
    printed_name = models.CharField("Tên in trên văn bản", max_length=300, blank=True)
    position = models.PositiveIntegerField(default=0)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "phân công"
        verbose_name_plural = "phân công"
        ordering = ["role", "position", "pk"]
        indexes = [models.Index(fields=["unit", "task"])]
        constraints = [models.UniqueConstraint(fields=["task", "unit", "role", "scope"], name="task_unit_unique")]

    def __str__(self) -> str:
        return self.printed_name or str(self.unit)
