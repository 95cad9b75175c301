"""Tones and icons of an upload's states, and a file's size in words."""

from __future__ import annotations

from django import template

from plans.constants import ImportState

register = template.Library()

_STATES: dict[str, tuple[str, str]] = {
    ImportState.WAITING: ("none", "clock"),
    ImportState.READING: ("track", "loader"),
    ImportState.READY: ("risk", "eye"),
    ImportState.REFUSED: ("late", "file-x"),
    ImportState.SAVED: ("done", "file-check"),
    ImportState.DISCARDED: ("none", "trash-2"),
}


@register.filter
def import_tone(state: str) -> str:
    return _STATES[state][0]


@register.filter
def import_icon(state: str) -> str:
    return _STATES[state][1]


@register.filter
def file_size(size: int) -> str:
    """«12 kB», «1,5 MB»."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} kB"
    return f"{size / 1024**2:.1f} MB".replace(".", ",")
