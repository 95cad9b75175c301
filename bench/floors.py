"""The least that each result costs: bare WeasyPrint, one f-string per line."""

from __future__ import annotations

import io
import re
from html import escape

from pypdf import PdfReader
from weasyprint import HTML

from documents.content import Content, Heading, TaskBlock

ReadyTask = tuple[str, str, str, tuple[tuple[str, str], ...]]
"""Reference, marker, sentence, (label, text) lines: what one task prints."""


def bare_weasyprint(page: str, variant: str | None = None) -> bytes:
    """The page as the engine's own default call makes it, warm, in this process; as PDF/A where `variant` says so."""
    data: bytes = HTML(string=page).write_pdf(presentational_hints=True, pdf_variant=variant)
    return data


def pages_of(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def rows_of(data: bytes, head: str) -> str:
    """All words of a PDF but its page numbers and the repeated table head `head`."""
    pages = [re.sub(r"\n\d+$", "", text.strip()) for text in pages_of(data)]
    return " ".join(" ".join(" ".join(pages).split()).replace(head, "").split())


def ready_strings(content: Content) -> tuple[str, list[ReadyTask]]:
    """The heading and the tasks of `content` as plain strings, sentences closed."""
    heading = next(block.title for block in content.blocks if isinstance(block, Heading))
    tasks: list[ReadyTask] = [
        (block.ref, block.marker, block.text, tuple((line.label, f"{line.text}.") for line in block.lines))
        for block in content.blocks
        if isinstance(block, TaskBlock)
    ]
    return heading, tasks


def fstring_blocks(ready: tuple[str, list[ReadyTask]]) -> str:
    """The body's markup, escaped, with nothing decided per line."""
    heading, tasks = ready
    parts = [f'<h2 id="p-item-0" data-ref="item-0">I. {escape(heading)}</h2>']
    for ref, marker, text, lines in tasks:
        printed = "".join([f"<p>- {escape(label)}: {escape(words)}</p>" for label, words in lines])
        parts.append(
            f'<div class="task" id="p-{escape(ref)}" data-ref="{escape(ref)}">'
            f'<p class="task-text">{escape(marker)} {escape(text)}</p>{printed}</div>'
        )
    return "".join(parts)
