"""Markdown as OCR tools write it: headings, emphasis, pipe tables. What the marks say is kept, the marks are not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from common.text import collapse
from documents.readers.source import Cell, Grid, GridRow, Place

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_TAG = re.compile(r"</?(?:i|b|em|strong|u|sup|sub|span|p|div|center)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&$])")
_STRONG = re.compile(r"(\*{1,3}|_{2,3})(?=\S)(.+?)(?<=\S)\1")
_SIGNS = (re.compile(r"^#{1,6}\s+\S", re.M), re.compile(r"\*\*\S"), re.compile(r"\\[_*]"), re.compile(r"</?[ib]>"))
_CELL_END = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Marked:
    """The words of a line and what its marks said of all of it."""

    text: str
    level: int = 0
    bold: bool = False
    italic: bool = False


def is_markdown(text: str) -> bool:
    """Whether `text` uses marks that no typist writes: headings, double stars, tables with a line of dashes."""
    return any(sign.search(text) for sign in _SIGNS) or any(is_table_rule(line) for line in text.split("\n"))


def is_table_rule(line: str) -> bool:
    """«|---|:--:|»: the line below a table's head."""
    return line.count("|") > 1 and bool(_RULE.match(line))


def is_table_row(line: str) -> bool:
    """A line of a pipe table."""
    return line.lstrip().startswith("|") and line.count("|") > 1


def plain(line: str) -> Marked:
    """The line without its marks."""
    heading = _HEADING.match(line)
    level = len(heading[1]) if heading else 0
    text = heading[2] if heading else line
    bold, italic = _is_whole(text, bold=True), _is_whole(text, bold=False)
    return Marked(_without_marks(text), level, bold, italic)


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
    text = _TAG.sub("", _BREAK.sub(" ", text))
    for _ in range(3):
        text = _STRONG.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", text)


def _is_whole(text: str, *, bold: bool) -> bool:
    text = text.strip()
    marks = ("***", "___", "**", "__", "<b>", "<strong>") if bold else ("***", "___", "*", "_", "<i>", "<em>")
    for mark in marks:
        end = mark.replace("<", "</")
        inner = text[len(mark) : -len(end)]
        if (
            text.startswith(mark)
            and text.endswith(end)
            and inner
            and mark[:1] not in inner.strip()[:1] + inner.strip()[-1:]
        ):
            return True
    return False
