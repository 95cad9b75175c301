"""Units with their dated names, and holidays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.http import HttpRequest

from organizations import services
from organizations.admin.base import AgencyModelForm, OwnRelatedFilter
from organizations.admin.exchange import ExchangeAdmin
from organizations.models import Agency, Holiday, Unit, UnitName, User
from organizations.resources import HolidayResource, UnitResource

if TYPE_CHECKING:
    _UnitForm = AgencyModelForm[Unit]
    _NameInline = admin.TabularInline[UnitName, Unit]
else:
    _UnitForm = AgencyModelForm
    _NameInline = admin.TabularInline


_PLAIN: tuple[str, ...] = ("code", "kind", "parent", "short_name", "email", "position")


class UnitForm(_UnitForm):
    """A unit; a new name with a day is a renaming, without one a correction of the spelling."""

    other_names = forms.CharField(
        label="Tên gọi khác", required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="Mỗi dòng một tên."
    )
    renamed_from = forms.DateField(
        label="Tên mới dùng từ ngày",
        required=False,
        widget=AdminDateWidget(),
        help_text="Để trống nếu chỉ sửa lỗi chính tả. Có ngày thì tên cũ được giữ cho các kế hoạch trước ngày đó.",
    )
    rename_reason = forms.CharField(label="Căn cứ đổi tên", required=False, max_length=300)

    class Meta:
        model = Unit
        fields = ["code", "kind", "parent", "name", "short_name", "email", "position", "closed_on", "successor"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other_names"].initial = "\n".join(self.instance.aliases)

    def clean_other_names(self) -> list[str]:
        return [name.strip() for name in self.cleaned_data["other_names"].splitlines() if name.strip()]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("renamed_from") and "name" not in self.changed_data:
            self.add_error("name", "Hãy nhập tên mới, hoặc bỏ ngày đổi tên.")
        if cleaned.get("successor") and not cleaned.get("closed_on"):
            self.add_error("closed_on", "Hãy nhập ngày sáp nhập.")
        return cleaned


class NameInline(_NameInline):
    """The earlier names, to read: a renaming makes them."""

    model = UnitName
    extra = 0
    can_delete = False
    fields = ("name", "valid_from", "valid_to", "reason")
    readonly_fields = fields
    verbose_name_plural = "Các tên trước đây"

    def has_add_permission(self, request: HttpRequest, obj: Unit | None = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Unit | None = None) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: Unit | None = None) -> bool:
        return False


@admin.register(Unit)
class UnitAdmin(ExchangeAdmin[Unit]):
    form = UnitForm
    resource_classes = [UnitResource]
    inlines = [NameInline]
    list_display = ("name", "short_name", "code", "kind", "parent", "position", "is_active")
    list_filter = ("kind", "is_active", ("parent", OwnRelatedFilter))
    list_select_related = ("parent",)
    search_fields = ("name", "short_name", "code")

    def get_fieldsets(self, request: HttpRequest, obj: Unit | None = None) -> Any:
        own: tuple[str, ...] = ("code", "kind", "parent", "name", "short_name", "other_names", "email", "position")
        if obj is None:
            return [(None, {"fields": own})]
        return [
            (None, {"fields": own}),
            ("Đổi tên", {"fields": ("renamed_from", "rename_reason")}),
            ("Ngừng hoạt động, sáp nhập", {"fields": ("closed_on", "successor")}),
        ]

    def write(self, *, actor: User, agency: Agency, row: Unit, is_new: bool, values: dict[str, Any]) -> Unit:
        plain: dict[str, Any] = {name: values[name] for name in _PLAIN if name in values}
        if "other_names" in values:
            plain["aliases"] = values["other_names"]
        if is_new:
            return services.unit_create(actor=actor, agency=agency, name=values["name"], **plain)
        renamed_from = values.get("renamed_from")
        if "name" in values and renamed_from is None:
            plain["name"] = values["name"]
        unit = services.unit_update(actor=actor, unit_id=row.pk, changes=plain)
        if renamed_from is not None:
            reason = values.get("rename_reason", "")
            unit = services.unit_rename(
                unit_id=row.pk, actor=actor, name=values["name"], valid_from=renamed_from, reason=reason
            )
        if "closed_on" in values or "successor" in values:
            unit = self._close(actor, row)
        return unit

    def erase(self, *, actor: User, row: Unit) -> None:
        services.unit_delete(actor=actor, unit_id=row.pk)

    def _close(self, actor: User, row: Unit) -> Unit:
        """The day was typed: the unit ends; the day was emptied: it works again."""
        if row.closed_on is None:
            again = {"is_active": True, "closed_on": None, "successor": None}
            return services.unit_update(actor=actor, unit_id=row.pk, changes=again)
        return services.unit_close(unit_id=row.pk, actor=actor, closed_on=row.closed_on, successor_id=row.successor_id)


@admin.register(Holiday)
class HolidayAdmin(ExchangeAdmin[Holiday]):
    resource_classes = [HolidayResource]
    list_display = ("date", "name", "kind", "source", "is_provisional")
    list_filter = ("kind", "is_provisional")
    search_fields = ("name", "source")
    date_hierarchy = "date"
    fields = ("date", "name", "kind", "source", "is_provisional")

    def write(self, *, actor: User, agency: Agency, row: Holiday, is_new: bool, values: dict[str, Any]) -> Holiday:
        if is_new:
            return services.holiday_create(actor=actor, agency=agency, **values)
        return services.holiday_update(actor=actor, holiday_id=row.pk, changes=values)

    def erase(self, *, actor: User, row: Holiday) -> None:
        services.holiday_delete(actor=actor, holiday_id=row.pk)
