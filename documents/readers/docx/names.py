"""Names of WordprocessingML (ECMA-376, part 1), and its small ways of writing values."""

from __future__ import annotations

from typing import Any

Element = Any
"""An element of lxml, which has no types of its own."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"

VAL, ILVL, TYPE = f"{W}val", f"{W}ilvl", f"{W}type"
RELATION = f"{_R}id"

BODY, P, TBL, TR, TC, R, T = (f"{W}{tag}" for tag in ("body", "p", "tbl", "tr", "tc", "r", "t"))
PPR, RPR, TBLPR, TRPR, TCPR = (f"{W}{tag}" for tag in ("pPr", "rPr", "tblPr", "trPr", "tcPr"))
TAB, BR, CR, PTAB, SYM = (f"{W}{tag}" for tag in ("tab", "br", "cr", "ptab", "sym"))
HYPHEN, SOFT_HYPHEN = f"{W}noBreakHyphen", f"{W}softHyphen"
DEL, MOVED, INS = f"{W}del", f"{W}moveFrom", f"{W}ins"
FIELD, SIMPLE_FIELD, INSTRUCTION = f"{W}fldChar", f"{W}fldSimple", f"{W}instrText"
SDT, PLACEHOLDER = f"{W}sdt", f"{W}showingPlcHdr"
FOOTNOTE, ENDNOTE = f"{W}footnoteReference", f"{W}endnoteReference"
DRAWING, PICTURE, OBJECT = f"{W}drawing", f"{W}pict", f"{W}object"
BOX = f"{W}txbxContent"
ALTERNATE, CHOICE, FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
MATH_RUN, MATH_TEXT = f"{_M}r", f"{_M}t"
IMAGE, OLD_IMAGE, GRAPHIC = f"{_A}blip", f"{_V}imagedata", f"{_A}graphicData"
CHUNK, SUBDOCUMENT = f"{W}altChunk", f"{W}subDoc"
RUBY_TEXT = f"{W}rt"

POINT = 20
"""Measures are in twentieths of a point."""
_MOST = 1_000_000
_NO = {"0", "false", "off", "none"}


def is_on(element: Element) -> bool:
    """Whether a property that is there is switched on: `<w:b/>` is, `<w:b w:val="0"/>` is not."""
    return element.get(VAL) not in _NO


def value(parent: Element | None, tag: str) -> str | None:
    """The `w:val` of a child element; None where there is no such child."""
    found = None if parent is None else parent.find(tag)
    return None if found is None else found.get(VAL)


def properties(element: Element, tag: str) -> Element | None:
    """The properties of a paragraph, a run or a cell: its first child, if that is a `tag`."""
    for first in element:
        return first if first.tag == tag else None
    return None


def number(text: str | None, default: int | None = None) -> int | None:
    """A whole number as Word writes it, nothing absurdly large; `default` for anything else."""
    try:
        found = int(float(text)) if text is not None and len(text) < 20 else default
    except (ValueError, OverflowError):
        return default
    return default if found is None or abs(found) > _MOST else found
