"""The words of a flattened row, dealt out to its columns from left to right: the best of all ways to cut them.

Habit relied on: cells came out in the order of their heads, each whole, unless a page ended in the row: then each
cell's rest follows behind the break, in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plans.importing.tables.flat.habits import Habits
from plans.importing.tables.flat.marks import Printed, Word, words_of
from plans.importing.tables.flat.scores import NEVER, Scores, empty, widest_line

_BREAK = -3.5
_REMARK = re.compile(
    r"\(|(?:lồng ghép|lòng ghép|theo|đã|có thể|nếu|căn cứ|phụ thuộc|kinh phí|chưa|tiếp tục)\b", re.IGNORECASE
)
_MOST_WORDS = 250
_MOST_STARTS = 60
_MOST_GUESSES = 2
_BULLET = re.compile(r"[-–+•*]")
_CUT = re.compile(r"\d[-–/]$")


@dataclass(frozen=True, slots=True)
class Dealt:
    """A row's cells as runs of words, one per column, with the score of the cut; `lines` first and last per cell."""

    texts: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    sizes: tuple[int, ...]
    score: float
    is_broken: bool = False


def dealt(lines: Sequence[Printed], keys: Sequence[str], habits: Habits, row: int) -> Dealt:
    """The cells of the `row`-th row whose columns are `keys` (without the number's)."""
    if sum(len(line.text.split()) for line in lines) > _MOST_WORDS:
        return _uncut(lines, keys)
    best = _whole(lines, keys, habits, row)
    breaks = [at for at in range(1, len(lines)) if lines[at].after_break]
    guesses = [at for at in range(1, len(lines)) if lines[at].is_close and at not in breaks]
    if best.score <= NEVER / 2:
        return _uncut(lines, keys)
    for at in breaks[:_MOST_GUESSES] or guesses[:_MOST_GUESSES]:
        found = _broken(lines[:at], lines[at:], keys, habits, row)
        if found and found.score + (_BREAK if at in guesses else 4.0) > best.score:
            best = found
    return _result_first(best, keys, habits)


def _result_first(row: Dealt, keys: Sequence[str], habits: Habits) -> Dealt:
    """A lone text behind the time is the result, unless it comes again as a remark or reads like one."""
    if "result" not in keys or "note" not in keys:
        return row
    result, note = keys.index("result"), keys.index("note")
    words = row.texts[note]
    if note != result + 1 or row.texts[result] or not words or _REMARK.match(words) or habits.came(note, words) > 1:
        return row
    order = [*range(len(keys))]
    order[result], order[note] = note, result
    return replace(
        row,
        texts=tuple(row.texts[at] for at in order),
        places=tuple(row.places[at] for at in order),
        sizes=tuple(row.sizes[at] for at in order),
    )


def _uncut(lines: Sequence[Printed], keys: Sequence[str]) -> Dealt:
    """A row too long to be one: all of it is its title, and the score asks a person."""
    words, title = words_of(lines), keys.index("title")
    runs = [(0, len(words)) if at == title else (0, 0) for at in range(len(keys))]
    return _made(lines, words, runs, NEVER)


def _whole(lines: Sequence[Printed], keys: Sequence[str], habits: Habits, row: int) -> Dealt:
    words = words_of(lines)
    score, runs = _best(Scores(words, lines, keys, habits, row))
    return _made(lines, words, runs, score)


def _broken(
    above: Sequence[Printed], below: Sequence[Printed], keys: Sequence[str], habits: Habits, row: int
) -> Dealt | None:
    """The row whose cells were begun in `above` and ended in `below`."""
    words, rest = words_of(above), words_of(below)
    score, runs = _best(Scores(words, above, keys, habits, row, is_cut=True))
    if score <= NEVER / 2:
        return None
    begun = _made(above, words, runs, score)
    more, runs = _best(Scores(rest, below, keys, habits, row, before=begun.texts))
    if more <= NEVER / 2:
        return None
    ended = _made(below, rest, runs, more)
    missing = sum(
        empty(key) for key, one, two in zip(keys, begun.texts, ended.texts, strict=True) if not one and not two
    )
    pairs = zip(begun.places, ended.places, strict=True)
    return Dealt(
        tuple(f"{one} {two}".strip() for one, two in zip(begun.texts, ended.texts, strict=True)),
        tuple((one[0] or two[0], two[1] or one[1]) for one, two in pairs),
        begun.sizes,
        score + more + missing,
        is_broken=True,
    )


def _best(scores: Scores) -> tuple[float, list[tuple[int, int]]]:
    """The best cut of all words into one run per column: its score, and each run's start and end."""
    count, columns = len(scores.words), len(scores.keys)
    starts = [*scores.starts(), count]
    if len(starts) > _MOST_STARTS:
        return NEVER, [(0, 0)] * columns
    table: list[dict[int, float]] = [{0: 0.0}]
    back: list[dict[int, int]] = []
    for column in range(columns):
        reached: dict[int, float] = {}
        came: dict[int, int] = {}
        for start, so_far in table[-1].items():
            for end in starts:
                if end < start or (column == columns - 1 and end != count):
                    continue
                score = so_far + (scores.of(column, start, end) if end > start else scores.empty(column))
                if score > reached.get(end, NEVER / 2):
                    reached[end], came[end] = score, start
        table.append(reached)
        back.append(came)
    if count not in table[-1]:
        return NEVER, [(0, 0)] * columns
    runs: list[tuple[int, int]] = []
    end = count
    for came in reversed(back):
        runs.append((came[end], end))
        end = came[end]
    return table[-1][count], runs[::-1]


def _made(lines: Sequence[Printed], words: Sequence[Word], runs: Sequence[tuple[int, int]], score: float) -> Dealt:
    texts, places, sizes = [], [], []
    for start, end in runs:
        run = words[start:end]
        texts.append(_joined(run))
        places.append((lines[run[0].line].number, lines[run[-1].line].number) if run else (0, 0))
        sizes.append(widest_line(run))
    return Dealt(tuple(texts), tuple(places), tuple(sizes), score)


def _joined(words: Sequence[Word]) -> str:
    """The words as one text; a dash at a line's beginning begins a paragraph, a figure cut at its hyphen is whole."""
    text = ""
    for word in words:
        if text and word.starts and _BULLET.fullmatch(word.text):
            text += "\n" + word.text
        elif word.starts and _CUT.search(text[-3:]) and word.text[0].isdigit():
            text += word.text
        else:
            text += " " + word.text if text else word.text
    return text
