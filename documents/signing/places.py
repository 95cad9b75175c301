"""Where signatures stand on the page (Nghị định 30/2020, Phụ lục I, mục II.7–8; Điều 33)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from documents.constants import SignatureRole

Box = tuple[float, ...]
"""(page from 0, x1, y1, x2, y2), points from the page's lower left corner."""
Boxes = Mapping[str, Sequence[float]]
"""The place of each role's signature, by `SignatureRole`'s value."""

MM = 72 / 25.4
"""Points in a millimetre."""
FIELD_NAMES = {SignatureRole.PERSON: "NguoiKy", SignatureRole.ORGANIZATION: "CoQuan"}
"""The names of the signature fields in the PDF."""
MAX_WIDTHS = {SignatureRole.PERSON: 60, SignatureRole.ORGANIZATION: 42}
"""The widest picture of each role, in mm; a department's seal measures 36."""
USUAL_WIDTH = 36
"""Of a signature's picture, in mm: from it follows how far the seal reaches in."""

MAX_DEPTH = 64
"""Nodes above a page that are asked: a broken file may lead in circles."""
_A4 = (210 * MM, 297 * MM)


def boxes(sign_box: Sequence[float]) -> dict[str, Box]:
    """The places of both signatures in the room between the signer's title and name.

    The person's picture in its middle; the seal, at its real size, over about a third of that picture on its left.
    The seal's picture leans on the right edge of its box, so its size does not change how much it covers.
    """
    page, x1, y1, x2, y2 = sign_box
    middle, height = (x1 + x2) / 2, (y1 + y2) / 2
    half = min(MAX_WIDTHS[SignatureRole.PERSON] * MM, x2 - x1) / 2
    person = (page, middle - half, y1, middle + half, y2)
    size = MAX_WIDTHS[SignatureRole.ORGANIZATION] * MM
    right = middle - USUAL_WIDTH * MM / 6
    left, bottom = _inside(right - size, size, _A4[0]), _inside(height - size / 2, size, _A4[1])
    seal = (page, left, bottom, left + size, bottom + size)
    return {SignatureRole.PERSON.value: _round(person), SignatureRole.ORGANIZATION.value: _round(seal)}


def _inside(start: float, size: float, limit: float) -> float:
    return max(0.0, min(start, limit - size))


def _round(box: Box) -> Box:
    """Page as a whole number, lengths to a hundredth of a point: the same in JSON and in the PDF."""
    return (int(box[0]), *(round(each, 2) for each in box[1:]))


def corner(page: Mapping[str, Any], *, beside: bool = False) -> tuple[tuple[float, float, float, float], int]:
    """The place at the top right of `page` as it is seen, in the page's own points, and how the page is turned.

    Three lines of size 10, 5 mm from the top and 15 mm from the right edge: above the text of an official document.
    `beside`: to the left of it, where the corner has been written in.
    """
    x1, y1, x2, y2 = _seen(page)
    turn = int(_inherited(page, "/Rotate") or 0) % 360
    wide, high, top, right = (each * MM for each in ((75, 13.5, 5, 120) if beside else (100, 13.5, 5, 15)))
    places = {
        0: (x2 - right - wide, y2 - top - high, x2 - right, y2 - top),
        90: (x1 + top, y2 - right - wide, x1 + top + high, y2 - right),
        180: (x1 + right, y1 + top, x1 + right + wide, y1 + top + high),
        270: (x2 - top - high, y1 + right, x2 - top, y1 + right + wide),
    }
    return places[turn], turn


def _seen(page: Mapping[str, Any]) -> tuple[float, float, float, float]:
    """What a viewer shows of a page: its crop box as far as the sheet reaches."""
    sheet = [float(each) for each in _inherited(page, "/MediaBox")]
    crop = [float(each) for each in _inherited(page, "/CropBox") or sheet]
    return max(sheet[0], crop[0]), max(sheet[1], crop[1]), min(sheet[2], crop[2]), min(sheet[3], crop[3])


def _inherited(page: Mapping[str, Any], key: str) -> Any:
    """The entry `key` of a page, which a node above it may hold for all its pages; None where nobody does."""
    for _ in range(MAX_DEPTH):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            break
        page = page["/Parent"]
    return None
