"""What a document's paper says, as parts to compare: from the page that the PDF is made of, and from what was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import html as parser  # type: ignore[import-untyped]

from common.text import collapse
from documents.content import Content
from documents.readers.source import Beside, Block, Cell, Grid, Source
from documents.writers import html

Part = tuple[str, Any]


def printed(content: Content) -> list[Part]:
    """Paragraphs, columns beside each other and tables in the order of the printed page."""
    root = parser.fromstring(html.print_page(content, with_styles=False))
    return [part for section in root.xpath("//section") for child in section for part in _parts(child)]


def _parts(element: Any) -> Iterator[Part]:
    names = element.get("class", "").split()
    if "letterhead" in names:
        yield "beside", (_left(element), _texts(element, ".//*[@class='state']//p | .//*[@class='date']"))
    elif "foot" in names:
        yield (
            "beside",
            (_texts(element, ".//*[@class='recipients']/p"), _texts(element, ".//*[@class='signature']/p")),
        )
    elif element.tag == "table":
        yield "grid", [_row(row) for row in element.iter("tr")]
    elif element.tag in ("p", "h2", "h3", "h4"):
        if text := _text(element):
            yield "text", text
    else:
        for child in element:
            yield from _parts(child)


def _left(element: Any) -> list[str]:
    """A công văn has what it is about under its number; urgent ones have frames."""
    for about in element.xpath(".//*[@class='about']"):
        about.text = "\n" + about.text
    return _texts(element, ".//*[@class='from']//p | .//*[@class='number'] | .//*[@class='marks']/p")


def _texts(element: Any, path: str) -> list[str]:
    return [line for found in element.xpath(path) for line in _lines(found) if line]


def _row(row: Any) -> list[tuple[str, int]]:
    return [(_seen("\n".join(filter(None, _lines(cell)))), int(cell.get("colspan", "1"))) for cell in row]


def _seen(text: str) -> str:
    """Where a line ends after a hyphen or a slash, paper does not show whether a space follows."""
    return re.sub(r"(?<=\w[-/]) ", "", text)


def _lines(element: Any) -> list[str]:
    """The element's text, cut where it breaks a line."""
    for each in element.iter("br"):
        each.tail = "\n" + (each.tail or "")
    return [collapse(line) for line in element.text_content().split("\n")]


def _text(element: Any) -> str:
    return collapse(" ".join(_lines(element)))


def understood(source: Source) -> list[Part]:
    """The same of what a reader found; heads that a table repeats are in it once."""
    return [_part(block) for block in source.blocks]


def _part(block: Block) -> Part:
    if isinstance(block, Beside):
        return "beside", ([each.text for each in block.left], [each.text for each in block.right])
    if isinstance(block, Grid):
        return "grid", [[_cell(cell) for cell in row.cells] for row in block.rows]
    return "text", block.text


def _cell(cell: Cell) -> tuple[str, int]:
    return _seen(cell.text), cell.columns
