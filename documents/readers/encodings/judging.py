"""Whether a text is words, and Vietnamese ones: by the share of possible syllables, never by a list of words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.readers.encodings.syllables import is_marked, is_syllable, words

UNREADABLE = (
    "Không đọc được chữ trong tệp (bản quét hoặc phông chữ lạ); hãy dùng tệp Word gốc hoặc nhận dạng chữ (OCR) trước."
)
_GLYPHS = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]|\\(cid:\\d+\\)")
_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)
_VOWELS = 0.28
"""The least share of vowels in the letters of a language with these letters; shuffled alphabets have less."""
_LONG = 10
"""Letters of a word: no text has such words on average."""
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
        return letters < _LONG * (len(several) + _ENOUGH)
    return sum(map(is_syllable, several)) * 2 >= len(several) or _is_language(several)


def is_vietnamese(text: str) -> bool:
    """Whether `text` is Vietnamese with its marks: every fifth word at least is a syllable that has one."""
    several = words(text[:_SAMPLE])
    marked = sum(1 for word in several if is_marked(word) and is_syllable(word))
    return marked * 5 >= len(several) > 0


def _is_language(several: Sequence[str]) -> bool:
    """Whether most words can be pronounced, abbreviations left out."""
    full = [word for word in several if not word.isupper() or len(word) > 6]
    joined = "".join(full)
    vowels = len(_VOWEL.findall(joined)) + sum(1 for sign in joined if not sign.isascii())
    pronounced = sum(map(_is_pronounceable, full))
    return vowels >= _VOWELS * len(joined) and pronounced * 2 >= len(full)


def _is_pronounceable(word: str) -> bool:
    return is_syllable(word) or (word.isascii() and not re.search(r"[^aeiouy]{5}", word, re.IGNORECASE))
