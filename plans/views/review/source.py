"""The left pane: the file as it was read, each part with the lines it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from documents.readers.source import Beside, Block, Cell, Grid, GridRow, Passage, Place, Source


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph or a cell; `first` to `last` are its lines, 0 where a cell has none of its own."""

    text: str
    first: int = 0
    last: int = 0
    look: str = ""
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Lines:
    """A table row."""

    cells: tuple[Words, ...]
    first: int
    last: int
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What the pane shows in one piece; `page` where a new page begins, else 0."""

    kind: str
    page: int = 0
    words: Words | None = None
    rows: tuple[Lines, ...] = ()
    left: tuple[Words, ...] = field(default=())
    right: tuple[Words, ...] = field(default=())


def parts(source: Source) -> Iterator[Part]:
    """The file from top to bottom."""
    page = 0
    for block in source.blocks:
        here = block.place.page
        yield _part(block, here if here != page else 0)
        page = here


def _part(block: Block, page: int) -> Part:
    if isinstance(block, Passage):
        return Part("passage", page, words=_passage(block))
    if isinstance(block, Grid):
        return Part("grid", page, rows=tuple(_row(row) for row in block.rows))
    return _beside(block, page)


def _beside(block: Beside, page: int) -> Part:
    left, right = (tuple(_passage(each) for each in side) for side in (block.left, block.right))
    return Part("beside", page, left=left, right=right)


def _passage(passage: Passage) -> Words:
    looks = {"is-bold": passage.bold, "is-italic": passage.italic, "is-centred": passage.centred}
    return _words(passage.text, passage.place, " ".join(name for name, worn in looks.items() if worn))


def _row(row: GridRow) -> Lines:
    cells = tuple(_cell(cell) for cell in row.cells)
    return Lines(cells, row.place.first, row.place.last, row.is_head)


def _cell(cell: Cell) -> Words:
    looks = {"is-bold": cell.bold, "is-italic": cell.italic, "is-continued": cell.continues}
    return _words(cell.text, cell.place, " ".join(name for name, worn in looks.items() if worn), cell.columns)


def _words(text: str, place: Place | None, look: str, columns: int = 1) -> Words:
    return Words(text, place.first if place else 0, place.last if place else 0, look, columns)
