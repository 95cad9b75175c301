"""From the words of a deadline to tokens: numbers, dates, units, and the phrases of the vocabulary.

A token is a `lark.Token`: `type` a terminal of the grammar, `value` its plain Python value, `start_pos` and `end_pos`
its place in the normalised text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lark import Token

from common.text import one_line
from plans.deadlines.vocabulary import LONGEST_PHRASE, PHRASES, ROMANS, SPELLINGS

LONGEST = 400
"""A deadline fits in a cell; what is longer is a paragraph and not read."""

UNIT_KINDS = frozenset({"DAY", "WEEK", "MONTH", "QUARTER", "YEARS"})

_DASHES = re.compile(r"[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]")
_QUOTES = re.compile(r"[“”\"«»‘’]")
_SLASHES = re.compile(r"\s*/\s*")
_LABEL = re.compile(r"\s*(?:thời gian|thời hạn|tiến độ|hạn)[^:;\d]{0,40}:\s*", re.IGNORECASE)
# A symbol («36/QĐ-TTg ngày 11/01/2021») names a document; its date is no deadline.
_CHUNK = re.compile(
    r"""(?P<symbol>(?:\d+/(?:\d{4}/)?[^\W\d_]+(?:-[^\W\d_]+)+|\d+/\d{4}/[^\W\d_]+\d*)
          (?:\s+ngày\s+\d{1,2}(?:/|\s+tháng\s+)\d{1,2}(?:/|\s+năm\s+)\d{4})?)
      | (?P<iso>\d{4}-\d{2}-\d{2}(?!\d))
      | (?P<dmy>(?<!\d)\d{1,2}(?P<mark>[/.\-])\d{1,2}(?P=mark)(?:\d{4}|\d{2}(?=\D|$))(?!\d))
      | (?P<hour>\d{1,2}\s?(?:giờ|h|g)(?![^\W\d_])(?:\s?\d{2}(?!\d|/)(?:\s?phút)?)?|\d{1,2}:\d{2})
      | (?P<my>\d{1,2}(?:/\d{4}(?!\d)|[.\-]\d{4}(?!\d|-\d{2}-)))
      | (?P<dm>\d{1,2}/\d{1,2}(?!\d))
      | (?P<ry>[ivx]{1,4}[/.\-](?:\d{4}|\d{2})(?!\d))
      | (?P<quarter>\bq\.?\s?(?=(?:\d|[ivx]{1,4})\b)|\bquý(?=[ivx]{1,4}\b))
      | (?P<month>\bt\.?(?=\d{1,2}[/\-]))
      | (?P<semester>\bhk\s?(?=(?:\d|[ivx]{1,3})\b))
      | (?P<int>\d+)
      | (?P<word>[^\W\d_]+)
      | (?P<other>[^\w\s]|_)""",
    re.VERBOSE,
)
_MARKS = {",": "COMMA", ";": "SEMI", "-": "DASH", "/": "SLASH", "&": "AND", "+": "AND", "(": "PAREN", ")": "PAREN"}
_ABBREVIATED = {"quarter": "QUARTER", "month": "MONTH", "semester": "SEMESTER"}
# «trong tháng» alone says nothing, «trong tháng 9» names a month; «trong năm» is this year, «trong năm 2026» another.
_NUMBER_AHEAD = re.compile(r"\s*(?:\d|[ivx]+\b|này|sau|đến|tới|học|đầu|cuối|kế|họp|báo)")
_OPEN_ENDED = (
    "trong ngày",
    "trong tháng",
    "trong quý",
    "trong tuần",
    "trong kỳ",
    "trong năm",
    "cả năm",
    "trong cả năm",
)


@dataclass(frozen=True, slots=True)
class Words:
    """A deadline in the one spelling: `text` in lower case, `printed` in its own; `label` what stood before it."""

    text: str
    printed: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Chunk:
    kind: str
    text: str
    start: int
    end: int


def normalised(text: str) -> Words:
    """NFC, one line, one kind of dash, no quotation marks, no spaces around slashes, the label taken off."""
    printed = _SLASHES.sub("/", _DASHES.sub("-", _QUOTES.sub("", one_line(text))))
    label = _LABEL.match(printed)
    if label:
        printed = printed[label.end() :]
    printed = printed.strip(" .,:;-/\u2026")
    lower = printed.lower()
    return Words(lower, printed if len(lower) == len(printed) else lower, label.group().strip(" :") if label else "")


def tokens(words: Words) -> list[Token]:
    """The tokens of `words` from left to right. Every word is one; what the vocabulary lacks is a WORD."""
    chunks = [_Chunk(found.lastgroup or "", found.group(), found.start(), found.end()) for found in _chunks(words.text)]
    made: list[Token] = []
    at = 0
    while at < len(chunks):
        chunk = chunks[at]
        if chunk.kind in ("word", "int"):
            at = _phrase(words.text, chunks, at, made)
            continue
        at += 1
        _single(chunk, made)
    return made


def _chunks(text: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    at = 0
    while match := _CHUNK.search(text, at):
        # «9-2025» is a month after «tháng» only: elsewhere a number and a year.
        if match.lastgroup in ("my", "ry") and "/" not in match.group() and not _after_unit(found):
            match = re.compile(r"(?P<int>\d+)|(?P<word>[ivx]+)").match(text, match.start()) or match
        found.append(match)
        at = match.end()
    return found


def _after_unit(found: list[re.Match[str]]) -> bool:
    return bool(found) and found[-1].group().strip() in ("tháng", "quý", "qúy", "quí", "q", "q.", "t", "t.")


def _single(chunk: _Chunk, made: list[Token]) -> None:
    """Add what one chunk stands for."""
    kind = chunk.kind
    if kind in _ABBREVIATED:
        _add(made, _ABBREVIATED[kind], kind, chunk)
    elif kind == "iso":
        year, month, day = (int(part) for part in chunk.text.split("-"))
        _add(made, "DMY", (day, month, year, False), chunk)
    elif kind in ("dmy", "mark"):
        _date(chunk, made)
    elif kind == "hour":
        _add(made, "HOUR", chunk.text, chunk)
    elif kind in ("my", "dm", "ry"):
        _pair(chunk, made)
    elif kind == "symbol":
        _add(made, "WORD", chunk.text, chunk)
    elif chunk.text in _MARKS:
        _add(made, _MARKS[chunk.text], chunk.text, chunk)


def _date(chunk: _Chunk, made: list[Token]) -> None:
    """Day, month, year, and whether the year had two digits; after «tháng» «7-8-2026» is two months."""
    mark = next(sign for sign in chunk.text if not sign.isdigit())
    day, month, year = chunk.text.split(mark)
    if mark == "-" and made and made[-1].type == "MONTH":
        _add(made, "INT", int(day), chunk)
        _add(made, "DASH", mark, chunk)
        _add(made, "MY", (int(month), int(year), False), chunk)
        return
    is_short = len(year) == 2
    _add(made, "DMY", (int(day), int(month), int(year) + 2000 * is_short, is_short), chunk)


def _pair(chunk: _Chunk, made: list[Token]) -> None:
    """«9/2025» a month, «15/9» a day, «III/2025» a quarter; «9/25» a month with a short year, for no month is 25."""
    left, right = re.split(r"[/.\-]", chunk.text)
    is_short = len(right) == 2
    if chunk.kind == "ry":
        _add(made, "RY", (ROMANS.get(left, 0), int(right) + 2000 * is_short, is_short), chunk)
    elif chunk.kind == "my":
        _add(made, "MY", (int(left), int(right), False), chunk)
    elif is_short and int(left) <= 12 and 20 <= int(right) <= 60:
        _add(made, "MY", (int(left), 2000 + int(right), True), chunk)
    else:
        _add(made, "DM", (int(left), int(right)), chunk)


def _phrase(text: str, chunks: list[_Chunk], at: int, made: list[Token]) -> int:
    """Add the longest known phrase that begins at chunk `at`; where it ends."""
    words: list[str] = []
    best, known = at + 1, None
    for end in range(at, min(at + LONGEST_PHRASE, len(chunks))):
        if chunks[end].kind not in ("word", "int"):
            break
        words.append(SPELLINGS.get(chunks[end].text, chunks[end].text))
        phrase = " ".join(words)
        found = PHRASES.get(phrase)
        if found and _fits(phrase, found[0], text, chunks[end].end, made):
            best, known = end + 1, found
    span = _Chunk("", text[chunks[at].start : chunks[best - 1].end], chunks[at].start, chunks[best - 1].end)
    if known:
        is_behind = not text.startswith(" khi", span.end)
        _add(made, *_in_place(known[0], known[1], made if is_behind else []), span)
    else:
        _plain(chunks[at], made)
    return best


def _fits(phrase: str, kind: str, text: str, end: int, made: list[Token]) -> bool:
    """Whether the words after and before let the phrase stand for what it usually does."""
    if phrase in _OPEN_ENDED:
        return not _NUMBER_AHEAD.match(text, end)
    # «tuần thứ hai» counts the week, «thứ hai» is a Monday.
    return not (kind == "WEEKDAY" and made and made[-1].type in ("WEEK", "QUARTER", "MONTH"))


def _in_place(kind: str, value: object, made: list[Token]) -> tuple[str, object]:
    """«sau» behind a bare unit is «tháng sau», elsewhere «sau ngày …», «2 tháng sau hội nghị»."""
    if value != "sau" or not made or made[-1].type not in UNIT_KINDS - {"DAY"}:
        return kind, value
    before = [token.type for token in made[-3:-1]]
    is_counted = before[-1:] == ["INT"] and before[:1] != ["DAY"]
    return (kind, value) if is_counted else ("NEXT", value)


def _plain(chunk: _Chunk, made: list[Token]) -> None:
    """A number, a Roman numeral, or a word that says nothing by itself."""
    text = chunk.text
    if text.isdecimal() and len(text) < 4:
        _add(made, "INT", int(text), chunk)
    elif text.isdecimal() and len(text) == 4:
        _add(made, "YEAR", int(text), chunk)
    elif text in ROMANS:
        _add(made, "ROMAN", ROMANS[text], chunk)
    elif text != "thứ":
        _add(made, "WORD", text, chunk)


def _add(made: list[Token], kind: str, value: object, chunk: _Chunk) -> None:
    made.append(Token(kind, value, start_pos=chunk.start, end_pos=chunk.end))
