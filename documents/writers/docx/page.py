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
_LONG, _SHORT = 16838, 11906
"""A4 in twentieths of a point."""
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def render(content: Content) -> bytes:
    """The Word file of `content`. Equal content gives equal bytes.

    Raises `RenderRefused` where it is too large.
    """
    limits.check(content)
    document = docx.Document(io.BytesIO(_skeleton(content.layout)))
    _describe(document.core_properties, content)
    picture = check.paragraphs(document, content.check)
    target = io.BytesIO()
    document.save(target)
    # The text goes into the package as it was written: to parse and write millions of elements again would take twice
    # as long, and `seen` lets no character through that XML does not take.
    return repack(target.getvalue(), {"word/document.xml": _written(_body(content, picture))})


def _written(body: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}\n<w:document {_NAMESPACES}>{body}</w:document>".encode()


def _body(content: Content, picture: str) -> str:
    parts = [_text(content, picture)]
    section = _section(content.layout)
    for number, annex in enumerate(content.annexes, 1):
        parts.append(paragraph("NSCLEnd", more=section))
        parts.append(_annex(annex, content.layout))
        section = _section(content.layout, is_wide=annex.landscape, number=number)
    return f"<w:body>{''.join(parts)}{paragraph('NSCLEnd')}{section}</w:body>"


def _text(content: Content, picture: str) -> str:
    """The text up to the signature, which is never alone on its page."""
    width = _text_width(content.layout)
    lines = [said("NSCLBasis", line) for line in base_lines(content.opening)]
    lines += [said("NSCLBody", line) for line in content.opening.sentences]
    lines += [markup(each, width) for each in printed_blocks(content)]
    lines += [said("NSCLBody", line) for line in closing_lines(content)]
    if lines:
        lines[-1] = held(lines[-1])
    head = frame.letterhead(content, width) + frame.title(content, width)
    return head + "".join(lines) + frame.foot(content, width, picture)


def _annex(annex: Annex, layout: Layout) -> str:
    width = _text_width(layout, is_wide=annex.landscape)
    return frame.annex_head(annex, width) + "".join([markup(each, width) for each in annex.blocks])


def _text_width(layout: Layout, *, is_wide: bool = False) -> int:
    return (_LONG if is_wide else _SHORT) - _twips(layout.margin_left) - _twips(layout.margin_right)


def _section(layout: Layout, *, is_wide: bool = False, number: int = 0) -> str:
    """A section's properties: its number is printed in the middle of the top margin, not on its first page; an annex
    counts from 1 (Phụ lục I, mục I, khoản 7)."""
    size = f'w:w="{_LONG}" w:h="{_SHORT}" w:orient="landscape"' if is_wide else f'w:w="{_SHORT}" w:h="{_LONG}"'
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


def _describe(properties: Any, content: Content) -> None:
    """Title, author, language; the dates are the document's own, so that the file is the same tomorrow."""
    properties.title = seen(f"{content.type_name or 'Công văn'} {content.subject}")[:255]
    properties.author = seen(content.letterhead.issuer)[:255]
    properties.language = "vi-VN"
    date = content.letterhead.date
    if date.year and date.month and date.day:
        properties.created = properties.modified = dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC)


@lru_cache(maxsize=32)
def _skeleton(layout: Layout) -> bytes:
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
