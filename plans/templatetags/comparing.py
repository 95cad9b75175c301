"""Changed words as markup that reads without colours, and the names of what happened to a task."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from plans.rules.comparison import ChangeKind, Piece, PieceKind

register = template.Library()

# Struck through or underlined for the eye; screen readers pass over <del> and <ins>, so each is named in words.
_TAGS = {
    PieceKind.SAME: "{}",
    PieceKind.REMOVED: '<del><span class="visually-hidden">[bỏ: </span>{}<span class="visually-hidden">]</span></del>',
    PieceKind.ADDED: '<ins><span class="visually-hidden">[thêm: </span>{}<span class="visually-hidden">]</span></ins>',
}
_KINDS: dict[str, tuple[str, str, str]] = {
    ChangeKind.ADDED: ("nhiệm vụ thêm", "done", "plus"),
    ChangeKind.DROPPED: ("nhiệm vụ bỏ", "late", "minus"),
    ChangeKind.MOVED: ("chuyển chỗ", "track", "move-vertical"),
    ChangeKind.DEADLINE: ("đổi thời hạn", "risk", "calendar-clock"),
    ChangeKind.UNITS: ("đổi đơn vị", "track", "users"),
    ChangeKind.WORDS: ("sửa nội dung", "none", "pencil"),
}


@register.simple_tag
def marked(pieces: Iterable[Piece]) -> SafeString:
    """The pieces in a row, every word escaped; a space more or less is nothing to be shown."""
    return mark_safe("".join(_TAGS[_shown(piece)].format(escape(piece.text)) for piece in pieces))


def _shown(piece: Piece) -> PieceKind:
    return PieceKind.SAME if piece.text.isspace() else piece.kind


@register.filter
def kind_word(kind: str) -> str:
    return _KINDS[kind][0]


@register.filter
def kind_tone(kind: str) -> str:
    return _KINDS[kind][1]


@register.filter
def kind_icon(kind: str) -> str:
    return _KINDS[kind][2]
