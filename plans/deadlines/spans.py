"""Points and stretches of time: a day, a month, a quarter, half a year, a year, from one to another."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from common.calendar import FIRST_YEAR, LAST_YEAR, exact_date, last_day, quarter_end, quarter_start
from common.errors import InvalidInput

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PARTS = {"đầu": 0, "giữa": 1, "cuối": 2}
_SEPARATOR = re.compile(r" đến hết | đến | tới |-|, ?| và | & ")
_LISTS = (",", "và", "&")


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`, both inclusive. `unit` is its grain; `flags` say what was assumed."""

    start: dt.date
    end: dt.date
    unit: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """What a point leaves out: the right end of a range tells the left one; the plan tells the year."""

    year: int | None = None
    month: int | None = None
    unit: str = ""
    is_inferred: bool = True


def span(text: str, year: int | None) -> Span | None:
    """The time `text` names, or None. Raises `InvalidInput` for a date that does not exist."""
    hint = Hint(year)
    return point(text, hint) or _range(text, hint)


def point(text: str, hint: Hint) -> Span | None:
    for pattern, read in _POINTS:
        if (found := pattern.fullmatch(text)) and (known := read(found, hint)):
            return known
    return None


def _range(text: str, hint: Hint) -> Span | None:
    for cut in _SEPARATOR.finditer(text):
        left, right = text[: cut.start()].strip(), text[cut.end() :].strip()
        unit = left.split(" ", 1)[0]
        end = point(right, hint) or (
            point(f"{unit} {right}", hint) if unit in ("quý", "tháng", "ngày", "năm") else None
        )
        if end is None:
            continue
        if "year_inferred" in end.flags and (start := point(left, replace(hint, unit=end.unit))):
            end = point(right, Hint(start.start.year, unit=end.unit, is_inferred="year_inferred" in start.flags)) or end
        near = Hint(end.end.year, end.end.month, end.unit, is_inferred="year_inferred" in end.flags)
        start = point(left, near)
        if start is not None and start.start > end.end and near.year:
            start = _year_before(left, near)
        if start is not None:
            return _joined(start, end, is_list=cut.group().strip() in _LISTS)
    return None


def _year_before(left: str, near: Hint) -> Span | None:
    """«tháng 11 đến tháng 2/2026» begins in 2025, which the words do not say."""
    start = point(left, replace(near, year=(near.year or 0) - 1))
    return replace(start, flags=(*start.flags, "crosses_year")) if start else None


def _joined(start: Span, end: Span, *, is_list: bool) -> Span | None:
    flags = tuple(dict.fromkeys((*start.flags, *end.flags)))
    if is_list and (end.start - start.end).days > 1:
        flags = (*flags, "list")
    if start.start > end.end:
        return None
    return Span(start.start, end.end, end.unit, flags)


def _year(text: str | None, hint: Hint) -> tuple[int, tuple[str, ...]] | None:
    if text:
        year = int(text)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise InvalidInput(f"Năm {year} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}; hãy kiểm tra lại.")
        return year, ()
    if hint.year is None:
        return None
    return hint.year, ("year_inferred",) if hint.is_inferred else ()


def _day(found: re.Match[str], hint: Hint) -> Span | None:
    known = _year(found["y"], hint)
    if known is None:
        # The year is unknown, but 31/02 exists in none: 2024 has every day that any year has.
        exact_date(2024, int(found["m"]), int(found["d"]))
        return None
    day = exact_date(known[0], int(found["m"]), int(found["d"]))
    return Span(day, day, "day", known[1])


def _month(found: re.Match[str], hint: Hint) -> Span | None:
    month = int(found["m"])
    if not 1 <= month <= 12:
        raise InvalidInput(f"Tháng {month} không có thật: một năm chỉ có 12 tháng.")
    known = _year(found["y"], hint)
    if known is None:
        return None
    return Span(dt.date(known[0], month, 1), last_day(known[0], month), "month", known[1])


def _quarter(found: re.Match[str], hint: Hint) -> Span | None:
    quarter = _QUARTERS.get(found["q"])
    if quarter is None:
        raise InvalidInput(f"Quý {found['q'].upper()} không có thật: một năm chỉ có 4 quý.")
    known = _year(found["y"], hint)
    if known is None:
        return None
    return Span(quarter_start(known[0], quarter), quarter_end(known[0], quarter), "quarter", known[1])


def _year_span(found: re.Match[str], hint: Hint) -> Span | None:
    known = _year(found["y"], hint)
    return Span(dt.date(known[0], 1, 1), dt.date(known[0], 12, 31), "year", known[1]) if known else None


def _months_of_year(found: re.Match[str], hint: Hint) -> Span | None:
    known, count = _year(found["y"], hint), int(found["n"])
    if known is None or not 1 <= count <= 12:
        return None
    first = 1 if found["part"] == "đầu" else 13 - count
    return Span(dt.date(known[0], first, 1), last_day(known[0], first + count - 1), "half", known[1])


def _part(found: re.Match[str], hint: Hint) -> Span | None:
    """đầu, giữa, cuối: days 1-10, 11-20, 21-end of a month; the months of a quarter; thirds of a year."""
    whole = point(found["whole"], hint)
    if whole is None or whole.unit not in ("month", "quarter", "year"):
        return None
    third, year, month = _PARTS[found["part"]], whole.start.year, whole.start.month
    flags = (*whole.flags, "approx")
    if whole.unit == "month":
        start = dt.date(year, month, third * 10 + 1)
        return Span(start, whole.end if third == 2 else start + dt.timedelta(days=9), "part", flags)
    size = 1 if whole.unit == "quarter" else 4
    first = month + third * size
    return Span(dt.date(year, first, 1), last_day(year, first + size - 1), "part", flags)


def _week(found: re.Match[str], hint: Hint) -> Span | None:
    whole = point(found["whole"], hint)
    if whole is None:
        return None
    first = whole.start + dt.timedelta(days=7 * ("1234".index(found["n"])))
    return Span(
        first, whole.end if found["n"] == "4" else first + dt.timedelta(days=6), "part", (*whole.flags, "approx")
    )


def _bare(found: re.Match[str], hint: Hint) -> Span | None:
    """A number alone takes its unit from the other end: «10» in «10-14/4/2023»."""
    number = found["n"]
    if hint.unit == "quarter" and number in _QUARTERS:
        return point(f"quý {number}", hint)
    if number.isdigit() and hint.unit == "month":
        return point(f"tháng {number}", hint)
    if number.isdigit() and hint.unit == "day" and hint.month:
        return point(f"{number}/{hint.month}", hint)
    return None


_Y = r"(?:/(?P<y>\d{4}))?"
_WHOLE = r"(?P<whole>(?:tháng|quý|năm)(?: .+)?)"
_POINTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Hint], Span | None]], ...] = (
    (re.compile(rf"(?:ngày )?(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}}){_Y}"), _day),
    (re.compile(r"(?:tháng )?(?P<m>\d{1,2})/(?P<y>\d{4})"), _month),
    (re.compile(r"tháng (?P<m>\d{1,2})(?P<y>)"), _month),
    (re.compile(rf"quý (?P<q>[ivx]{{1,4}}|\d){_Y}"), _quarter),
    (re.compile(r"0?(?P<n>\d{1,2}) tháng (?P<part>đầu|cuối) năm(?: |/)?(?P<y>\d{4})?"), _months_of_year),
    (re.compile(r"(?:năm )?(?P<y>\d{4})"), _year_span),
    (re.compile(r"(?:cả |trong )?năm(?: nay)?(?P<y>)"), _year_span),
    (re.compile(rf"(?P<part>đầu|giữa|cuối) {_WHOLE}"), _part),
    (re.compile(r"tuần (?:thứ )?(?P<n>[1-4])(?: của)? (?P<whole>tháng .+)"), _week),
    (re.compile(r"(?:ngày )?(?P<n>\d{1,2}|i|ii|iii|iv)"), _bare),
)
