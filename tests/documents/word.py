"""Reading a Word file back as a person reads it: every word in order, list marks included; and judging its XML."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from html import unescape
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# What may stand in each element, in the order of the schema (ECMA-376, part 1, annex A): Word refuses another order.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblCellMar": "top left start bottom right end",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tr": "tblPrEx trPr tc",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "pBdr": "top left bottom right between bar",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "docDefaults": "rPrDefault pPrDefault",
    "styles": "docDefaults latentStyles style",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "numPr": "ilvl numId",
}


def disorder(data: bytes) -> list[str]:
    """Every element of the Word file whose children stand where Word does not take them, as «part: parent/child»."""
    wrong = []
    for name, root in _parts(data):
        for parent in root.iter(*[f"{W}{tag}" for tag in ORDER]):
            allowed, last = ORDER[_tag(parent)].split(), 0
            for child in parent:
                place = allowed.index(_tag(child)) if _tag(child) in allowed else -1
                if place < last:
                    wrong.append(f"{name}: {_tag(parent)}/{_tag(child)}")
                last = max(place, last)
        wrong += [f"{name}: tc ends without p" for cell in root.iter(f"{W}tc") if _tag(cell[-1]) != "p"]
        for parent, first in _FIRST.items():
            late = [one for holder in root.iter(f"{W}{parent}") for one in holder[1:] if _tag(one) == first]
            wrong += [f"{name}: {first} is not the first of {parent}" for _ in late]
    return wrong


_FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr"}


def _parts(data: bytes) -> Iterator[tuple[str, Any]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                yield name, parse_xml(archive.read(name))


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def lines(data: bytes) -> list[str]:
    """The paragraphs of the text in order, those of tables in their place, each with the mark of its list."""
    document = docx.Document(io.BytesIO(data))
    marks = {style.style_id: _mark(document, style) for style in document.styles if style.type == 1}
    return [
        f"{marks[paragraph.style.style_id]}{paragraph.text}"
        for paragraph in _paragraphs(document)
        if paragraph.style is not None
    ]


def _paragraphs(holder: Any) -> Iterator[Paragraph]:
    for each in holder.iter_inner_content():
        if isinstance(each, Table):
            for element in each._tbl.tr_lst:
                for cell in element.tc_lst:
                    yield from _paragraphs(docx.table._Cell(cell, each))
        else:
            yield each


def _mark(document: Any, style: Any) -> str:
    """What Word prints before a paragraph of a list's style: its mark and a space."""
    found = style.element.find(f".//{W}numId")
    if found is None:
        return ""
    numbering = document.part.numbering_part.element
    number = next(each for each in numbering.num_lst if each.get(qn("w:numId")) == found.get(qn("w:val")))
    key = number.find(f"{W}abstractNumId").get(qn("w:val"))
    kinds = numbering.iter(f"{W}abstractNum")
    level = next(each for each in kinds if each.get(qn("w:abstractNumId")) == key).find(f"{W}lvl")
    assert level.find(f"{W}suff").get(qn("w:val")) == "space"
    return f"{level.find(f'{W}lvlText').get(qn('w:val'))} "


def packed(text: str) -> str:
    """Without white space: where a line breaks does not matter."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def printed(page: str) -> str:
    """The words of the HTML page that the PDF is made from, packed."""
    body = page[page.index("<body") :]
    return packed(unescape(re.sub(r"<svg.*?</svg>|<[^>]*>", " ", body, flags=re.DOTALL)))
