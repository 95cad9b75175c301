"""How values look in an exchanged file: Vietnamese words and dates, read back strictly."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from import_export.widgets import ForeignKeyWidget, IntegerWidget, Widget

from common.calendar import dmy, parse_date
from common.errors import InvalidInput
from common.text import fold


class WordWidget(Widget):  # type: ignore[misc]
    """A choice by its Vietnamese label; case and accents do not matter on the way in, the stored value does too."""

    def __init__(self, choices: type[models.TextChoices]) -> None:
        super().__init__()
        self.labels: dict[Any, str] = dict(choices.choices)

    def render(self, value: Any, obj: models.Model | None = None, **kwargs: Any) -> str:
        return self.labels.get(value, "")

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        asked = fold(str(value)).strip()
        for stored, label in self.labels.items():
            if asked in (fold(label), str(stored)):
                return stored
        raise ValueError(f"«{value}» không có trong danh sách: {', '.join(self.labels.values())}.")


class YesNoWidget(Widget):  # type: ignore[misc]
    """Có / Không."""

    def render(self, value: Any, obj: models.Model | None = None, **kwargs: Any) -> str:
        return "Có" if value else "Không"

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> bool:
        if isinstance(value, bool):
            return value
        asked = fold(str(value)).strip()
        if asked in ("co", "x", "1", "true"):
            return True
        if asked in ("khong", "", "0", "false"):
            return False
        raise ValueError(f"«{value}»: hãy ghi Có hoặc Không.")


class DayWidget(Widget):  # type: ignore[misc]
    """dd/mm/yyyy as text; a real date cell in Excel."""

    def render(self, value: dt.date | None, obj: models.Model | None = None, **kwargs: Any) -> Any:
        if value is None:
            return ""
        return value if kwargs.get("force_native_type") else dmy(value)

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> dt.date | None:
        if value in ("", None):
            return None
        if isinstance(value, dt.date):
            return value
        try:
            return parse_date(str(value))
        except InvalidInput as wrong:
            raise ValueError(wrong.message) from wrong


class WholeWidget(IntegerWidget):  # type: ignore[misc]
    """A whole number that stays a number."""

    def render(self, value: Any, obj: models.Model | None = None, **kwargs: Any) -> Any:
        return "" if value is None else value

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> int | None:
        if value in ("", None):
            return None
        try:
            return int(str(value).removesuffix(".0"))
        except ValueError:
            raise ValueError(f"«{value}» không phải số nguyên.") from None


class NamesWidget(Widget):  # type: ignore[misc]
    """Several names in one cell, separated by semicolons."""

    def render(self, value: Any, obj: models.Model | None = None, **kwargs: Any) -> str:
        return "; ".join(value or [])

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> list[str]:
        return [name.strip() for name in str(value or "").split(";") if name.strip()]


class OwnRowWidget(ForeignKeyWidget):  # type: ignore[misc]
    """A row of the same agency by its code. `rows` is set by the resource: nothing is found until it is."""

    rows: models.QuerySet[Any] | None = None

    def get_queryset(self, value: Any, row: dict[str, Any], *args: Any, **kwargs: Any) -> models.QuerySet[Any]:
        return self.model._default_manager.none() if self.rows is None else self.rows

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        if value in ("", None):
            return None
        found = self.get_queryset(value, row or {}).filter(**{self.field: value}).first()
        if found is None:
            raise ValueError(f"Không có mã «{value}» trong cơ quan.")
        return found
