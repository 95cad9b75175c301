"""Letters of symbol fonts (Symbol, Wingdings) as Unicode: what the reader sees for a code of theirs."""

from __future__ import annotations

import re

_SYMBOL = {
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    0x2D: "-",
    0xA3: "≤",
    0xA5: "∞",
    0xAB: "↔",
    0xAC: "←",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xBC: "…",
    0xDE: "⇒",
    0xE5: "∑",
}
_WINGDINGS = {
    0x6C: "•",
    0x6E: "■",
    0x6F: "□",
    0x71: "□",
    0x72: "□",
    0x76: "❖",
    0x77: "◆",
    0x9E: "·",
    0x9F: "•",
    0xA0: "▪",
    0xA7: "▪",
    0xA8: "□",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE8: "→",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x97: "•", 0xA3: "□"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "wingdings 3": {0x83: "→"}}
_PRIVATE = range(0xF000, 0xF100)
_DASHES, _PLUSES = "-–—−‒―‐‑", "+＋"
_RARE = re.compile("[\xad\u2011\uf000-\uf0ff]")
_MASKED = re.compile("[\uf000-\uf0ff]")
_LATIN = "\xff"
"""The code of a soft hyphen is the letter «ư» in TCVN3, which shows no letter above this one."""
UNKNOWN = "•"
"""For a picture that has no letter."""


def is_symbol_font(font: str) -> bool:
    return font.lower() in _FONTS


def letter(code: int, font: str) -> str:
    """What the code `code` (also in the private area, as Word stores it) shows in `font`."""
    table = _FONTS.get(font.lower())
    low = code & 0xFF if code in _PRIVATE else code
    if table is None:
        return _WINGDINGS.get(low, UNKNOWN) if code in _PRIVATE else _printed(code)
    if low in table:
        return table[low]
    plain = table is _SYMBOL and 0x20 <= low < 0x7F
    return chr(low) if plain or low == 0x20 else UNKNOWN


def _printed(code: int) -> str:
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def shown(text: str, font: str) -> str:
    """`text` typed in a symbol font."""
    return "".join([letter(ord(each), font) for each in text])


def unmasked(text: str) -> str:
    """`text` of an ordinary font as one would search for it: unbreakable hyphens as hyphens, soft ones left out,
    letters of the private area that a symbol font has left behind as Unicode."""
    if not _RARE.search(text):
        return text
    text = text.replace("\u2011", "-")
    if "\xad" in text and max(text) > _LATIN:
        text = text.replace("\xad", "")
    return _MASKED.sub(lambda found: letter(ord(found[0]), ""), text)


def bullet(text: str, font: str, depth: int) -> str:
    """«-» or «+» for the mark of an automatic list at the level `depth` from 0.

    Official texts know two list marks, the dash and below it the plus sign. Word's own round, square and arrow marks
    are read as the one of their depth.
    """
    seen = shown(text, font) if is_symbol_font(font) else unmasked(text)
    if seen.strip() and seen.strip()[0] in _DASHES:
        return "-"
    if seen.strip() and seen.strip()[0] in _PLUSES:
        return "+"
    return "+" if depth % 2 else "-"
