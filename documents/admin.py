"""The administration of how an agency's papers look."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from common.errors import InvalidInput
from documents.constants import MAX_TEMPLATE_BYTES
from documents.models import LayoutSettings, WordTemplate
from documents.services import word_templates
from documents.writers.docx import CONTENT_TYPE
from documents.writers.docx.fields import BLOCKS, OPTIONAL, TEXTS, written
from organizations.admin import AgencyAdmin
from organizations.admin.base import AgencyModelForm, acting_agency
from organizations.models import Agency, User


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


class WordTemplateForm(AgencyModelForm[WordTemplate]):
    def _get_validation_exclusions(self) -> set[str]:
        # A template put to use takes the place of the one in use: the service sees to it that there is one.
        return super()._get_validation_exclusions() | {"agency"}


class WordTemplateAddForm(WordTemplateForm):
    file = forms.FileField(label="Tệp Word (.docx)", help_text="Tối đa 5 MB, không có macro.")


@admin.register(WordTemplate)
class WordTemplateAdmin(AgencyAdmin[WordTemplate]):
    """The agency's own Word form of a type of document, in place of the portal's."""

    list_display = ["name", "doc_type", "is_active", "made_at", "download"]
    list_filter = ["is_active"]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        kwargs["form"] = WordTemplateForm if change else WordTemplateAddForm
        return super().get_form(request, obj, change, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: WordTemplate | None = None) -> list[str]:
        return ["doc_type", "made_at", "download"] if obj else []

    def get_fieldsets(self, request: HttpRequest, obj: WordTemplate | None = None) -> Any:
        if obj is not None:
            return [(None, {"fields": ["name", "doc_type", "is_active", "made_at", "download"]})]
        return [(None, {"fields": ["doc_type", "name", "file", "is_active"], "description": _told_fields()})]

    @admin.display(description="Tệp")
    def download(self, row: WordTemplate) -> SafeString:
        return format_html('<a href="{}">Tải mẫu về</a>', reverse("admin:documents_wordtemplate_file", args=[row.pk]))

    def write(
        self, *, actor: User, agency: Agency, row: WordTemplate, is_new: bool, values: dict[str, Any]
    ) -> WordTemplate:
        if not is_new:
            return word_templates.word_template_change(
                actor=actor, template_id=row.pk, name=row.name, is_active=row.is_active
            )
        return word_templates.word_template_add(
            actor=actor,
            agency=agency,
            name=row.name,
            doc_type=row.doc_type,
            data=_read(values["file"]),
            is_active=row.is_active,
        )

    def get_urls(self) -> list[URLPattern]:
        start = path(
            "mau-goc/", self.admin_site.admin_view(require_safe(self.starting)), name="documents_wordtemplate_start"
        )
        kept = path(
            "<int:pk>/tep/", self.admin_site.admin_view(require_safe(self.file)), name="documents_wordtemplate_file"
        )
        return [start, kept, *super().get_urls()]

    def starting(self, request: HttpRequest) -> HttpResponse:
        agency = acting_agency(request)
        if agency is None:
            raise Http404
        return _word(word_templates.starting_template(agency), "Mẫu Word gốc.docx")

    def file(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.get_object(request, str(pk))
        if row is None:
            raise Http404
        return _word(word_templates.template_file(row), f"Mẫu {row.doc_type} {row.pk}.docx")


def _told_fields() -> SafeString:
    """What the template must hold, for the person who makes it."""
    must = [(written(name), told) for name, told in (TEXTS | BLOCKS).items() if name not in OPTIONAL]
    may = [(written(name), told) for name, told in (TEXTS | BLOCKS).items() if name in OPTIONAL]
    rows = format_html_join("; ", "<code>{}</code> {}", must)
    return format_html(
        'Hãy bắt đầu từ <a href="{}">mẫu gốc của Cổng</a>, sửa bằng Word rồi tải lên. Mẫu phải có các trường: {}. '
        "Có thể thêm: {}.",
        reverse("admin:documents_wordtemplate_start"),
        rows,
        format_html_join("; ", "<code>{}</code> {}", may),
    )


def _read(file: Any) -> bytes:
    """The upload's bytes; the form asks twice. One that is too large is not even read."""
    if file.size > MAX_TEMPLATE_BYTES:
        raise InvalidInput(f"Tệp lớn hơn {MAX_TEMPLATE_BYTES // 2**20} MB; hãy bỏ bớt hình trong mẫu.", field="file")
    file.seek(0)
    return bytes(file.read())


def _word(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
