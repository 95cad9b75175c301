"""UTF-8 that a program took for Latin-1 or Windows-1252, once or several times: «Káº¿ hoáº¡ch»."""

from __future__ import annotations

import re

_UNDEFINED = "\x81\x8d\x8f\x90\x9d"
"""Codes that Windows-1252 leaves open; programs keep them as control characters."""
_CP1252 = {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0x100)}
_CODES = {chr(code): code for code in range(0x80, 0x100)} | _CP1252
_LEAD, _TRAIL = range(0xC2, 0xF5), range(0x80, 0xC0)
_SEQUENCE = re.compile(
    "[{lead}][{trail}]{{1,3}}".format(
        lead="".join(re.escape(sign) for sign, code in _CODES.items() if code in _LEAD),
        trail="".join(re.escape(sign) for sign, code in _CODES.items() if code in _TRAIL),
    )
)
_TIMES = 3


def undone(text: str) -> str:
    """`text` with every run that is UTF-8 in disguise turned back; what is none stays."""
    for _ in range(_TIMES):
        better = _SEQUENCE.sub(_letter, text)
        if better == text:
            return text
        text = better
    return text


def _letter(found: re.Match[str]) -> str:
    codes = bytes(_CODES[sign] for sign in found[0])
    # A lead byte says how many follow it; what is left behind them are letters of their own.
    for length in range(len(codes), 1, -1):
        try:
            return codes[:length].decode() + found[0][length:]
        except UnicodeDecodeError:
            continue
    return found[0]
