"""What a Word file shows, gathered another way than the reader does: by XPath over the whole text."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable

from docx.oxml import parse_xml
from lxml import etree  # type: ignore[import-untyped]

from common.text import printable
from documents.readers.source import Beside, Block, Grid, Passage, Source

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_SEEN = etree.XPath(
    "//w:t[not(ancestor::w:del or ancestor::w:moveFrom or ancestor::mc:Fallback)]"
    "[not(ancestor::w:r[w:rPr/w:vanish])][not(ancestor::w:tr[w:trPr/w:del])]",
    namespaces=_SPACES,
)


def letters(data: bytes) -> Counter[str]:
    """The letters that can be seen and how often; automatic numbers are not among them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = parse_xml(archive.read("word/document.xml"))
    return Counter(packed("".join(each.text or "" for each in _SEEN(root))))


def letters_of(source: Source) -> Counter[str]:
    return Counter(packed("".join(line.text for line in source.lines)))


def packed(text: str) -> str:
    """Without white space and without what nobody sees."""
    text = unicodedata.normalize("NFC", printable(text)).replace("\u2011", "-").replace("\xad", "")
    return re.sub(r"\s+", "", text)


def running(blocks: Iterable[Block]) -> str:
    """All words in reading order, packed; a pair of columns left to right."""
    return "".join(packed(_text(block)) for block in blocks)


def _text(block: Block) -> str:
    if isinstance(block, Passage):
        return block.text
    if isinstance(block, Beside):
        return "".join(each.text for each in (*block.left, *block.right))
    return "".join(cell.text for row in block.rows for cell in row.cells)


def grids(source: Source) -> list[Grid]:
    return [block for block in source.blocks if isinstance(block, Grid)]
