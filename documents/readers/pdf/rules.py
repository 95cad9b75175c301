"""The straight lines of a page's drawing, rectangles as their four edges.

Word processors draw a table's lines as strokes, as thin filled rectangles, or all lines of a table in one path.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from documents.readers.pdf.page import Rule
from documents.readers.pdf.turning import Turning

THIN = 3.0
"""Points: what is thinner than this is a line, whatever it was drawn as."""
SHORT = 4.0
_SLOPE = 1.0
_DEPTH = 5
_SEGMENTS = 400
Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """`pictured` is the area of pictures in square points, overlaps counted twice."""

    rules: tuple[Rule, ...]
    pictured: float


@dataclass(slots=True)
class _Budget:
    left: int


def drawing(page: Any, turning: Turning, limit: int) -> Drawing | None:
    """The rules and pictures of `page`; None where it has more than `limit` objects."""
    budget, rules, pictured = _Budget(limit), list[Rule](), 0.0
    for kind, item, matrix in _objects(page, _PLAIN, budget, 0):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules += [_rule(*turning.seen(*box)) for box in _boxes(item, matrix)]
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictured += _area(item, matrix)
    return Drawing(tuple(rules), pictured) if budget.left >= 0 else None


def _rule(x0: float, top: float, x1: float, bottom: float) -> Rule:
    return Rule(x0, x1, top, bottom)


def _objects(holder: Any, matrix: Matrix, budget: _Budget, depth: int) -> Iterator[tuple[int, Any, Matrix]]:
    inside = depth > 0
    count = (pdfium.FPDFFormObj_CountObjects if inside else pdfium.FPDFPage_CountObjects)(holder)
    get = pdfium.FPDFFormObj_GetObject if inside else pdfium.FPDFPage_GetObject
    for place in range(max(count, 0)):
        budget.left -= 1
        if budget.left < 0:
            return
        item = get(holder, place)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < _DEPTH:
                yield from _objects(item, _times(_matrix(item), matrix), budget, depth + 1)
        elif kind != pdfium.FPDF_PAGEOBJ_TEXT:
            yield kind, item, matrix


def _matrix(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return _PLAIN
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, second: Matrix) -> Matrix:
    """`first`, then `second`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _at(point: Point, matrix: Matrix) -> Point:
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _area(item: Any, matrix: Matrix) -> float:
    a, b, c, d, _, _ = _times(_matrix(item), matrix)
    return abs(a * d - b * c)


def _boxes(item: Any, outer: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """Each straight piece of a path as (left, bottom, right, top) of the page; a thin rectangle is one piece."""
    count = pdfium.FPDFPath_CountSegments(item)
    if not 2 <= count <= _SEGMENTS:
        return
    matrix = _times(_matrix(item), outer)
    for points in _strokes(item, count, matrix):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        if min(width, height) <= THIN:
            if max(width, height) >= SHORT:
                yield min(xs), min(ys), max(xs), max(ys)
            continue
        for (x0, y0), (x1, y1) in pairwise(points):
            if min(abs(x1 - x0), abs(y1 - y0)) <= _SLOPE and max(abs(x1 - x0), abs(y1 - y0)) >= SHORT:
                yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _strokes(item: Any, count: int, matrix: Matrix) -> Iterator[list[Point]]:
    """The path's pieces from one «move to» to the next; those with curves are no rules."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points, curved = list[Point](), False
    for place in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, place)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            if not curved and len(points) > 1:
                yield points
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        points.append(_at((x.value, y.value), matrix))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if not curved and len(points) > 1:
        yield points
