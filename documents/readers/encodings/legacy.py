"""TCVN3 (ABC) and VNI, the encodings of Vietnamese fonts before Unicode, as programs show them: Latin-1 letters.

TCVN 5712:1993 VN3 has one byte per letter; its capital vowels with tones exist only in fonts of capitals (…H).
VNI writes the vowel, then its marks as a second letter.
"""

from __future__ import annotations

import re

from common.text import nfc

_TCVN3_FROM = (
    "µ¶·¸¹" "¨»¼½¾Æ" "©ÇÈÉÊË" "®" "ÌÎÏÐÑ" "ªÒÓÔÕÖ" "×ØÜÝÞ" "ßáâãä" "«åæçèé" "¬êëìíî" "ïñòóô" "\u00adõö÷øù" "úûüýþ"
    "¡¢£¤¥¦§"
)  # fmt: skip
_TCVN3_TO = (
    "àảãáạ" "ăằẳẵắặ" "âầẩẫấậ" "đ" "èẻẽéẹ" "êềểễếệ" "ìỉĩíị" "òỏõóọ" "ôồổỗốộ" "ơờởỡớợ" "ùủũúụ" "ưừửữứự" "ỳỷỹýỵ"
    "ĂÂÊÔƠƯĐ"
)  # fmt: skip
_TCVN3 = str.maketrans(_TCVN3_FROM, _TCVN3_TO)
# The code of «ư» is Latin-1's soft hyphen, which some programs turn into a hyphen. A syllable has a vowel: behind a
# bare onset the hyphen was that letter. Symbols («KH-UBND») have capitals there.
_HYPHEN_AS_U = re.compile(
    r"(?<![^\W\d_])(?<![/&-])"
    r"((?:[Nn]gh?|[NKCTPnkctp]h|[TtGg][ri]|[bcdghklmnrstvx®](?=-)|[BCDGHKLMNRSTVX§](?=-\S)|[HLNSTX](?=-\s[a-z])))"
    r"-(?=[ê-î¬]|[a-z]|[ .,;:)]|$)"
    r"|(?:(?<=\s)|^)-(?=u\b|[ê-î¬])"
)

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = {
    "ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _CIRCUMFLEX, "à": _CIRCUMFLEX + _GRAVE, "á": _CIRCUMFLEX + _ACUTE, "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE, "è": _BREVE + _GRAVE, "é": _BREVE + _ACUTE, "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI = re.compile(r"(?P<vowel>[aeouyôö])(?P<marks>[øùûõïâàáåãäêèéúüë])|(?P<letter>[ôöñìíæóòî])", re.IGNORECASE)


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """`text` of a TCVN3 font in Unicode; `capitals` for a font of capitals (.VnTimeH)."""
    if "\u00ad" not in text:
        text = _HYPHEN_AS_U.sub(lambda found: f"{found[1] or ''}\u00ad", text)
    made = text.translate(_TCVN3)
    return made.upper() if capitals else made


def from_vni(text: str) -> str:
    """`text` of a VNI font in Unicode."""
    return nfc(_VNI.sub(_vni_letter, text))


def _vni_letter(found: re.Match[str]) -> str:
    letter = found["letter"]
    if letter:
        made = _VNI_LETTERS[letter.lower()]
        return made.upper() if letter.isupper() else made
    vowel, marks = found["vowel"], _VNI_MARKS[found["marks"].lower()]
    base = _VNI_LETTERS.get(vowel.lower(), vowel.lower())
    return nfc((base.upper() if vowel.isupper() else base) + marks)
