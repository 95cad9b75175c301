"""Plain text and markdown: as typed, as extracted from PDFs, as written by OCR tools."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from common.errors import InvalidInput
from common.text import collapse, nfc, printable
from documents.readers import encodings, markdown, markdown_html, paragraphs, text_columns
from documents.readers.markdown import Marked
from documents.readers.paragraph_marks import RULE
from documents.readers.paragraphs import Printed
from documents.readers.source import Beside, Block, Line, Passage, Place, Source

MOST = 4_000_000
"""Letters: some 1,500 pages. The limit of bytes is there for files with pictures."""


def read(data: bytes) -> Source:
    """The text's paragraphs and tables; form feeds part pages. Raises `InvalidInput` («file»)."""
    text = encodings.decoded(data)
    if len(text) > MOST:
        raise InvalidInput("Văn bản dài hơn 4.000.000 ký tự; hãy tách thành nhiều tệp nhỏ hơn.", field="file")
    return of_text(text)


def of_text(text: str) -> Source:
    """The same for a text at hand."""
    return _Text(_physical(text), is_markdown=markdown.is_markdown(text)).source()


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


class _Text:
    def __init__(self, physical: Sequence[tuple[str, int]], *, is_markdown: bool) -> None:
        self._raw = [line for line, _ in physical]
        self._marked = markdown.plain(self._raw) if is_markdown else [Marked(line) for line in self._raw]
        self._pages = physical[-1][1] if physical[-1][1] > 1 else 0
        self._lines = tuple(
            Line(printable(mark.text), page if self._pages else 0)
            for mark, (_, page) in zip(self._marked, physical, strict=True)
        )
        self._zones = {} if is_markdown else text_columns.zones(self._raw)

    def source(self) -> Source:
        return Source(kind="text", blocks=tuple(self._blocks()), lines=self._lines, pages=self._pages)

    def _blocks(self) -> Iterator[Block]:
        prose: list[Printed] = []
        place = gap = 0
        while place < len(self._raw):
            apart, behind = self._apart(place)
            if behind > place:
                yield from self._passages(prose)
                yield from apart
                prose, gap, place = [], 0, behind
                continue
            line = self._lines[place]
            if line.text and not RULE.fullmatch(line.text):
                prose.append(self._printed(place, line.text, gap))
                gap = 0
            else:
                gap += 1
            place += 1
        yield from self._passages(prose)

    def _apart(self, place: int) -> tuple[list[Block], int]:
        """What is no running text at line `place`, and the line behind it."""
        zone = self._zones.get(place)
        if zone:
            return [self._beside(zone)], zone.last + 1
        behind = markdown_html.behind(self._raw, place)
        if behind > place:
            found = markdown_html.table(self._raw[place:behind], place + 1)
            return [found] if found else [], behind
        while behind < len(self._raw) and markdown.is_table_row(self._raw[behind]):
            behind += 1
        grid = markdown.table([(number + 1, self._raw[number]) for number in range(place, behind)])
        return [grid] if grid else [], behind

    def _beside(self, zone: text_columns.Zone) -> Beside:
        place = Place(self._lines[zone.first].page, zone.first + 1, zone.last + 1)
        return Beside(self._side(zone.left), self._side(zone.right), place)

    def _side(self, side: Sequence[tuple[int, str]]) -> tuple[Passage, ...]:
        printed = [self._printed(place, words, 0) for place, words in side if not RULE.fullmatch(words)]
        return tuple(self._passages(printed))

    def _printed(self, place: int, text: str, gap: int) -> Printed:
        mark = self._marked[place]
        return Printed(collapse(text), place + 1, self._lines[place].page, gap, own=mark.level > 0, ends=mark.ends)

    def _passages(self, prose: Sequence[Printed]) -> Iterator[Passage]:
        for group in paragraphs.grouped(prose):
            marks = [self._marked[line.number - 1] for line in group]
            yield Passage(
                text=paragraphs.joined(line.words for line in group),
                place=Place(group[0].page, group[0].number, group[-1].number),
                lines=tuple(self._as_broken(line) for line in group),
                bold=all(mark.bold for mark in marks),
                italic=all(mark.italic for mark in marks),
                level=marks[0].level,
            )

    def _as_broken(self, line: Printed) -> str:
        """The line with its runs of spaces, or the half of it that was meant."""
        whole = self._lines[line.number - 1].text
        return whole if collapse(whole) == line.words else line.words
