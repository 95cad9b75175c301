"""The code under a document's QR: short enough to type, too long to guess.

Crockford's base 32: digits and capitals without I, L, O and U, so that nothing is taken for something else when it is
read aloud or off a bad print. Sixteen letters are 80 bits.
"""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
_GROUP = 4
_FORGIVEN = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, "–": None, " ": None, "\t": None, "\u00a0": None})


def shown(code: str) -> str:
    """In groups of four: «7K3M-9XQA-…»."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def typed(text: str) -> str:
    """The code that somebody meant: hyphens and spaces left out, O read as 0, I and L as 1; empty where it is none."""
    code = text.strip().upper().translate(_FORGIVEN)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""
