"""Citations of legal documents, held against the register.

Nghị định 30/2020, Phụ lục I: a citation names type, number, date, issuer and subject; the date has to be the
document's own. 36/QĐ-TTg is of 11/01/2021; plans that print 10/01/2021 are told so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from common.calendar import exact_date, short_date
from common.errors import InvalidInput
from common.text import fold

_SYMBOL = r"\d{1,5}(?:/(?:19|20)\d\d)?(?:/|-)[A-ZĐ][A-Za-zĐđ]{0,9}(?:[-/&][A-ZĐ][A-Za-z0-9ĐđƯÔ&]{0,14}){0,4}"
_DATE = (
    r"(?P<d>\d{1,2})\s*(?:/|-|\.)\s*(?P<m>\d{1,2})\s*(?:/|-|\.)\s*(?P<y>\d{4})"
    r"|(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>\d{4})"
)
_CITATION = re.compile(rf"(?<![\w/-])(?P<symbol>{_SYMBOL})(?![\w/])(?:,?\s*(?:ký\s+)?ngày\s+(?:{_DATE}))?")


@dataclass(frozen=True, slots=True)
class Citation:
    """A symbol in a text with the date beside it. `start` and `end` are its place; `impossible`: no such day."""

    symbol: str
    date: dt.date | None
    start: int
    end: int
    impossible: str = ""


@dataclass(frozen=True, slots=True)
class Registered:
    """A document of the register."""

    kind: str
    symbol: str
    issued_on: dt.date | None
    issuer: str = ""


Register = Mapping[str, Sequence[Registered]]


def register(rows: Iterable[Registered]) -> Register:
    """The register by symbol, letters' case and marks left out."""
    found: dict[str, list[Registered]] = {}
    for row in rows:
        if row.symbol:
            found.setdefault(fold(row.symbol), []).append(row)
    return found


def citations(text: str) -> Iterator[Citation]:
    """Every symbol in `text`, in order."""
    for found in _CITATION.finditer(text):
        date, impossible = _date(found)
        yield Citation(found["symbol"], date, found.start(), found.end(), impossible)


def _date(found: re.Match[str]) -> tuple[dt.date | None, str]:
    day, month, year = (found[name] or found[f"{name}2"] for name in ("d", "m", "y"))
    if not day:
        return None, ""
    try:
        return exact_date(int(year), int(month), int(day)), ""
    except InvalidInput as wrong:
        return None, wrong.message


def contradiction(symbol: str, cited: dt.date | None, known: Register) -> str:
    """What is wrong with a citation's date, as a sentence; "" where it agrees or cannot be told."""
    if cited is None:
        return ""
    rows = known.get(fold(symbol), [])
    dates = {row.issued_on for row in rows if row.issued_on}
    if not dates or cited in dates:
        return ""
    right = " hoặc ".join(short_date(date) for date in sorted(dates))
    kind = f"{rows[0].kind} " if rows[0].kind else ""
    return (
        f"{kind}{symbol} được viện dẫn ngày {short_date(cited)}, danh mục văn bản ghi {right}; "
        "hãy kiểm tra ngày viện dẫn."
    )


def text_contradictions(text: str, known: Register) -> list[str]:
    """The sentences for every citation in `text` that the register contradicts or that has an impossible date."""
    found = []
    for citation in citations(text):
        sentence = citation.impossible or contradiction(citation.symbol, citation.date, known)
        if sentence and sentence not in found:
            found.append(sentence)
    return found
