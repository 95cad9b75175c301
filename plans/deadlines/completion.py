"""What one end of a range, or one member of a list, takes from the others: unit, month, year.

The habit: what is the same is written once, at the right («tháng 5, 6/2026», «15/11 đến 20/12/2025»), more rarely at
the left («từ tháng 11/2025 đến tháng 2»). Nothing is taken from outside the words here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plans.deadlines import nodes as n


def said_year(point: n.Point) -> int | None:
    """The year that `point` itself names."""
    if isinstance(point, n.Day) and point.within is not None:
        return said_year(point.within)
    if isinstance(point, (n.Day, n.Month, n.Quarter, n.Year, n.Bare)):
        return point.year
    if isinstance(point, n.School):
        return point.last
    if isinstance(point, (n.Slice, n.Week)) and point.whole is not None:
        return said_year(point.whole)
    return None


def in_year(point: n.Point, year: int) -> n.Point:
    """`point` in that year, where it names none."""
    if isinstance(point, n.Day) and point.within is not None:
        within = in_year(point.within, year)
        return replace(point, within=within) if isinstance(within, (n.Slice, n.Relative)) else point
    if isinstance(point, (n.Day, n.Month, n.Quarter, n.Bare)):
        return point if point.year is not None else replace(point, year=year)
    if isinstance(point, n.Year):
        return point if point.year is not None else n.Year(year)
    if isinstance(point, n.Relative) and point.unit == n.YEAR and point.step is None:
        return n.Year(year)
    if isinstance(point, n.Slice):
        return replace(point, whole=in_year(point.whole, year))
    if isinstance(point, n.Week) and isinstance(point.whole, (n.Month, n.Year)):
        whole = in_year(point.whole, year)
        return replace(point, whole=whole) if isinstance(whole, (n.Month, n.Year)) else point
    return point


def moved(point: n.Point, years: int) -> n.Point:
    """The same point so many years later."""
    year = said_year(point)
    if year is None:
        return point
    if isinstance(point, (n.Day, n.Month, n.Quarter, n.Year)):
        return replace(point, year=year + years)
    if isinstance(point, n.Slice):
        return replace(point, whole=moved(point.whole, years))
    if isinstance(point, n.Week) and isinstance(point.whole, n.Month):
        return replace(point, whole=replace(point.whole, year=year + years))
    return point


def completed(points: Sequence[n.Point]) -> list[n.Point]:
    """`points` with units, months and years from their neighbours; years of two-digit dates as they are."""
    known = _weeks(_with_units(points))
    known = _with_months(known)
    years = [said_year(point) for point in known]
    return [
        point if years[at] is not None else _borrowing(point, _nearest(years, at)) for at, point in enumerate(known)
    ]


def _borrowing(point: n.Point, year: int | None) -> n.Point:
    return in_year(point, year) if year is not None else point


def _nearest(values: Sequence[int | None], at: int) -> int | None:
    """The next value to the right, else the last one to the left."""
    right = next((value for value in values[at + 1 :] if value is not None), None)
    return right if right is not None else next((value for value in reversed(values[:at]) if value is not None), None)


def _with_units(points: Sequence[n.Point]) -> list[n.Point]:
    made: list[n.Point] = []
    for at, point in enumerate(points):
        if isinstance(point, n.Month) and not point.is_named and made and isinstance(made[-1], n.Quarter):
            point = n.Quarter(point.month, point.year, is_roman=False)  # «quý 1-2/2026»
        if not isinstance(point, n.Bare):
            made.append(point)
            continue
        left = next((known for known in reversed(made) if not isinstance(known, n.Bare)), None)
        right = next((other for other in points[at + 1 :] if not isinstance(other, n.Bare)), None)
        made.append(_as(point, left, right))
    return made


def _as(bare: n.Bare, left: n.Point | None, right: n.Point | None) -> n.Point:
    """A number with the unit of the point at its left, else at its right; Roman numerals are quarters."""
    if bare.is_roman and (bare.year or isinstance(left or right, n.Quarter)):
        return n.Quarter(bare.number, bare.year)
    for other in (left, right):
        if isinstance(other, n.Day):
            return n.Day(bare.number, year=bare.year)
        if isinstance(other, n.Month):
            return n.Month(bare.number, bare.year)
        if isinstance(other, n.Quarter):
            return n.Quarter(bare.number, bare.year, is_roman=other.is_roman)
        if isinstance(other, n.Week):
            return n.Week(bare.number)
    return bare


def _weeks(points: list[n.Point]) -> list[n.Point]:
    """«tuần 1-2 tháng 9»: the 2 beside the month is a week, and the 1 belongs to the same month."""
    if not isinstance(points[0], n.Week):
        return points
    whole: n.Month | n.Relative | n.Year | None = None
    made: list[n.Point] = []
    for point in reversed(points):
        if isinstance(point, n.Day) and point.month is not None and not point.is_named:
            point = n.Week(point.day, n.Month(point.month, point.year))
        if isinstance(point, n.Week):
            whole = point.whole or whole
            point = replace(point, whole=whole)
        made.append(point)
    return made[::-1]


def _with_months(points: list[n.Point]) -> list[n.Point]:
    months = [point.month if isinstance(point, n.Day) else None for point in points]
    return [
        replace(point, month=_nearest(months, at))
        if isinstance(point, n.Day) and point.month is None and point.within is None
        else point
        for at, point in enumerate(points)
    ]


def as_day_range(found: n.Range) -> n.Range:
    """«Tháng 15-25/4/2023»: three numbers are a range of days, the word «tháng» is wrong."""
    left, right = found.left, found.right
    if not (isinstance(left, n.Month) and left.year is None and isinstance(right, n.Day) and right.month is not None):
        return found
    if (found.is_dash and not right.is_named) or left.month > 12:
        return replace(found, left=n.Day(left.month))
    return found
