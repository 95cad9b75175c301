"""What the two registers can be narrowed by; a wrong value narrows nothing and is answered with a sentence."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from documents.constants import CLOSED_STATES, DocumentType, State
from documents.forms import DayField
from documents.models import Document, IncomingDocument
from documents.selectors import search, years
from documents.selectors.numbering import SHARED_SERIES
from documents.selectors.registers import SHARED_KEY, incoming_search, incoming_years, series_choices
from organizations.models import User

_STATES = [(state.value, state.label) for state in (State.NUMBERED, *CLOSED_STATES)]


class DayFilter(django_filters.Filter):
    """A day typed as dd/mm/yyyy."""

    field_class = DayField


class _Narrowing(django_filters.FilterSet):
    """Fields in the portal's look, and whether anything is asked for."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in self.choices(user).items():
            self.filters[name].extra["choices"] = choices
        for field in self.form.fields.values():
            field.widget.attrs["class"] = "input"

    def choices(self, user: User) -> dict[str, list[tuple[str, str]]]:
        raise NotImplementedError

    @property
    def is_narrowed(self) -> bool:
        self.form.full_clean()
        return any(self.form.cleaned_data.values())


class DocumentFilter(_Narrowing):
    """`q` is looked for without accents in the subject, and in number and symbol."""

    q = django_filters.CharFilter(
        method="with_words",
        label="Tìm",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Trích yếu, số, ký hiệu…"}),
    )
    year = django_filters.ChoiceFilter(field_name="number_year", label="Năm", empty_label="Mọi năm")
    series = django_filters.ChoiceFilter(method="in_series", label="Dãy số", empty_label="Mọi dãy số")
    type = django_filters.ChoiceFilter(
        field_name="doc_type", choices=DocumentType.choices, label="Loại văn bản", empty_label="Mọi loại"
    )
    state = django_filters.ChoiceFilter(choices=_STATES, label="Trạng thái", empty_label="Mọi trạng thái")
    first = DayFilter(field_name="issued_on", lookup_expr="gte", label="Từ ngày")
    last = DayFilter(field_name="issued_on", lookup_expr="lte", label="Đến ngày")

    class Meta:
        model = Document
        fields: list[str] = []

    def choices(self, user: User) -> dict[str, list[tuple[str, str]]]:
        return {"year": [(str(year), str(year)) for year in years(user)], "series": series_choices(user)}

    def with_words(self, queryset: QuerySet[Document], name: str, value: str) -> QuerySet[Document]:
        return search(queryset, value)

    def in_series(self, queryset: QuerySet[Document], name: str, value: str) -> QuerySet[Document]:
        return queryset.filter(series=SHARED_SERIES if value == SHARED_KEY else value)

    def told(self) -> list[str]:
        """The narrowing in words, for the head of a printed register."""
        asked = self.form.cleaned_data if self.form.is_valid() else {}
        names = {**dict(self.filters["series"].extra["choices"]), **dict(DocumentType.choices), **dict(_STATES)}
        lines = [f"Năm {asked['year']}"] if asked.get("year") else []
        lines += [f"Từ ngày {asked['first']:%d/%m/%Y}"] if _is_day(asked.get("first")) else []
        lines += [f"Đến ngày {asked['last']:%d/%m/%Y}"] if _is_day(asked.get("last")) else []
        lines += [f"Dãy số: {names[asked['series']]}"] if asked.get("series") else []
        lines += [str(names[asked[name]]) for name in ("type", "state") if asked.get(name)]
        return lines + ([f"Tìm: {asked['q']}"] if asked.get("q") else [])


class IncomingFilter(_Narrowing):
    """`q` is looked for without accents in code, issuer and subject, or as the arrival number."""

    q = django_filters.CharFilter(
        method="with_words",
        label="Tìm",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Trích yếu, tác giả, số, ký hiệu…"}),
    )
    year = django_filters.ChoiceFilter(field_name="arrival_year", label="Năm", empty_label="Mọi năm")
    first = DayFilter(field_name="arrived_on", lookup_expr="gte", label="Đến từ ngày")
    last = DayFilter(field_name="arrived_on", lookup_expr="lte", label="Đến hết ngày")

    class Meta:
        model = IncomingDocument
        fields: list[str] = []

    def choices(self, user: User) -> dict[str, list[tuple[str, str]]]:
        return {"year": [(str(year), str(year)) for year in incoming_years(user)]}

    def with_words(self, queryset: QuerySet[IncomingDocument], name: str, value: str) -> QuerySet[IncomingDocument]:
        return incoming_search(queryset, value)

    def told(self) -> list[str]:
        asked = self.form.cleaned_data if self.form.is_valid() else {}
        lines = [f"Năm {asked['year']}"] if asked.get("year") else []
        lines += [f"Từ ngày {asked['first']:%d/%m/%Y}"] if _is_day(asked.get("first")) else []
        lines += [f"Đến ngày {asked['last']:%d/%m/%Y}"] if _is_day(asked.get("last")) else []
        return lines + ([f"Tìm: {asked['q']}"] if asked.get("q") else [])


def _is_day(value: Any) -> bool:
    return isinstance(value, dt.date)
