"""What the clerk writes into the registers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.forms.models import model_to_dict

from common.calendar import today
from common.errors import InvalidInput
from documents.constants import MAX_ANNEX_BYTES, State, Urgency
from documents.forms.fields import DayField
from documents.forms.steps import AskingForm
from documents.models import Document, IncomingDocument, RegisterEntry
from documents.signing import check_pdf
from organizations.models import Unit, User


class WholeField(forms.IntegerField):
    """A count in a text box: no arrows, no browser's own words."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off"}
        messages = {"invalid": "Hãy nhập một số nguyên, ví dụ 12."}
        super().__init__(widget=forms.TextInput(attrs=attrs), required=False, error_messages=messages, **kwargs)


def _line(model: type[RegisterEntry | IncomingDocument], name: str, **kwargs: Any) -> forms.CharField:
    """One line of a model's field, under its own name and no longer than it."""
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)  # noqa: S101 - narrows the type
    return forms.CharField(label=str(field.verbose_name), max_length=field.max_length, **{"required": False, **kwargs})


class RegisterEntryForm(AskingForm):
    """What the clerk notes beside a numbered document. `version` is the document's, as the page showed it."""

    confirms = ("dispatched_on",)

    version = forms.IntegerField(widget=forms.HiddenInput)
    copies_count = WholeField(label="Số lượng bản")
    archive_holder = _line(RegisterEntry, "archive_holder")
    dispatched_on = DayField(
        label="Ngày chuyển", required=False, help_text="Trong ngày ký, chậm nhất là ngày làm việc tiếp theo (Điều 17)."
    )
    received_by = _line(RegisterEntry, "received_by")
    recalled_on = DayField(label="Ngày thu hồi", required=False)
    note = _line(RegisterEntry, "note", widget=forms.Textarea(attrs={"rows": 2}))
    file_catalog = WholeField(label="Năm hình thành hồ sơ")
    file_notation = _line(RegisterEntry, "file_notation")
    doc_ordinal = WholeField(label="Số thứ tự trong hồ sơ")
    language = _line(RegisterEntry, "language")
    due_on = DayField(label="Thời hạn trả lời", required=False)

    archive_part = ("file_catalog", "file_notation", "doc_ordinal", "language", "due_on")

    def __init__(self, *args: Any, document: Document, entry: RegisterEntry | None, **kwargs: Any) -> None:
        stored = model_to_dict(entry) if entry else {"language": "Tiếng Việt"}
        kwargs["initial"] = {**stored, "version": document.version}
        super().__init__(*args, **kwargs)
        if document.state != State.WITHDRAWN:
            del self.fields["recalled_on"]

    def changes(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("version", "confirmed")}

    @property
    def own_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name not in self.archive_part]

    @property
    def archive_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.archive_part]


class IncomingForm(AskingForm):
    """A document that came in, with a scan where there is one."""

    confirms = ("code", "issuer", "issued_on")

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    arrived_on = DayField(label="Ngày đến")
    issuer = _line(
        IncomingDocument, "issuer", required=True,
        error_messages={"required": "Hãy ghi cơ quan, người ban hành văn bản."},
    )  # fmt: skip
    code = _line(IncomingDocument, "code", widget=forms.TextInput(attrs={"placeholder": "Ví dụ: 138/KH-UBND"}))
    issued_on = DayField(label="Ngày văn bản", required=False)
    kind = _line(
        IncomingDocument, "kind", required=True, widget=forms.TextInput(attrs={"placeholder": "Ví dụ: Kế hoạch"}),
        error_messages={"required": "Hãy ghi tên loại văn bản, ví dụ: Quyết định, Công văn."},
    )  # fmt: skip
    subject = _line(
        IncomingDocument, "subject", required=True, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Hãy ghi trích yếu nội dung."},
    )  # fmt: skip
    urgency = forms.ChoiceField(label="Độ khẩn", choices=Urgency.choices, required=False)
    unit: forms.ModelChoiceField[Unit] = forms.ModelChoiceField(
        label="Đơn vị nhận", queryset=None, required=False, empty_label="Chưa chuyển"
    )
    receiver = _line(IncomingDocument, "receiver")
    forwarded_on = DayField(label="Ngày chuyển", required=False)
    received_by = _line(IncomingDocument, "received_by")
    due_on = DayField(label="Thời hạn giải quyết", required=False)
    note = _line(IncomingDocument, "note", widget=forms.Textarea(attrs={"rows": 2}))
    scan = forms.FileField(
        label="Bản chụp (PDF)",
        required=False,
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        help_text=f"Không bắt buộc; tối đa {MAX_ANNEX_BYTES // 2**20} MB, không đặt mật khẩu.",
        error_messages={"empty": "Tệp này trống; hãy chọn lại."},
    )

    def __init__(self, *args: Any, user: User, row: IncomingDocument | None = None, **kwargs: Any) -> None:
        stored = {**model_to_dict(row), "version": row.version} if row else {"arrived_on": today()}
        kwargs["initial"] = stored
        super().__init__(*args, **kwargs)
        units = Unit.objects.for_user(user).filter(agency=row.agency if row else user.agency)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - narrows the type
        field.queryset = units.choosable()

    def clean_scan(self) -> bytes:
        """The file's bytes, checked; empty where none was chosen."""
        sent = self.cleaned_data["scan"]
        if not isinstance(sent, UploadedFile):
            return b""
        if (sent.size or 0) > MAX_ANNEX_BYTES:
            limit = MAX_ANNEX_BYTES // 2**20
            raise forms.ValidationError(f"Tệp lớn hơn {limit} MB; hãy giảm dung lượng rồi tải lên lại.")
        data = bytes(sent.read())
        try:
            check_pdf(data)
        except InvalidInput as refused:
            raise forms.ValidationError(refused.message) from refused
        return data

    def changes(self) -> dict[str, Any]:
        return {
            name: value for name, value in self.cleaned_data.items() if name not in ("version", "confirmed", "scan")
        }
