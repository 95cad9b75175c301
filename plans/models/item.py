"""The outline: every heading, paragraph, row and annex of a plan's text."""

from __future__ import annotations

import uuid

from django.db import models

from organizations.models import AgencyOwned, Unit
from plans.constants import ItemStyle
from plans.models.plan import Plan
from plans.querysets import ItemQuerySet


class Item(AgencyOwned):
    """One item of the text; siblings stand in the order of `position`.

    `text` is the printed words without number or marker; `detail` runs on after a heading's title, upright.
    `number` overrides the number that the place would give ("5.2.3" after "5.2.1").
    `unit` names whose duties the children are, in «Tổ chức thực hiện».
    `columns` is a table's or an annex's column key list (see `plans.rules.columns`); `landscape` is an annex's.
    `lineage` is the same in every version of the plan: the amended plan's item continues the earlier one's history.
    `version` rises with every save of this item or its task: the editor's protection against a stale tab.
    """

    lineage = models.UUIDField("Mã xuyên suốt", default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="items", verbose_name="Kế hoạch")
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="children", verbose_name="Thuộc mục"
    )
    position = models.PositiveIntegerField("Thứ tự", default=0)
    style = models.CharField("Kiểu", max_length=10, choices=ItemStyle.choices, default=ItemStyle.PARAGRAPH)
    number = models.CharField("Số thứ tự riêng", max_length=20, blank=True)
    text = models.TextField("Nội dung", blank=True)
    detail = models.TextField("Phần viết tiếp", blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Đơn vị thực hiện"
    )
    columns = models.JSONField("Các cột", default=list, blank=True)
    landscape = models.BooleanField("Trang ngang", default=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = "mục"
        verbose_name_plural = "mục"
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["plan", "parent", "position"]), models.Index(fields=["lineage"])]
        constraints = [models.UniqueConstraint(fields=["plan", "lineage"], name="item_lineage_unique")]

    def __str__(self) -> str:
        return self.text[:80]
