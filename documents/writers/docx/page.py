"""The whole Word file: sections, page numbers, properties, the package."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from functools import lru_cache
from pathlib import Path
from string import Template
from typing import Any

import docx

from documents.content import Annex, Content, Layout
from documents.writers import limits
from documents.writers.archive import repack
from documents.writers.docx import check, frame
from documents.writers.docx.blocks import markup
from documents.writers.docx.markup import held, paragraph, said
from documents.writers.wording import base_lines, closing_lines, printed_blocks, seen

SKELETON = Path(__file__).resolve().parent / "skeleton"
"""The parts of an empty package; `$name` in styles.xml and numbering.xml are measures of the layout."""

_MM = 1440 / 25.4
LONG, SHORT = 16838, 11906
"""A4 in twentieths of a point."""
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def render(content: Content) -> bytes:
    """The Word file of `content`. Equal content gives equal bytes.

    Raises `RenderRefused` where it is too large.
    """
    limits.check(content)
    document = docx.Document(io.BytesIO(skeleton(content.layout)))
    describe(document.core_properties, content)
    picture = check.paragraphs(document, content.check)
    target = io.BytesIO()
    document.save(target)
    # The text goes into the package as it was written: to parse and write millions of elements again would take twice
    # as long, and `seen` lets no character through that XML does not take.
    return repack(target.getvalue(), {"word/document.xml": document_xml(_body(content, picture))})


def document_xml(body: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}\n<w:document {NAMESPACES}>{body}</w:document>".encode()


def _body(content: Content, picture: str) -> str:
    parts = [_text(content, picture)]
    turned = section(content.layout)
    for number, annex in enumerate(content.annexes, 1):
        parts.append(paragraph("NSCLEnd", more=turned))
        parts.append(annex_text(annex, text_width(content.layout, is_wide=annex.landscape)))
        turned = section(content.layout, is_wide=annex.landscape, number=number)
    return f"<w:body>{''.join(parts)}{paragraph('NSCLEnd')}{turned}</w:body>"


def _text(content: Content, picture: str) -> str:
    width = text_width(content.layout)
    head = frame.letterhead(content, width) + frame.title(content, width)
    return head + passages(content, width) + frame.foot(content, width, picture)


def passages(content: Content, width: int) -> str:
    """What stands between title and signature; its last words stay with the signature."""
    lines = [said("NSCLBasis", line) for line in base_lines(content.opening)]
    lines += [said("NSCLBody", line) for line in content.opening.sentences]
    lines += [markup(each, width) for each in printed_blocks(content)]
    lines += [said("NSCLBody", line) for line in closing_lines(content)]
    if lines:
        lines[-1] = held(lines[-1])
    return "".join(lines)


def annex_text(annex: Annex, width: int) -> str:
    return frame.annex_head(annex, width) + "".join([markup(each, width) for each in annex.blocks])


def text_width(layout: Layout, *, is_wide: bool = False) -> int:
    return (LONG if is_wide else SHORT) - _twips(layout.margin_left) - _twips(layout.margin_right)


def section(layout: Layout, *, is_wide: bool = False, number: int = 0) -> str:
    """A section's properties: its number is printed in the middle of the top margin, not on its first page; an annex
    counts from 1 (Phụ lục I, mục I, khoản 7)."""
    size = f'w:w="{LONG}" w:h="{SHORT}" w:orient="landscape"' if is_wide else f'w:w="{SHORT}" w:h="{LONG}"'
    top = _twips(layout.margin_top)
    start = '<w:pgNumType w:start="1"/>' if number else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>'
        f'<w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar w:top="{top}" w:right="{_twips(layout.margin_right)}" w:bottom="{_twips(layout.margin_bottom)}" '
        f'w:left="{_twips(layout.margin_left)}" w:header="{(top - 300) // 2}" w:footer="340" w:gutter="0"/>'
        f"{start}<w:titlePg/></w:sectPr>"
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * _MM)


def describe(properties: Any, content: Content) -> None:
    """Title, author, language; the dates are the document's own, so that the file is the same tomorrow."""
    properties.title = seen(f"{content.type_name or 'Công văn'} {content.subject}")[:255]
    properties.author = seen(content.letterhead.issuer)[:255]
    properties.language = "vi-VN"
    date = content.letterhead.date
    if date.year and date.month and date.day:
        properties.created = properties.modified = dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC)


@lru_cache(maxsize=32)
def skeleton(layout: Layout) -> bytes:
    """The empty package with the styles of `layout`."""
    measures = {
        "body": round(layout.body_size * 2),
        "motto": round(layout.motto_size * 2),
        "motto_below": round(layout.motto_size * 2) + 2,
        "line": round(layout.line_spacing * 240),
        "gap": round(layout.paragraph_gap * 20),
        "indent": _twips(layout.first_line_indent * 10),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(SKELETON.rglob("*")):
            if path.is_file():
                text = path.read_text("utf-8")
                archive.writestr(str(path.relative_to(SKELETON)), Template(text).safe_substitute(measures))
    return target.getvalue()
