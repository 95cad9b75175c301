"""A whole Word file, part by part."""

from __future__ import annotations

from collections.abc import Iterator

from documents.readers.docx import furniture, grid, layout, mending, notes, package, refusals
from documents.readers.docx.ledger import Ledger
from documents.readers.docx.names import BODY, CHUNK, DEL, IMAGE, INS, MOVED, OLD_IMAGE, Element, W
from documents.readers.docx.numbering import Lists
from documents.readers.docx.package import Package
from documents.readers.docx.story import Said, Story, passages
from documents.readers.docx.styles import Styles
from documents.readers.source import Block, Remark, Source

_TRACKED = (INS, DEL, MOVED, f"{W}moveTo")
_COMMENT = f"{W}commentReference"
_FEW_LETTERS = 40
"""Below this a paper with pictures is a scan: a cover or a stamp alone says no more."""


def read(data: bytes) -> Source:
    """What stands in the Word file `data`. Raises `InvalidInput` («file») with one sentence for what cannot be read."""
    opened = package.opened(data)
    document = opened.document()
    styles = Styles(opened.part("styles"))
    return _Whole(opened, document, styles, Lists(opened.part("numbering"), styles)).read()


class _Whole:
    def __init__(self, opened: Package, document: Element, styles: Styles, lists: Lists) -> None:
        self._package, self._document, self._styles, self._lists = opened, document, styles, lists
        self._ledger = Ledger()
        self._codes = opened.codes

    def read(self) -> Source:
        body = self._document.find(BODY)
        if body is None:
            raise refusals.refused(refusals.EMPTY)
        self._scan()
        heads = furniture.read(body, self._package, self._story)
        stories = [*([heads.story] if heads.story else []), self._story(body)]
        blocks = [block for story in stories for block in self._blocks(story)]
        remarks: list[Remark] = [refusals.furniture(text) for text in heads.left_out]
        remarks += notes.read(self._package, self._ledger, self._story)
        self._refuse_wordless(blocks)
        told = (*refusals.remarks(self._codes), *remarks)
        return mending.mended(Source("docx", tuple(blocks), tuple(self._ledger.lines), 0, told))

    def _story(self, root: Element, *, is_furniture: bool = False) -> Story:
        return Story(root, self._styles, self._lists, self._codes, is_furniture=is_furniture)

    def _blocks(self, story: Story) -> Iterator[Block]:
        for block in story.blocks():
            if isinstance(block, Said):
                yield from passages((block,), self._ledger)
            else:
                yield from self._table(block, story)

    def _table(self, table: Element, story: Story) -> Iterator[Block]:
        rows = grid.read(table, story)
        if not any(box.lines for row in rows for box in row.boxes):
            return
        is_ruled = layout.is_ruled(table, self._styles)
        if layout.is_frame(rows) or (not is_ruled and layout.stands_beside(rows)):
            yield from layout.placed(rows, self._ledger)
        else:
            yield grid.placed(rows, self._ledger)

    def _scan(self) -> None:
        """Note what a person should know of the text before it is read."""
        for code, tags in (("tracked", _TRACKED), ("comments", (_COMMENT,)), ("chunk", (CHUNK,))):
            if next(self._document.iter(*tags), None) is not None:
                self._codes[code] = None

    def _refuse_wordless(self, blocks: list[Block]) -> None:
        letters = sum(len(line.text) for line in self._ledger.lines)
        has_pictures = next(self._document.iter(IMAGE, OLD_IMAGE), None) is not None
        if letters < _FEW_LETTERS and has_pictures:
            raise refusals.refused(refusals.PICTURES_ONLY)
        if not blocks:
            raise refusals.refused(refusals.EMPTY)
