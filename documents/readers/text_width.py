"""How wide a printed line is: what tells whether its end was forced by the margin or meant by the writer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from common.text import fold

# Advance widths of the official typeface (Times New Roman) in thousandths of an em; letters without their marks.
_NARROW = {
    **dict.fromkeys(" .,", 250),
    **dict.fromkeys("ijlt:;/", 278),
    **dict.fromkeys("fr-()[]!'I", 333),
    **dict.fromkeys("sJ", 389),
    **dict.fromkeys("acez“”", 444),
}
_WIDE = {
    **dict.fromkeys("ELTZ", 611),
    **dict.fromkeys("FPS", 556),
    **dict.fromkeys("BCR", 667),
    **dict.fromkeys("ADGHKNOQUVXYw", 722),
    "m": 778,
    "&": 778,
    "%": 833,
    "M": 889,
    "W": 944,
    "…": 1000,
}
_ADVANCES = _NARROW | _WIDE
_USUAL = 500
_WIDEST_LINE = 60_000
"""Thousandths of an em: no page is set wider; a longer line is a paragraph that was never broken."""
_LONGEST = 300
"""Letters that no printed line has: such a text needs no exact measure."""
_SHORTEST = 20_000
"""A line of running text on a portrait page is at least this wide; narrower ones are table cells or titles."""
_FEWEST = 30
"""Letters that such a line has at least."""


def width(text: str) -> int:
    """Natural width of `text` in thousandths of an em; runs of spaces count once."""
    words = " ".join(text.split())
    return len(words) * _USUAL if len(words) > _LONGEST else sum(map(_advance, words))


@lru_cache(maxsize=2_000)
def _advance(sign: str) -> int:
    """A letter is as wide as the one without its marks."""
    if sign in _ADVANCES:
        return _ADVANCES[sign]
    bare = fold(sign)[:1] or sign
    return _ADVANCES.get(bare.upper() if sign.isupper() else bare, _USUAL)


def of_column(lines: Sequence[str]) -> int | None:
    """The width of the running text, given lines whose ends were certainly forced; None where nothing was broken."""
    widths = sorted(
        number for number in map(width, (line for line in lines if len(line) >= _FEWEST)) if number >= _SHORTEST
    )
    if len(widths) < 2 or widths[len(widths) // 2] > _WIDEST_LINE:
        return None
    return widths[int(0.95 * (len(widths) - 1))]
