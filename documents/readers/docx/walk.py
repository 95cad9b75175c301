"""The blocks of a story in their order: paragraphs and tables, out of whatever wraps them."""

from __future__ import annotations

from collections.abc import Iterator

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
    return _found(holder, {P, TBL}, through=_is_frame)


def paragraphs(holder: Element) -> Iterator[Element]:
    """All paragraphs in `holder`, those of tables in it row by row."""
    return _found(holder, {P})


def rows(table: Element) -> Iterator[Element]:
    return _found(table, {TR})


def cells(row: Element) -> Iterator[Element]:
    return _found(row, {TC})


def _found(holder: Element, wanted: set[str], through: object = None) -> Iterator[Element]:
    stack = [iter(holder)]
    while stack:
        for child in stack[-1]:
            tag = child.tag
            if tag in wanted and not (through is _is_frame and tag == TBL and _is_frame(child)):
                if not is_deleted(child):
                    yield child
            elif tag not in _NOT_BLOCKS and not is_deleted(child):
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
    if tag == TR:
        properties = element.find(TRPR)
        return properties is not None and properties.find(DEL) is not None
    if tag == TC:
        properties = element.find(TCPR)
        return properties is not None and properties.find(_CELL_DELETED) is not None
    return tag == SDT and element.find(f"{W}sdtPr/{PLACEHOLDER}") is not None


def _is_frame(table: Element) -> bool:
    return all(sum(1 for _ in cells(row)) <= 1 for row in rows(table))


def runs_on(paragraph: Element) -> bool:
    """Whether the paragraph's mark is deleted, moved away or hidden: then the next paragraph goes on in it."""
    mark = _mark(paragraph)
    if mark is None:
        return False
    return mark.find(DEL) is not None or mark.find(MOVED) is not None or _is_hidden(mark)


def is_separated(paragraph: Element) -> bool:
    """Whether a style separator ends the paragraph: a heading that the text runs on from keeps its own form."""
    mark = _mark(paragraph)
    return mark is not None and mark.find(DEL) is None and _is_hidden(mark) and mark.find(_SPECIAL_VANISH) is not None


def _mark(paragraph: Element) -> Element | None:
    properties = paragraph.find(PPR)
    return None if properties is None else properties.find(RPR)


def _is_hidden(mark: Element) -> bool:
    found = mark.find(_VANISH)
    return found is not None and is_on(found)
