"""Whether a text is words, and Vietnamese ones: by the share of possible syllables, never by a list of words."""

from __future__ import annotations

import re

from documents.readers.encodings.syllables import is_marked, is_syllable, words

UNREADABLE = (
    "Không đọc được chữ trong tệp (bản quét hoặc phông chữ lạ); hãy dùng tệp Word gốc hoặc nhận dạng chữ (OCR) trước."
)
_GLYPHS = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]|\\(cid:\\d+\\)")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_ENOUGH = 20
"""Words below which no share means anything."""
_SAMPLE = 100_000
"""Characters that are looked at: a longer text does not change its encoding behind them."""


def is_readable(text: str) -> bool:
    """Whether `text` is words, not the codes of glyphs: few signs without meaning, most words can be pronounced."""
    text = text[:_SAMPLE]
    signs = sum(1 for _ in _GLYPHS.finditer(text))
    letters = sum(map(str.isalpha, text))
    if letters == 0 and not any(map(str.isdigit, text)):
        return False
    if signs * 20 > letters + signs:
        return False
    several = [word for word in words(text) if len(word) > 1 and word.isalpha()]
    if len(several) < _ENOUGH:
        return True
    return sum(map(_is_pronounceable, several)) * 2 >= len(several)


def is_vietnamese(text: str) -> bool:
    """Whether `text` is Vietnamese with its marks: every fifth word at least is a syllable that has one."""
    several = words(text[:_SAMPLE])
    marked = sum(1 for word in several if is_marked(word) and is_syllable(word))
    return marked * 5 >= len(several) > 0


def _is_pronounceable(word: str) -> bool:
    """A Vietnamese syllable, an abbreviation in capitals, or a foreign word with vowels in between."""
    if is_syllable(word) or (word.isupper() and len(word) < 6):
        return True
    if not word.isascii():
        return False
    vowels = len(_VOWEL.findall(word))
    return vowels * 5 >= len(word) and not re.search(r"[^aeiouy]{5}", word, re.IGNORECASE)
