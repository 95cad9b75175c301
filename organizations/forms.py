"""The shape of what people type about themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.http import HttpRequest

from organizations.constants import TOKEN_MAX_DAYS
from organizations.models import User

# Django's forms are generic for the type checker only.
if TYPE_CHECKING:
    _UserForm = forms.ModelForm[User]
else:
    _UserForm = forms.ModelForm


class SignInForm(AuthenticationForm):
    """Signing in; `refusal` answers without looking at the password (too many attempts)."""

    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra chữ hoa, chữ thường và thử lại.",
        "inactive": "Tài khoản này đã ngừng sử dụng; hãy liên hệ người quản trị của cơ quan.",
    }

    def __init__(self, request: HttpRequest | None = None, *args: Any, refusal: str = "", **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.refusal = refusal
        self.fields["username"].label = "Tên đăng nhập"
        self.fields["password"].label = "Mật khẩu"

    def clean(self) -> dict[str, Any]:
        if self.refusal:
            raise forms.ValidationError(self.refusal, code="locked")
        return super().clean()


class PasswordForm(PasswordChangeForm):
    """The old password once, the new one twice; saving is the service's."""

    error_messages = {
        **PasswordChangeForm.error_messages,
        "password_incorrect": "Mật khẩu hiện tại không đúng; hãy nhập lại.",
        "password_mismatch": "Hai lần nhập mật khẩu mới không giống nhau; hãy nhập lại.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Mật khẩu hiện tại"
        self.fields["new_password1"].label = "Mật khẩu mới"
        self.fields["new_password2"].label = "Nhập lại mật khẩu mới"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        new = cleaned.get("new_password1")
        if new and new == cleaned.get("old_password"):
            self.add_error("new_password1", "Mật khẩu mới phải khác mật khẩu hiện tại.")
        return cleaned


class ProfileForm(_UserForm):
    """What a person may change about themselves; name and position are the administrator's."""

    class Meta:
        model = User
        fields = ["email"]


class TokenForm(forms.Form):
    """A new token: what it is for, and how long it lives."""

    name = forms.CharField(
        label="Tên gợi nhớ", max_length=80, help_text="Ví dụ: tên hệ thống sẽ đọc dữ liệu bằng mã này."
    )
    days = forms.TypedChoiceField(
        label="Thời hạn",
        coerce=int,
        initial=90,
        choices=[(30, "30 ngày"), (90, "90 ngày"), (180, "180 ngày"), (TOKEN_MAX_DAYS, f"{TOKEN_MAX_DAYS} ngày")],
    )
