"""A guess whether a text is Vietnamese with its marks: good enough to catch English and unmarked Vietnamese."""

from __future__ import annotations

import re
import unicodedata

_MARKED = re.compile(r"[đ\u0300-\u0323]", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]{2,}")

# Names, abbreviations and Vietnamese words that carry no mark.
PLAIN = {
    "api", "csv", "excel", "id", "iso", "json", "kpi", "nscl", "okr", "pdf", "rest", "xlsx", "qr", "docx", "word",
    "cm", "demo", "nn", "nnnn", "tt",
    "ghi", "in", "sao", "sau", "sang", "trang", "trong", "xem", "xin", "trao", "ngang", "theo", "thay", "xong", "y",
}  # fmt: skip


def is_vietnamese(text: str) -> bool:
    """True with at least one Vietnamese mark, or when every word is a known one without."""
    if _MARKED.search(unicodedata.normalize("NFD", text)):
        return True
    return all(word.lower() in PLAIN for word in _WORD.findall(text))
