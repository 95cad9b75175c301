"""Two columns beside each other without a rule: the letterhead, and «Nơi nhận» beside the signature.

Relies on the diagram of Nghị định 30/2020/NĐ-CP (Phụ lục I, phần I, mục IV): the agency (ô 2) and the number (ô 3)
stand left of the country's name (ô 1) and the place and date (ô 4); the recipients (ô 9b) stand left of the
signature (ô 7). Between the two there is a strip of paper that no word crosses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from common.text import fold
from documents.readers.pdf.lines import Line, lines
from documents.readers.pdf.measures import Measures
from documents.readers.pdf.page import Word

_COUNTRY = re.compile(r"c[o0]ng ?hoa ?xa ?hoi")
_MOTTO = re.compile(r"doc ?lap ?[-–] ?tu ?do")
_RECIPIENTS = re.compile(r"noi nhan\s*:?")
_DATED = re.compile(r"ngay\b.*\bthang\b.*\bnam\b")
_NUMBERED = re.compile(r"so\s*:?.*/")
_ANNEX = re.compile(r"phu luc\b|bieu (?:mau )?so|mau so")
_TYPES = re.compile(
    r"(?:ke hoach|quyet dinh|chuong trinh|de an|bao cao|to trinh|thong bao|huong dan|phuong an|du an|quy che|quy dinh|"
    r"nghi quyet|chi thi|cong dien|bien ban|giay moi|kinh gui\b.*|phu luc\b.*)"
)
_LEAST = 4.0
_LONGEST = 14
_FOOT_LEAST = 9.0


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines `first` up to, not including, `end` of the page, as two columns."""

    first: int
    end: int
    left: tuple[Line, ...]
    right: tuple[Line, ...]


def zones(found: Sequence[Line], measures: Measures) -> list[Zone]:
    """The two-column parts of a page in order; `found` are its lines outside tables, columns still on one line."""
    zones: list[Zone] = []
    place = 0
    while place < len(found):
        zone = _zone_at(found, place, zones[-1].end if zones else 0, measures)
        if zone:
            zones.append(zone)
        place = max(place + 1, zone.end if zone else 0)
    return zones


def _zone_at(found: Sequence[Line], place: int, free: int, measures: Measures) -> Zone | None:
    folded = fold(found[place].text)
    if _COUNTRY.search(folded):
        return _letterhead(found, place, free, measures)
    if _RECIPIENTS.match(folded):
        return _foot(found, place, free)
    if _NUMBERED.match(folded) and _DATED.search(folded):
        return _numbered(found, place)
    return None


# ---- letterhead ----


def _letterhead(found: Sequence[Line], place: int, free: int, measures: Measures) -> Zone | None:
    start = _country_at(found[place])
    right = found[place].words[start].x0
    motto = next((line for line in found[place + 1 : place + 4] if _MOTTO.search(fold(line.text))), None)
    if motto:
        right = min(right, next(word.x0 for word in motto.words if fold(word.text).startswith("doc")))
    left = _left_of(right, found[max(place - 2, free) : place + 2]) or _left_of(right, found[place + 2 : place + 4])
    if left is None:
        return None
    strip = _Strip(left, right, (found[place].words[start].x0 + found[place].words[-1].x1) / 2)
    first = place
    while first > free and found[place].top - found[first - 1].bottom < 40 and found[first - 1].x1 <= strip.right:
        first -= 1
    strip.left = max([strip.left, *(line.x1 for line in found[first:place])])
    end = place
    while end < min(len(found), place + _LONGEST) and strip.takes(found[end], measures, found[end - 1 : end]):
        end += 1
    return _split(found, first, max(end, place + 1), strip.middle)


def _left_of(right: float, around: Sequence[Line]) -> float | None:
    """Where the words of the left column end."""
    return max((word.x1 for line in around for word in line.words if word.x1 <= right), default=None)


def _country_at(line: Line) -> int:
    for place in range(len(line.words)):
        if _COUNTRY.match(fold(" ".join(word.text for word in line.words[place:]))):
            return place
    return 0


@dataclass(slots=True)
class _Strip:
    """The white between two columns; `centre` is the middle of the right one."""

    left: float
    right: float
    centre: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def takes(self, line: Line, measures: Measures, before: Sequence[Line]) -> bool:
        """Whether `line` belongs to the columns; the strip becomes narrower where it must."""
        if _TYPES.fullmatch(fold(line.text)) or self._is_title(line, measures):
            return False
        if before and line.top - before[0].bottom > 45:
            return False
        at = _break(line, self)
        if at is None:
            return False
        left = max([self.left, *(word.x1 for word in line.words[:at])])
        right = min([self.right, *(word.x0 for word in line.words[at:])])
        if right - left < _LEAST:
            return False
        self.left, self.right = left, right
        return True

    def _is_title(self, line: Line, measures: Measures) -> bool:
        """Centred on the page, not in a column."""
        centre = (measures.left + measures.right) / 2
        is_one = line.x0 > self.middle - 60 and line.x1 < measures.right - 5 and _break(line, self) in (0, None)
        return is_one and abs(line.centre - centre) < 4 < abs(line.centre - self.centre)


def _break(line: Line, strip: _Strip) -> int | None:
    """How many words of `line` stand left of the strip; None where it has no gap there."""
    words = line.words
    if line.x1 < strip.right - _LEAST:
        return len(words)
    if line.x0 > strip.left + _LEAST:
        return 0
    gaps = [
        (after.x0 - before.x1, place)
        for place, (before, after) in enumerate(pairwise(words), 1)
        if before.x1 < strip.right and after.x0 > strip.left
    ]
    widest = max(gaps, default=None)
    return widest[1] if widest and widest[0] >= _LEAST else None


def _numbered(found: Sequence[Line], place: int) -> Zone | None:
    """«Số: …/KH-…» and «…, ngày … tháng …» on one line, the rest of the letterhead lost."""
    line = found[place]
    gaps = [
        (after.x0 - before.x1, (before.x1 + after.x0) / 2)
        for before, after in zip(line.words, line.words[1:], strict=False)
        if "/" in "".join(word.text for word in line.words if word.x1 <= before.x1)
    ]
    widest = max(gaps, default=(0.0, 0.0))
    return _split(found, place, place + 1, widest[1]) if widest[0] > _FOOT_LEAST else None


# ---- signature ----


def _foot(found: Sequence[Line], place: int, free: int) -> Zone | None:
    """From «Nơi nhận», or from the signer's title a little higher, as far down as the strip reaches."""
    start = found[place].x0
    strip: tuple[float, float] | None = None
    end = place
    for line in found[place:]:
        if _ANNEX.match(fold(line.text)) or _COUNTRY.search(fold(line.text)):
            break
        wider = _strip_of([word for each in found[place : end + 1] for word in each.words], start)
        if strip and wider is None:
            break
        strip = wider or strip
        end += 1
    if strip is None:
        return None
    first = place
    while first > free and found[place].top - found[first - 1].bottom < 50 and found[first - 1].x0 > strip[0]:
        first -= 1
    return _split(found, first, end, sum(strip) / 2)


def _strip_of(words: Sequence[Word], start: float) -> tuple[float, float] | None:
    """The widest strip that no word crosses, with words on both sides."""
    edges = sorted((word.x0, word.x1) for word in words)
    reached, best = edges[0][1], None
    for x0, x1 in edges:
        if x0 - reached >= _FOOT_LEAST and x0 > start + 90 and (best is None or x0 - reached > best[1] - best[0]):
            best = reached, x0
        reached = max(reached, x1)
    return best


def _split(found: Sequence[Line], first: int, end: int, middle: float) -> Zone | None:
    words = [word for line in found[first:end] for word in line.words]
    page = found[first].page
    left = lines([word for word in words if (word.x0 + word.x1) / 2 < middle], page)
    right = lines([word for word in words if (word.x0 + word.x1) / 2 >= middle], page)
    return Zone(first, end, tuple(left), tuple(right)) if left and right else None
