"""What stands behind the signature: annexes.

Habit relied on: an annex begins with «Phụ lục» (with a number where there are several) on a line of its own, or stands
behind the signature under a title in capitals with «(Kèm theo … số …)» (Nghị định 30/2020, Phụ lục I, mục III).
"""

from __future__ import annotations

from documents.readers.source import Beside, Grid, Passage
from plans.importing.parts import marks
from plans.importing.parts.closing import signing_start
from plans.importing.parts.shape import Blocks
from plans.importing.parts.strips import Spot, Strip, cut, strips


def tail_of(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """Text with its ending, and everything from the first annex on."""
    lines = list(strips(blocks))
    zone = signing_start(blocks)
    start = next((line.spot for line in lines if _begins_annex(line) and (not zone or line.spot > zone)), None)
    if zone:
        found = [each for each in (start, _after_signature(blocks, lines, zone)) if each]
        start = min(found) if found else None
    if start is None:
        return _without_page_number(blocks), ()
    text, annexes = cut(blocks, start)
    return _without_page_number(text), annexes


def _begins_annex(line: Strip) -> bool:
    return not line.column and line.spot[1] == 0 and marks.is_annex_heading(line.text)


def _after_signature(blocks: Blocks, lines: list[Strip], zone: Spot) -> Spot | None:
    """The first block behind the signature's name that is no part of an ending: a table, a title, a paragraph."""
    has_office = False
    has_name = False
    grid = next((index for index in range(zone[0], len(blocks)) if isinstance(blocks[index], Grid)), None)
    for line in lines:
        if line.spot < zone or (grid is not None and line.spot[0] > grid):
            continue
        if has_name and not line.column and _is_other(line):
            return line.spot
        has_office = has_office or _signs(line.text)
        has_name = has_name or (has_office and marks.is_name(line.text) and not _signs(line.text))
    return (grid, 0) if grid is not None else None


def _signs(text: str) -> bool:
    return bool(marks.is_signing(text) or marks.SIGNED_AT_END.search(text))


def _is_other(line: Strip) -> bool:
    text = line.text
    if marks.PAGE_NUMBER.fullmatch(text) or marks.MARKER.match(text) or marks.RECIPIENTS.match(text):
        return False
    if marks.is_signing(text) or marks.SIGNED.fullmatch(text) or marks.is_name(text):
        return False
    is_title = text == text.upper() and len(text.split()) >= 2 and any(each.isalpha() for each in text)
    return line.spot[1] == 0 and (is_title or bool(marks.HEADING.match(text)) or len(line.passage.text) > 120)


def annexes_of(blocks: Blocks) -> tuple[Blocks, ...]:
    """One tuple for each annex, beginning with its heading."""
    found: list[Blocks] = []
    rest = blocks
    while rest:
        spots = [line.spot for line in strips(rest) if _begins_annex(line) and line.spot > (0, 0)]
        first, rest = cut(rest, spots[0]) if spots else (rest, ())
        found.append(_without_page_number(first))
    return tuple(each for each in found if each)


def _without_page_number(blocks: Blocks) -> Blocks:
    """`blocks` without the page numbers left at their end."""
    count = len(blocks)
    while count and _is_page_number(blocks[count - 1]):
        count -= 1
    return blocks[:count]


def _is_page_number(block: object) -> bool:
    if isinstance(block, Beside):
        return False
    return isinstance(block, Passage) and bool(marks.PAGE_NUMBER.fullmatch(block.text.strip()))
