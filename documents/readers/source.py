"""What a reader sees in a file: physical lines, and the paragraphs, tables and side-by-side columns they form.

Small frozen dataclasses that every reader builds (Word, PDF, plain text, markdown) and `plans.importing` understands.
All text is NFC, printable, on one line, without markup. Nothing is interpreted here: «1. Mục đích» is a paragraph whose
text begins with a number, whoever typed or counted the number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["docx", "pdf", "text"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: page from 1 (0 where the file has no pages), first and last line from 1 in `Source.lines`."""

    page: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Line:
    """A physical line as the reader of the file sees it; lines of a table's cells are lines too."""

    text: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph. `text` has its soft line breaks joined and begins with the number or marker that the reader of the
    file sees, typed or automatic («I. », «1.1. », «a) », «- », «+ »).

    `lines` are the same words as broken in the file. `level` is that of a heading style or of markdown's «#», 0 for
    none; `bold` and `italic` say that all of it is so. `indent`: points from the text's left edge, 0 where unknown.
    `lead` are the words in bold that it begins with, number included, where others follow («1. Thời gian:»); "" for
    none and where the file does not tell.
    """

    text: str
    place: Place
    lines: tuple[str, ...] = ()
    bold: bool = False
    italic: bool = False
    centred: bool = False
    level: int = 0
    indent: float = 0.0
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `text` keeps its paragraphs apart with line feeds. `columns` counts the columns it spans.

    `continues`: this grid place belongs to the cell above it (merged downwards); its text is then empty.
    """

    text: str = ""
    place: Place | None = None
    columns: int = 1
    continues: bool = False
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """`is_head`: marked as a repeating head row by the file itself."""

    cells: tuple[Cell, ...]
    place: Place
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled or piped table as it stands on one page or across pages; `width` in columns."""

    rows: tuple[GridRow, ...]
    width: int
    place: Place


@dataclass(frozen=True, slots=True)
class Beside:
    """Two columns without rules, read each by itself: the letterhead, the signature beside «Nơi nhận»."""

    left: tuple[Passage, ...]
    right: tuple[Passage, ...]
    place: Place


Block = Passage | Grid | Beside


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the file that a person should know; `code` is stable, `message` Vietnamese."""

    code: str
    message: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A whole file as read. `pages` is 0 where the format has none."""

    kind: Kind
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]
    pages: int = 0
    remarks: tuple[Remark, ...] = ()

    def passages(self) -> Iterator[Passage]:
        """All paragraphs outside grids, the left column of a pair before the right one."""
        for block in self.blocks:
            if isinstance(block, Passage):
                yield block
            elif isinstance(block, Beside):
                yield from block.left
                yield from block.right
