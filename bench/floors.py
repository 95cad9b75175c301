"""The least that each result costs: bare WeasyPrint, bare python-docx, one f-string per line."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from html import escape

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from pypdf import PdfReader
from weasyprint import HTML

from documents.content import Content, Heading, Table, TaskBlock

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


def bare_word_table(table: Table) -> bytes:
    """A Word file of the one table, as python-docx makes it from one string of XML: nothing but its cells."""
    document = docx.Document()
    document.element.body.insert(0, parse_xml(_raw_table(table)))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _raw_table(table: Table) -> str:
    rows = [_raw_row([column.title for column in table.columns]), *(_raw_row(row.cells) for row in table.rows)]
    return f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def _raw_row(cells: Iterable[str]) -> str:
    return (
        f"<w:tr>{''.join([f'<w:tc><w:p><w:r><w:t>{escape(cell)}</w:t></w:r></w:p></w:tc>' for cell in cells])}</w:tr>"
    )


def cells_of(data: bytes) -> list[str]:
    """The texts of the last table of a Word file, empty cells left out."""
    table = docx.Document(io.BytesIO(data)).element.body.tbl_lst[-1]
    return [text.text for text in table.iter(qn("w:t")) if text.text]


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
