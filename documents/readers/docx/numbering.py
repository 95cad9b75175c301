"""The automatic lists that a Word file defines (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

from dataclasses import dataclass, field

from documents.readers.docx import symbols
from documents.readers.docx.names import FALLBACK, ILVL, RPR, VAL, Element, W, is_on, number, value
from documents.readers.docx.styles import Styles, indent_of, look_of

LEVELS = 9
_MOST_LINKS = 10
_ABSTRACT, _NUM, _LVL = f"{W}abstractNum", f"{W}num", f"{W}lvl"
_ABSTRACT_ID, _NUM_ID = f"{W}abstractNumId", f"{W}numId"


@dataclass(frozen=True, slots=True)
class Level:
    """`kind` is Word's name of the number format, `text` the pattern («%1.%2.»), for a bullet its mark.

    `restart`: None to begin anew after any higher level, 0 never, n after level n (from 1) or higher.
    """

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False
    left: float | None = None
    first: float | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list that paragraphs name. Those with the same `family` count on from each other; `starts` are levels that
    begin anew where the list is first used. `by_style`: the level that belongs to a paragraph style."""

    family: str
    levels: tuple[Level, ...]
    starts: dict[int, int] = field(default_factory=dict)
    by_style: dict[str, int] = field(default_factory=dict)


class Lists:
    """The lists of a file by their numbers; each is read when a paragraph asks for it."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        self._lists: dict[str, List | None] = {}
        if root is not None:
            for each in root.iterchildren(_ABSTRACT):
                self._abstract.setdefault(each.get(_ABSTRACT_ID) or "", each)
            for each in root.iterchildren(_NUM):
                self._numbers.setdefault(each.get(_NUM_ID) or "", each)

    def named(self, key: str | None) -> List | None:
        """The list with that number; None for none, and for «0», which takes an inherited one away."""
        if key is None or key == "0":
            return None
        if key not in self._lists:
            self._lists[key] = self._read(key)
        return self._lists[key]

    def _read(self, key: str) -> List | None:
        element = self._numbers.get(key)
        family = value(element, _ABSTRACT_ID) or ""
        abstract = self._followed(family)
        if element is None or abstract is None:
            return None
        levels = [Level() for _ in range(LEVELS)]
        by_style: dict[str, int] = {}
        for each in abstract.iterchildren(_LVL):
            _take(each, levels, by_style)
        starts: dict[int, int] = {}
        for each in element.iterchildren(f"{W}lvlOverride"):
            depth, start = number(each.get(ILVL)), number(value(each, f"{W}startOverride"))
            replaced = each.find(_LVL)
            if replaced is not None:
                _take(replaced, levels, by_style, depth)
            if depth is not None and start is not None:
                starts[depth] = start
        return List(family, tuple(levels), starts, by_style)

    def _followed(self, key: str) -> Element | None:
        """The definition `key`, or the one that it leaves to a numbering style."""
        for _ in range(_MOST_LINKS):
            found = self._abstract.get(key)
            link = value(found, f"{W}numStyleLink")
            if link is None:
                return found
            key = value(self._numbers.get(self._styles.list_of(link) or ""), _ABSTRACT_ID) or ""
        return None


def _take(element: Element, levels: list[Level], by_style: dict[str, int], depth: int | None = None) -> None:
    """Put the `w:lvl` into its place; what stands beyond Word's nine levels is never used."""
    place = number(element.get(ILVL)) if depth is None else depth
    if place is None or not 0 <= place < LEVELS:
        return
    levels[place] = _level(element, place)
    style = value(element, f"{W}pStyle")
    if style is not None:
        by_style.setdefault(style, place)


def _level(element: Element, depth: int) -> Level:
    kind = _kind(element)
    text = value(element, f"{W}lvlText") or ""
    if kind == "bullet":
        text = symbols.bullet(text, look_of(element.find(RPR))[0].font, depth)
    legal = element.find(f"{W}isLgl")
    indent = element.find(f"{W}pPr/{W}ind")
    left, first = (None, None) if indent is None else indent_of(indent)
    return Level(
        start=number(value(element, f"{W}start"), 0) or 0,
        kind=kind,
        text=text,
        restart=number(value(element, f"{W}lvlRestart")),
        is_legal=legal is not None and is_on(legal),
        left=left,
        first=first,
    )


def _kind(element: Element) -> str:
    """The format; of one that only newer programs know, what older ones show."""
    found = element.find(f"{W}numFmt")
    if found is None:
        found = element.find(f".//{FALLBACK}/{W}numFmt")
    return "decimal" if found is None else found.get(VAL) or "decimal"
