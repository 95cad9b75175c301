"""P6: a plan read and understood, against only extracting its text with the same library."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import docx as word_library
import pdfplumber
import pypdfium2  # type: ignore[import-untyped]
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from bench import report, rounds, subjects
from bench.report import Mismatch, Result, require_equal
from documents import readers
from documents.content import Content
from documents.readers.source import Source
from documents.writers import docx, pdf
from plans import content
from plans.importing.pipeline import understand
from plans.models import Plan

LONG_TASKS = 2_500
"""Tasks of the long Word file: 300 pages, five labelled lines each."""
_LEAST_COMMON = 0.97
LF = "\n"
_FOLDED = re.compile(r"[\W\d_]+")


def text_of_a_plan() -> Result:
    """P6T: the longest demo plan as plain text; nothing has to be extracted there, so the floor is our own reader's
    paragraphs."""
    data = _as_text(_longest())
    return _compared("P6T", "longest demo plan as text", "plan.txt", data, readers.text.read, rounds_=9)


def word_of_a_plan() -> Result:
    """P6W: the same as a Word file, against python-docx's text of every paragraph."""
    return _compared("P6W", "longest demo plan as .docx", "plan.docx", docx.render(_longest()), word_text, rounds_=9)


def pdf_of_a_plan() -> Result:
    """P6P: the same as a PDF, against PDFium's text of every page; pdfplumber, which lays words out too, is a peer."""
    data = pdf.render(_longest()).data
    made = _compared("P6P", "longest demo plan as .pdf", "plan.pdf", data, pdf_text, rounds_=3)
    made.peers["pdfplumber"] = rounds.median_of(lambda: laid_out_text(data), 3)
    return made


def word_of_300_pages() -> Result:
    """P6L: a Word file of 300 pages."""
    data = docx.render(_of_300_pages())
    return _compared("P6L", "Word file of 300 pages", "long.docx", data, word_text, rounds_=3)


def _compared(
    name: str, title: str, file: str, data: bytes, floor: Callable[[bytes], object], *, rounds_: int
) -> Result:
    """Equality first: nothing of what the floor extracts is missing from what we read."""
    source = readers.read(file, data)
    _require_words(name, source, floor(data))
    require_equal(name, understand(source), understand(readers.read(file, data)))
    taken = rounds.medians(
        {
            "ours": lambda: understand(readers.read(file, data)),
            "floor": lambda: floor(data),
            "read": lambda: readers.read(file, data),
        },
        rounds=rounds_,
        warm=1,
    )
    peers = {"read_only": taken["read"]}
    return Result(name, title, ours=taken["ours"], floor=taken["floor"], peers=peers, peak_mib=report.peak_mib())


def _require_words(name: str, ours: Source, extracted: object) -> None:
    """Every word of the floor but page numbers is ours too, letter for letter; order differs where columns stand side
    by side."""
    text = extracted if isinstance(extracted, str) else "\n".join(line.text for line in _lines(extracted))
    wanted = sorted(_FOLDED.sub("", text))
    found = sorted(_FOLDED.sub("", "".join(line.text for line in ours.lines)))
    if abs(len(found) - len(wanted)) > (1 - _LEAST_COMMON) * len(wanted):
        raise Mismatch(f"{name}: {len(found)} letters read, {len(wanted)} extracted")


def _lines(source: object) -> tuple[readers.Line, ...]:
    if not isinstance(source, Source):
        raise TypeError(f"no text in {type(source)}")
    return source.lines


def word_text(data: bytes) -> str:
    """The text of every paragraph, those of tables in their place, as python-docx gives it: no automatic numbers, no
    text boxes, no merged cells."""
    document = word_library.Document(io.BytesIO(data))
    return "\n".join(WordParagraph(each, document).text for each in document.element.body.iter(qn("w:p")))


def pdf_text(data: bytes) -> str:
    """The text of every page as PDFium gives it, without places."""
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def laid_out_text(data: bytes) -> str:
    """The text of every page as pdfplumber puts it together from placed letters."""
    with pdfplumber.open(io.BytesIO(data)) as file:
        return "\n".join(page.extract_text() for page in file.pages)


def _longest() -> Content:
    """The demo plan with the most words."""
    built = (content.build(plan) for plan in Plan.objects.select_related("document", "agency").order_by("pk"))
    return max(built, key=lambda tree: len(docx.render(tree)))


def _of_300_pages() -> Content:
    tree = subjects.content_of_300_tasks()
    heading, *tasks = tree.blocks
    return replace(tree, blocks=(heading, *(tasks[place % len(tasks)] for place in range(LONG_TASKS))))


def _as_text(tree: Content) -> bytes:
    """As typed: a paragraph a line, the columns of tables parted by pipes."""
    made: list[str] = []
    for block in readers.read("plan.docx", docx.render(tree)).blocks:
        if isinstance(block, readers.Grid):
            made += [f"| {' | '.join(cell.text.replace(LF, ' ') for cell in row.cells)} |" for row in block.rows]
        elif isinstance(block, readers.Beside):
            made += [each.text for each in (*block.left, *block.right)]
        else:
            made.append(block.text)
    return LF.join(made).encode()
