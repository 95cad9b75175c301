"""What people give when they sign, keep a certificate or add an annex file."""

from __future__ import annotations

from typing import Any

from django import forms

from documents.constants import MAX_ANNEX_BYTES, KeySource
from documents.forms.fields import SecretField, offer


class SignForm(forms.Form):
    """One signature made here. `seen` is the hash of the file that the page offered to read."""

    certificate = forms.TypedChoiceField(
        label="Chứng thư số",
        coerce=int,
        error_messages={"required": "Hãy chọn chứng thư số.", "invalid_choice": "Hãy chọn lại chứng thư số."},
    )
    password = SecretField(
        label="Mật khẩu chứng thư số (mã PIN)",
        help_text="Dùng một lần để ký văn bản này; Cổng không lưu mật khẩu.",
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "certificate", choices)


class FileForm(forms.Form):
    """One file, and the hash of what it was made from."""

    file = forms.FileField(
        label="Tệp PDF đã ký",
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={"required": "Hãy chọn tệp.", "empty": "Tệp này trống; hãy chọn lại."},
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


class TitleForm(forms.Form):
    """The name of an annex; what it may be is the service's affair."""

    title = forms.CharField(label="Tên phụ lục", required=False, max_length=1000)


class AnnexForm(TitleForm):
    """A new annex in a file of its own."""

    file = forms.FileField(
        label="Tệp PDF",
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={"required": "Hãy chọn tệp PDF.", "empty": "Tệp này trống; hãy chọn lại."},
        help_text=f"Không đặt mật khẩu, tối đa {MAX_ANNEX_BYTES // 2**20} MB.",
    )


class PictureForm(forms.Form):
    """The picture of a signature or a seal, and how wide it is printed."""

    image = forms.FileField(
        label="Hình chữ ký hoặc con dấu",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,.png"}),
        help_text="Ảnh PNG nền trong suốt: chữ ký màu xanh, con dấu màu đỏ.",
    )
    width = forms.IntegerField(
        label="Chiều rộng khi in (mm)",
        initial=36,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Con dấu in đúng kích thước thật.",
        error_messages={"required": "Hãy nhập chiều rộng, ví dụ 36.", "invalid": "Hãy nhập số mm, ví dụ 36."},
    )


class CertificateForm(PictureForm):
    """What every new certificate has; `owners` are those for whom this person may keep one."""

    owner = forms.ChoiceField(label="Dùng cho")
    label = forms.CharField(
        label="Tên gợi nhớ", required=False, max_length=120, help_text="Để trống thì lấy tên ghi trong chứng thư."
    )
    asked: tuple[str, ...] = ()

    def __init__(self, *args: Any, owners: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", owners)
        self.order_fields(["owner", "label", *self.asked, "image", "width"])


class CertificateFileForm(CertificateForm):
    file = forms.FileField(
        label="Tệp chứng thư số (.p12, .pfx)",
        widget=forms.FileInput(attrs={"accept": ".p12,.pfx"}),
        error_messages={"required": "Hãy chọn tệp chứng thư số.", "empty": "Tệp này trống; hãy chọn lại."},
    )
    password = SecretField(
        label="Mật khẩu của tệp",
        help_text="Chỉ để mở tệp lúc này; Cổng không lưu mật khẩu, mỗi lần ký sẽ hỏi lại.",
    )
    asked = ("file", "password")


class CertificateTokenForm(CertificateForm):
    token_label = forms.CharField(
        label="Nhãn thiết bị", max_length=120, error_messages={"required": "Hãy nhập nhãn của thiết bị ký."}
    )
    key_label = forms.CharField(
        label="Nhãn khóa", max_length=120, error_messages={"required": "Hãy nhập nhãn của khóa trong thiết bị."}
    )
    pin = SecretField(
        label="Mã PIN",
        help_text="Chỉ để mở thiết bị lúc này; Cổng không lưu mã PIN.",
    )
    asked = ("token_label", "key_label", "pin")


class CertificateOutsideForm(CertificateForm):
    """The certificate alone: its key signs in another program, which draws its own picture."""

    file = forms.FileField(
        label="Tệp chứng thư số (.cer, .crt, .pem)",
        widget=forms.FileInput(attrs={"accept": ".cer,.crt,.pem"}),
        error_messages={"required": "Hãy chọn tệp chứng thư số.", "empty": "Tệp này trống; hãy chọn lại."},
    )
    asked = ("file",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["image"], self.fields["width"]


CERTIFICATE_FORMS: dict[KeySource, type[CertificateForm]] = {
    KeySource.FILE: CertificateFileForm,
    KeySource.TOKEN: CertificateTokenForm,
    KeySource.OUTSIDE: CertificateOutsideForm,
}
