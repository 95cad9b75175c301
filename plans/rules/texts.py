"""What a field takes: plain text of bounded length; markup is kept as the characters it is."""

from __future__ import annotations

from common.errors import InvalidInput
from common.money import format_vnd
from common.text import has_markup, longest_word, one_line, printable
from plans.constants import MAX_TEXT, MAX_WORD

MARKUP_NOTICE = "Nội dung có thẻ HTML; hệ thống giữ nguyên như chữ thường, không thực thi."


def notice(text: str) -> str:
    """What to tell the writer about `text`, or ""."""
    return MARKUP_NOTICE if has_markup(text) else ""


def clean_text(text: str, field: str, limit: int = MAX_TEXT) -> str:
    """`text` as stored: NFC, printable, line feeds kept. `InvalidInput` at `field` when it is too long.

    The length is looked at first, so that a huge paste costs nothing.
    """
    if len(text) > limit:
        raise _too_long(len(text), field, limit)
    return _bounded(printable(text), field, limit)


def clean_line(text: str, field: str, limit: int) -> str:
    """As `clean_text`, on one line."""
    if len(text) > limit * 2:
        raise _too_long(len(text), field, limit)
    return _bounded(one_line(text), field, limit)


def _bounded(text: str, field: str, limit: int) -> str:
    if len(text) > limit:
        raise _too_long(len(text), field, limit)
    if longest_word(text) > MAX_WORD:
        raise InvalidInput(
            f"Nội dung có chuỗi liền quá {MAX_WORD} ký tự không có dấu cách; hãy thêm dấu cách rồi lưu lại.",
            field=field,
            code="long_word",
        )
    return text


def _too_long(length: int, field: str, limit: int) -> InvalidInput:
    return InvalidInput(
        f"Nội dung dài {format_vnd(length)} ký tự, quá {format_vnd(limit)} ký tự cho một ô nên chưa được lưu; "
        "hãy rút gọn hoặc tách thành nhiều mục.",
        field=field,
        code="too_long",
    )
