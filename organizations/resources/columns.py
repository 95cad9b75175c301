"""The columns of units and holidays."""

from __future__ import annotations

from typing import Any

from import_export.fields import Field

from organizations import services
from organizations.constants import HolidayKind, UnitKind
from organizations.models import Holiday, Unit
from organizations.resources.base import AgencyResource
from organizations.resources.widgets import DayWidget, NamesWidget, OwnRowWidget, WholeWidget, WordWidget, YesNoWidget


class UnitResource(AgencyResource):
    code = Field("code", "Mã")
    name = Field("name", "Tên đơn vị")
    short_name = Field("short_name", "Tên viết tắt")
    kind = Field("kind", "Loại", WordWidget(UnitKind))
    parent = Field("parent", "Thuộc đơn vị (mã)", OwnRowWidget(Unit, "code"))
    aliases = Field("aliases", "Tên gọi khác", NamesWidget())
    position = Field("position", "Thứ tự", WholeWidget(), default=0)
    is_active = Field("is_active", "Còn hoạt động", YesNoWidget())
    email = Field("email", "Thư điện tử", default="")

    optional = ("Thư điện tử",)

    class Meta:
        model = Unit
        fields = ("code", "name", "short_name", "kind", "parent", "aliases", "position", "is_active", "email")
        import_id_fields = ("code",)
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    def store(self, row: Unit, *, is_new: bool, values: dict[str, Any]) -> Unit:
        reason = _reason(self.file_name)
        if is_new:
            return services.unit_create(actor=self.actor, agency=row.agency, reason=reason, **values)
        return services.unit_update(actor=self.actor, unit_id=row.pk, changes=values, reason=reason)


class HolidayResource(AgencyResource):
    date = Field("date", "Ngày", DayWidget())
    name = Field("name", "Tên")
    kind = Field("kind", "Loại", WordWidget(HolidayKind))
    source = Field("source", "Nguồn")
    is_provisional = Field("is_provisional", "Tạm tính", YesNoWidget())

    class Meta:
        model = Holiday
        fields = ("date", "name", "kind", "source", "is_provisional")
        import_id_fields = ("date",)
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    def store(self, row: Holiday, *, is_new: bool, values: dict[str, Any]) -> Holiday:
        reason = _reason(self.file_name)
        if is_new:
            return services.holiday_create(actor=self.actor, agency=row.agency, reason=reason, **values)
        return services.holiday_update(actor=self.actor, holiday_id=row.pk, changes=values, reason=reason)


def _reason(file_name: str) -> str:
    return f"Nhập từ tệp {file_name}" if file_name else "Nhập từ tệp"
