"""One block of running text as paragraphs with named styles.

Dashes and plus signs are real Word lists: they look the same whatever stands before them. Numbers and letters are
typed: Word counts without «đ», starts anew when a paragraph is pasted elsewhere, and what is printed on evidence must
be what the document says (II.1 cited elsewhere is this II.1).
"""

from __future__ import annotations

from documents.content import Block, Heading, LabelledLine, Paragraph, TaskBlock
from documents.writers.docx.markup import BOLD, ITALIC, LIGHT, paragraph, run
from documents.writers.docx.tables import table
from documents.writers.wording import ended

_LISTS = {"-": "NSCLDash", "+": "NSCLPlus"}
_KEEP = "<w:keepNext/>"
_LOOSE = '<w:keepNext w:val="0"/>'


def markup(item: Block, width: int) -> str:
    """The paragraphs, or the table, of one block; `width` of the text in twentieths of a point."""
    if isinstance(item, TaskBlock):
        return _task(item)
    if isinstance(item, Paragraph):
        return _marked("NSCLBody", item.marker, item.text, ITALIC if item.italic else "")
    if isinstance(item, Heading):
        return _heading(item)
    return table(item, width)


def _marked(style: str, marker: str, text: str, look: str = "", *, more: str = "") -> str:
    """A paragraph after its marker. A list's own mark takes no bold or italics: then it is typed."""
    if marker in _LISTS and not look and style == "NSCLBody":
        return paragraph(_LISTS[marker], run(text), more=more)
    return paragraph(style, run(_joined(marker, text), look), more=more)


def _joined(*parts: str) -> str:
    return " ".join([part for part in parts if part])


def _heading(item: Heading) -> str:
    if not item.title:
        return _marked("NSCLBody", item.number, item.text)
    style = f"Heading{min(max(item.level, 1), 3)}"
    title = run(_joined(item.number, item.title))
    if not item.text:
        return paragraph(style, title)
    # With its text in the same paragraph a heading need not wait for the next one.
    return paragraph(style, title + run(f" {item.text}", LIGHT), more=_LOOSE)


def _task(item: TaskBlock) -> str:
    if item.bold:
        title = paragraph("NSCLTask", run(_joined(item.marker, item.text)))
    else:
        title = _marked("NSCLBody", item.marker, item.text, more=_KEEP)
    return title + "".join([_line(line) for line in item.lines])


def _line(line: LabelledLine) -> str:
    more = _KEEP if line.sublines else ""
    text = line.text if line.sublines else ended(line.text)
    if line.bold:
        label = run(f"{_joined(line.marker, line.label)}:", BOLD)
        first = paragraph("NSCLBody", label + run(f" {text}" if text else ""), more=more)
    else:
        first = _marked("NSCLBody", line.marker, _joined(f"{line.label}:", text), more=more)
    return first + "".join([paragraph("NSCLPlus", run(ended(each))) for each in line.sublines])
