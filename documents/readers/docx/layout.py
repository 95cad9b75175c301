"""Tables that nobody is meant to see: what stands side by side without rules.

Official papers have two such places (Nghị định 30/2020/NĐ-CP, Phụ lục I): the issuer beside the country's name, and
«Nơi nhận» beside the signature. Typists set both as tables without borders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from common.text import fold
from documents.readers.docx import grid, walk
from documents.readers.docx.grid import Box, BoxRow
from documents.readers.docx.ledger import Ledger
from documents.readers.docx.names import TBLPR, TCPR, VAL, Element, W, value
from documents.readers.docx.story import Said, passages
from documents.readers.docx.styles import Styles
from documents.readers.source import Beside, Block, Place

_NO_LINE = {"nil", "none", None}
_SIDES = {f"{W}{side}" for side in ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")}
_UPRIGHT = {f"{W}{side}" for side in ("left", "start", "right", "end", "insideV")}
_MOST_ROWS = 3
_COUNTRY = ("cong hoa xa hoi chu nghia viet nam", "dang cong san viet nam")
_RECIPIENTS = "noi nhan"


def is_ruled(table: Element, styles: Styles) -> bool:
    """Whether lines part the columns: those of the table, of its style, or of half of its cells."""
    properties = table.find(TBLPR)
    own = None if properties is None else properties.find(f"{W}tblBorders")
    given = [] if own is None else list(own)
    if any(_is_line(each) for each in given if each.tag in _UPRIGHT):
        return True
    said = {each.tag for each in given}
    for borders in styles.table_borders(value(properties, f"{W}tblStyle")):
        if any(_is_line(each) for each in borders if each.tag in _UPRIGHT and each.tag not in said):
            return True
    return _has_ruled_cells(table)


def _is_line(border: Element) -> bool:
    return border.get(VAL) not in _NO_LINE


def _has_ruled_cells(table: Element) -> bool:
    ruled = count = 0
    for row in walk.rows(table):
        for cell in walk.cells(row):
            count += 1
            borders = cell.find(f"{TCPR}/{W}tcBorders")
            ruled += borders is not None and any(_is_line(each) for each in borders if each.tag in _UPRIGHT)
    return ruled * 2 >= count > 0


def is_frame(rows: Sequence[BoxRow]) -> bool:
    """Whether these are the letterhead or the foot of a paper, ruled or not."""
    worded = [boxes for row in rows if (boxes := [box for box in row.boxes if box.lines])]
    if not worded or max(map(len, worded)) > 3:
        return False
    words = [fold(" ".join(box.lines)) for boxes in worded[:4] for box in boxes]
    return any(name in text for name in _COUNTRY for text in words[:4]) or (
        words[0].startswith(_RECIPIENTS) and len(worded[0]) > 1
    )


def stands_beside(rows: Sequence[BoxRow]) -> bool:
    """Whether a table without rules is two texts side by side, not a list whose lines were left out."""
    worded = [row for row in rows if any(box.lines for box in row.boxes)]
    most = max((sum(1 for box in row.boxes if box.lines) for row in worded), default=0)
    return most <= 2 and (len(worded) <= _MOST_ROWS or most <= 1)


def placed(rows: Sequence[BoxRow], ledger: Ledger) -> Iterator[Block]:
    """The columns as `Beside`, each read by itself; what reaches across both stands between as paragraphs.

    What stands in the middle of three (a QR code between «Nơi nhận» and the signature) follows the pair.
    """
    columns = grid.width(rows)
    left: list[Said] = []
    right: list[Said] = []
    middle: list[Said] = []
    for row in rows:
        worded = [box for box in row.boxes if box.lines]
        if len(worded) == 1 and _is_across(worded[0], columns, row):
            yield from _pair(left, right, middle, ledger)
            left, right, middle = [], [], []
            yield from passages(worded[0].said, ledger)
            continue
        for place, box in enumerate(worded):
            if len(worded) > 1:
                side = left if place == 0 else right if place == len(worded) - 1 else middle
            else:
                side = left if box.start + box.end <= columns and box.start == 0 else right
            side += box.said
    yield from _pair(left, right, middle, ledger)


def _is_across(box: Box, columns: int, row: BoxRow) -> bool:
    return len(row.boxes) == 1 and box.start == 0 and box.end == columns


def _pair(left: list[Said], right: list[Said], middle: list[Said], ledger: Ledger) -> Iterator[Block]:
    first = len(ledger.lines) + 1
    if left and right:
        one = tuple(passages(left, ledger))
        other = tuple(passages(right, ledger))
        yield Beside(one, other, Place(0, first, max(len(ledger.lines), first)))
    else:
        yield from passages(left or right, ledger)
    yield from passages(middle, ledger)
