"""Words, tones and icons of a task's light, and a plan's period in words."""

from __future__ import annotations

from django import template

from common.calendar import dmy
from plans.constants import TaskStatus
from plans.models import Plan

register = template.Library()

_LIGHTS: dict[str, tuple[str, str]] = {
    TaskStatus.DONE: ("done", "circle-check"),
    TaskStatus.DONE_LATE: ("done", "clock"),
    TaskStatus.ON_TRACK: ("track", "circle-dot"),
    TaskStatus.AT_RISK: ("risk", "triangle-alert"),
    TaskStatus.OVERDUE: ("late", "octagon-alert"),
    TaskStatus.NOT_DUE: ("none", "circle-dashed"),
}


@register.filter
def light_word(status: str) -> str:
    return str(TaskStatus(status).label)


@register.filter
def light_tone(status: str) -> str:
    return _LIGHTS[status][0]


@register.filter
def light_icon(status: str) -> str:
    return _LIGHTS[status][1]


@register.filter
def period(plan: Plan) -> str:
    """«Năm 2026», «2021–2030» for whole years; else both days."""
    start, end = plan.period_start, plan.period_end
    if (start.month, start.day, end.month, end.day) != (1, 1, 12, 31):
        return f"{dmy(start)} – {dmy(end)}"
    return f"Năm {start.year}" if start.year == end.year else f"{start.year}–{end.year}"
