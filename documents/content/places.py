"""The text of a document in pieces, each with the words by which a reader finds it: «mục II.1», «phần căn cứ»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from documents.content.tree import Block, Content, Heading, Paragraph, Table, TaskBlock
from documents.rules.corrections import Passage


def passages(content: Content) -> tuple[Passage, ...]:
    """Every printed text of `content`, in order."""
    return tuple(passage for passage in _all(content) if passage.text.strip())


def _all(content: Content) -> Iterator[Passage]:
    head = content.letterhead
    yield from (
        Passage("phần đầu văn bản", text) for text in (head.superior, head.issuer, head.symbol, head.date.place)
    )
    yield Passage("trích yếu", content.subject)
    yield from (Passage("phần kính gửi", text) for text in content.addressees)
    yield from (Passage("phần căn cứ", text) for text in content.opening.bases)
    yield from (Passage("phần mở đầu", text) for text in content.opening.sentences)
    yield from _blocks(content.blocks, "")
    yield from (Passage("câu kết", text) for text in content.closing)
    yield from (Passage("phần ký", text) for text in (*content.signature.lines, content.signature.name))
    yield from (Passage("nơi nhận", text) for text in (*content.recipients.names, content.recipients.archive))
    for annex in content.annexes:
        name = f"Phụ lục {annex.number}".strip()
        yield Passage(name, annex.title)
        yield from _blocks(annex.blocks, name)


def _blocks(blocks: Iterable[Block], around: str) -> Iterator[Passage]:
    """The nearest heading above names a block that has no number of its own."""
    heading = ""
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.number.rstrip(".)") or heading
            yield Passage(_place(around, heading), " ".join(filter(None, (block.title, block.text))))
        elif isinstance(block, Paragraph):
            yield Passage(_place(around, heading, block.marker), block.text)
        elif isinstance(block, TaskBlock):
            yield from _task(block, _place(around, heading, block.marker))
        else:
            yield from _table(block, _place(around, heading))


def _place(around: str, heading: str, marker: str = "") -> str:
    """«Phụ lục I, mục 2, điểm a»; a paragraph that is only dashed stands under its heading."""
    number = marker.rstrip(".)")
    parts = [around, f"mục {heading}" if heading else ""]
    if number[:1].isdigit():
        parts[1] = f"mục {number}"
    elif number[:1].isalpha():
        parts.append(f"điểm {number}")
    return ", ".join(filter(None, parts)) or "phần nội dung"


def _task(block: TaskBlock, place: str) -> Iterator[Passage]:
    yield Passage(place, block.text, is_task=True)
    for line in block.lines:
        for text in (line.text, *line.sublines):
            yield Passage(f"{place}, dòng «{line.label}»", text, label=line.label, is_task=True)


def _table(table: Table, place: str) -> Iterator[Passage]:
    titles = [column.title for column in table.columns]
    yield from (Passage(f"{place}, đầu bảng", title) for title in titles)
    for row in table.rows:
        name = f"{place}, dòng {row.cells[0]} của bảng" if row.cells and row.cells[0] else f"{place}, trong bảng"
        if row.is_group:
            yield from (Passage(name, cell) for cell in row.cells[1:])
        else:
            cells = zip(titles, row.cells, strict=False)
            yield from (Passage(f"{name}, cột «{title}»", cell, label=title, is_task=True) for title, cell in cells)
