"""Word files for the tests, put together from the XML that Word, LibreOffice and typists produce."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from documents.readers.docx import read
from documents.readers.source import Grid, Source

_SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"
ContentType="application/xml"/><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_ROOTS = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "header": "hdr", "footer": "ftr"}


def run(text: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(*runs: str, look: str = "", style: str = "", num: tuple[int, int] | None = None) -> str:
    """A paragraph; a run that is no markup is plain text. `num` is (list, level)."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    inside = "".join([each if each.startswith("<") else run(each) for each in runs])
    return f"<w:p><w:pPr>{named}{listed}{look}</w:pPr>{inside}</w:p>"


def level(depth: int, kind: str, text: str, more: str = "", *, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, family: int, more: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{family}"/>{more}</w:num>'


def style(key: str, inside: str = "", *, based: str = "", kind: str = "paragraph", default: bool = False) -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    first = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"{first}><w:name w:val="{key}"/>{on}{inside}</w:style>'


def cell(*inside: str, look: str = "") -> str:
    held = [each if each.startswith("<") else para(each) for each in inside] or [para()]
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(held)}</w:tc>"


def row(*cells: str, look: str = "") -> str:
    held = [each if each.startswith("<w:tc") else cell(each) for each in cells]
    return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(held)}</w:tr>"


RULED = "<w:tblBorders>" + "".join(f'<w:{side} w:val="single"/>' for side in ("top", "insideV")) + "</w:tblBorders>"


def table(*rows: str, widths: tuple[int, ...] = (), look: str = RULED) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def word(
    *body: str,
    parts: Mapping[str, str | bytes] | None = None,
    relations: str = "",
    raw: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """The file. `parts` are the insides of numbering, styles, footnotes, header…; `raw` whole members."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS.format(relation("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{''.join(body)}</w:body></w:document>",
    }
    for name, inside in (parts or {}).items():
        root = _ROOTS[name.rstrip("0123456789")]
        members[f"word/{name}.xml"] = f"<w:{root} {_SPACES}>{inside!s}</w:{root}>"
        relations += relation(f"rId-{name}", name.rstrip("0123456789"), f"{name}.xml")
    members["word/_rels/document.xml.rels"] = _RELS.format(relations)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**members, **(raw or {})}.items():
            archive.writestr(name, content)
    return target.getvalue()


def relation(key: str, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{escape(target)}"{mode}/>'


def source(*body: str, **parts: str) -> Source:
    return read(word(*body, parts=parts))


def texts(*body: str, **parts: str) -> list[str]:
    """The paragraphs of a file of that body."""
    return [each.text for each in source(*body, **parts).passages()]


def cells(*body: str, **parts: str) -> list[list[str]]:
    """The cells of the only table, those merged into the one above as «^», wide ones with their columns."""
    grid = next(block for block in source(*body, **parts).blocks if isinstance(block, Grid))
    return [
        [
            "^" if each.continues else each.text + (f"({each.columns})" if each.columns > 1 else "")
            for each in line.cells
        ]
        for line in grid.rows
    ]
