"""The queue as the operator sees it; nothing is changed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.http import HttpRequest

from jobs.models import Job
from organizations.policies import can_operate

if TYPE_CHECKING:
    _JobAdmin = admin.ModelAdmin[Job]
else:
    _JobAdmin = admin.ModelAdmin


@admin.register(Job)
class JobAdmin(_JobAdmin):
    list_display = ["key", "kind", "state", "run_at", "attempts", "finished_at"]
    list_filter = ["state", "kind"]
    search_fields = ["key"]
    ordering = ["-run_at"]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(can_operate(request.user))

    def has_view_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        return bool(can_operate(request.user))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        return False
