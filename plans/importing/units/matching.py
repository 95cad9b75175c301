"""A unit as printed, found in the agency's register: by name, former name, alias, abbreviation, or with a slip.

Habits relied on: offices shorten names by initials («Phòng KHTC», «Sở KH&CN», «Chi cục TĐC»), leave out the kind or the
province, and spell «Uỷ ban»/«Ủy ban», «hoà»/«hòa» both ways. Nothing is created: what is not found is offered as new.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from common.text import collapse
from plans.importing.units.initials import shortens

_TONES = {"\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5"}
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_LEVEL = r"(?:tỉnh|thành phố|tp|huyện|thị xã|quận|xã|phường|đặc khu)"
_PLACES = (re.compile(rf"(?P<kept>.+?) {_LEVEL} .+"), re.compile(rf"(?P<kept>.+? {_LEVEL}) .+"))
_KIND = re.compile(r"^(?:phòng|ban|sở|trung tâm|chi cục|văn phòng) ")
_SHORTEST_WITH_SLIP = 8
_SLIP_EVERY = 12


@dataclass(frozen=True, slots=True)
class Known:
    """A unit of the register: today's name first, then former names and aliases; `codes` are its abbreviations."""

    id: int
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """`id` is the unit's, None for «none»; `others` further units that it might be. `doubt` asks a person."""

    kind: Literal["exact", "likely", "none"]
    id: int | None = None
    confidence: float = 0.0
    doubt: str = ""
    others: tuple[int, ...] = ()


NONE = Match("none")


def match(printed: str, register: Sequence[Known]) -> Match:
    """The unit of `register` that `printed` names. Several that fit equally well are «none», named in `others`."""
    forms = _forms(printed)
    if not forms:
        return NONE
    exact = {unit.id for unit in register if forms[0] in _keys((*unit.names, *unit.codes))}
    if exact:
        return _one(exact, 1.0, "exact", printed, register)
    inside = {unit.id for unit in register if set(forms) & set(_keys((*unit.names, *unit.codes)))}
    if inside:
        return _one(inside, 0.95, "likely", printed, register)
    steps = ((_is_shortened, 0.9), (_lacks_a_part, 0.85), (_has_a_slip, 0.7))
    for test, confidence in steps:
        found = {
            unit.id for unit in register if any(test(form, name) for form in _plain(printed) for name in unit.names)
        }
        if found:
            return _one(found, confidence, "likely", printed, register)
    return NONE


def key(name: str) -> str:
    """Names are the same without regard to case, spaces, dashes, «&»/«và», and where the tone stands (òa, oà)."""
    words = _words(name.replace("&", " và "))
    return " ".join(_toneless_last(word) for word in words.split())


def _words(name: str) -> str:
    name = collapse(name).lower()
    name = re.sub(r"\bubnd\b", "ủy ban nhân dân", name)
    name = re.sub(r"\buỷ\b", "ủy", name)
    return collapse(re.sub(r"[-–—/,.;:“”\"'()]", " ", name))


def _toneless_last(word: str) -> str:
    """The word's letters, its tone behind them: «hòa» and «hoà» are one."""
    letters, tone = [], ""
    for mark in unicodedata.normalize("NFD", word):
        if mark in _TONES:
            tone = _TONES[mark]
        else:
            letters.append(mark)
    return "".join(letters) + tone


def _forms(printed: str) -> tuple[str, ...]:
    """The keys that `printed` offers: whole, without brackets, what the brackets say."""
    return tuple(filter(None, (key(text) for text in (printed, *_plain(printed)))))


def _plain(printed: str) -> tuple[str, ...]:
    inner = _BRACKETS.search(printed)
    outside = _BRACKETS.sub("", printed).strip()
    return tuple(filter(None, (outside, inner[1].strip() if inner else "")))


def _keys(names: Iterable[str]) -> set[str]:
    return {key(name) for name in names if name}


def _is_shortened(printed: str, name: str) -> bool:
    return shortens(printed, name) or shortens(name, printed)


def _lacks_a_part(printed: str, name: str) -> bool:
    """The province or the kind is left out on one side."""
    one, two = _words(printed), _words(name)
    if one in _without_place(two) or two in _without_place(one):
        return True
    if min(len(one.split()), len(two.split())) < 2:
        return False
    return one == _KIND.sub("", two) or two == _KIND.sub("", one)


def _without_place(words: str) -> set[str]:
    """«ủy ban nhân dân tỉnh lâm đồng» → without «tỉnh lâm đồng», and without «lâm đồng»."""
    return {found["kept"] for place in _PLACES if (found := place.fullmatch(words))}


def _has_a_slip(printed: str, name: str) -> bool:
    """A letter or tone wrong for every twelve; figures and short names must be right."""
    one, two = key(printed), key(name)
    if min(len(one), len(two)) < _SHORTEST_WITH_SLIP or re.findall(r"\d{2,}", printed) != re.findall(r"\d{2,}", name):
        return False
    return _distance(one, two, max(1, len(one) // _SLIP_EVERY)) is not None


def _distance(one: str, two: str, most: int) -> int | None:
    """Letters to change from `one` to `two`; None for more than `most`."""
    if abs(len(one) - len(two)) > most:
        return None
    row = [*range(len(two) + 1)]
    for at, letter in enumerate(one, 1):
        previous, row = row, [at]
        for column, other in enumerate(two, 1):
            row.append(min(previous[column] + 1, row[-1] + 1, previous[column - 1] + (letter != other)))
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


def _one(
    found: set[int], confidence: float, kind: Literal["exact", "likely"], printed: str, register: Sequence[Known]
) -> Match:
    ids = tuple(unit.id for unit in register if unit.id in found)
    names = {unit.id: unit.names[0] for unit in register if unit.names}
    if len(ids) > 1:
        listed = "; ".join(names.get(each, "") for each in ids)
        return Match("none", None, 0.0, f"«{printed}» có thể là nhiều đơn vị: {listed}; hãy chọn.", ids)
    if kind == "exact":
        return Match("exact", ids[0], 1.0)
    return Match("likely", ids[0], confidence, f"Hiểu «{printed}» là {names.get(ids[0], '')}; hãy xác nhận.")
