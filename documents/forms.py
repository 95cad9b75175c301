"""The shape of what people type when they move a document a step; each form of a step knows its own data."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from common.calendar import dmy, parse_date, today
from common.errors import DomainError, InvalidInput
from common.text import nfc
from documents.constants import Action
from documents.rules import transition
from documents.services.lifecycle import MAX_NOTE


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


def show_refusal(form: forms.Form, refused: DomainError) -> None:
    """Put a refusal of the rules beside the field it names, else above the form."""
    form.add_error(refused.field if refused.field in form.fields else None, refused.message)


class NoteForm(forms.Form):
    """The words that go with a step; where the step asks for a reason, `is_required`."""

    note = forms.CharField(max_length=MAX_NOTE, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, is_required: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["note"]
        field.required = is_required
        field.label = "Lý do, yêu cầu chỉnh sửa" if is_required else "Ý kiến (không bắt buộc)"
        field.error_messages["required"] = "Hãy ghi lý do để người nhận biết cần làm gì."

    def clean_note(self) -> str:
        return nfc(self.cleaned_data["note"]).strip()


class NumberForm(forms.Form):
    """The date that the number is given on: today unless the clerk says otherwise."""

    issued_on = DayField(label="Ngày văn bản", help_text="Số được lấy tiếp theo trong sổ của năm này.")
    confirmed = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def warn(self, sentence: str) -> bool:
        """Show `sentence` beside the date, once: pressing the button again with the same date confirms it."""
        day = dmy(self.cleaned_data["issued_on"])
        if not sentence or self.cleaned_data["confirmed"] == day:
            return False
        self.data = {"issued_on": self.data.get("issued_on"), "confirmed": day}
        self.add_error("issued_on", f"{sentence} Nếu đúng ngày này, hãy bấm «Cấp số» lần nữa.")
        return True


def step_form(action: Action, data: QueryDict | None = None, place: str = "page") -> forms.Form:
    """The form of a life-cycle step. `place` keeps the ids of several forms on one page apart."""
    auto_id = f"{place}_%s"
    if action == Action.ASSIGN_NUMBER:
        return NumberForm(data, auto_id=auto_id, initial={"issued_on": today()})
    if action == Action.ISSUE:
        return forms.Form(data)
    return NoteForm(data, auto_id=auto_id, is_required=transition(action).needs_note)
