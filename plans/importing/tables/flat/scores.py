"""How well a run of words reads as a cell of a given kind.

Habits relied on: a cell begins with a capital, a figure or a dash and ends with a whole phrase; a line ends within a
cell only where the next word does not fit; a unit's cell begins like a unit; a time's cell is a time and no more.
The figures weigh these habits against each other; they were set by hand on tables of several provinces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from documents.readers.text_width import width
from plans.importing import units
from plans.importing.tables.flat.habits import Habits
from plans.importing.tables.flat.marks import Printed, Word
from plans.importing.tables.flat.times import begins_time, is_event, is_time, may_be_time

NEVER = -1e9
_SPACE = 250
_LONGEST_TIME = 10
_MOST_BY_WIDTH = 2.0
_UNIT, _TIME, _TEXT, _TITLE = "unit", "time", "text", "title"
_KINDS = {"lead": _UNIT, "coordinator": _UNIT, "deadline": _TIME, "title": _TITLE, "director": _UNIT}
# What an empty cell costs: rare where the column gives the work its sense.
_EMPTY = {
    "title": -12.0,
    "lead": -2.0,
    "coordinator": -1.5,
    "deadline": -2.5,
    "result": -2.0,
    "note": -0.1,
    "director": -1.0,
}
_DANGLING = re.compile(
    r"(?:^|\s)(?:và|của|các|cho|với|về|theo|từ|đến|trong|tại|để|hoặc|những|thuộc|trên|bằng|là|được|do|"
    r"gồm|(?:từ|đến|trong|vào|trước|hết)\s(?:năm|quý|tháng|ngày)|ít nhất|tối thiểu|khoảng|không quá|-|–)$",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r"(?:và|hoặc|của|trong đó|cũng)\b", re.IGNORECASE)
_RESULT = re.compile(
    r"(?:báo cáo|quyết định|kế hoạch|văn bản|tờ trình|nghị quyết|hội nghị|hội thảo|phóng sự|biên bản|đề án|công văn|"
    r"thông báo|danh mục|hồ sơ|\d+\s*(?:-\s*\d+)?\s+\w|các|số liệu|bộ|cơ sở dữ liệu|chương trình|hướng dẫn|dự thảo)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIGURE = re.compile(r"\d{2}")
_BULLET = re.compile(r"[-–+•*]$")
_CLOSED = re.compile(r"[.;:]$")
# Groups that are units as a whole cell: «Doanh nghiệp», «Người dân».
_GROUPS = re.compile(
    r"(?:các\s+)?(?:doanh nghiệp|người dân|hợp tác xã|htx|hộ kinh doanh|nhân dân|địa phương|nhà khoa học|chuyên gia|"
    r"đơn vị|cơ quan|tổ chức|cá nhân|trường học)(?:[,;]?\s+(?:và\s+)?\w+){0,6}",
    re.IGNORECASE,
)


def empty(key: str) -> float:
    """What it costs that a column is left empty in a row."""
    return _EMPTY.get(key, -0.5)


@dataclass(slots=True)
class Scores:
    """Scores of the runs of one row. `is_cut`: its cells go on behind a page break, so none need end well."""

    words: Sequence[Word]
    lines: Sequence[Printed]
    keys: Sequence[str]
    habits: Habits
    row: int = 0
    is_cut: bool = False
    before: Sequence[str] = ()
    _common: dict[tuple[int, int], float] = field(default_factory=dict)
    _widths: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._widths = [self.habits.width_near(column, self.row) for column in range(len(self.keys))]

    def empty(self, column: int) -> float:
        """The score of an empty cell; behind a break nothing need follow."""
        if self.before or self.is_cut:
            return -0.2 if self.keys[column] != "title" or self.before else -12.0
        return empty(self.keys[column])

    def starts(self) -> list[int]:
        """Where a cell may begin: at a capital, a figure or a dash; in lower case only behind a time, whose end is
        plain; anywhere behind a break."""
        return [at for at in range(len(self.words)) if self._may_start(at)]

    def _may_start(self, at: int) -> bool:
        word = self.words[at]
        if self.before or at == 0:
            return True
        if word.starts:
            return not word.text[0].islower() or self._behind_time(at)
        return _starts_midline(self.words, at)

    def _behind_time(self, at: int) -> bool:
        return any(is_time(self.text(start, at)) for start in range(max(0, at - _LONGEST_TIME), at))

    def of(self, column: int, start: int, end: int) -> float:
        """The score of words[start:end] as the cell of `column`."""
        kind = _KINDS.get(self.keys[column], _TEXT)
        text = self.text(start, end)
        whole = f"{self.before[column]} {text}".strip() if self.before else text
        score = self._kind(kind, column, whole, start, end)
        if score <= NEVER / 2:
            return NEVER
        score += self._alike(column, start, end) + self._known(column, whole)
        return score + (self._joint(column, start) if self.before else 0)

    def text(self, start: int, end: int) -> str:
        return " ".join(word.text for word in self.words[start:end])

    def _kind(self, kind: str, column: int, text: str, start: int, end: int) -> float:
        if kind == _UNIT:
            return self._unit(text, start, end)
        if kind == _TIME:
            if is_time(text):
                return 4.0
            if is_event(text):
                return 2.0
            return 1.0 if self.is_cut and may_be_time(text) else NEVER
        score = -2.0 if is_time(text) else 0.0
        if kind == _TITLE:
            return score + 1.0
        if self.keys[column] == "result" and _RESULT.match(text):
            score += 0.8
        return score - (4.0 if _CONJUNCTION.match(text) else 0.0)

    def _unit(self, text: str, start: int, end: int) -> float:
        if end - start > 40:
            return NEVER
        begins = units.begins(text) or bool(_GROUPS.fullmatch(text))
        if not begins and not (self.is_cut and re.fullmatch(r"\w+(?: \w+)?", text) and units.may_begin(text)):
            return NEVER
        score = 3.0 - 0.2 * max(0, end - start - 16)
        for at in range(start if self.before else start + 1, end):
            word = self.words[at]
            if _FIGURE.match(word.text):
                score -= 2.0
            if word.starts and begins_time(word.text) and is_time(self.text(at, min(end, at + 3))):
                score -= 4.0
            if at > start and word.text[0].isupper() and units.begins(self.text(at, min(end, at + 4))):
                score -= self._second_unit(at)
        return score

    def _second_unit(self, at: int) -> float:
        """A unit inside a unit's cell follows a mark or «và»; after nothing, or as «Các», it is the next cell."""
        before = self.words[at - 1].text
        if self.words[at].text.lower() == "các":
            return 1.5 if before[-1] in ",;" else 2.5
        return (
            0.0
            if before[-1] in ",;" or before.lower() in ("và", "của", "thuộc", "-", "với")
            else 2.0 * self.words[at].starts
        )

    def _alike(self, column: int, start: int, end: int) -> float:
        """What all kinds share: beginning, end, and how lines break inside; the column's own width besides."""
        known = self._common.get((start, end))
        if known is None:
            known = self._common[start, end] = self._begin(start) + self._end(start, end) + self._breaks(start, end, 0)
        own = self._widths[column]
        return known + (max(-_MOST_BY_WIDTH, self._breaks(start, end, own) - self._breaks(start, end, 0)) if own else 0)

    def _begin(self, start: int) -> float:
        word = self.words[start]
        score = 0.0 if word.starts else -1.0 if self.is_cut else -2.0
        if self.before:
            return score * 0.6 - (1.0 if word.text[0].isupper() else 0.0)
        if word.text[0].isupper():
            return score + (0.4 if not word.text.isupper() or len(word.text) < 2 else -0.6)
        if _YEAR.match(word.text):
            return score
        if word.text[0].isdigit() or _BULLET.match(word.text):
            return score + 0.4
        return score - 4.0

    def _end(self, start: int, end: int) -> float:
        last = self.words[end - 1].text
        if self.is_cut:
            return 0.0
        text = self.text(max(start, end - 3), end)
        score = -0.4 if last[-1] == "," else -3.0 if _DANGLING.search(text) else 0.0
        return score - (
            2.0 if sum(word.text.count("(") - word.text.count(")") for word in self.words[start:end]) > 0 else 0.0
        )

    def _breaks(self, start: int, end: int, own: int) -> float:
        """Penalties for lines that end in the cell though the next word would have fitted, or that are too long."""
        sizes = self._line_sizes(start, end)
        widest = max([size for size, _ in sizes] + ([round(own * 0.9)] if own else []), default=0)
        score = 0.0
        if own:
            score -= sum(1.5 for size, _ in sizes if size > own * 1.3)
        for (size, _), (_, at) in pairwise(sizes):
            word = self.words[at]
            if self.lines[word.line].is_close and not self.lines[word.line].after_break:
                score -= 2.0
            if size + _SPACE + word.size > widest * 0.98:
                continue
            if _BULLET.match(word.text):
                score -= 0.2
            elif _CLOSED.search(self.words[at - 1].text):
                score -= 0.6
            else:
                score -= 1.4 if word.text[0].isupper() or word.text[0].isdigit() else 1.8
        return score

    def _line_sizes(self, start: int, end: int) -> list[tuple[int, int]]:
        """Each line of the run: its width, and the place of its first word."""
        sizes: list[tuple[int, int]] = []
        for at in range(start, end):
            if at == start or self.words[at].starts:
                sizes.append((self.words[at].size, at))
            else:
                size, first = sizes[-1]
                sizes[-1] = (size + _SPACE + self.words[at].size, first)
        return sizes

    def _known(self, column: int, text: str) -> float:
        """Cells that come again in their column."""
        came = self.habits.came(column, text)
        if came > 1:
            return min(3.0, 1.0 + 0.5 * came)
        return 0.8 if self.is_cut and self.habits.begins_known(column, text) else 0.0

    def _joint(self, column: int, start: int) -> float:
        """Behind a break: whether the first word follows the last one before the break elsewhere in the table."""
        if not self.before[column]:
            return -2.5
        last = self.before[column].split()[-1].strip(".,;:()").lower()
        first = self.words[start].text.strip(".,;:()").lower()
        return 2.0 if (last, first) in self.habits.pairs else -1.0


def _starts_midline(words: Sequence[Word], at: int) -> bool:
    text = words[at].text
    if text[0].isupper() and not (len(text) > 1 and text.isupper()):
        return True
    if _BULLET.match(text) or re.match(r"\d{4}", text):
        return True
    return text[0].isupper() and units.begins(" ".join(word.text for word in words[at : at + 3]))


def widest_line(words: Sequence[Word]) -> int:
    """The widest line of a cell of several lines; 0 for a cell of one, which says little about its column."""
    lines: dict[int, str] = {}
    for word in words:
        lines[word.line] = f"{lines.get(word.line, '')} {word.text}"
    return max(map(width, lines.values())) if len(lines) > 1 else 0
