"""The words of a table's cell as its paragraphs.

Relies on how cells are set: a line breaks where the next word has no room, so a line that ends earlier ends its
paragraph; list items begin with a dash, a plus or a letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from documents.readers.paragraph_marks import ends_sentence
from documents.readers.paragraphs import joined
from documents.readers.pdf.lines import Line

_ITEM = re.compile(r"(?:[-–+•*]\s?[^\W\d_]|[a-zđ]\)|\(?\d{1,2}[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s)")
_FIGURES = re.compile(r"[\d.,/–-]+")
_SLACK = 1.5
_GAP = 1.35
_LARGE = 0.35
"""Of the cell's width: a line that leaves so much free was ended on purpose, whatever follows."""


def paragraphs(lines: Sequence[Line], width: float) -> list[list[Line]]:
    """`lines` of one cell from top to bottom; `width` is the room for text between the cell's paddings."""
    pitch = _pitch(lines)
    found: list[list[Line]] = []
    for line in lines:
        if found and not _starts(found[-1][-1], line, width, pitch):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def text(lines: Sequence[Line], width: float) -> str:
    """The cell's text, its paragraphs apart by line feeds."""
    return "\n".join(_joined(paragraph, width) for paragraph in paragraphs(lines, width))


def _joined(paragraph: Sequence[Line], width: float) -> str:
    """Figures that had no room are broken anywhere, so their parts are one word."""
    parts = [paragraph[0].text]
    for before, line in pairwise(paragraph):
        if _is_torn(before, line, width):
            parts[-1] += line.text
        else:
            parts.append(line.text)
    return joined(parts)


def _is_torn(before: Line, line: Line, width: float) -> bool:
    last, first = before.words[-1], line.words[0]
    if len(before.words) > 1 or not _FIGURES.fullmatch(last.text) or not _FIGURES.fullmatch(first.text):
        return False
    letter = (last.x1 - last.x0) / len(last.text)
    return before.x1 - before.x0 > width - 1.5 * letter


def _pitch(lines: Sequence[Line]) -> float:
    pairs = pairwise(lines)
    steps = [below.middle - above.middle for above, below in pairs if above.page == below.page]
    return median(steps) if len(steps) > 1 else 0.0


def _starts(before: Line, line: Line, width: float, pitch: float) -> bool:
    if pitch and line.page == before.page and line.middle - before.middle > _GAP * pitch:
        return True
    room = width - (before.x1 - before.x0)
    if _ITEM.match(line.text) and (ends_sentence(before.text) or room >= line.room_for):
        return True
    if room < line.room_for + _SLACK:
        return False
    return not line.text[0].islower() or ends_sentence(before.text) or room > _LARGE * width
