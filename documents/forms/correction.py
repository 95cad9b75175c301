"""The shape of a công văn đính chính as its form sends it: the header, three texts, rows that come and go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django import forms
from django.http import QueryDict

from documents.constants import RecipientPurpose
from documents.models import Document
from documents.rules.corrections import ROW_FIELDS, CorrectionRow
from organizations.constants import UnitKind
from organizations.models import Unit

Each = TypeVar("Each")
_HEADER = (
    *("subject", "symbol", "place", "draft_month", "draft_year", "urgency", "drafting_unit"),
    *("signing_method", "on_behalf_of", "authority", "head_title", "signer_title", "signer_name"),
    *("archive_line", "typist_mark"),
)
_PREFIXES = ("V/v ", "v/v ", "Về việc ", "về việc ")


def _text(label: str, rows: int) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": rows}))


_OLD_PAGE = "Trang này đã cũ; hãy mở lại trang soạn rồi nhập lại."


class CorrectionForm(forms.ModelForm):  # type: ignore[type-arg]  # no generic class when it runs
    """Everything but the rows. Nothing is saved through the form: the service writes."""

    version = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": _OLD_PAGE, "invalid": _OLD_PAGE})
    addressees = _text("Kính gửi (mỗi nơi một dòng)", 3)
    opening = _text("Đoạn mở đầu", 5)
    closing = _text("Đoạn kết (mỗi đoạn một dòng)", 3)

    class Meta:
        model = Document
        fields = _HEADER
        widgets = {"subject": forms.Textarea(attrs={"rows": 2})}
        labels = {"subject": "Trích yếu (in sau chữ «V/v»)"}
        help_texts = {"symbol": "In sau dấu / của số; công văn không ghi ký hiệu loại, ví dụ SKHCN-TĐC."}
        error_messages = {
            "subject": {"required": "Hãy ghi trích yếu: đính chính văn bản nào."},
            "symbol": {"required": "Hãy ghi ký hiệu, ví dụ SKHCN-TĐC."},
            "place": {"required": "Hãy ghi địa danh nơi ban hành."},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["drafting_unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - narrows the type
        own = Unit.objects.filter(agency_id=self.instance.agency_id, kind=UnitKind.INTERNAL)
        field.queryset, field.empty_label = own.choosable(), "Chưa chọn"

    def clean_subject(self) -> str:
        """The paper prints «V/v» itself."""
        subject: str = self.cleaned_data["subject"].strip()
        return next((subject.removeprefix(each) for each in _PREFIXES if subject.startswith(each)), subject)

    def changes(self) -> dict[str, Any]:
        """The header's fields, as the service takes them."""
        return {name: self.cleaned_data[name] for name in _HEADER}

    def words(self, rows: Sequence[CorrectionRow]) -> dict[str, Any]:
        """The text, as the service takes it."""
        return {name: self.cleaned_data[name] for name in ("addressees", "opening", "closing")} | {"rows": rows}


def read_rows(data: QueryDict) -> list[CorrectionRow]:
    """The corrections as sent, empty ones too: the place of each names it in a command."""
    parts = zip(*(data.getlist(name) for name in ROW_FIELDS), strict=False)
    return [CorrectionRow(*part) for part in parts]


def read_recipients(data: QueryDict) -> list[dict[str, str]]:
    """«Nơi nhận» as sent, empty ones too."""
    names = ("recipient_name", "recipient_purpose", "recipient_email")
    return [
        {"name": name, "purpose": purpose if purpose in RecipientPurpose.values else "", "email": email}
        for name, purpose, email in zip(*(data.getlist(each) for each in names), strict=False)
    ]


def rearranged(rows: Sequence[Each], command: str, blank: Each) -> list[Each]:
    """`rows` after a button: «add», «up-2» or «remove-2». What names no row changes nothing."""
    found = list(rows)
    word, _, number = command.partition("-")
    place = int(number) if number.isdecimal() and len(number) < 4 else -1
    if word == "add":
        found.append(blank)
    elif word == "remove" and 0 <= place < len(found):
        del found[place]
    elif word == "up" and 0 < place < len(found):
        found[place - 1], found[place] = found[place], found[place - 1]
    return found
