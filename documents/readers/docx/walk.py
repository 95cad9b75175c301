"""The blocks of a story in their order: paragraphs and tables, out of whatever wraps them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from documents.readers.docx.names import (
    ALTERNATE,
    CHOICE,
    DEL,
    FALLBACK,
    MOVED,
    PLACEHOLDER,
    PPR,
    RPR,
    SDT,
    TBL,
    TBLPR,
    TC,
    TCPR,
    TR,
    TRPR,
    Element,
    P,
    W,
    is_on,
    properties,
)

_NOT_BLOCKS = {
    PPR,
    TBLPR,
    TCPR,
    TRPR,
    DEL,
    MOVED,
    *(f"{W}{tag}" for tag in ("sdtPr", "sdtEndPr", "customXmlPr", "sectPr", "tblGrid", "tblPrEx", "altChunk")),
}
_CELL_DELETED, _VANISH, _SPECIAL_VANISH = (f"{W}{tag}" for tag in ("cellDel", "vanish", "specVanish"))


def blocks(holder: Element) -> Iterator[Element]:
    """The paragraphs and tables directly in `holder`. A table of a single column is a frame: what is in it counts."""
    return _found(holder, {P, TBL}, opens_frames=True)


def paragraphs(holder: Element) -> Iterator[Element]:
    """All paragraphs in `holder`, those of tables in it row by row."""
    return _found(holder, {P})


def rows(table: Element) -> Iterator[Element]:
    """The rows of a table; those whose deletion is only to be accepted left out."""
    return _found(table, {TR})


def cells(row: Element) -> Iterator[Element]:
    return _found(row, {TC})


def _found(holder: Element, wanted: set[str], *, opens_frames: bool = False) -> Iterator[Element]:
    stack = [iter(holder)]
    while stack:
        for child in stack[-1]:
            tag = child.tag
            if tag == P and tag in wanted:
                yield child
            elif tag in _NOT_BLOCKS or is_deleted(child):
                continue
            elif tag in wanted and not (opens_frames and _is_frame(child)):
                yield child
            else:
                stack.append(iter(_entered(child)))
                break
        else:
            stack.pop()


def _entered(element: Element) -> Element:
    """Of two copies of the same the one that every program knows."""
    if element.tag != ALTERNATE:
        return element
    fallback = element.find(FALLBACK)
    return fallback if fallback is not None else next(element.iterchildren(CHOICE), element)


def is_deleted(element: Element) -> bool:
    """A row or cell whose deletion is only to be accepted, or a control that nobody has filled in."""
    tag = element.tag
    if tag == TC:
        looks = properties(element, TCPR)
        return looks is not None and next(looks.iterchildren(_CELL_DELETED), None) is not None
    if tag == TR:
        return any(next(looks.iterchildren(DEL), None) is not None for looks in element.iterchildren(TRPR))
    return tag == SDT and element.find(f"{W}sdtPr/{PLACEHOLDER}") is not None


def _is_frame(table: Element) -> bool:
    for row in rows(table):
        several = iter(cells(row))
        if next(several, None) is not None and next(several, None) is not None:
            return False
    return True


class Mark(Enum):
    """What becomes of a paragraph's mark. ON: it is deleted, moved away or hidden, so the next paragraph goes on in
    this one. SEPARATED: so too, but a heading that the text runs on from keeps its own form (a style separator)."""

    STAYS = 0
    ON = 1
    SEPARATED = 2


def mark(looks: Element | None) -> Mark:
    """Of the paragraph with the properties `looks`."""
    if looks is None:
        return Mark.STAYS
    for letters in looks.iterchildren(RPR):
        tags = {each.tag for each in letters.iterchildren(DEL, MOVED, _VANISH, _SPECIAL_VANISH) if is_on(each)}
        if DEL in tags or MOVED in tags:
            return Mark.ON
        if _VANISH in tags:
            return Mark.SEPARATED if _SPECIAL_VANISH in tags else Mark.ON
    return Mark.STAYS
