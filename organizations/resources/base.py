"""The base of every import and export: rows of one agency, written through services."""

from __future__ import annotations

from html import escape
from typing import Any

import tablib
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.safestring import SafeString, mark_safe
from import_export.resources import Diff, ModelResource
from import_export.results import RowResult

from common.errors import DomainError, InvalidInput
from organizations.models import Agency, User
from organizations.resources.formats import is_blank
from organizations.resources.widgets import OwnRowWidget


class PlainDiff(Diff):  # type: ignore[misc]
    """Old and new value as `<del>` and `<ins>`: the library's colours are style attributes, which the CSP forbids."""

    def as_html(self) -> list[SafeString]:
        return [self._cell(str(old), str(new)) for old, new in zip(self.left, self.right, strict=True)]

    def _cell(self, old: str, new: str) -> SafeString:
        if old == new:
            return mark_safe(escape(new))
        gone = f"<del>{escape(old)}</del> " if old and not self.new else ""
        return mark_safe(f"{gone}<ins>{escape(new)}</ins>")


class AgencyResource(ModelResource):  # type: ignore[misc]
    """Columns of a model of one agency. A subclass names its fields and, where there are services, `store`.

    An import is a preview first, then all rows or none; every error names its row and its Vietnamese column.
    `optional` columns may be missing from a file, which then leaves their values alone.
    """

    optional: tuple[str, ...] = ()

    def __init__(self, *, actor: User, agency: Agency | None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.actor = actor
        self.agency = agency
        self.file_name = ""
        for field in self.fields.values():
            if isinstance(field.widget, OwnRowWidget):
                field.widget.rows = self._own(field.widget.model)

    @classmethod
    def get_diff_class(cls) -> type[Diff]:
        return PlainDiff

    @classmethod
    def get_display_name(cls) -> str:
        return str(cls._meta.model._meta.verbose_name).capitalize()

    def get_queryset(self) -> models.QuerySet[Any]:
        return self._own(self._meta.model)

    def store(self, row: Any, *, is_new: bool, values: dict[str, Any]) -> models.Model:
        """Write one row through the model's service and return it; `values` are the file's columns."""
        raise NotImplementedError

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        self.file_name = str(kwargs.get("file_name") or "")
        wanted = [field.column_name for field in self.get_import_fields() if field.column_name not in self.optional]
        missing = [name for name in wanted if name not in dataset.headers]
        if missing:
            raise InvalidInput(f"Tệp thiếu cột: {', '.join(missing)}.")

    def after_init_instance(self, instance: Any, new: bool, row: Any, **kwargs: Any) -> None:
        if self.agency is None:
            raise InvalidInput("Bạn không quản trị cơ quan nào.")
        if new:
            instance.agency = self.agency

    def save_instance(self, instance: Any, is_create: bool, row: Any, **kwargs: Any) -> None:
        values = {
            field.attribute: getattr(instance, field.attribute)
            for field in self.get_import_fields()
            if not field.readonly
        }
        try:
            saved = self.store(instance, is_new=is_create, values=values)
        except DomainError as refusal:
            raise ValidationError({refusal.field or NON_FIELD_ERRORS: refusal.message}) from refusal
        instance.pk = saved.pk

    def import_row(self, row: Any, instance_loader: Any, **kwargs: Any) -> Any:
        if is_blank(row.values()):
            blank = self.get_row_result_class()()
            blank.import_type, blank.diff = RowResult.IMPORT_TYPE_SKIP, []
            return blank
        result = super().import_row(row, instance_loader, **kwargs)
        if result.validation_error is not None:
            result.validation_error = self._by_column(result.validation_error)
        return result

    def _by_column(self, error: ValidationError) -> ValidationError:
        """The same sentences under the headings of the file."""
        if not hasattr(error, "error_dict"):
            return error
        headings = {field.attribute: field.column_name for field in self.fields.values()}
        return ValidationError({headings.get(name, NON_FIELD_ERRORS): said for name, said in error.error_dict.items()})

    def _own(self, model: Any) -> models.QuerySet[Any]:
        rows = model._default_manager.all().for_user(self.actor)
        return rows.filter(agency=self.agency)  # type: ignore[no-any-return]
