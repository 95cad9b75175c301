"""Printed lines back into paragraphs.

Relies on how official texts are set (Decree 30/2020/NĐ-CP, Annex I): a paragraph begins with a number, a letter or a
dash of the outline, with «Căn cứ», a heading in capitals or a label; a line that was broken by the margin is as wide as
the text, and what follows it begins with a small letter more often than not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from common.text import collapse
from documents.readers import paragraph_marks as marks
from documents.readers import text_width

_INDENT = 2_700
"""First lines are indented by 1 to 1.27 cm (Annex I of the decree): 36 points of 13 to 14 point type."""
_TOLERANCE = 700
"""Thousandths of an em: what the measure may be wrong by."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line with words (its runs of spaces collapsed): its number in the file, its page, and how many blank lines
    stand before it.

    `own`: the file itself says that it stands apart (a heading); `ends`: that a paragraph ends here.
    """

    words: str
    number: int
    page: int
    gap: int
    own: bool = False
    ends: bool = False


def joined(lines: Iterable[str]) -> str:
    """One text of soft-broken lines; a symbol that was broken («79/QĐ-», «SKHCN») gets no space."""
    parts: list[str] = []
    last = ""
    for line in map(collapse, lines):
        parts += ("" if not last or marks.is_broken_word(last, line) else " ", line)
        last = line
    return "".join(parts)


def grouped(lines: Sequence[Printed]) -> Iterator[tuple[Printed, ...]]:
    """`lines` as paragraphs, page numbers alone on a line left out."""
    spaced = is_spaced(lines)
    lines = list(_without_page_numbers(lines, usual_gap=1 if spaced else 0))
    column = text_width.of_column([first.words for first, second in pairwise(lines) if _surely(first, second)])
    paragraph: list[Printed] = []
    for line in lines:
        if paragraph and not _goes_on(paragraph, line, column, spaced):
            yield tuple(paragraph)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield tuple(paragraph)


def is_spaced(lines: Sequence[Printed]) -> bool:
    """Whether a blank line stands between all printed lines, as some converters write: it then means nothing.

    Known by sentences that go on across blank lines.
    """
    apart = [pair for pair in pairwise(lines) if pair[1].gap == 1]
    together = sum(1 for _, line in pairwise(lines) if line.gap == 0)
    broken = sum(1 for first, second in apart if _surely(first, second))
    return len(apart) > 4 * together and broken * 10 >= len(apart)


def _surely(first: Printed, second: Printed) -> bool:
    """Whether `second` goes on the sentence of `first`, whatever stands between: it begins with a small letter."""
    words = second.words
    return words[:1].islower() and not marks.begins(words) and not marks.ends_sentence(first.words)


def _goes_on(paragraph: Sequence[Printed], line: Printed, column: int | None, spaced: bool) -> bool:
    last, words = paragraph[-1], line.words
    if line.gap > 1:
        return False
    if _surely(last, line):
        return True
    if (line.gap and not spaced) or last.own or line.own or last.ends:
        return False
    if marks.is_broken_word(last.words, words):
        return True
    if marks.is_capitals(last.words) and marks.is_capitals(words) and marks.is_open(last.words):
        return not marks.OUTLINE.match(words)
    return _was_forced(paragraph, words, column) and _may_follow(last.words, words)


def _was_forced(paragraph: Sequence[Printed], words: str, column: int | None) -> bool:
    """Whether the first word of the next line had no room on the last line."""
    if column is None:
        return False
    room = column - (_INDENT if len(paragraph) == 1 else 0)
    return text_width.width(f"{paragraph[-1].words} {words.split()[0]}") > room - _TOLERANCE


def _may_follow(last: str, words: str) -> bool:
    """Whether a full line `last` may go on with `words`, which do not begin with a small letter."""
    if marks.ends_list_item(last):
        # Items of a list end so; inside a sentence a small letter or a number in brackets follows.
        return not marks.begins(words) and not words[0].isupper()
    if marks.is_capitals(last):
        return marks.is_capitals(words) and not marks.OUTLINE.match(words) and not marks.OPENER.match(words)
    if marks.OUTLINE.match(words) or marks.BARE_NUMBER.fullmatch(words):
        return marks.is_open(last) and ")" not in words[:3]
    if marks.DASH.match(words):
        return not marks.ends_sentence(last) and words[2:3].islower()
    if marks.is_capitals(words) and not marks.ends_sentence(last):
        # A heading begins a paragraph; an abbreviation alone may stand anywhere.
        return len(words.split()) <= 2 or marks.is_open(last)
    return marks.is_open(last) or not marks.begins(words)


def _without_page_numbers(lines: Sequence[Printed], usual_gap: int) -> Iterator[Printed]:
    """What stands behind a page's number or edge is as near to the text before it as lines usually are."""
    left_out = False
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        after = lines[place + 1] if place + 1 < len(lines) else None
        if _is_page_number(line, before, after):
            left_out = True
            continue
        turned = before is not None and before.page != line.page
        yield replace(line, gap=min(line.gap, usual_gap)) if left_out or turned else line
        left_out = False


def _is_page_number(line: Printed, before: Printed | None, after: Printed | None) -> bool:
    """A number alone at a page's edge, in white space, or in the middle of a sentence: no outline has that."""
    if not marks.is_number_alone(line.words):
        return False
    if line.page and any(other is None or other.page != line.page for other in (before, after)):
        return True
    if before is None or after is None:
        return False
    if line.gap > 1 and after.gap > 1:
        return True
    return len(before.words) > 40 and _surely(before, after)
