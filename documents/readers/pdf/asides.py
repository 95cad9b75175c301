"""Small print that is drawn over a page after it was written: what a digital signature shows of itself, and the words
under a QR code.

Relies on how signing programs mark a page: a few lines smaller than the text, close together, that name the signer
(«Người ký», «Ký bởi»), the address and the time. They may lie over the letterhead, so they are told from it by size
and closeness, not by place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from common.text import fold
from documents.readers.pdf.lines import lines
from documents.readers.pdf.page import Word

_SMALL = 0.82
_SMALLEST_TEXT = 10.6
"""Points: recipients, the smallest type of a document's own text, have 11 (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
_MOST = 1500
_LONGEST = 60
"""Words of one patch."""
_SIGNED = re.compile(
    r"(?:nguoi ky|ky boi|duoc ky boi|thoi gian ky|ngay ky|chu ky so|digitally signed by|signed by|signing time)\s*:?|"
    r"signature (?:not )?(?:verified|valid)"
)
_ALIKE = 1.6
_OWN = re.compile(r"noi nhan|luu\s*:")
_CHECK = re.compile(r"(?:quet )?ma (?:qr |nay )?(?:de )?(?:kiem tra|xac thuc|tra cuu)|^(?:[0-9a-hjkmnp-tv-z]{4}-?){4}$")


def apart(words: Sequence[Word], body: float) -> tuple[list[Word], list[str]]:
    """`words` (none of a table's) without small print about signatures and checks, and that small print, a text for
    each patch. `body` is the size of the text.
    """
    most = min(_SMALL * body, _SMALLEST_TEXT)
    small = [word for word in words if word.size < most]
    if not small or len(small) > _MOST:
        return list(words), []
    left: set[int] = set()
    said = []
    for patch in _patches(small):
        text = " ".join(line.text for line in lines(patch, 0))
        if len(patch) <= _LONGEST and _is_aside(fold(text)):
            left |= {id(word) for word in patch}
            said.append(text)
    return [word for word in words if id(word) not in left], said


def _is_aside(folded: str) -> bool:
    return bool(_SIGNED.search(folded) or _CHECK.search(folded)) and not _OWN.search(folded)


def _patches(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand close to each other."""
    rest, found = list(words), []
    while rest:
        patch, front = [], [rest.pop()]
        while front:
            word = front.pop()
            patch.append(word)
            near = [other for other in rest if _near(word, other)]
            if near:
                taken = {id(other) for other in near}
                rest = [other for other in rest if id(other) not in taken]
                front += near
        found.append(patch)
    return found


def _near(one: Word, other: Word) -> bool:
    size = max(one.size, other.size)
    across = max(one.x0, other.x0) - min(one.x1, other.x1)
    down = abs(one.middle - other.middle)
    return across < 1.2 * size and down < 1.8 * size and abs(one.size - other.size) < _ALIKE
