"""The query parameters of a list, read strictly: a misspelt filter is an error, never «everything»."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, TypeVar

from django.db import models
from rest_framework import serializers

from organizations.api.base import AgencyReadOnlyViewSet

_Row = TypeVar("_Row", bound=models.Model)
MAX_ID = 2**63 - 1
MAX_WORDS = 200

_ID_ERRORS: dict[str, Any] = {
    "invalid": "Hãy gửi mã số là số nguyên.",
    "min_value": "Mã số phải lớn hơn 0.",
    "max_value": "Mã số quá lớn.",
    "max_string_length": "Mã số quá dài.",
}
_DATE_ERRORS: dict[str, Any] = {
    "invalid": "Hãy gửi ngày có thật, dạng 2025-09-30.",
    "datetime": "Hãy gửi ngày, không kèm giờ, dạng 2025-09-30.",
}
_MOMENT_ERRORS: dict[str, Any] = {
    "invalid": "Hãy gửi thời điểm có thật, dạng 2025-09-30T08:00:00+07:00.",
    "date": "Hãy gửi cả giờ, dạng 2025-09-30T08:00:00+07:00.",
    "make_aware": "Thời điểm này không có thật; hãy gửi dạng 2025-09-30T08:00:00+07:00.",
    "overflow": "Thời điểm này nằm ngoài khoảng cho phép.",
}
# What the page itself reads beside the filters.
_PAGING = frozenset({"cursor", "page_size", "count", "format"})


def id_field(text: str) -> serializers.IntegerField:
    return serializers.IntegerField(
        required=False, min_value=1, max_value=MAX_ID, help_text=text, error_messages=_ID_ERRORS
    )


def date_field(text: str) -> serializers.DateField:
    return serializers.DateField(required=False, help_text=text, error_messages=_DATE_ERRORS)


def choice_field(text: str, choices: list[tuple[str, str]]) -> serializers.ChoiceField:
    """One of `choices`: what is sent, and what it means in Vietnamese."""
    wrong: dict[str, Any] = {
        "invalid_choice": f"Giá trị này không có; hãy dùng một trong: {', '.join(value for value, _ in choices)}."
    }
    return serializers.ChoiceField(choices=choices, required=False, help_text=text, error_messages=wrong)


class WordsField(serializers.CharField):
    """Words to search for."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "max_length": f"Từ tìm kiếm dài quá {MAX_WORDS} ký tự.",
        "zero": "Từ tìm kiếm có ký tự không hợp lệ.",
    }

    def to_internal_value(self, data: Any) -> str:
        words = super().to_internal_value(data)
        if "\x00" in words:
            self.fail("zero")
        return words


def words_field(text: str) -> WordsField:
    return WordsField(required=False, max_length=MAX_WORDS, help_text=text)


class MomentField(serializers.DateTimeField):
    """A moment that every engine can hold."""

    def to_internal_value(self, value: Any) -> dt.datetime:
        try:
            moment = super().to_internal_value(value)
            moment.astimezone(dt.UTC)
        except OverflowError:
            self.fail("overflow", timezone="")
        return moment


class ListQuery(serializers.Serializer[Any]):
    """The filters of one list. An empty value is the same as none."""

    updated_since = MomentField(
        required=False, help_text="Chỉ những dòng đã đổi từ thời điểm này.", error_messages=_MOMENT_ERRORS
    )

    def to_internal_value(self, data: Any) -> Any:
        unknown = sorted(set(data) - set(self.fields) - _PAGING)
        if unknown:
            offered = ", ".join(sorted(self.fields))
            raise serializers.ValidationError({unknown[0]: f"Không có bộ lọc này; hãy dùng: {offered}."})
        return super().to_internal_value({name: value for name, value in data.items() if value != ""})


class FilteredViewSet(AgencyReadOnlyViewSet[_Row]):
    """A list that `query_class` narrows; a value that cannot be read is a 400 that names the parameter."""

    query_class: ClassVar[type[ListQuery]]

    def filter_queryset(self, queryset: Any) -> Any:
        if self.detail:
            return queryset
        query = self.query_class(data=self.request.query_params)
        query.is_valid(raise_exception=True)
        return self.found(queryset, query.validated_data)

    def found(self, rows: Any, wanted: dict[str, Any]) -> Any:
        """The rows that fit every filter of `wanted`."""
        raise NotImplementedError
