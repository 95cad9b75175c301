"""Fields that several forms share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from common.calendar import dmy, parse_date
from common.errors import InvalidInput


class DayField(forms.CharField):
    """A day typed as dd/mm/yyyy; a day that does not exist is answered with a sentence that says so."""

    default_error_messages = {"required": "Hãy nhập ngày, ví dụ 31/12/2026."}

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "placeholder": "dd/mm/yyyy", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=attrs), max_length=20, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return dmy(value) if isinstance(value, dt.date) else value

    def clean(self, value: Any) -> dt.date | None:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return parse_date(typed)
        except InvalidInput as wrong:
            raise ValidationError(wrong.message, code="invalid") from wrong


class SecretField(forms.CharField):
    """A password or PIN, taken exactly as typed, asked each time and never sent back to the page; may be empty."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": "off"})
        super().__init__(required=False, strip=False, max_length=200, widget=widget, **kwargs)


def offer(form: forms.Form, name: str, choices: Sequence[tuple[Any, str]]) -> None:
    """Let the choice field `name` of `form` offer `choices`."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type
    field.choices = choices
