"""Where the rows of a flattened table begin.

Habit relied on: each row begins with its number, alone on a line or before its title, and numbers follow on: «1» after
«I», «1.1» after «1.», «2» after «1.3»; an author may skip one, never more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plans.importing.tables.flat.marks import Printed

_FIGURES = r"\d{1,2}(?:\.\d{1,2}){0,3}"
_BEGINNING = re.compile(rf"(?P<number>(?:{_FIGURES}|[IVX]{{1,5}}|[A-E])[.)]?)(?:\s+(?P<title>\S.*))?$")
_TAIL = re.compile(r"\.?\d{1,2}\.?$")
FIRST_ROW = re.compile(r"(?:I|1|A|1\.1|01)[.)]?(?:\s+\S.*)?$")
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
_SKIPPED = 2


@dataclass(frozen=True, slots=True)
class Cut:
    """A row: its number as printed, the lines of its cells, and the line where it begins."""

    number: str
    lines: tuple[Printed, ...]
    first: Printed

    @property
    def path(self) -> tuple[int, ...]:
        """(5, 1, 1) for «5.1.1.»; () for letters and Roman figures."""
        figures = self.number.rstrip(".)")
        return tuple(map(int, figures.split("."))) if figures[:1].isdigit() else ()

    @property
    def last(self) -> int:
        return self.lines[-1].number if self.lines else self.first.number


class _Count:
    """The numbers seen so far, and which may follow."""

    def __init__(self) -> None:
        self.letter = 0
        self.roman = 0
        self.path: tuple[int, ...] = ()
        self.is_new = True

    def takes(self, number: str) -> bool:
        """Whether `number` follows on; remembers it if so."""
        figures = number.rstrip(".)")
        if figures[0].isdigit():
            return self._takes_path(tuple(map(int, figures.split("."))))
        if figures in _ROMAN and _ROMAN[figures] == self.roman + 1:
            self.roman, self.is_new = self.roman + 1, True
            return True
        if len(figures) == 1 and "ABCDE".find(figures) == self.letter and (self.letter or not self.roman):
            self.letter, self.roman, self.is_new = self.letter + 1, 0, True
            return True
        return False

    def _takes_path(self, path: tuple[int, ...]) -> bool:
        if not self._follows(path):
            return False
        self.path, self.is_new = path, False
        return True

    def _follows(self, path: tuple[int, ...]) -> bool:
        if (self.is_new and path in ((1,), (1, 1))) or path == (*self.path, 1):
            return True
        if not self.path or len(path) > len(self.path) + 1:
            return False
        same = len(path) - 1
        if len(path) <= len(self.path) and path[:same] == self.path[:same]:
            return 0 < path[same] - self.path[same] <= _SKIPPED
        return path == (self.path[0] + 1, 1)


def cuts(lines: Sequence[Printed]) -> list[Cut]:
    """The rows that `lines` (without heads) hold; lines before the first number belong to none."""
    count = _Count()
    made: list[tuple[str, Printed, list[Printed]]] = []
    place = 0
    while place < len(lines):
        number, title, used = _number_at(lines, place)
        if number and count.takes(number):
            rest = [replace(lines[place], text=title)] if title else []
            made.append((number, lines[place], rest))
            place += used
            continue
        if made:
            made[-1][2].append(lines[place])
        place += 1
    return [Cut(number, tuple(rest), first) for number, first, rest in made]


def _number_at(lines: Sequence[Printed], place: int) -> tuple[str, str, int]:
    """A number at the line's beginning, the title behind it, and how many lines both take («5.1» over «.1»)."""
    found = _BEGINNING.match(lines[place].text)
    if not found:
        return "", "", 1
    number, title = found["number"], found["title"] or ""
    if title:
        return (number, title, 1) if title[0].isupper() or title[0] in '“"(' else ("", "", 1)
    below = lines[place + 1].text if place + 1 < len(lines) else ""
    if number[0].isdigit() and (below.startswith(".") or number.endswith(".")) and _TAIL.match(below):
        return number + below, "", 2
    return number, "", 1
