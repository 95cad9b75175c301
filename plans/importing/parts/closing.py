"""Where the ending begins: closing paragraphs, «Nơi nhận», signature.

Habits relied on: «Nơi nhận:» and a signature in capitals end the document; before them stand one or more paragraphs
without number or dash («Trên đây là …», «Trong quá trình …», «Yêu cầu …»), the last of which ends with «./.».
"""

from __future__ import annotations

from documents.readers.source import Beside, Passage
from plans.importing.parts import marks
from plans.importing.parts.shape import Blocks
from plans.importing.parts.strips import Spot, Strip, strips


def ending_start(blocks: Blocks) -> Spot | None:
    """The first closing paragraph, else «Nơi nhận» or the signature; None for a file without an ending."""
    zone = signing_start(blocks)
    count = zone[0] if zone else len(blocks)
    if zone and zone[1]:
        return _closing_in(blocks, count) or zone
    closing = _closing_in(blocks, count)
    return closing or zone


def signing_start(blocks: Blocks) -> Spot | None:
    """Where «Nơi nhận» and the signature begin, whichever comes first."""
    lines = list(strips(blocks))
    named = next((place for place, line in enumerate(lines) if marks.RECIPIENTS.match(line.text)), None)
    if named is None:
        named = _last_signing(lines)
    if named is None:
        return None
    first = named
    while first and _is_of_signature(lines[first - 1].text, lines[:first]):
        first -= 1
    if not any(marks.is_signing(line.text) for line in lines[first:named]):
        first = named
    return _block_start(blocks, lines[first].spot)


def _last_signing(lines: list[Strip]) -> int | None:
    """The first line of the last run of signature lines: authority, office."""
    last = next((place for place in range(len(lines) - 1, -1, -1) if marks.is_signing(lines[place].text)), None)
    while last and marks.is_signing(lines[last - 1].text):
        last -= 1
    return last


def _is_of_signature(line: str, before: list[Strip]) -> bool:
    return bool(
        marks.is_signing(line)
        or marks.SIGNED.fullmatch(line)
        or (marks.is_name(line) and any(marks.is_signing(each.text) for each in before[-6:]))
    )


def _block_start(blocks: Blocks, spot: Spot) -> Spot:
    """A pair of columns is never cut."""
    return (spot[0], 0) if isinstance(blocks[spot[0]], Beside) else spot


def _closing_in(blocks: Blocks, count: int) -> Spot | None:
    """The first of the closing paragraphs before block `count`."""
    first = count
    while first and _is_plain(blocks[first - 1]):
        first -= 1
    run = range(first, count)
    if not run:
        return None
    known = next((index for index in run if _opens(blocks[index])), None)
    if known is not None:
        return known, 0
    if first and not _ends_list(blocks[first - 1]):
        # What follows a heading directly is its text; a closing paragraph comes after that.
        run = run[1:]
    last = run[-1:] and blocks[run[-1]]
    return (run[0], 0) if isinstance(last, Passage) and last.text.rstrip().endswith((".", "./")) else None


def _is_plain(block: object) -> bool:
    return (
        isinstance(block, Passage)
        and not marks.HEADING.match(block.text)
        and not marks.MARKER.match(block.text)
        and not block.level
        and not block.text.startswith("(")
        and (len(block.text) > 40 or bool(marks.CLOSING.match(block.text) or marks.ENDS.search(block.text)))
    )


def _opens(block: object) -> bool:
    return isinstance(block, Passage) and bool(marks.CLOSING.match(block.text))


def _ends_list(block: object) -> bool:
    return isinstance(block, Passage) and bool(marks.MARKER.match(block.text))
