"""Vietnamese text: one normal form, searching without accents, closing marks."""

from __future__ import annotations

import re
import unicodedata

_FOLD = {ord("đ"): "d", ord("Đ"): "d"} | dict.fromkeys(range(0x300, 0x370))
_SPACES = re.compile(r"\s+")


def nfc(text: str) -> str:
    """`text` in Unicode NFC, the only form that is stored."""
    return unicodedata.normalize("NFC", text)


def collapse(text: str) -> str:
    """NFC, every run of white space one space, none at the ends: for one-line values."""
    return _SPACES.sub(" ", nfc(text)).strip()


def fold(text: str) -> str:
    """Lower case without any Vietnamese mark, for searching; the same in PostgreSQL and SQLite."""
    return unicodedata.normalize("NFD", text).translate(_FOLD).lower()
