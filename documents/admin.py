"""The administration of how an agency's papers look."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from documents.models import LayoutSettings
from organizations.admin import AgencyAdmin
from organizations.admin.base import acting_agency


@admin.register(LayoutSettings)
class LayoutSettingsAdmin(AgencyAdmin[LayoutSettings]):
    """One row per agency: margins, sizes and spacing inside the decree's ranges."""

    list_display = ["agency", "margin_left", "margin_right", "body_size", "line_spacing"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        agency = acting_agency(request)
        if agency is None or not super().has_add_permission(request):
            return False
        return not LayoutSettings.objects.for_user(request.user).filter(agency=agency).exists()

    def has_delete_permission(self, request: HttpRequest, obj: LayoutSettings | None = None) -> bool:
        return False
