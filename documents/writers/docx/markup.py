"""Runs and paragraphs as WordprocessingML; their properties stand in the order that Word's schema demands.

The text is the tree's, character by character: with unbreakable hyphens a reader of the Word file would search for
«138/KH-UBND» in vain. Only a long title has spaces that hold its last words together.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.sax.saxutils import escape

from documents.writers.wording import seen

BOLD = "<w:b/><w:bCs/>"
LIGHT = '<w:b w:val="0"/><w:bCs w:val="0"/>'
ITALIC = "<w:i/><w:iCs/>"

_NO_BREAK = "\u00a0"
ROOM = _NO_BREAK * 8
"""What is left open for a number or a day: spaces that are no break and do not collapse."""

_SPACES = re.compile(r"[ \t]{2,}|\t")
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


def words(text: str) -> str:
    """`text` as the inside of a `w:t`: escaped, line feeds as breaks, runs of spaces as one, as on the paper."""
    text = escape(_SPACES.sub(" ", seen(text)))
    return text.replace("\n", _BREAK) if "\n" in text else text


def run(text: str, look: str = "") -> str:
    """One run; `look` is the inside of its `w:rPr`. Nothing for no text."""
    if not text:
        return ""
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{words(text)}</w:t></w:r>'


def paragraph(style: str, runs: str = "", *, more: str = "") -> str:
    """One paragraph of the style with the id `style`; `more` are properties that follow `w:pStyle`."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{runs}</w:p>'


def together(text: str) -> str:
    """`text` with its last four words on one line where it is long: a title does not end with one word alone."""
    start, *last = text.rsplit(" ", 4)
    return text if text.count(" ") < 8 else f"{start} {_NO_BREAK.join(last)}"


def said(style: str, text: str) -> str:
    """A paragraph of one text."""
    return paragraph(style, run(text))


def gap(points: int) -> str:
    """An empty line of that height: what stands between tables, which have no spacing of their own."""
    return paragraph("NSCLGap", more=f'<w:spacing w:line="{points * 20}" w:lineRule="exact"/>')


@lru_cache(maxsize=4096)
def kept_words(text: str) -> str:
    """`words` for the short texts that tables repeat: units, quarters, «Thường xuyên»."""
    return words(text)


def held(markup: str) -> str:
    """`markup` with its last paragraph kept on the page of what follows."""
    start = markup.rfind("<w:pStyle ")
    end = markup.find("/>", start) + 2
    if start < 0 or markup.startswith("<w:keepNext", end):
        return markup
    return f"{markup[:end]}<w:keepNext/>{markup[end:]}"
