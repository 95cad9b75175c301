"""The mark that a paragraph begins with: «Phần I», «A.», «II.», «1.», «1.1.», «a)», «(1)», «-», «+», «*», «•».

Habit relied on: Nghị định 30/2020/NĐ-CP, Phụ lục I: phần, chương, mục in their own words, mục in Roman figures, khoản
in Arabic figures, điểm in letters of the Vietnamese alphabet; under them offices write dashes, then plus signs.
Slips of typing are usual and understood: «1.Mục đích», «1/ Mục đích», «a. …», «-Tổ chức».
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from common.numbering import LETTERS, roman

Kind = Literal[
    "part", "chapter", "article", "capital", "roman", "arabic", "closed", "point", "round", "small", "bullet"
]

_WORD_MARKS: tuple[tuple[Kind, str], ...] = (
    ("part", r"(?:PHẦN|Phần)\s+(?:(?:THỨ|Thứ|thứ)\s+\w+|[IVXL]{1,5}|\d{1,2}|[A-E])"),
    ("chapter", r"(?:CHƯƠNG|Chương)\s+(?:[IVXL]{1,5}|\d{1,2})"),
    ("chapter", r"(?:MỤC|Mục|TIỂU MỤC|Tiểu mục)\s+(?:[IVXL]{1,5}|\d{1,2})"),
    ("article", r"(?:ĐIỀU|Điều)\s+\d{1,3}"),
)
# The words end, or a mark or a capital follows: «Mục 1 quy định …» is a sentence.
_WORDS = [
    (kind, re.compile(rf"(?P<n>{words})(?:\s*[.:–-]\s*|\s*$|\s+(?=[A-ZĐÀ-Ỹ]{{2}}))")) for kind, words in _WORD_MARKS
]
_ROMAN = re.compile(r"(?P<n>[IVXL]{1,6})\s*(?P<end>[.)/:]|\s[-–])\s*(?=\S)")
_CAPITAL = re.compile(r"(?P<n>[A-HKĐ])\s*[.)/]\s+(?=\S)")
_UNDER_ROMAN = re.compile(r"[IVXL]{1,5}\.(?P<n>\d{1,2}(?:\.\d{1,2}){0,3})\s*[.)/]?\s+(?=\S)")
_DEEP = re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,4})(?:\s*[.)/]\s*(?=\D)|\s+(?=[A-ZĐÀ-Ỹ“\"(]))")
_ARABIC = re.compile(r"(?P<n>\d{1,2})\s*[./]\s*(?=[^\d\s])")
_CLOSED = re.compile(r"(?P<n>\d{1,2})\s*\)\s*(?=\S)")
_ROUND = re.compile(r"\(\s*(?P<n>\d{1,2}|[a-zđ]|[ivx]{1,4})\s*\)\s*(?=\S)")
_POINT = re.compile(r"(?P<n>[a-zđ])\s*(?:[)/]\s*(?=\S)|\.\s+(?=[A-ZĐÀ-Ỹ]))")
_SMALL = re.compile(r"(?P<n>i{1,3}|iv|vi{0,3}|ix|x)\s*[)./]\s*(?=\S)")
_BULLET = re.compile(r"(?P<n>[-–—‒−+*•●▪◦■□➢✓→\uf0b7\uf02d])\s*(?=[^\s\d.,]|\d+(?!\s*(?:\.\d{3}|%)\s*$))")
_ROMANS = {roman(number): number for number in range(1, 60)}
_SMALLS = {each.lower(): number for each, number in _ROMANS.items()}
_BULLETS = {"–": "-", "—": "-", "‒": "-", "−": "-", "\uf02d": "-", "●": "•", "▪": "•", "◦": "•", "\uf0b7": "•"}


@dataclass(frozen=True, slots=True)
class Mark:
    """`printed` as typed, its closing sign with it («1.1.», «a)»); `path` the figures («1.1» → (1, 1)); a bullet's
    `sign` is one of «-», «+», «*», «•» and the like. `rest` is what follows."""

    kind: Kind
    printed: str
    path: tuple[int, ...]
    rest: str
    sign: str = ""

    @property
    def last(self) -> int:
        """The figure that counts on among siblings; 0 for bullets."""
        return self.path[-1] if self.path else 0


def mark_of(text: str, letters_open: tuple[str, int] | None = None) -> Mark | None:
    """The mark that `text` begins with; None for running text.

    `letters_open`: (kind, last figure) of an open list of letters, which tells «i)» after «h)» from a small Roman i,
    and «C.» after «B.» from a Roman hundred.
    """
    for kind, pattern in _WORDS:
        if found := pattern.match(text):
            return _mark(kind, text, found, (_figure(found["n"].split()[-1]),))
    if found := _UNDER_ROMAN.match(text):
        return _mark("arabic", text, found, tuple(int(each) for each in found["n"].split(".")))
    return _lettered(text, letters_open) or _counted(text) or _bullet(text)


def _lettered(text: str, letters_open: tuple[str, int] | None) -> Mark | None:
    expected = _LETTERS_AT.get(letters_open[1] + 1, "") if letters_open else ""
    capital, point = _CAPITAL.match(text), _POINT.match(text)
    if capital and (expected.upper() == capital["n"] or capital["n"] not in "CDLIVX" or not letters_open):
        return _mark("capital", text, capital, (_letter(capital["n"].lower()),))
    if (found := _ROMAN.match(text)) and found["n"] in _ROMANS and text[found.end() :][:1].strip():
        return _mark("roman", text, found, (_ROMANS[found["n"]],))
    small = _SMALL.match(text)
    if small and not (point and point["n"] == expected):
        return _mark("small", text, small, (_SMALLS[small["n"]],))
    return _mark("point", text, point, (_letter(point["n"]),)) if point else None


def _counted(text: str) -> Mark | None:
    if found := _DEEP.match(text):
        path = tuple(int(each) for each in found["n"].split("."))
        return None if len(path) == 2 and _is_date(text, found) else _mark("arabic", text, found, path)
    kinds: tuple[tuple[Kind, re.Pattern[str]], ...] = (("arabic", _ARABIC), ("closed", _CLOSED), ("round", _ROUND))
    for kind, pattern in kinds:
        if found := pattern.match(text):
            return _mark(kind, text, found, (_figure(found["n"]),))
    return None


def _is_date(text: str, found: re.Match[str]) -> bool:
    """«30.4 hằng năm», «1.5 tỷ đồng»: figures, not a mark; a mark is closed or followed by a capital."""
    return not re.match(r"\s*[.)/]|\s+[A-ZĐÀ-Ỹ“\"(]", text[found.start() + len(found["n"]) :])


def _bullet(text: str) -> Mark | None:
    found = _BULLET.match(text)
    if not found:
        return None
    sign = _BULLETS.get(found["n"], found["n"])
    return Mark("bullet", sign, (), text[found.end() :].strip(), sign)


def _mark(kind: Kind, text: str, found: re.Match[str], path: tuple[int, ...]) -> Mark:
    printed = "".join(found[0].split()) if kind not in ("part", "chapter", "article") else found[0].strip(" .:–-")
    return Mark(kind, printed, path, text[found.end() :].strip())


def _figure(word: str) -> int:
    """A number word's figure, 1 for one that is not known: «thứ nhất»."""
    if word.isdigit():
        return int(word)
    if word in _ROMANS:
        return _ROMANS[word]
    return _ORDINALS.get(word.lower(), _letter(word.lower()) or 1)


def _letter(letter: str) -> int:
    return LETTERS.index(letter) + 1 if letter in LETTERS and len(letter) == 1 else 0


_ORDINALS = {"nhất": 1, "một": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7}
_LETTERS_AT = dict(enumerate(LETTERS, 1))
