"""What the clerk gives for a copy of an issued document."""

from __future__ import annotations

from typing import Any

from django import forms

from documents.constants import CopyKind
from documents.forms.fields import DayField, SecretField, offer
from documents.services.copying import MAX_NAME, CopyOrder


class CopyForm(forms.Form):
    """`copies` are the sao y that a sao lục may repeat, `certificates` those that sign for the agency."""

    kind = forms.TypedChoiceField(
        label="Hình thức sao",
        coerce=CopyKind,
        choices=CopyKind.choices,
        initial=CopyKind.FULL,
        error_messages={"required": "Hãy chọn hình thức sao.", "invalid_choice": "Hãy chọn lại hình thức sao."},
    )
    pages = forms.CharField(
        label="Các trang trích",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "1-3, 5"}),
        help_text="Ví dụ: 1-3, 5.",
    )
    of_copy = forms.TypedChoiceField(
        label="Sao lục từ bản sao y",
        coerce=int,
        required=False,
        empty_value=None,
        error_messages={"invalid_choice": "Hãy chọn lại bản sao y."},
    )
    made_on = DayField(label="Ngày sao")
    signer_lines = forms.CharField(
        label="Quyền hạn, chức vụ người ký",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Mỗi dòng một ý, ví dụ: TL. GIÁM ĐỐC rồi CHÁNH VĂN PHÒNG.",
        error_messages={"required": "Hãy ghi quyền hạn, chức vụ người ký, ví dụ TL. GIÁM ĐỐC."},
    )
    signer_name = forms.CharField(
        label="Họ tên người ký", max_length=MAX_NAME, error_messages={"required": "Hãy ghi họ tên người ký."}
    )
    recipients = forms.CharField(
        label="Nơi nhận",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi dòng một nơi nhận; dòng «Lưu: VT» được tự thêm.",
    )
    certificate = forms.TypedChoiceField(
        label="Ký số của cơ quan",
        coerce=int,
        required=False,
        empty_value=None,
        error_messages={"invalid_choice": "Hãy chọn lại chứng thư số."},
    )
    password = SecretField(
        label="Mật khẩu chứng thư số (mã PIN)",
        help_text="Dùng một lần để ký bản sao này; Cổng không lưu mật khẩu.",
    )

    def __init__(
        self, *args: Any, copies: list[tuple[int, str]], certificates: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if copies:
            offer(self, "of_copy", [("", "Chọn bản sao y"), *copies])
        else:
            offer(self, "kind", [each for each in CopyKind.choices if each[0] != CopyKind.AGAIN])
            del self.fields["of_copy"]
        if certificates:
            offer(self, "certificate", [("", "Không ký số"), *certificates])
        else:
            del self.fields["certificate"], self.fields["password"]

    def order(self) -> CopyOrder:
        """What was asked for; of a valid form."""
        given = self.cleaned_data
        return CopyOrder(
            kind=given["kind"],
            made_on=given["made_on"],
            signer_lines=given["signer_lines"],
            signer_name=given["signer_name"],
            recipients=given["recipients"],
            pages=given["pages"],
            of_copy_id=given.get("of_copy"),
            certificate_id=given.get("certificate"),
            password=given.get("password", ""),
        )
