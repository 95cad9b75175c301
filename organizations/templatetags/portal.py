"""What templates need to speak the portal's language: icons, form fields, Vietnamese dates and numbers.

A tone is the suffix of a CSS class (`is-done`, `is-late`): colour never stands alone, an icon and a word go with it.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any

import lucide
from django import template
from django.forms import BoundField, CheckboxInput, RadioSelect
from django.template.context import RequestContext
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from common.calendar import dmy as date_text
from common.calendar import long_date, today
from common.money import format_vnd

register = template.Library()

_LEVELS: dict[str, tuple[str, str]] = {
    "success": ("done", "circle-check"),
    "warning": ("risk", "triangle-alert"),
    "error": ("late", "octagon-alert"),
}
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_PLAIN_LEVEL = ("track", "info")


@lru_cache(maxsize=512)
def _icon(name: str, size: int) -> SafeString:
    drawn: str = lucide._render_icon(name, size, aria_hidden="true")
    return mark_safe(drawn)


@register.simple_tag
def icon(name: str, size: int = 18) -> SafeString:
    """The lucide icon `name`, `size` px, hidden from screen readers: words stand beside it."""
    return _icon(str(name), size)


@register.simple_tag(takes_context=True)
def query(context: RequestContext, **changes: Any) -> str:
    """The page's query string with `changes`; an empty value drops the name."""
    parameters = context["request"].GET.copy()
    for name, value in changes.items():
        if value in ("", None):
            parameters.pop(name, None)
        else:
            parameters[name] = str(value)
    return str(parameters.urlencode())


@register.filter
def control(field: BoundField) -> SafeString:
    """A form field's input in the portal's look, tied to its help and its errors for screen readers."""
    attrs: dict[str, str | bool] = {}
    if not isinstance(field.field.widget, (CheckboxInput, RadioSelect)):
        attrs["class"] = f"{field.field.widget.attrs.get('class', '')} input".strip()
    described = [f"{field.auto_id}_helptext"] if field.help_text else []
    if field.errors:
        attrs["aria-invalid"] = "true"
        described.append(f"{field.auto_id}_error")
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return field.as_widget(attrs=attrs)


@register.filter
def vnd(amount: int | None) -> str:
    """455000000 → 455.000.000; nothing for nothing."""
    return "" if amount is None else format_vnd(amount)


@register.filter
def dmy(day: dt.date | dt.datetime | None) -> str:
    """05/09/2025, a moment by its Vietnamese day."""
    if isinstance(day, dt.datetime):
        day = timezone.localtime(day).date() if timezone.is_aware(day) else day.date()
    return date_text(day) if day else ""


@register.filter
def moment(at: dt.datetime | None) -> str:
    """14:05 ngày 05/09/2025, Vietnamese time."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    return f"{local:%H:%M} ngày {date_text(local.date())}"


@register.filter
def sentence_case(text: str) -> str:
    """PHÓ GIÁM ĐỐC → Phó giám đốc; what is not all capitals stays as it is."""
    return text.capitalize() if text.isupper() else text


@register.filter
def weekday(day: dt.date) -> str:
    """Thứ Sáu."""
    return _WEEKDAYS[day.weekday()]


@register.filter
def long_day(day: dt.date) -> str:
    """ngày 05 tháng 9 năm 2025."""
    return long_date(day)


@register.filter
def ago(at: dt.datetime) -> str:
    """How long ago in the words people use; the day itself beyond a week."""
    local = timezone.localtime(at)
    days = (today() - local.date()).days
    if days <= 0:
        return f"hôm nay {local:%H:%M}"
    if days == 1:
        return f"hôm qua {local:%H:%M}"
    return f"{days} ngày trước" if days < 8 else date_text(local.date())


@register.filter
def level_tone(level: str) -> str:
    return _LEVELS.get(level, _PLAIN_LEVEL)[0]


@register.filter
def level_icon(level: str) -> str:
    return _LEVELS.get(level, _PLAIN_LEVEL)[1]
