"""To whom a document is mailed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from documents.selectors.sendings import Goal
from documents.services import Address

EXTRA = 3
_WRONG = {"invalid": "Địa chỉ thư điện tử không đúng; ví dụ: vanthu@quangngai.gov.vn."}


class SendForm(forms.Form):
    """One address per recipient of the document and some for others; an empty one is passed over."""

    def __init__(self, *args: Any, goals: Sequence[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals = goals
        for goal in goals:
            # What has this very file already is not sent it again unasked.
            self._add(f"to_{goal.recipient_id}", goal.name, "" if goal.last else goal.address)
        for number in range(EXTRA):
            name = forms.CharField(label="Nơi nhận khác", required=False, max_length=300)
            self.fields[f"name_{number}"] = name
            self._add(f"other_{number}", "Địa chỉ thư điện tử", "")

    def _add(self, name: str, label: str, address: str) -> None:
        widget = forms.EmailInput(attrs={"placeholder": "Để trống nếu không gửi", "autocomplete": "off"})
        self.fields[name] = forms.EmailField(
            label=label, required=False, initial=address, widget=widget, error_messages=_WRONG
        )

    def known(self) -> list[tuple[Goal, forms.BoundField]]:
        return [(goal, self[f"to_{goal.recipient_id}"]) for goal in self.goals]

    def others(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"name_{number}"], self[f"other_{number}"]) for number in range(EXTRA)]

    def addresses(self) -> list[Address]:
        said = self.cleaned_data
        known = [Address(goal.name, said[f"to_{goal.recipient_id}"]) for goal in self.goals]
        others = [Address(said[f"name_{number}"], said[f"other_{number}"]) for number in range(EXTRA)]
        return [each for each in (*known, *others) if each.address]
