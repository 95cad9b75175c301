"""Markdown as OCR tools write it: headings, emphasis, pipe tables. What the marks say is kept, the marks are not."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from common.text import collapse
from documents.readers.source import Cell, Grid, GridRow, Place

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(\S.*)$")
_CLOSING = re.compile(r"\s#+$")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_TABLE_RULE = re.compile(r"\|?:?-+:?(?:\|:?-+:?)*\|?")
_DROPPED = re.compile(r"```.*|~~~.*|<!--.*-->|\{\d+\}-{3,}")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)|<img\b[^<>]*>", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]]+)\]\((?:https?:|#|mailto:)[^)\s]*\)")
_TAG = re.compile(
    r"</?(?:i|b|em|strong|u|s|sup|sub|span|p|div|center|font|table|thead|tbody|tr|td|th|li|ul|ol)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s*/?>|</t[dh]>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&$])")
_STARS = re.compile(r"(?<!\\)\*{1,3}")
_EMPHASIS = re.compile(r"(?<!\\)(?:\*{1,3}|_{2,3})")
_SIGNS = tuple(
    re.compile(sign, re.MULTILINE)
    for sign in (r"^#{1,6}\s+\S", r"\*\*\S", r"\\[_*]", r"</?[ib]>", r"<table\b", r"^\*[^\s*].*\S\*$")
)
_MOST_COLUMNS = 200
_CELL_END = re.compile(r"(?<!\\)\|")
_HARD_BREAK = re.compile(r"(?:\S\s{2,}|\\)$")
_WHOLE = {
    True: (("***", "***"), ("___", "___"), ("**", "**"), ("__", "__"), ("<b>", "</b>"), ("<strong>", "</strong>")),
    False: (("***", "***"), ("___", "___"), ("*", "*"), ("_", "_"), ("<i>", "</i>"), ("<em>", "</em>")),
}


@dataclass(frozen=True, slots=True)
class Marked:
    """The words of a line and what its marks said of all of it; `ends`: a line break that is meant."""

    text: str
    level: int = 0
    bold: bool = False
    italic: bool = False
    ends: bool = False


def is_markdown(text: str) -> bool:
    """Whether `text` uses marks that no typist writes: headings, double stars, tables with a line of dashes."""
    return any(sign.search(text) for sign in _SIGNS) or any(map(is_table_rule, text.split("\n")))


def is_table_rule(line: str) -> bool:
    """«|---|:--:|»: the line below a table's head."""
    return line.count("|") > 1 and bool(_TABLE_RULE.fullmatch("".join(line.split())))


def is_table_row(line: str) -> bool:
    """A line of a pipe table."""
    return line.lstrip().startswith("|") and 1 < line.count("|") <= _MOST_COLUMNS


def plain(lines: Sequence[str]) -> list[Marked]:
    """Each line without its marks."""
    return [_plain(line) for line in _spread("\n".join(lines)).split("\n")]


def _spread(text: str) -> str:
    """Emphasis that runs over several lines of a paragraph, given to each of them."""
    made: list[str] = []
    done = 0
    opener: re.Match[str] | None = None
    for stars in _STARS.finditer(text):
        between = text[opener.end() : stars.start()] if opener else ""
        if opener and stars[0] == opener[0] and between and not _is_apart(between):
            if "\n" in between:
                made += (text[done : opener.start()], _on_each_line(opener[0], between))
                done = stars.end()
            opener = None
        else:
            opener = stars
    return "".join((*made, text[done:]))


def _is_apart(between: str) -> bool:
    """Whether stars around `between` are no pair: white space inside the first or last, or a paragraph's end."""
    return between[0].isspace() or between[-1].isspace() or any(not line.strip() for line in between.split("\n")[1:])


def _on_each_line(mark: str, text: str) -> str:
    parts = (line.rstrip() for line in text.split("\n"))
    ends = (line[len(line.rstrip()) :] for line in text.split("\n"))
    return "\n".join(f"{mark}{part}{mark}{end}" for part, end in zip(parts, ends, strict=True))


def _plain(line: str) -> Marked:
    if _DROPPED.fullmatch(line.strip()):
        return Marked("")
    ends = bool(_HARD_BREAK.search(line))
    line = _QUOTE.sub("", line.rstrip("\\") if ends else line)
    heading = _HEADING.match(line)
    text = _CLOSING.sub("", heading[2].rstrip()) if heading else line
    bold, italic = _is_whole(text, bold=True), _is_whole(text, bold=False)
    return Marked(_without_marks(text), len(heading[1]) if heading else 0, bold, italic, ends)


def table(rows: Sequence[tuple[int, str]]) -> Grid | None:
    """The grid of consecutive (line number, line); a head without words is the converter's, not the author's."""
    ruled = {place for place, (_, line) in enumerate(rows) if is_table_rule(line)}
    made: list[GridRow] = []
    for place, (number, line) in enumerate(rows):
        if place in ruled:
            continue
        cells = tuple(_cell(text, number) for text in _split(line))
        is_head = place + 1 in ruled
        if is_head and not any(cell.text for cell in cells):
            continue
        made.append(GridRow(cells, Place(0, number, number), is_head))
    if not made:
        return None
    return Grid(tuple(made), max(len(row.cells) for row in made), Place(0, rows[0][0], rows[-1][0]))


def _split(line: str) -> list[str]:
    parts = _CELL_END.split(line.strip())
    if parts and not parts[0].strip():
        parts = parts[1:]
    if parts and not parts[-1].strip():
        parts = parts[:-1]
    return parts


def _cell(text: str, number: int) -> Cell:
    text = text.strip()
    words = "\n".join(collapse(_without_marks(part)) for part in _BREAK.split(text))
    bold, italic = _is_whole(text, bold=True), _is_whole(text, bold=False)
    return Cell(words.strip(), Place(0, number, number), italic=italic, bold=bold)


def _without_marks(text: str) -> str:
    text = _TAG.sub("", _BREAK.sub(" ", _LINK.sub(r"\1", _PICTURE.sub("", text))))
    return html.unescape(_ESCAPED.sub(r"\1", _without_emphasis(text)))


def _without_emphasis(text: str) -> str:
    """Stars and low lines that stand in pairs are taken out, in one pass; a star alone is a star."""
    paired: list[tuple[int, int]] = []
    opened: dict[str, tuple[int, int]] = {}
    for found in _EMPHASIS.finditer(text):
        closes = found.start() > 0 and not text[found.start() - 1].isspace()
        marks = ("*", "**") if found[0] == "***" and "***" not in opened else (found[0],)
        if closes and all(mark in opened for mark in marks):
            paired += (found.span(), *(opened.pop(mark) for mark in marks))
        elif text[found.end() : found.end() + 1].strip():
            opened[found[0]] = found.span()
    kept, done = [], 0
    for start, end in sorted(paired):
        kept.append(text[done:start])
        done = end
    return "".join((*kept, text[done:]))


def _is_whole(text: str, *, bold: bool) -> bool:
    text = text.strip()
    for start, end in _WHOLE[bold]:
        inner = text[len(start) : -len(end)]
        if text.startswith(start) and text.endswith(end) and inner:
            return start not in inner and not (start[0] in "*_" and start[0] in (inner[0], inner[-1]))
    return False
