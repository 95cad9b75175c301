"""Names shortened by their initials: «Phòng KHTC» for «Phòng Kế hoạch - Tài chính».

Habit relied on: the letters are the initials of all words, or of those with a capital only («TĐC» for «Tiêu chuẩn Đo
lường Chất lượng»); «và» has none; single words may stay written out.
"""

from __future__ import annotations

import re

from common.text import fold

_SPLIT = re.compile(r"[\s,./–—-]+|&")
_ACRONYM = re.compile(r"[A-ZĐƯÔÂÊĂƠ]{2,}")


def shortens(short: str, name: str) -> bool:
    """Whether `short` is `name` with at least one run of words as initials."""
    pieces = [piece for piece in _SPLIT.split(short) if piece and piece.lower() != "và"]
    words = [word for word in _SPLIT.split(name) if word and word.lower() != "và"]
    if not any(_ACRONYM.fullmatch(piece) for piece in pieces) or len(pieces) > len(words):
        return False
    return _fits(tuple(pieces), tuple(words))


def _fits(pieces: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if not pieces or not words:
        return not pieces and not words
    first, rest = pieces[0], pieces[1:]
    if first.lower() == words[0].lower() and _fits(rest, words[1:]):
        return True
    if not (_ACRONYM.fullmatch(first) or (len(first) == 1 and first.isupper())):
        return False
    return any(_are_initials(first, words[:count]) and _fits(rest, words[count:]) for count in range(1, len(words) + 1))


def _are_initials(letters: str, words: tuple[str, ...]) -> bool:
    """All initials, or those of the words with capitals. «Đ» and «D» differ, vowels' marks do not count."""
    wanted = _marks(letters)
    return wanted in (
        _marks("".join(word[0] for word in words)),
        _marks("".join(word[0] for word in words if word[0].isupper())),
    )


def _marks(letters: str) -> str:
    return "".join("đ" if letter in "đĐ" else fold(letter) for letter in letters)
