"""The shape of what people type when they start a plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from common.text import collapse, nfc
from documents.constants import Relation
from documents.forms import DayField
from documents.models import IncomingDocument
from organizations.constants import UnitKind
from organizations.models import Unit, User
from plans.constants import IMPORT_ENDINGS, MAX_IMPORT_FILES, MAX_TEXT, PlanKind
from plans.models import Plan
from plans.selectors import lists


class PlanForm(forms.Form):
    """What every way of starting a plan asks for."""

    subject = forms.CharField(
        error_messages={"required": "Hãy nhập trích yếu: kế hoạch về việc gì, năm nào."},
        label="Trích yếu (tên kế hoạch)",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Không ghi chữ «Kế hoạch» ở đầu; ví dụ: Triển khai các nhiệm vụ về năng suất, chất lượng năm 2027.",
    )
    period_start = DayField(label="Thực hiện từ ngày")
    period_end = DayField(label="Đến ngày")

    def clean_subject(self) -> str:
        return collapse(self.cleaned_data["subject"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("period_start"), cleaned.get("period_end")
        if start and end and end < start:
            self.add_error("period_end", "Ngày kết thúc phải sau ngày bắt đầu.")
        return cleaned


class TemplateForm(forms.Form):
    """The name under which a plan is kept as a template."""

    subject = forms.CharField(
        error_messages={"required": "Hãy đặt tên cho mẫu."},
        label="Tên mẫu",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Tên để chọn mẫu khi lập kế hoạch mới; ví dụ: Mẫu kế hoạch tổ chức khóa đào tạo.",
    )

    def clean_subject(self) -> str:
        return collapse(self.cleaned_data["subject"])


class AmendForm(forms.Form):
    """Begin the next version of an issued plan."""

    relation = forms.ChoiceField(
        label="Hình thức",
        choices=[(Relation.AMEND, Relation.AMEND.label), (Relation.REPLACE, Relation.REPLACE.label)],
        widget=forms.RadioSelect,
        initial=Relation.AMEND,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Hãy chọn điều chỉnh, bổ sung hay thay thế."),
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Người xác nhận và Lãnh đạo đọc lý do này cùng với những thay đổi.",
        error_messages={"required": "Hãy ghi vì sao cần điều chỉnh, ví dụ: chuyển hội thảo sang quý IV."},
    )

    def clean_reason(self) -> str:
        return nfc(self.cleaned_data["reason"]).strip()


class BlankPlanForm(PlanForm):
    """A plan from its kind's skeleton or from a template."""

    kind = forms.ChoiceField(label="Loại kế hoạch", choices=PlanKind.choices, widget=forms.RadioSelect)
    template: forms.ModelChoiceField[Plan] = forms.ModelChoiceField(
        label="Mẫu", queryset=None, required=False, empty_label="Không dùng mẫu: khung trống của loại kế hoạch"
    )
    drafting_unit: forms.ModelChoiceField[Unit] = forms.ModelChoiceField(
        label="Đơn vị soạn thảo", queryset=None, required=False, empty_label="Chưa chọn"
    )

    field_order = ["kind", "template", "subject", "period_start", "period_end", "drafting_unit"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Unit.objects.for_user(user).filter(agency=user.agency, kind=UnitKind.INTERNAL)
        self._choices("drafting_unit").queryset = own.choosable()
        self._choices("template").queryset = lists.templates(user)

    def _choices(self, name: str) -> forms.ModelChoiceField[Any]:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - narrows the type
        return field


class CitingForm(forms.Form):
    """An incoming document as the register of legal documents keeps it."""

    kind = forms.CharField(label="Tên loại", max_length=30, error_messages={"required": "Hãy ghi tên loại văn bản."})
    symbol = forms.CharField(label="Số, ký hiệu", max_length=60, required=False)
    issued_on = DayField(label="Ngày ban hành", required=False)
    issuer = forms.CharField(
        label="Cơ quan ban hành", max_length=200, error_messages={"required": "Hãy ghi cơ quan ban hành."}
    )
    subject = forms.CharField(
        label="Trích yếu",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Hãy ghi trích yếu nội dung."},
    )

    def __init__(self, *args: Any, row: IncomingDocument, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "kind": row.kind,
            "symbol": row.code,
            "issued_on": row.issued_on,
            "issuer": row.issuer,
            "subject": row.subject,
        }
        super().__init__(*args, **kwargs)


class FilesInput(forms.FileInput):
    """Several files in one field."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; always a list."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(each, initial) for each in given or [None]]


class ImportForm(forms.Form):
    """Plans as files: Word, PDF, text, or a zip of them."""

    file = FilesField(
        label="Tệp kế hoạch",
        widget=FilesInput(attrs={"accept": ",".join((*IMPORT_ENDINGS, ".zip"))}),
        max_length=255,
        error_messages={
            "required": "Hãy chọn ít nhất một tệp.",
            "empty": "Tệp này trống; hãy chọn lại.",
            "max_length": "Tên tệp dài quá 255 ký tự; hãy đổi tên ngắn hơn.",
        },
        help_text=f"Một tệp, nhiều tệp cùng lúc (tối đa {MAX_IMPORT_FILES}), hoặc một tệp nén .zip.",
    )

    def files_given(self) -> list[UploadedFile[Any]]:
        """Of a valid form."""
        found: list[UploadedFile[Any]] = self.cleaned_data["file"]
        return found


class ImportSaveForm(PlanForm):
    """What the file may not say, asked before it is saved as a plan."""

    kind = forms.ChoiceField(label="Loại kế hoạch", choices=PlanKind.choices)
    keep_units = forms.BooleanField(
        label="Giữ nguyên văn tên đơn vị chưa có trong danh mục", required=False, initial=False
    )

    field_order = ["kind", "subject", "period_start", "period_end", "keep_units"]
