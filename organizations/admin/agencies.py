"""The agency itself, its tokens and its trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from audit import selectors as trail
from audit.models import Entry
from organizations import services
from organizations.admin.base import AgencyAdmin
from organizations.models import Agency, ApiToken, User
from organizations.policies import administered_agencies, can_operate
from organizations.services.agencies import OPERATOR_FIELDS, OWN_FIELDS

if TYPE_CHECKING:
    _EntryAdmin = admin.ModelAdmin[Entry]
else:
    _EntryAdmin = admin.ModelAdmin


@admin.register(Agency)
class OwnAgencyAdmin(AgencyAdmin[Agency]):
    """An administrator describes the own agency; the operator makes agencies. Nobody deletes one."""

    agency_path = "pk"
    list_display = ("name", "code", "place", "symbol", "is_active")
    search_fields = ("name", "code")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Agency]:
        if can_operate(request.user):
            return Agency.objects.order_by("name")
        return super().get_queryset(request)

    def _is_own(self, request: HttpRequest, obj: Agency | None) -> bool:
        return bool(can_operate(request.user)) or super()._is_own(request, obj)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._is_own(request, None)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(can_operate(request.user))

    def has_delete_permission(self, request: HttpRequest, obj: Agency | None = None) -> bool:
        return False

    def get_fields(self, request: HttpRequest, obj: Agency | None = None) -> tuple[str, ...]:
        return OPERATOR_FIELDS if can_operate(request.user) else OWN_FIELDS

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        # The only foreign key is the superior body, which the operator alone sets.
        kwargs["queryset"] = (
            Agency.objects.filter(is_active=True) if can_operate(request.user) else Agency.objects.none()
        )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def _write_form(self, request: HttpRequest, change: bool, form: Any) -> Agency:
        names = form.changed_data if change else form.cleaned_data
        values = {name: form.cleaned_data[name] for name in names}
        actor = cast(User, request.user)
        if change:
            return services.agency_update(actor=actor, agency_id=form.instance.pk, changes=values)
        return services.agency_create(actor=actor, **values)


@admin.register(ApiToken)
class ApiTokenAdmin(AgencyAdmin[ApiToken]):
    """The tokens of everybody in the agency, to see and to revoke; only their owners make them."""

    list_display = ("name", "user", "prefix", "created_at", "expires_at", "last_used_at", "revoked_at")
    list_select_related = ("user",)
    fields = ("name", "user", "prefix", "scope", "created_at", "expires_at", "last_used_at", "revoked_at")
    readonly_fields = fields
    actions = ["revoke"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: ApiToken | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ApiToken | None = None) -> bool:
        return False

    @admin.action(description="Thu hồi các mã truy cập đã chọn", permissions=["view"])
    def revoke(self, request: HttpRequest, queryset: models.QuerySet[ApiToken]) -> None:
        for token in queryset:
            services.token_revoke(actor=cast(User, request.user), token_id=token.pk)
        messages.success(request, "Đã thu hồi; hệ thống dùng các mã này không đọc được nữa.")


@admin.register(Entry)
class TrailAdmin(_EntryAdmin):
    """The agency's whole trail, to read."""

    list_display = ("at", "actor", "done", "object_label", "reason")
    list_display_links = ("at",)
    list_select_related = ("actor",)
    search_fields = ("object_label", "reason", "actor__full_name")
    date_hierarchy = "at"
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Entry]:
        return Entry.objects.filter(agency_id__in=administered_agencies(request.user)).order_by("-at", "-pk")

    @admin.display(description="Việc", ordering="action")
    def done(self, entry: Entry) -> str:
        return trail.sentence(entry)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(administered_agencies(request.user))

    def has_view_permission(self, request: HttpRequest, obj: Entry | None = None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Entry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Entry | None = None) -> bool:
        return False

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        entry = self.get_object(request, object_id)
        if entry is None:
            return cast(HttpResponse, self._get_obj_does_not_exist_redirect(request, self.opts, object_id))  # type: ignore[attr-defined]
        context = {
            **self.admin_site.each_context(request),
            "title": entry.object_label,
            "opts": self.opts,
            "object": None,
            "trail": trail.told([entry]),
        }
        return TemplateResponse(request, "admin/object_trail.html", context)
