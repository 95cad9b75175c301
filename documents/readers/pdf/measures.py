"""The measures of a file's text: where its lines begin and end, how far apart they stand, how far first lines go in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from documents.readers.pdf.lines import Line
from documents.readers.pdf.page import Page, Word

_NEAR = 2.5
_ENOUGH = 3
_MANY = 15
_INDENTS = (8.0, 60.0)


@dataclass(frozen=True, slots=True)
class Measures:
    """Points; `left` and `right` are where the text of the page begins and ends, `pitch` is from line to line, `indent`
    that of first lines (0: none). `justified`: full lines end at `right`."""

    left: float
    right: float
    pitch: float
    indent: float
    justified: bool


def body_size(words: Iterable[Word]) -> float:
    """The size of the type that most letters have."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size * 2) / 2] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


Text = tuple[Page, Sequence[Line], Sequence[tuple[float, float]]]
"""A page, its lines outside tables, and where its tables begin and end."""


def measures(pages: Sequence[Text]) -> dict[int, Measures]:
    """By page number. Pages of one shape share what a page alone does not show."""
    shapes: dict[tuple[int, int], list[Text]] = defaultdict(list)
    for text in pages:
        shapes[round(text[0].width), round(text[0].height)].append(text)
    return {page.number: each for group in shapes.values() for page, each in _shape(group)}


def _shape(group: Sequence[Text]) -> list[tuple[Page, Measures]]:
    every = [line for _, lines, _ in group for line in lines]
    left, right = _edge([line.x0 for line in every], False), _edge([line.x1 for line in every], True)
    if len(every) < _MANY:
        # Pages of tables: a heading above them is centred on them.
        left = min([left, *(x0 for _, _, tables in group for x0, _ in tables)])
        right = max([right, *(x1 for _, _, tables in group for _, x1 in tables)])
    pitch, indent = _pitch(group, left, right), _indent(group, left)
    found = []
    for page, lines, _ in group:
        # Mirrored margins and pages from another file: what a full page shows by itself counts.
        own_left = _edge([line.x0 for line in lines], False) if len(lines) >= _MANY else left
        own_right = _edge([line.x1 for line in lines], True) if len(lines) >= _MANY else right
        found.append((page, Measures(own_left, own_right, pitch, indent, _is_justified(every, left, right))))
    return found


def _edge(places: Sequence[float], is_right: bool) -> float:
    """The outermost place that several lines share; at the right only where few go beyond it: lines that all end where
    their words do share a place by chance."""
    ordered = sorted(places, reverse=is_right)
    for beyond, place in enumerate(ordered):
        if sum(1 for other in places if abs(other - place) <= _NEAR) >= _ENOUGH:
            return ordered[0] if is_right and beyond > 1 else place
    return ordered[0] if ordered else 0.0


def _pitch(group: Sequence[Text], left: float, right: float) -> float:
    """The distance of two lines of one paragraph: the first full, the second at the left edge. Where no two lines show
    it, the smallest usual distance in the type of most lines."""
    size = body_size(word for _, lines, _ in group for line in lines for word in line.words)
    sure, usual = Counter[float](), Counter[float]()
    for _, lines, _ in group:
        for above, below in pairwise(lines):
            step = round((below.middle - above.middle) * 2) / 2
            if max(abs(above.size - size), abs(below.size - size)) > 1 or not 0.9 * size < step < 2.2 * size:
                continue
            usual[step] += 1
            if right - above.x1 <= _NEAR and abs(below.x0 - left) <= _NEAR:
                sure[step] += 1
    if sure:
        return max(sure, key=lambda step: (sure[step], -step))
    most = max(usual.values(), default=0)
    return min((step for step, count in usual.items() if count * 3 >= most), default=0.0)


def _indent(group: Sequence[Text], left: float) -> float:
    """How far the first lines of paragraphs go in, where many lines that end elsewhere do so by the same measure."""
    found: Counter[float] = Counter()
    for _, lines, _ in group:
        for line in lines:
            deep = line.x0 - left
            if _INDENTS[0] <= deep <= _INDENTS[1]:
                found[round(deep)] += 1
    if not found:
        return 0.0
    deep, count = found.most_common(1)[0]
    return deep if count >= _ENOUGH else 0.0


def _is_justified(lines: Sequence[Line], left: float, right: float) -> bool:
    wide = [line for line in lines if line.x1 - line.x0 > 0.6 * (right - left)]
    full = sum(1 for line in wide if abs(line.x1 - right) <= _NEAR)
    return len(wide) >= _ENOUGH and full * 2 >= len(wide)
