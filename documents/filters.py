"""What the register of documents can be narrowed by."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from documents.constants import FROZEN_STATES, DocumentType, State
from documents.models import Document
from documents.selectors import search, years
from organizations.models import User

_STATES = [(state.value, state.label) for state in (State.NUMBERED, *FROZEN_STATES)]


class DocumentFilter(django_filters.FilterSet):
    """`q` is looked for without accents in the subject, and in number and symbol; a wrong value narrows nothing."""

    q = django_filters.CharFilter(
        method="with_words",
        label="Tìm",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Trích yếu, số, ký hiệu…"}),
    )
    year = django_filters.ChoiceFilter(field_name="number_year", label="Năm", empty_label="Mọi năm")
    type = django_filters.ChoiceFilter(
        field_name="doc_type", choices=DocumentType.choices, label="Loại văn bản", empty_label="Mọi loại"
    )
    state = django_filters.ChoiceFilter(choices=_STATES, label="Trạng thái", empty_label="Mọi trạng thái")

    class Meta:
        model = Document
        fields: list[str] = []

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["year"].extra["choices"] = [(str(year), str(year)) for year in years(user)]
        for field in self.form.fields.values():
            field.widget.attrs["class"] = "input"

    @property
    def is_narrowed(self) -> bool:
        return self.form.is_valid() and any(self.form.cleaned_data.values())

    def with_words(self, queryset: QuerySet[Document], name: str, value: str) -> QuerySet[Document]:
        return search(queryset, value)
