"""A plan's paper as passages to be compared: every item under its lineage, what stands around them under its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from documents.content import Annex, Block, Content, Heading, Paragraph, Row, Table, TaskBlock
from plans.rules.comparison import Passage


def passages_of(content: Content, lineages: Mapping[str, str]) -> list[Passage]:
    """In printed order; `lineages` by the reference of a block («item-12»)."""
    return list(_passages(content, lineages))


def _passages(content: Content, lineages: Mapping[str, str]) -> Iterator[Passage]:
    opening, recipients = content.opening, content.recipients
    yield Passage("subject", content.subject, content.type_name)
    yield Passage("opening", "\n".join((*opening.bases, *opening.sentences)))
    yield from _blocks(content.blocks, lineages)
    yield Passage("closing", "\n".join(content.closing))
    yield Passage("signature", "\n".join((*content.signature.lines, content.signature.name)))
    yield Passage("recipients", "\n".join((*recipients.names, f"Lưu: {recipients.archive}")), "Nơi nhận:")
    for annex in content.annexes:
        yield _annex(annex, lineages)
        yield from _blocks(annex.blocks, lineages)


def _annex(annex: Annex, lineages: Mapping[str, str]) -> Passage:
    return Passage(lineages.get(annex.ref, annex.ref), annex.title, f"Phụ lục {annex.number}".strip())


def _blocks(blocks: tuple[Block, ...], lineages: Mapping[str, str]) -> Iterator[Passage]:
    for block in blocks:
        key = lineages.get(block.ref, block.ref)
        if isinstance(block, Table):
            yield Passage(key, " | ".join(column.title for column in block.columns), "Bảng:")
            for row in block.rows:
                yield _row(block, row, lineages)
        elif isinstance(block, Heading):
            yield Passage(key, " ".join(filter(None, (block.title, block.text))), block.number)
        elif isinstance(block, Paragraph):
            yield Passage(key, block.text, block.marker)
        else:
            yield Passage(key, "\n".join((block.text, *_lines(block))), block.marker)


def _lines(block: TaskBlock) -> Iterator[str]:
    for line in block.lines:
        yield f"{line.label}: {line.text}".rstrip()
        yield from (f"+ {each}" for each in line.sublines)


def _row(table: Table, row: Row, lineages: Mapping[str, str]) -> Passage:
    """The number aside, the title, then every other cell under its column's name."""
    number, title, *cells = (*row.cells, "", "")
    named = zip(table.columns[2:], cells, strict=False)
    text = "\n".join((title, *(f"{column.title}: {cell}" for column, cell in named if cell)))
    return Passage(lineages.get(row.ref, row.ref), text, number)
