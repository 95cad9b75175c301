"""Unicode back into the encodings of old fonts, for tests: written from their code tables, apart from the reader's."""

from __future__ import annotations

import unicodedata

# TCVN 5712:1993, VN3: code of each small letter, as its table lists them.
_TCVN3 = {
    "a": "b5 b6 b7 b8 b9", "ă": "a8 bb bc bd be c6", "â": "a9 c7 c8 c9 ca cb", "đ": "ae", "e": "cc ce cf d0 d1",
    "ê": "aa d2 d3 d4 d5 d6", "i": "d7 d8 dc dd de", "o": "df e1 e2 e3 e4", "ô": "ab e5 e6 e7 e8 e9",
    "ơ": "ac ea eb ec ed ee", "u": "ef f1 f2 f3 f4", "ư": "ad f5 f6 f7 f8 f9", "y": "fa fb fc fd fe",
}  # fmt: skip
_CAPITALS = dict(zip("ĂÂÊÔƠƯĐ", ("a1", "a2", "a3", "a4", "a5", "a6", "a7"), strict=True))
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # in the table's order: huyền, hỏi, ngã, sắc, nặng


def _table() -> dict[str, str]:
    made = dict(_CAPITALS)
    for letter, row in _TCVN3.items():
        codes = row.split()
        if letter not in "aeiouy":
            made[letter] = codes.pop(0)
        for tone, code in zip(_TONES, codes, strict=letter != "đ"):
            made[unicodedata.normalize("NFC", letter + tone)] = code
    return {letter: bytes.fromhex(code).decode("latin-1") for letter, code in made.items()}


_CODES = _table()
# VNI: the second letter for a tone on a plain vowel, and for each hat with and without a tone.
_VNI_TONES = dict(zip(_TONES, "øûõùï", strict=True))
_VNI_HATS = {"\u0302": ("â", "àåãáä"), "\u0306": ("ê", "èúüéë")}
_VNI_LETTERS = {"ơ": "ô", "ư": "ö", "đ": "ñ", "ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def tcvn3(text: str) -> str:
    """`text` as a TCVN3 font's text layer says it; capital vowels with tones have no code and turn small."""
    return "".join(_CODES.get(letter) or _CODES.get(letter.lower()) or letter for letter in text)


def vni(text: str) -> str:
    """`text` as a VNI font's text layer says it."""
    return "".join(_vni(letter.lower(), capital=letter.isupper()) for letter in unicodedata.normalize("NFC", text))


def _vni(letter: str, *, capital: bool) -> str:
    made = _VNI_LETTERS.get(letter) or _vni_marked(letter)
    return made.upper() if capital else made


def _vni_marked(letter: str) -> str:
    apart = unicodedata.normalize("NFD", letter)
    base, marks = apart[0], apart[1:]
    if "\u031b" in marks:
        base = {"o": "ô", "u": "ö"}[base]
    tone = next((_TONES.index(mark) for mark in marks if mark in _TONES), None)
    hat = next((_VNI_HATS[mark] for mark in marks if mark in _VNI_HATS), None)
    if hat:
        return base + (hat[0] if tone is None else hat[1][tone])
    return base + ("" if tone is None else _VNI_TONES[_TONES[tone]])


def taken_for_windows(text: str) -> str:
    """UTF-8 bytes that a program took for Windows-1252; codes without a letter stay control characters."""
    return "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in text.encode())


def taken_for_latin(text: str) -> str:
    """UTF-8 bytes that a program took for Latin-1."""
    return text.encode().decode("latin-1")
