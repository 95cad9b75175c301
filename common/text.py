"""Vietnamese text: one normal form, searching without accents, nothing that cannot be printed."""

from __future__ import annotations

import re
import unicodedata

_FOLD = {ord("đ"): "d", ord("Đ"): "d"} | dict.fromkeys(range(0x300, 0x370))
_SPACES = re.compile(r"\s+")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Control characters, invisible joiners, direction overrides, surrogates, the byte order mark and non-characters:
# none can be printed, and some hide what a text says.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_ROW_ID = re.compile(r"[0-9]{1,18}")
_MARKUP = re.compile(r"<\s*[/!?a-zA-Z][^<>]*>|<\s*script", re.IGNORECASE)


def nfc(text: str) -> str:
    """`text` in Unicode NFC, the only form that is stored."""
    return unicodedata.normalize("NFC", text)


def collapse(text: str) -> str:
    """NFC, every run of white space one space, none at the ends: for one-line values."""
    return _SPACES.sub(" ", nfc(text)).strip()


def printable(text: str) -> str:
    """NFC without control characters, line ends as line feeds, tabs as spaces, no space at line ends."""
    text = _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", nfc(text)))
    lines = (line.replace("\t", " ").rstrip() for line in text.split("\n"))
    return "\n".join(lines).strip()


def one_line(text: str) -> str:
    """`printable` text on one line."""
    return collapse(printable(text))


def row_id(text: str) -> int | None:
    """The number of a row that `text` is; None where no row can have it: no digits, or more than a database counts."""
    return int(text) if _ROW_ID.fullmatch(text) else None


def has_markup(text: str) -> bool:
    """Whether `text` contains what looks like an HTML tag; it is still plain text to the portal."""
    return bool(_MARKUP.search(text))


def longest_word(text: str) -> int:
    """The length of the longest run without white space."""
    return max(map(len, text.split()), default=0)


def fold(text: str) -> str:
    """Lower case without any Vietnamese mark, for searching; the same in PostgreSQL and SQLite."""
    return unicodedata.normalize("NFD", text).translate(_FOLD).lower()
