"""Bytes of a text file into Unicode, without being told their encoding."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

import charset_normalizer

from common.errors import InvalidInput
from common.text import nfc
from documents.readers.encodings.judging import UNREADABLE, is_readable, is_vietnamese
from documents.readers.encodings.repairing import repaired

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64 * 1024


def decoded(data: bytes) -> str:
    """The text of a file in NFC. Raises `InvalidInput` («file») where no encoding gives words."""
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    try:
        text = data.decode(marked or "utf-8")
    except UnicodeError:
        text = _guessed(data)
    text = repaired(nfc(text))
    if "\0" in text or not is_readable(text):
        raise InvalidInput(UNREADABLE, field="file")
    return text


def _guessed(data: bytes) -> str:
    for text in _candidates(data):
        if is_vietnamese(text):
            return text
    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise InvalidInput(UNREADABLE, field="file")
    return data.decode(best.encoding, "replace")


def _candidates(data: bytes) -> Iterator[str]:
    """Readings that Vietnamese files have had; TCVN3, VNI and damaged UTF-8 are repaired after Latin-1."""
    if data.count(0) * 5 > len(data):
        yield data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    yield nfc(data.decode("cp1258", "replace"))
    yield repaired(data.decode("latin-1"))
    yield data.decode("utf-8", "replace")
