"""Old Vietnamese encodings whose fonts have been lost: told by the text as a whole."""

from __future__ import annotations

from dataclasses import replace

from documents.readers import encodings, paragraphs
from documents.readers.source import Beside, Block, Cell, Grid, GridRow, Line, Passage, Source

_VIETNAMESE = "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹăđơư"
_USUAL = 20
"""Letters in which Vietnamese in Unicode has at least one that no old encoding shows."""


def mended(source: Source) -> Source:
    """`source` with its letters in Unicode; itself where they are."""
    text = "\n".join([line.text for line in source.lines])
    if text.isascii() or _count(text) * _USUAL > len(text):
        return source
    repaired = encodings.repaired(text).split("\n")
    if len(repaired) != len(source.lines):
        return source
    changed = {line.text: other for line, other in zip(source.lines, repaired, strict=True) if other != line.text}
    if not changed:
        return source
    return replace(
        source,
        lines=tuple(Line(changed.get(line.text, line.text), line.page) for line in source.lines),
        blocks=tuple(_block(block, changed) for block in source.blocks),
    )


def _count(text: str) -> int:
    lower = text.lower()
    return sum(map(lower.count, _VIETNAMESE))


def _block(block: Block, changed: dict[str, str]) -> Block:
    if isinstance(block, Passage):
        return _passage(block, changed)
    if isinstance(block, Beside):
        left, right = (tuple(_passage(each, changed) for each in side) for side in (block.left, block.right))
        return replace(block, left=left, right=right)
    return _grid(block, changed)


def _passage(passage: Passage, changed: dict[str, str]) -> Passage:
    lines = tuple(changed.get(line, line) for line in passage.lines)
    return replace(passage, lines=lines, text=paragraphs.joined(lines), lead="")


def _grid(grid: Grid, changed: dict[str, str]) -> Grid:
    return replace(grid, rows=tuple(_row(row, changed) for row in grid.rows))


def _row(row: GridRow, changed: dict[str, str]) -> GridRow:
    return replace(row, cells=tuple(_cell(cell, changed) for cell in row.cells))


def _cell(cell: Cell, changed: dict[str, str]) -> Cell:
    return replace(cell, text="\n".join(changed.get(line, line) for line in cell.text.split("\n")))
