"""What is refused before a rendering starts: content that no official document needs and that could stall the engine.

Measured: one unbroken «word» costs its square (20,000 characters: 2.6 s), a paragraph of 1 MB more than 25 s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from common.errors import DomainError
from documents.content import Block, Content, Heading, Paragraph, Table, TaskBlock

MAX_ROWS = 5_000
MAX_BLOCKS = 5_000
MAX_FIELD = 20_000
MAX_WORD = 200
MAX_TOTAL = 4_000_000
MAX_PAGES = 600

_LONG_WORD = re.compile(rf"\S{{{MAX_WORD + 1}}}")


class RenderRefused(DomainError):
    """The document cannot be printed as it stands; the sentence says what to change."""

    code = "render_refused"
    status = 422


def check(content: Content) -> None:
    """Raise `RenderRefused` where `content` is larger than what the engine is asked to print."""
    blocks = [*content.blocks, *(each for annex in content.annexes for each in annex.blocks)]
    if len(blocks) > MAX_BLOCKS:
        raise RenderRefused(f"Văn bản có hơn {_vi(MAX_BLOCKS)} đoạn; hãy tách bớt nội dung thành văn bản khác.")
    if sum(len(each.rows) for each in blocks if isinstance(each, Table)) > MAX_ROWS:
        raise RenderRefused(f"Các bảng có hơn {_vi(MAX_ROWS)} dòng; hãy tách bớt thành văn bản khác.")
    total = 0
    for text in texts(content):
        total += len(text)
        _check_text(text)
    if total > MAX_TOTAL:
        raise RenderRefused(f"Văn bản dài hơn {_vi(MAX_TOTAL)} ký tự; hãy tách bớt nội dung thành văn bản khác.")


def _check_text(text: str) -> None:
    if len(text) > MAX_FIELD:
        raise RenderRefused(
            f"Đoạn bắt đầu bằng «{_start(text)}» dài hơn {_vi(MAX_FIELD)} ký tự; hãy tách thành nhiều đoạn."
        )
    if len(text) > MAX_WORD and (found := _LONG_WORD.search(text)):
        raise RenderRefused(
            f"Có một từ dài hơn {MAX_WORD} ký tự, bắt đầu bằng «{_start(found[0])}»; hãy thêm dấu cách hoặc sửa lại."
        )


def texts(content: Content) -> Iterator[str]:
    """Every text of `content` that somebody typed, with the recipients and the signature."""
    letterhead = content.letterhead
    yield from (content.type_name, content.subject, letterhead.superior, letterhead.issuer, letterhead.symbol)
    yield from (letterhead.date.place, letterhead.urgency, letterhead.circulation)
    yield from (*content.addressees, *content.opening.bases, *content.opening.sentences, *content.closing)
    for each in content.blocks:
        yield from block_texts(each)
    yield from (*content.signature.lines, content.signature.name)
    yield from (*content.recipients.names, content.recipients.archive, content.recipients.typist_mark)
    for annex in content.annexes:
        yield from (annex.title, annex.number, annex.reference)
        for each in annex.blocks:
            yield from block_texts(each)


def block_texts(block: Block) -> Iterator[str]:
    """The texts of one block in printed order."""
    if isinstance(block, Heading):
        yield from (block.number, block.title, block.text)
    elif isinstance(block, Paragraph):
        yield from (block.marker, block.text)
    elif isinstance(block, TaskBlock):
        yield from (block.marker, block.text)
        for line in block.lines:
            yield from (line.marker, line.label, line.text, *line.sublines)
    else:
        yield from (column.title for column in block.columns)
        for row in block.rows:
            yield from row.cells


def _start(text: str) -> str:
    return text[:30].rstrip() + "…"


def _vi(number: int) -> str:
    return f"{number:,}".replace(",", ".")
