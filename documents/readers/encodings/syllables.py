"""What a Vietnamese syllable can be: the yardstick that tells a right conversion from a wrong one.

Onsets and rhymes as in the orthography taught at school; closed syllables (-c, -ch, -p, -t) carry only the acute or
the dot.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSETS = "ngh|ng|nh|n|gh|gi|g|kh|k|ch|c|th|tr|t|ph|p|qu|q|b|d|đ|h|l|m|r|s|v|x|"  # the last one: no onset
_RHYMES = (
    "ak ăk ok ôk a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "y yêm yên yêng yêt yêu ynh ych yt yn "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oc oe oen oeo oet oi om on ong "
    "ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uênh uên ui um un ung uôc uôi uôm uôn uông uôp uôt uơ up ut uy uya uych uynh "
    "uyên uyêt uyt uyn uyp uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu"
)
"""With -k as names of places have it («Đắk»)."""
_SYLLABLE = re.compile(f"(?:{_ONSETS})(?:{'|'.join(sorted(_RHYMES.split(), key=len, reverse=True))})")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_CLOSED = re.compile(r"(?:c|ch|k|p|t)$")
_SHORTEST, _LONGEST = 1, 7
_WORD = re.compile(r"[^\s\d.,;:!?…/\\()\[\]{}\"'“”‘’–—+*=&%|<>_#@-]+")


def words(text: str) -> list[str]:
    """The words of `text`, cut at spaces, digits and ASCII punctuation; other signs may be letters yet."""
    return _WORD.findall(text)


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether `word` can be a Vietnamese syllable, with or without its marks."""
    if not _SHORTEST <= len(word) <= _LONGEST:
        return False
    apart = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(apart)
    bare = unicodedata.normalize("NFC", _TONES.sub("", apart))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(bare):
        return False
    return not (tones and _CLOSED.search(bare)) or tones[0] in "\u0301\u0323"


def is_marked(word: str) -> bool:
    """Whether `word` has a letter outside ASCII: only those show which encoding they came from."""
    return not word.isascii()
