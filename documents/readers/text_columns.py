"""Two columns in plain text, as programs write them that keep a page's layout: set apart by runs of spaces.

Relies on the form of official documents (Decree 30/2020/NĐ-CP, Annex I): the issuing body stands beside the country's
name, number beside place and date, «Nơi nhận» beside the signature. Nowhere else are columns looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_GAP = re.compile(r"(?<=\S)(?: {3,})(?=\S)")
_COUNTRY = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI", re.IGNORECASE)
_RECIPIENTS = re.compile(r"\s*Nơi nhận\s*:", re.IGNORECASE)
_DATE = re.compile(r"\bngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)
_NUMBER_AND_DATE = re.compile(r"(\s*Số\s*:.*?/\s*[A-ZĐ][\w&Đ-]*)(\s+)(\S[^,]*,\s*ngày\b.*)", re.IGNORECASE)
_BODY = re.compile(
    r"\s*(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN|THÔNG BÁO|BÁO CÁO|Căn cứ\b|Kính gửi\b|[IVX]+\.\s|1\.\s)"
)
_ANNEX = re.compile(r"\s*(?:PHỤ LỤC|Phụ lục|BIỂU)\b|\f")
_HEAD_WITHIN, _HEAD_LINES, _END_LINES = 40, 14, 60
_TAB = 8


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines `first` to `last` (from 0) and what stands on each side, as (line, words)."""

    first: int
    last: int
    left: tuple[tuple[int, str], ...]
    right: tuple[tuple[int, str], ...]


def zones(raw: Sequence[str]) -> dict[int, Zone]:
    """The letterhead and the signature's zone, by their first line, where they are set in two columns."""
    lines = [line.expandtabs(_TAB).rstrip() for line in raw]
    made = (zone for spot in _spots(lines) if (zone := _zone(lines, *spot)))
    return {zone.first: zone for zone in made}


def _spots(lines: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """(first line, line behind the last, column where the right side begins)."""
    for place, line in enumerate(lines[:_HEAD_WITHIN]):
        country = _COUNTRY.search(line)
        if country and line[: country.start()].strip() and line[: country.start()].endswith("   "):
            yield place, _end_of_head(lines, place), country.start()
            break
    for place, line in enumerate(lines):
        if _RECIPIENTS.match(line):
            column = _right_side(lines[place : place + 4])
            if column:
                yield place, _end_of_signature(lines, place), column


def _end_of_head(lines: Sequence[str], first: int) -> int:
    for place in range(first + 1, min(first + _HEAD_LINES, len(lines))):
        if _DATE.search(lines[place]):
            return place + 1
        if _BODY.match(lines[place]):
            return place
    return min(first + 2, len(lines))


def _end_of_signature(lines: Sequence[str], first: int) -> int:
    for place in range(first + 1, min(first + _END_LINES, len(lines))):
        if _ANNEX.match(lines[place]):
            return place
    return min(first + _END_LINES, len(lines))


def _right_side(lines: Sequence[str]) -> int:
    """The column where the signer's title begins: behind a gap, in capitals."""
    for line in lines:
        for gap in _GAP.finditer(line):
            if line[gap.end() :].isupper():
                return gap.end()
    return 0


def _zone(lines: Sequence[str], first: int, end: int, column: int) -> Zone | None:
    left: list[tuple[int, str]] = []
    right: list[tuple[int, str]] = []
    for place in range(first, end):
        before, after = _halves(lines[place], column)
        if before.strip():
            left.append((place, before.strip()))
        if after.strip():
            right.append((place, after.strip()))
    if not left or not right:
        return None
    return Zone(first, max(left[-1][0], right[-1][0]), tuple(left), tuple(right))


def _halves(line: str, column: int) -> tuple[str, str]:
    dated = _NUMBER_AND_DATE.fullmatch(line)
    if dated:
        return dated[1], dated[3]
    gaps = [gap for gap in _GAP.finditer(line) if line[: gap.start()].strip()]
    if gaps:
        nearest = min(gaps, key=lambda gap: abs(gap.end() - column))
        # Blanks to be filled in by hand («Số:      /KH-…») stand well before the right side.
        if nearest.end() * 2 > column:
            return line[: nearest.start()], line[nearest.end() :]
    indent = len(line) - len(line.lstrip())
    return ("", line) if indent * 3 > column * 2 else (line, "")
