"""A page as it is drawn: words and rules with their places, the page turned upright.

Measures are points from the upper left corner of what is seen.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without white space. `size` is that of the type; `top` and `bottom` are the type's, not the letters'."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    italic: bool = False
    font: str = ""

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along the page's edges, or the edge of a rectangle: `x0` ≤ `x1`, `top` ≤ `bottom`."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def is_level(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """`number` from 1. `pictured`: the part of the page that pictures cover, 0 to 1."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    pictured: float = 0.0
