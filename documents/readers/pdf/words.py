"""The words of a page through PDFium's text page.

One call gives the letters; only the first and last letter of each word are asked for their places, since a call for
every letter costs four times as much.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from documents.readers.pdf.page import Word
from documents.readers.pdf.turning import Box, Turning

_WORD = re.compile(r"[^\s\x02\x00\ufffe\uffff]+[\x02\ufffe]?|[\x02\ufffe]")
_MARKS = dict.fromkeys(range(0x20), "\ufffd") | {0x02: "-", 0xFFFE: "-", 0xAD: "-", 0x200B: None, 0xFEFF: None}
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_SLANTED = re.compile(r"italic|oblique", re.IGNORECASE)
_INVISIBLE = {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of text is drawn."""

    font: str
    size: float
    bold: bool
    italic: bool
    quarters: int
    is_hidden: bool


@dataclass(slots=True)
class Fonts:
    """What is known of the fonts of a file, by PDFium's handle; one for each page, since handles are used again."""

    names: dict[int, tuple[str, bool, bool]] = field(default_factory=dict)

    def of(self, text_object: Any) -> tuple[str, bool, bool]:
        font = pdfium.FPDFTextObj_GetFont(text_object)
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self.names:
            self.names[key] = _described(font) if key else ("", False, False)
        return self.names[key]


def _described(font: Any) -> tuple[str, bool, bool]:
    buffer = ctypes.create_string_buffer(256)
    length = pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.value.decode("utf-8", "replace") if length else ""
    flags = pdfium.FPDFFont_GetFlags(font)
    return name, bool(_BOLD.search(name)) or (flags > 0 and bool(flags & 1 << 18)), bool(_SLANTED.search(name))


@dataclass(frozen=True, slots=True)
class Layer:
    """The text layer of a page. `quarters`: the turns by 90° after which most of its words stand upright; `hidden`: how
    many words are not drawn, as text recognition lays them under a picture."""

    words: tuple[Word, ...]
    quarters: int
    hidden: int


def layer(page: Any, box: Box, quarters: int, limit: int) -> Layer | None:
    """The words of `page`; None where it has more than `limit` letters."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return Layer((), quarters, 0)
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        return _layer(text_page, max(count, 0), box, quarters) if count <= limit else None
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _layer(text_page: Any, count: int, box: Box, quarters: int) -> Layer:
    runs = list(_runs(text_page, count))
    turned = Counter[int]()
    for run in runs:
        turned[run.look.quarters] += len(run.text)
    # How most of the text runs says how the page is read, whether the page itself is turned or not.
    most = turned.most_common(1)[0][0] if turned else quarters
    turning = Turning(box, most)
    words = tuple(_word(run, turning) for run in runs if run.look.quarters == most)
    return Layer(words, turning.quarters, sum(1 for run in runs if run.look.is_hidden))


@dataclass(frozen=True, slots=True)
class Run:
    """A word in the page's own space: its box, and where its first letter stands on the base line."""

    text: str
    box: Box
    origin: tuple[float, float]
    look: Look


def _runs(text_page: Any, count: int) -> Iterator[Run]:
    letters = _letters(text_page, count)
    rect, other = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    fonts, looks = Fonts(), dict[int, Look]()
    for found in _WORD.finditer(letters):
        first, last = found.start(), found.end() - 1
        if not pdfium.FPDFText_GetLooseCharBox(text_page, first, rect):
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, last, other)
        pdfium.FPDFText_GetCharOrigin(text_page, first, x, y)
        owner = pdfium.FPDFText_GetTextObject(text_page, first)
        key = ctypes.cast(owner, ctypes.c_void_p).value or 0
        look = looks.get(key)
        if look is None:
            look = looks[key] = _look(text_page, first, owner, fonts)
        box = (
            min(rect.left, other.left),
            min(rect.bottom, other.bottom),
            max(rect.right, other.right),
            max(rect.top, other.top),
        )
        yield Run(_plain(found[0]), box, (x.value, y.value), look)


def _plain(text: str) -> str:
    """PDFium marks a hyphen that ends a line; other control characters are glyphs without Unicode."""
    return unicodedata.normalize("NFC", text.translate(_MARKS))


def _letters(text_page: Any, count: int) -> str:
    """One letter for each of PDFium's, so that a place in the text is a place in its list."""
    if not count:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text_page, 0, count, buffer) == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    return "".join([_letter(pdfium.FPDFText_GetUnicode(text_page, place)) for place in range(count)])


def _letter(code: int) -> str:
    return chr(code) if code and not 0xD800 <= code < 0xE000 and code <= 0x10FFFF else "\ufffd"


def _look(text_page: Any, place: int, owner: Any, fonts: Fonts) -> Look:
    """The size is that of the type as drawn: the text's own size times the scale of its matrix."""
    angle = pdfium.FPDFText_GetCharAngle(text_page, place)
    name, bold, italic = fonts.of(owner) if owner else ("", False, False)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner) if owner else 0
    matrix = pdfium.FS_MATRIX()
    has_matrix = pdfium.FPDFText_GetMatrix(text_page, place, matrix)
    scale = math.hypot(matrix.c, matrix.d) if has_matrix else 1.0
    size = pdfium.FPDFText_GetFontSize(text_page, place) * scale
    return Look(name, size, bold, italic, -round(angle / (math.pi / 2)) % 4, mode in _INVISIBLE)


def _word(run: Run, turning: Turning) -> Word:
    """Fonts disagree about their own height; the base line and the size of the type are alike in all of them."""
    x0, _, x1, _ = turning.seen(*run.box)
    line = turning.seen(*run.origin, *run.origin)[1]
    look = run.look
    top, bottom = line - 0.9 * look.size, line + 0.25 * look.size
    return Word(run.text, x0, x1, top, bottom, look.size, look.bold, look.italic, look.font)
