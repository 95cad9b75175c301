"""Styles: what a paragraph or a run looks like where it says nothing itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from documents.readers.docx.names import POINT, PPR, RPR, VAL, Element, W, is_on, number, value

_MOST_ANCESTORS = 100
_ID, _BASED, _DEFAULT, _TYPE = f"{W}styleId", f"{W}basedOn", f"{W}default", f"{W}type"
_B, _I, _VANISH, _CAPS, _FONTS, _STYLE = (f"{W}{tag}" for tag in ("b", "i", "vanish", "caps", "rFonts", "rStyle"))
_LOOKS = (_B, _I, _VANISH, _CAPS, _FONTS, _STYLE)
_NUMPR, _NUMID, _ILVL, _JC, _IND, _OUTLINE = (
    f"{W}{tag}" for tag in ("numPr", "numId", "ilvl", "jc", "ind", "outlineLvl")
)
_PSTYLE = f"{W}pStyle"
_ASCII, _HANSI = f"{W}ascii", f"{W}hAnsi"


@dataclass(frozen=True, slots=True)
class Look:
    """Of letters; None (and "" for the font) where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    caps: bool | None = None
    font: str = ""

    def over(self, base: Look) -> Look:
        """This look where it says something, else `base`."""
        return Look(
            base.bold if self.bold is None else self.bold,
            base.italic if self.italic is None else self.italic,
            base.hidden if self.hidden is None else self.hidden,
            base.caps if self.caps is None else self.caps,
            self.font or base.font,
        )


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Form:
    """Of a paragraph. `number` and `depth` name its automatic list («0» takes an inherited one away); `level` is that
    of a heading from 1, 0 for none and None where nothing is said; `left` and `first` are indents in points;
    `styles` its style and the ones it is based on, nearest first."""

    look: Look = PLAIN
    number: str | None = None
    depth: int | None = None
    centred: bool | None = None
    level: int | None = None
    left: float | None = None
    first: float | None = None
    styles: tuple[str, ...] = ()

    def over(self, base: Form) -> Form:
        """This form where it says something, else `base`."""
        return Form(
            self.look.over(base.look),
            base.number if self.number is None else self.number,
            base.depth if self.depth is None else self.depth,
            base.centred if self.centred is None else self.centred,
            base.level if self.level is None else self.level,
            base.left if self.left is None else self.left,
            base.first if self.first is None else self.first,
            self.styles + base.styles,
        )


NOTHING = Form()


def look_of(properties: Element | None) -> tuple[Look, str]:
    """What a `w:rPr` says itself, and the character style it names."""
    if properties is None or not len(properties):
        return PLAIN, ""
    said: dict[str, bool] = {}
    font = style = ""
    for each in properties.iterchildren(*_LOOKS):
        tag = each.tag
        if tag == _FONTS:
            font = each.get(_ASCII) or each.get(_HANSI) or ""
        elif tag == _STYLE:
            style = each.get(VAL) or ""
        else:
            said[tag] = is_on(each)
    return _look(said.get(_B), said.get(_I), said.get(_VANISH), said.get(_CAPS), font), style


@lru_cache(maxsize=1024)
def _look(bold: bool | None, italic: bool | None, hidden: bool | None, caps: bool | None, font: str) -> Look:
    return Look(bold, italic, hidden, caps, font)


def form_of(properties: Element | None) -> Form:
    """What a `w:pPr` says itself, its style not followed. The look of its paragraph mark is not the text's."""
    if properties is None or not len(properties):
        return NOTHING
    key: str | None = None
    depth = level = centred = None
    left: float | None = None
    first: float | None = None
    for each in properties.iterchildren(_NUMPR, _JC, _IND, _OUTLINE):
        if each.tag == _NUMPR:
            key, depth = value(each, _NUMID), number(value(each, _ILVL))
        elif each.tag == _JC:
            centred = each.get(VAL) == "center"
        elif each.tag == _OUTLINE:
            level = _level(each.get(VAL))
        else:
            left, first = indent_of(each)
    return Form(PLAIN, key, depth, centred, level, left, first)


def _level(text: str | None) -> int | None:
    depth = number(text)
    return None if depth is None else (depth + 1 if 0 <= depth < 9 else 0)


def indent_of(element: Element) -> tuple[float | None, float | None]:
    """Left and first-line indents of a `w:ind` in points; a hanging one is negative."""
    left = number(element.get(f"{W}left") or element.get(f"{W}start"))
    first, hanging = number(element.get(f"{W}firstLine")), number(element.get(f"{W}hanging"))
    begin = -hanging if hanging is not None else first
    return None if left is None else left / POINT, None if begin is None else begin / POINT


class Styles:
    """The styles of a file by their ids, each with what it inherits."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._forms: dict[str, Form] = {}
        self._looks: dict[str, Look] = {}
        self._base = NOTHING
        if root is not None:
            self._collect(root)

    def _collect(self, root: Element) -> None:
        for each in root.iterchildren(f"{W}style"):
            key = each.get(_ID) or ""
            self._elements.setdefault(key, each)
            if each.get(_DEFAULT) in ("1", "true", "on"):
                self._defaults.setdefault(each.get(_TYPE) or "", key)
        runs = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        paragraphs = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        self._base = replace(form_of(paragraphs), look=look_of(runs)[0])

    def form(self, properties: Element | None) -> Form:
        """What the paragraph with these properties is like, its style and the defaults taken in."""
        key, says_more = None, False
        if properties is not None:
            for each in properties.iterchildren(_PSTYLE, _NUMPR, _JC, _IND, _OUTLINE):
                if each.tag == _PSTYLE:
                    key = each.get(VAL)
                else:
                    says_more = True
        if key is None or key not in self._elements:
            key = self._defaults.get("paragraph", "")
        base = self._style(key)
        return form_of(properties).over(base) if says_more else base

    def _style(self, key: str) -> Form:
        found = self._forms.get(key)
        if found is None:
            found = self._base
            for each, element in reversed(list(self._ancestry(key))):
                own = replace(form_of(element.find(PPR)), look=look_of(element.find(RPR))[0], styles=(each,))
                found = own.over(found)
            self._forms[key] = found
        return found

    def character(self, key: str) -> Look:
        """What the character style `key` says, with its ancestors."""
        found = self._looks.get(key)
        if found is None:
            found = PLAIN
            for _, element in reversed(list(self._ancestry(key))):
                found = look_of(element.find(RPR))[0].over(found)
            self._looks[key] = found
        return found

    def _ancestry(self, key: str) -> Iterator[tuple[str, Element]]:
        """The style `key` and those it is based on; a circle ends where it closes."""
        seen: set[str] = set()
        while key in self._elements and key not in seen and len(seen) < _MOST_ANCESTORS:
            seen.add(key)
            yield key, self._elements[key]
            key = value(self._elements[key], _BASED) or ""

    def list_of(self, key: str) -> str | None:
        """The list that the numbering style `key` stands for."""
        return value(self._elements[key].find(f"{PPR}/{_NUMPR}"), _NUMID) if key in self._elements else None

    def table_borders(self, key: str | None) -> Iterator[Element]:
        """The borders that a table style gives, the nearest style first; `key` None asks for the default style."""
        start = key if key in self._elements else self._defaults.get("table", "")
        for _, element in self._ancestry(start or ""):
            yield from element.iter(f"{W}tblBorders", f"{W}tcBorders")


def run_look(own: Look, style: Look, paragraph: Look) -> Look:
    """The look of a run: what it says itself, else its style, else its paragraph.

    Bold, italics and capitals of two styles, of the run and of the paragraph, cancel each other (ECMA-376, 17.7.3).
    """
    if style is PLAIN:
        return paragraph if own is PLAIN else own.over(paragraph)
    both = Look(
        _toggled(style.bold, paragraph.bold),
        _toggled(style.italic, paragraph.italic),
        _toggled(style.hidden, paragraph.hidden),
        _toggled(style.caps, paragraph.caps),
        style.font or paragraph.font,
    )
    return own.over(both)


def _toggled(one: bool | None, other: bool | None) -> bool | None:
    return other if one is None else one != bool(other)
