"""Import and export on an administration page: preview, then all rows or none."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm, ImportForm
from import_export.results import Result, RowResult

from common.errors import DomainError, InvalidInput
from organizations.admin.base import AgencyAdmin, acting_agency
from organizations.models import User
from organizations.resources.formats import MAX_BYTES, SafeCSV, SafeXLSX

_Row = TypeVar("_Row", bound=models.Model)
FORMATS: list[type[SafeXLSX] | type[SafeCSV]] = [SafeXLSX, SafeCSV]
_WAITING = "exchange_file"


class ExchangeImportForm(ImportForm):  # type: ignore[misc]
    """One file; its kind is read from its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        upload = self.fields["import_file"]
        upload.label = "Tệp Excel (.xlsx) hoặc CSV"
        upload.widget.attrs = {"accept": ".xlsx,.csv"}
        self.fields["format"].required = False
        self.fields["format"].widget = forms.HiddenInput()

    @property
    def media(self) -> forms.Media:
        return forms.Media()

    def clean_import_file(self) -> Any:
        upload = self.cleaned_data["import_file"]
        if upload.size > MAX_BYTES:
            raise forms.ValidationError(f"Tệp lớn hơn {MAX_BYTES // 1024 // 1024} MB; hãy tách thành nhiều tệp.")
        return upload

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        name = str(getattr(cleaned.get("import_file"), "name", "")).lower()
        fitting = [str(number) for number, kind in enumerate(FORMATS) if name.endswith(f".{kind().get_extension()}")]
        if fitting:
            cleaned["format"] = fitting[0]
        elif name:
            self.add_error("import_file", "Hãy chọn tệp .xlsx hoặc .csv.")
        return cleaned


class ExchangeExportForm(ExportForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].label = "Định dạng"
        self.fields["format"].initial = "0"


class ExchangeAdmin(ImportExportMixin, AgencyAdmin[_Row]):  # type: ignore[misc]
    """An `AgencyAdmin` whose rows can be taken out to a file and brought in; `resource_classes` names the columns."""

    import_form_class = ExchangeImportForm
    export_form_class = ExchangeExportForm
    import_template_name = "admin/exchange_import.html"
    export_template_name = "admin/exchange_export.html"
    import_export_change_list_template = "admin/exchange_change_list.html"
    to_encoding = "utf-8-sig"
    # The services write the trail.
    skip_admin_log = True

    def get_import_formats(self) -> list[Any]:
        return list(FORMATS)

    def get_export_formats(self) -> list[Any]:
        return list(FORMATS)

    def get_resource_kwargs(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {"actor": cast(User, request.user), "agency": acting_agency(request)}

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_import_data_kwargs(**kwargs), "rollback_on_validation_errors": True}

    def get_export_data(self, file_format: Any, request: HttpRequest, queryset: Any, **kwargs: Any) -> bytes:
        if not self.has_export_permission(request):
            raise PermissionDenied
        is_native = isinstance(file_format, SafeXLSX)
        data = self.get_data_for_export(request, queryset, force_native_type=is_native, **kwargs)
        exported = file_format.export_data(data)
        return exported if isinstance(exported, bytes) else exported.encode(self.to_encoding)

    def get_export_queryset(self, request: HttpRequest) -> models.QuerySet[_Row]:
        try:
            return cast("models.QuerySet[_Row]", super().get_export_queryset(request))
        except IncorrectLookupParameters as wrong:
            raise InvalidInput("Bộ lọc trên địa chỉ không đúng; hãy mở lại danh sách rồi xuất.") from wrong

    def get_export_filename(self, request: HttpRequest, queryset: Any, file_format: Any) -> str:
        return f"{self.opts.model_name}.{file_format.get_extension()}"

    def add_data_read_fail_error_to_form(self, form: forms.Form, e: Exception) -> None:
        sentence = e.message if isinstance(e, DomainError) else "Không đọc được tệp này; hãy lưu lại và thử lần nữa."
        form.add_error("import_file", sentence)

    def get_confirm_form_initial(self, request: HttpRequest, import_form: Any) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_confirm_form_initial(request, import_form)
        if import_form is not None:
            # Only who uploaded a file may confirm it, and only the last one.
            request.session[_WAITING] = initial["import_file_name"]
        return initial

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        waiting = request.session.pop(_WAITING, None)
        if request.method == "POST" and (waiting is None or request.POST.get("import_file_name") != waiting):
            messages.error(request, "Tệp này đã được nhập hoặc đã hết hạn; hãy chọn lại tệp.")
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_import")
        return cast(HttpResponse, super().process_import(request, **kwargs))

    def process_result(self, result: Result, request: HttpRequest) -> HttpResponse:
        if result.has_errors() or result.has_validation_errors():
            messages.error(request, "Dữ liệu đã thay đổi sau khi xem trước, chưa dòng nào được nhập; hãy chọn lại tệp.")
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_import")
        return cast(HttpResponse, super().process_result(result, request))

    def add_success_message(self, result: Result, request: HttpRequest) -> None:
        new, changed = result.totals[RowResult.IMPORT_TYPE_NEW], result.totals[RowResult.IMPORT_TYPE_UPDATE]
        same = result.totals[RowResult.IMPORT_TYPE_SKIP]
        messages.success(request, f"Đã nhập xong: thêm {new}, sửa {changed}, giữ nguyên {same} dòng.")
