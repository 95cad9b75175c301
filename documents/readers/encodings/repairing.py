"""Which encoding a text layer came from, by the syllables each conversion would give over the whole text."""

from __future__ import annotations

import re
from collections.abc import Callable

from common.text import nfc
from documents.readers.encodings import legacy, mojibake
from documents.readers.encodings.syllables import is_marked, is_syllable, words

_TCVN3_FONT = re.compile(r"(?:^|\+)\.?Vn(?!i)[A-Z]", re.IGNORECASE)
_TCVN3_CAPITALS = re.compile(r"(?:^|\+)\.?Vn\w*H(?:\b|,|-|$)")
_VNI_FONT = re.compile(r"(?:^|\+)VNI\b|(?:^|\+)VNI[-_ ]", re.IGNORECASE)
_SAMPLE = 100_000
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9]")
"""Letters that only Unicode has: no conversion leaves them, and every Vietnamese sentence has some."""
_BEYOND_LATIN = re.compile("[\u0100-\u024f\u1e00-\u1eff\u0300-\u036f]")
_SURE = 0.85
"""The share of possible syllables, among words with marks, that a right conversion gives at least."""
_FEW = 3


def repaired(text: str, font: str = "") -> str:
    """`text` in Unicode NFC, whatever Vietnamese encoding its letters came from; unchanged where nothing is certain.

    Best given the whole text at once. `font`, the name of the font that shows `text`, settles short pieces: «.VnTime»
    and its kin are TCVN3 («.VnTimeH» capitals), «VNI-Times» and its kin VNI.
    """
    of_font = _by_font(text, font)
    if of_font is not None:
        return of_font
    if text.isascii():
        return text
    made = nfc(text)
    if len(_VIETNAMESE.findall(made[:_SAMPLE])) * 50 > len(made[:_SAMPLE]):
        return made
    for convert in (mojibake.undone, legacy.from_tcvn3, legacy.from_vni):
        if _is_better(convert, made):
            return "\n".join(_line(convert, line) for line in made.split("\n"))
    return made


def _by_font(text: str, font: str) -> str | None:
    if not font or _BEYOND_LATIN.search(nfc(text)):
        return None
    if _VNI_FONT.search(font):
        return legacy.from_vni(nfc(text))
    if _TCVN3_FONT.search(font):
        return nfc(legacy.from_tcvn3(text, capitals=bool(_TCVN3_CAPITALS.search(font))))
    return None


def _is_better(convert: Callable[[str], str], text: str) -> bool:
    sample = text[:_SAMPLE]
    made = convert(sample)
    if made == sample:
        return False
    right_before, all_before = _syllables(sample)
    right, total = _syllables(made)
    return right >= max(_FEW, _SURE * total) and right * max(all_before, 1) > 1.3 * right_before * total


def _syllables(text: str) -> tuple[int, int]:
    """Possible syllables among the words with marks, and the number of those words."""
    marked = [word for word in words(text) if is_marked(word)]
    return sum(map(is_syllable, marked)), len(marked)


def _line(convert: Callable[[str], str], line: str) -> str:
    """A line that is Unicode already stays: documents are pasted together from several sources."""
    right, total = _syllables(line)
    if _BEYOND_LATIN.search(line) and convert is not mojibake.undone and right * 2 >= total:
        return line
    return nfc(convert(line))
