"""Lines into paragraphs by geometry.

Relies on how official texts are set (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I and II): justified lines, first lines
1 to 1.27 cm further in, room between paragraphs, titles centred; and on what every page shows: a line that ends before
the margin although the next word had room ends its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from common.text import fold
from documents.readers.paragraph_marks import begins, ends_sentence, is_capitals
from documents.readers.paragraphs import joined
from documents.readers.pdf.lines import Line
from documents.readers.pdf.measures import Measures

_GAP = 2.2
"""Points beyond the usual distance of lines."""
_FULL = 2.5
_SHIFT = 7.0
_CENTRED = 3.5
_ASIDE = 25.0
"""Tables that reach into one margin move what seems to be the middle of the page."""
_ALONE = re.compile(
    r"(?:ke hoach|quyet dinh|chuong trinh|de an|bao cao|to trinh|thong bao|huong dan|phuong an|phu luc(?: [ivx\d]+)?:?|"
    r"chuong [ivx\d]+|phan(?: thu)? (?:[ivx\d]+|nhat|hai|ba|tu|nam)|muc \d+|[ivx]+\.)"
)
_COUNTRY = re.compile(r"cong hoa xa hoi chu nghia viet(?: nam)?")
_KEPT_APART = re.compile(r"\(?kem theo\b|\(?ban hanh kem\b")
_OUTLINE = re.compile(r"(?:[IVXLC]+\.|\d{1,2}(?:\.\d{1,2}){0,4}[.)]?|[a-zđ]\)|[-–+•*])\s+\S")


@dataclass(frozen=True, slots=True)
class PassageDraft:
    """The lines of one paragraph; `indent` is how far its first line goes in."""

    lines: tuple[Line, ...]
    indent: float = 0.0
    centred: bool = False

    @property
    def text(self) -> str:
        return joined(line.text for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        return all(line.italic for line in self.lines)

    @property
    def lead(self) -> str:
        """The words in bold that it begins with, where others follow."""
        parts = []
        for line in self.lines:
            bold = list(takewhile(lambda word: word.bold, line.words))
            if len(bold) == len(line.words):
                parts.append(line.text)
                continue
            parts += [Line(tuple(bold), line.page).text] if bold else []
            lead = joined(parts)
            return lead if self.text.startswith(lead) else ""
        return ""


def passages(lines: Iterable[Line], measures: dict[int, Measures]) -> Iterator[PassageDraft]:
    """The paragraphs of running text, which may go on over pages."""
    found = list(lines)
    paragraph: list[Line] = []
    was_centred = False
    for line, centred in zip(found, _centred(found, measures), strict=True):
        if paragraph and not _goes_on(paragraph, line, (was_centred, centred), measures):
            yield _passage(paragraph, was_centred, measures)
            paragraph = []
        paragraph.append(line)
        was_centred = centred
    if paragraph:
        yield _passage(paragraph, was_centred, measures)


def _passage(lines: Sequence[Line], centred: bool, measures: dict[int, Measures]) -> PassageDraft:
    first = lines[0]
    return PassageDraft(tuple(lines), max(first.x0 - measures[first.page].left, 0.0), centred)


def _centred(lines: Sequence[Line], measures: dict[int, Measures]) -> list[bool]:
    """Which lines are centred. A full line shows it by the next: a long title ends in a shorter line of its look."""
    found = [is_centred(line, measures[line.page]) for line in lines]
    for place, (line, below) in enumerate(pairwise(lines)):
        if _share_centre(line, below, measures):
            found[place] = found[place + 1] = True
    for place in range(len(lines) - 2, -1, -1):
        line, below = lines[place], lines[place + 1]
        if found[place + 1] and not found[place] and _title_goes_on(line, below):
            found[place] = abs(line.centre - _middle(measures[line.page])) <= _CENTRED
    return found


def _share_centre(line: Line, below: Line, measures: dict[int, Measures]) -> bool:
    """Two lines of different width about one middle, wherever the page's margins are."""
    if line.page != below.page or abs(line.centre - below.centre) > 1 or abs(line.x0 - below.x0) < 8:
        return False
    here = measures[line.page]
    return min(line.x0, below.x0) - here.left > 8 and abs(line.centre - _middle(here)) < _ASIDE


def is_centred(line: Line, measures: Measures) -> bool:
    """In the middle of the text, with room on both sides; not where a short first line happens to lie so."""
    deep = line.x0 - measures.left
    if deep < 8 or (measures.indent and abs(deep - measures.indent) < 2 and not (line.bold and is_capitals(line.text))):
        return False
    return abs(line.centre - _middle(measures)) <= _CENTRED


def _middle(measures: Measures) -> float:
    return (measures.left + measures.right) / 2


def _goes_on(paragraph: Sequence[Line], line: Line, centred: tuple[bool, bool], measures: dict[int, Measures]) -> bool:
    last, here = paragraph[-1], measures[line.page]
    if any(centred):
        return all(centred) and _title_goes_on(last, line)
    if _is_apart(paragraph, line, here) or (len(paragraph) == 1 and _is_label(last.text)):
        return False
    return not _ended(last, line, measures[last.page]) and not _steps_in(paragraph, line, measures)


def _is_label(text: str) -> bool:
    """«KẾ HOẠCH», «Phụ lục I»: a line of its own wherever it stands."""
    folded = fold(text)
    return bool(_ALONE.fullmatch(folded)) and (is_capitals(text) or folded.startswith("phu luc"))


def _title_goes_on(last: Line, line: Line) -> bool:
    if (
        last.page != line.page
        or (last.bold, last.italic) != (line.bold, line.italic)
        or abs(last.size - line.size) > 0.6
    ):
        return False
    if line.middle - last.middle > 1.75 * line.size or is_capitals(last.text) != is_capitals(line.text):
        return False
    folded = fold(last.text)
    return not (_ALONE.fullmatch(folded) or _KEPT_APART.match(fold(line.text)) or ends_sentence(last.text))


def _is_apart(paragraph: Sequence[Line], line: Line, measures: Measures) -> bool:
    """More room above `line` than between lines."""
    last = paragraph[-1]
    if last.page != line.page:
        return False
    pitch = measures.pitch
    own = [b.middle - a.middle for a, b in pairwise(paragraph) if a.page == b.page]
    if own:
        pitch = max(own)
    elif not pitch or abs(last.size - line.size) > 1:
        pitch = 1.5 * line.size
    return line.middle - last.middle > pitch + _GAP


def _ended(last: Line, line: Line, measures: Measures) -> bool:
    """Whether `last` ends before the margin although the next word had room."""
    room = measures.right - last.x1
    return room > (_FULL if measures.justified else 0) and room >= line.room_for - 0.5


def _steps_in(paragraph: Sequence[Line], line: Line, measures: dict[int, Measures]) -> bool:
    """Whether `line` stands where first lines stand, and not where this paragraph's other lines do."""
    here, last = measures[line.page], paragraph[-1]
    deep = line.x0 - here.left
    before = last.x0 - measures[last.page].left
    is_marked = bool(_OUTLINE.match(line.text))
    if deep > before + _SHIFT:
        # A hanging paragraph: its first line begins further left than the others.
        return is_marked or len(paragraph) > 1 or not _OUTLINE.match(paragraph[0].text)
    if deep < before - _SHIFT:
        return is_marked and len(paragraph) > 1
    if here.indent and abs(deep - here.indent) < 3 and len(paragraph) == 1:
        return is_marked or begins(line.text) or ends_sentence(last.text)
    is_first = not here.indent or deep > _SHIFT
    return is_marked and is_first and ends_sentence(last.text) and begins(line.text)


def column(lines: Sequence[Line], is_list: bool) -> list[PassageDraft]:
    """The paragraphs of one of two columns: each line its own, as on a letterhead, but for what is broken in the middle
    of a sentence or of an item that begins with a dash."""
    found: list[list[Line]] = []
    for line in lines:
        if found and _column_goes_on(found[-1], line, is_list):
            found[-1].append(line)
        else:
            found.append([line])
    return [PassageDraft(tuple(each)) for each in found]


def _column_goes_on(paragraph: Sequence[Line], line: Line, is_list: bool) -> bool:
    last = paragraph[-1]
    if line.middle - last.middle > 2 * line.size or last.text.endswith(":"):
        return False
    if is_list and _OUTLINE.match(paragraph[0].text):
        # A dash of another length is one inside the item.
        is_item = _OUTLINE.match(line.text) and (line.text[0] == paragraph[0].text[0] or line.text[0].isalnum())
        return not is_item and not last.text.endswith((";", "."))
    if _COUNTRY.fullmatch(fold(f"{last.text} {line.text}")):
        return True
    return line.text[0].islower() and not ends_sentence(last.text)
