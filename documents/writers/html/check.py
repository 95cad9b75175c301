"""The QR code on the paper: an inline drawing, since neither the page's policy nor the locked engine loads pictures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe

from documents.content import PublicCheck
from documents.writers.html.text import words
from documents.writers.wording import code_lines

QUIET = 4
"""Modules of white around the code, as ISO/IEC 18004 asks."""


@dataclass(frozen=True, slots=True)
class Check:
    """`code` in two lines, under a drawing that says what it is to who does not see it."""

    drawing: SafeString
    code: tuple[SafeString, ...]


def check(printed: PublicCheck | None) -> Check | None:
    if printed is None:
        return None
    lines = tuple(mark_safe(words(line)) for line in code_lines(printed.code))  # words() escapes
    return Check(mark_safe(drawing(printed.url)), lines)


@lru_cache(maxsize=256)
def drawing(url: str) -> str:
    """`url` as a QR code of level M: readable with a seventh of it smudged. An `<svg>` without a style of its own; its
    title is the PDF's alternate text."""
    code = segno.make_qr(url, error="m")
    svg: str = code.svg_inline(border=QUIET, omitsize=True, svgclass="qr", lineclass=None, title="Mã QR xác thực")
    return svg.replace("<svg ", '<svg role="img" ', 1)
