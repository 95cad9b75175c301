"""The shape of what people type when they move a document a step; each form of a step knows its own data."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from common.calendar import today
from common.errors import DomainError
from common.text import nfc
from documents.constants import Action
from documents.forms.fields import DayField
from documents.rules import transition
from documents.services.lifecycle import MAX_NOTE


def show_refusal(form: forms.BaseForm, refused: DomainError) -> None:
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


class AskingForm(forms.Form):
    """A form that may ask once: what was typed stands again with a sentence, and sent unchanged it is confirmed.

    `confirms` are the fields that the question is about.
    """

    confirms: tuple[str, ...] = ()
    confirmed = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)

    def ask(self, field: str, sentence: str) -> bool:
        """Show `sentence` beside `field` unless it is empty or was confirmed for these very values."""
        mark = " ".join(filter(None, (str(self.data.get(name, "")).strip() for name in self.confirms)))
        if not sentence or self.cleaned_data.get("confirmed") == mark:
            return False
        self.data = {name: self.data.get(name) for name in self.fields} | {"confirmed": mark}
        self.add_error(field, sentence)
        return True


class SignedForm(forms.Form):
    """The day on which the paper was signed."""

    signed_on = DayField(label="Ngày ký", help_text="Ngày Lãnh đạo ký trên bản giấy, từ ngày duyệt đến hôm nay.")


class NumberForm(AskingForm):
    """The date that the number is given on, today unless the clerk says otherwise; and, where another system has
    given the number already, that number and the system's name."""

    issued_on = DayField(label="Ngày văn bản", help_text="Số được lấy tiếp theo trong sổ của năm này.")
    number = forms.IntegerField(
        label="Số đã cấp",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Số văn bản chỉ gồm chữ số, ví dụ 25; ký hiệu lấy theo dự thảo."},
    )
    outside_system = forms.CharField(
        label="Tên hệ thống đã cấp",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"placeholder": "Ví dụ: VNPT iOffice"}),
    )

    confirms = ("issued_on", "number")
    asides = ("number", "outside_system")

    @property
    def aside_fields(self) -> list[forms.BoundField]:
        """What is asked only where the number comes from elsewhere, under one heading."""
        return [self[name] for name in self.asides]

    @property
    def aside_is_open(self) -> bool:
        return any(self[name].value() or self[name].errors for name in self.asides)

    def warn(self, sentence: str) -> bool:
        return self.ask("issued_on", f"{sentence} Nếu đúng như vậy, hãy bấm «Cấp số» lần nữa." if sentence else "")


def step_form(action: Action, data: QueryDict | None = None, place: str = "page") -> forms.Form:
    """The form of a life-cycle step. `place` keeps the ids of several forms on one page apart."""
    auto_id = f"{place}_%s"
    if action == Action.ASSIGN_NUMBER:
        return NumberForm(data, auto_id=auto_id, initial={"issued_on": today()})
    if action == Action.SIGN_PAPER:
        return SignedForm(data, auto_id=auto_id, initial={"signed_on": today()})
    if action == Action.ISSUE:
        return forms.Form(data)
    return NoteForm(data, auto_id=auto_id, is_required=transition(action).needs_note)
