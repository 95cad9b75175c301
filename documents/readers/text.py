"""Plain text and markdown: as typed, as extracted from PDFs, as written by OCR tools."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from common.text import collapse, nfc, printable
from documents.readers import encodings, markdown, paragraphs
from documents.readers.markdown import Marked
from documents.readers.paragraph_marks import RULE
from documents.readers.paragraphs import Printed
from documents.readers.source import Block, Line, Passage, Place, Source


def read(data: bytes) -> Source:
    """The text's paragraphs and pipe tables; form feeds part pages. Raises `InvalidInput` («file»)."""
    return of_text(encodings.decoded(data))


def of_text(text: str) -> Source:
    """The same for a text at hand."""
    raw = _physical(text)
    paged = any(page > 1 for _, page in raw)
    marked = _marked([line for line, _ in raw], is_markdown=markdown.is_markdown(text))
    lines = tuple(Line(printable(mark.text), page if paged else 0) for mark, (_, page) in zip(marked, raw, strict=True))
    return Source(
        kind="text",
        blocks=tuple(_blocks(lines, marked, [line for line, _ in raw])),
        lines=lines,
        pages=raw[-1][1] if paged else 0,
    )


def _physical(text: str) -> list[tuple[str, int]]:
    """Lines as an editor counts them, with their pages from 1."""
    made: list[tuple[str, int]] = []
    page = 1
    for line in nfc(text).replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        head, *rest = line.split("\f")
        made.append((head, page))
        for part in rest:
            page += 1
            # Words after a form feed stand on the next page, though on the same line of the file.
            if part.strip() and made[-1][0].strip():
                made.append((part, page))
            else:
                made[-1] = (made[-1][0] + part, page)
    return made


def _marked(lines: Sequence[str], *, is_markdown: bool) -> list[Marked]:
    if not is_markdown:
        return [Marked(line) for line in lines]
    return markdown.plain(lines)


def _blocks(lines: Sequence[Line], marked: Sequence[Marked], raw: Sequence[str]) -> Iterator[Block]:
    prose: list[Printed] = []
    gap = 0
    place = 0
    while place < len(lines):
        table = _table_at(raw, place)
        if table:
            yield from _passages(prose, marked, lines)
            prose, gap = [], 0
            grid = markdown.table(table)
            if grid:
                yield grid
            place += len(table)
            continue
        line = lines[place]
        if line.text and not RULE.fullmatch(line.text):
            mark = marked[place]
            prose.append(Printed(collapse(line.text), place + 1, line.page, gap, own=mark.level > 0, ends=mark.ends))
            gap = 0
        else:
            gap += 1
        place += 1
    yield from _passages(prose, marked, lines)


def _table_at(raw: Sequence[str], place: int) -> list[tuple[int, str]]:
    rows: list[tuple[int, str]] = []
    while place + len(rows) < len(raw) and markdown.is_table_row(raw[place + len(rows)]):
        rows.append((place + len(rows) + 1, raw[place + len(rows)]))
    return rows


def _passages(prose: Sequence[Printed], marked: Sequence[Marked], lines: Sequence[Line]) -> Iterator[Passage]:
    for group in paragraphs.grouped(prose):
        marks = [marked[line.number - 1] for line in group]
        yield Passage(
            text=paragraphs.joined(line.words for line in group),
            place=Place(group[0].page, group[0].number, group[-1].number),
            lines=tuple(lines[line.number - 1].text for line in group),
            bold=all(mark.bold for mark in marks),
            italic=all(mark.italic for mark in marks),
            level=marks[0].level,
        )
