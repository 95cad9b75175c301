"""Printed lines back into paragraphs.

Relies on how official texts are set (Decree 30/2020/NĐ-CP, Annex I): a paragraph begins with a number, letter or
dash of the outline, with «Căn cứ», «Nơi nhận», an all-capital line or a label; a line that was broken by the margin
is as wide as the text, and what follows it goes on in small letters more often than not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from common.text import collapse
from documents.readers import text_width

_NUMBER = r"(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2}){0,4})"
_OUTLINE = re.compile(
    rf"(?:{_NUMBER}[.)]\s|\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}\.?\s+(?=[^\W\d_])|\d{{1,2}}\.(?=[^\W\d_])|[a-zđ]\)\s?|[A-Z]\.\s)"
)
_DASH = re.compile(r"(?:[-–—−+*•]\s|[•◦▪]|[-+](?=[^\W\d_]{2}))")
_OPENERS = re.compile(
    r"(?:Căn cứ\b|Theo đề nghị\b|Xét đề nghị\b|Nơi nhận\s*:|Kính gửi\s*:|Điều \d+\.|Phần (?:thứ\b|[IVX]+\b)|"
    r"(?:Chương|Mục|Phụ lục|PHỤ LỤC|Biểu|BIỂU) (?:[IVX]+|\d+)\b|Số\s*:|Trên đây là\b|\(?Kèm theo\b|"
    r"(?:TM|KT|TL|TUQ|Q)\.\s)"
)
_LABELS = re.compile(
    r"(?:Thời (?:gian|hạn|điểm)|Tiến độ|Đơn vị|Cơ quan|Phòng|Bộ phận|Chủ trì|Phối hợp|Chỉ đạo|Lãnh đạo|Kết quả|"
    r"Sản phẩm|Kinh phí|Tổng kinh phí|Nguồn kinh phí|Dự toán|Địa điểm|Thành phần|Đối tượng|Số lượng|Nội dung|"
    r"Hình thức|Mục tiêu|Mục đích|Yêu cầu|Bằng chữ|Người|Nhiệm vụ|Ghi chú)\b[^:.;]{0,45}:",
)
_PLACE_AND_DATE = re.compile(r"[A-ZĐÀ-Ỹ][^,:;]{1,40},\s*ngày\b.{0,14}\btháng\b.{0,10}\bnăm\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:[.;:!?…]|\./\.)[\"”’')\]]*$")
_HARD_END = re.compile(r"(?:[;:]|\./\.)[\"”’')\]]*$")
_SYMBOL_BREAK = re.compile(r"\d/[A-ZĐ][A-ZĐa-z&]*(?:-[A-ZĐ&a-z]+)*-$|[A-ZĐ]{2,}-$")
_COUNTED = re.compile(
    r"(?:\b(?:số|Điều|khoản|điểm|mục|Mục|phần|Phần|quý|Quý|ngày|tháng|năm|lần|thứ|đợt|Đợt|giai đoạn|từ|đến|và|hoặc)|"
    r"[,–-])$"
)
_ALONE = re.compile(r"(?:trang\s*)?[-–(]?\s*(\d{1,3})\s*(?:[-–)]|/\s*\d{1,3})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Printed:
    """A line with words: its number in the file, its page, and how many blank lines stand before it."""

    text: str
    number: int
    page: int
    gap: int

    @property
    def words(self) -> str:
        return collapse(self.text)


def begins(text: str) -> bool:
    """Whether `text` begins as only a paragraph of an official text does."""
    return bool(
        _OUTLINE.match(text)
        or _DASH.match(text)
        or _OPENERS.match(text)
        or _LABELS.match(text)
        or _PLACE_AND_DATE.match(text)
        or is_capitals(text)
    )


def is_capitals(text: str) -> bool:
    """«NHIỆM VỤ VÀ GIẢI PHÁP»: at least two letters, none small."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a paragraph may."""
    return bool(_SENTENCE_END.search(text))


def joined(lines: Iterable[str]) -> str:
    """One text of soft-broken lines; a symbol broken at its hyphen («79/QĐ-», «SKHCN») gets no space."""
    text = ""
    for line in map(collapse, lines):
        glue = "" if not text or (_SYMBOL_BREAK.search(text) and line[:1].isupper()) else " "
        text = f"{text}{glue}{line}"
    return text


def grouped(lines: Sequence[Printed]) -> Iterator[tuple[Printed, ...]]:
    """`lines` as paragraphs, page numbers alone on a line left out."""
    lines = list(_without_page_numbers(lines))
    spaced = is_spaced(lines)
    column = text_width.of_column([first.words for first, second in _pairs(lines) if _surely(first, second)])
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
    apart = [pair for pair in _pairs(lines) if pair[1].gap == 1]
    together = sum(1 for _, line in _pairs(lines) if line.gap == 0)
    broken = sum(1 for first, second in apart if _surely(first, second))
    return len(apart) > 4 * together and broken * 10 >= len(apart)


def _pairs(lines: Sequence[Printed]) -> Iterator[tuple[Printed, Printed]]:
    return pairwise(lines)


def _surely(first: Printed, second: Printed) -> bool:
    """Whether `second` goes on the sentence of `first`, whatever stands between: it begins with a small letter."""
    words = second.words
    return words[:1].islower() and not begins(words) and not ends_sentence(first.words)


def _goes_on(paragraph: Sequence[Printed], line: Printed, column: int | None, spaced: bool) -> bool:
    last, words = paragraph[-1], line.words
    if _symbol_goes_on(last.words, words):
        return True
    if line.gap > 1:
        return False
    if _surely(last, line):
        return True
    if (line.gap and not spaced) or not _was_forced(paragraph, words, column):
        return False
    if _HARD_END.search(last.words):
        # Items of a list end so; inside a sentence a small letter or a number in brackets follows.
        return not begins(words) and not words[0].isupper()
    return _may_follow(last.words, words)


def _symbol_goes_on(last: str, words: str) -> bool:
    return bool(_SYMBOL_BREAK.search(last)) and words[:1].isupper()


def _may_follow(last: str, words: str) -> bool:
    if is_capitals(last) != is_capitals(words) and not ends_sentence(last):
        # A heading in capitals ends where small letters begin; an abbreviation alone may stand anywhere.
        return not is_capitals(last) and len(words.split()) <= 2 and not _OUTLINE.match(words)
    if is_capitals(last) and is_capitals(words):
        return not _OUTLINE.match(words) and not _OPENERS.match(words)
    if not begins(words):
        return True
    if _OUTLINE.match(words):
        return bool(_COUNTED.search(last)) and not _OUTLINE.match(words)[0].strip().endswith(")")  # type: ignore[index]
    if _DASH.match(words):
        return not ends_sentence(last) and words[2:3].islower()
    return False


def _was_forced(paragraph: Sequence[Printed], words: str, column: int | None) -> bool:
    """Whether the first word of the next line had no room on the last line."""
    if column is None:
        return False
    room = column - (_INDENT if len(paragraph) == 1 else 0)
    return text_width.width(f"{paragraph[-1].words} {words.split()[0]}") > room - _TOLERANCE


_INDENT = 2_700
"""First lines are indented by 1 to 1.27 cm (Annex I of the decree): 36 points of 13 to 14 point type."""
_TOLERANCE = 700


def _without_page_numbers(lines: Sequence[Printed]) -> Iterator[Printed]:
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        after = lines[place + 1] if place + 1 < len(lines) else None
        if not _is_page_number(line, before, after):
            yield line


def _is_page_number(line: Printed, before: Printed | None, after: Printed | None) -> bool:
    """A number alone at a page's edge, or in the middle of a sentence: no outline has that."""
    if not _ALONE.fullmatch(line.words):
        return False
    at_edge = any(other is not None and other.page != line.page for other in (before, after))
    if line.page and (at_edge or before is None or after is None):
        return True
    return before is not None and after is not None and len(before.words) > 40 and _surely(before, after)
