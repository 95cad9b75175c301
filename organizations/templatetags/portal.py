"""What templates need to speak the portal's language: icons, Vietnamese dates and numbers, words and tones of states.

A tone is the suffix of a CSS class (`is-done`, `is-late`): colour never stands alone, an icon and a word go with it.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any

import lucide
from django import template
from django.template.context import RequestContext
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from common.calendar import dmy as date_text
from common.money import format_vnd
from documents.constants import Action, State
from plans.constants import TaskStatus

register = template.Library()

_LIGHTS: dict[str, tuple[str, str]] = {
    TaskStatus.DONE: ("done", "circle-check"),
    TaskStatus.DONE_LATE: ("done", "clock"),
    TaskStatus.ON_TRACK: ("track", "circle-dot"),
    TaskStatus.AT_RISK: ("risk", "triangle-alert"),
    TaskStatus.OVERDUE: ("late", "octagon-alert"),
    TaskStatus.NOT_DUE: ("none", "circle-dashed"),
}
_STATES: dict[str, tuple[str, str]] = {
    State.DRAFT: ("none", "pencil"),
    State.SUBMITTED: ("track", "send"),
    State.RETURNED: ("risk", "undo-2"),
    State.APPROVED: ("done", "check"),
    State.NUMBERED: ("done", "hash"),
    State.ISSUED: ("done", "stamp"),
    State.AMENDED: ("none", "file-pen"),
    State.WITHDRAWN: ("late", "file-x"),
}
_ACTIONS: dict[str, tuple[str, str]] = {
    Action.SUBMIT: ("track", "send"),
    Action.RECALL: ("none", "undo-2"),
    Action.CHECK_CONTENT: ("done", "clipboard-check"),
    Action.CHECK_FORM: ("done", "file-check"),
    Action.RETURN: ("risk", "corner-up-left"),
    Action.APPROVE: ("done", "check"),
    Action.ASSIGN_NUMBER: ("track", "hash"),
    Action.ISSUE: ("done", "stamp"),
    Action.AMEND: ("none", "file-pen"),
    Action.WITHDRAW: ("late", "file-x"),
    Action.COMMENT: ("none", "message-square"),
}
_LEVELS: dict[str, tuple[str, str]] = {
    "success": ("done", "circle-check"),
    "warning": ("risk", "triangle-alert"),
    "error": ("late", "octagon-alert"),
}
_PLAIN = ("none", "circle")


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
def light_word(status: str) -> str:
    return str(TaskStatus(status).label)


@register.filter
def light_tone(status: str) -> str:
    return _LIGHTS.get(status, _PLAIN)[0]


@register.filter
def light_icon(status: str) -> str:
    return _LIGHTS.get(status, _PLAIN)[1]


@register.filter
def state_word(state: str) -> str:
    return str(State(state).label)


@register.filter
def state_tone(state: str) -> str:
    return _STATES.get(state, _PLAIN)[0]


@register.filter
def state_icon(state: str) -> str:
    return _STATES.get(state, _PLAIN)[1]


@register.filter
def action_tone(action: str) -> str:
    return _ACTIONS.get(action, _PLAIN)[0]


@register.filter
def action_icon(action: str) -> str:
    return _ACTIONS.get(action, _PLAIN)[1]


@register.filter
def level_tone(level: str) -> str:
    return _LEVELS.get(level, ("track", "info"))[0]


@register.filter
def level_icon(level: str) -> str:
    return _LEVELS.get(level, ("track", "info"))[1]
