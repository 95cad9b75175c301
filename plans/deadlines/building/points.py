"""From the rules of deadlines.lark to points and spans: one method for each alternative, named after it."""

from __future__ import annotations

from dataclasses import replace

from lark import Token, Transformer, v_args

from plans.deadlines import nodes as n
from plans.deadlines.completion import in_year

_UNITS = {"DAY": n.DAY, "WEEK": n.WEEK, "MONTH": n.MONTH, "QUARTER": n.QUARTER, "YEARS": n.YEAR}


def unit_of(token: Token) -> str:
    return _UNITS[token.type]


@v_args(inline=True)
class Points(Transformer[Token, n.Phrase]):
    """Terminals arrive as tokens with their value, rules as nodes."""

    def point(self, base: n.Point) -> n.Point:
        return base

    def in_year(self, base: n.Point, year: Token) -> n.Point:
        return in_year(base, year.value)

    def dmy(self, token: Token) -> n.Day:
        day, month, year, is_short = token.value
        return n.Day(day, month, year, is_short=is_short)

    def dmy_after(self, word: Token, token: Token) -> n.Day:
        return replace(self.dmy(token), is_named=word.type == "DAY")

    def dmy_after_part(self, _: Token, __: Token, token: Token) -> n.Day:
        return self.dmy(token)

    def dm(self, token: Token) -> n.Day:
        return n.Day(*token.value)

    def dm_after(self, _: Token, token: Token) -> n.Day:
        day, month = token.value
        return n.Day(day, month, is_named=True)

    def day_my(self, day: Token, token: Token) -> n.Day:
        month, year, is_short = token.value
        return n.Day(day.value, month, year, is_short=is_short)

    def day_my_after(self, _: Token, day: Token, token: Token) -> n.Day:
        return replace(self.day_my(day, token), is_named=True)

    def day_month(self, day: Token, _: Token, month: Token) -> n.Day:
        return n.Day(day.value, month.value)

    def day_month_my(self, day: Token, _: Token, token: Token) -> n.Day:
        return self.day_my(day, token)

    def day_month_after(self, _: Token, day: Token, __: Token, month: Token) -> n.Day:
        return n.Day(day.value, month.value, is_named=True)

    def day_month_my_after(self, _: Token, day: Token, __: Token, token: Token) -> n.Day:
        return replace(self.day_my(day, token), is_named=True)

    def day(self, _: Token, day: Token) -> n.Day:
        return n.Day(day.value, is_named=True)

    def day_of(self, _: Token, day: Token, within: n.Slice | n.Relative) -> n.Day:
        return n.Day(day.value, within=within)

    def weekday(self, token: Token) -> n.Weekday:
        return n.Weekday(token.value)

    def weekday_date(self, token: Token, day: n.Day) -> n.Day:
        return replace(day, weekday=token.value)

    def month(self, _: Token, month: Token) -> n.Month:
        return n.Month(month.value, is_named=True)

    def month_my(self, _: Token, token: Token) -> n.Month:
        month, year, is_short = token.value
        return n.Month(month, year, is_short, is_named=True)

    def my(self, token: Token) -> n.Month:
        return n.Month(*token.value)

    def month_dm(self, _: Token, token: Token) -> n.Day:
        return n.Day(*token.value)

    def quarter(self, _: Token, number: Token) -> n.Quarter:
        return n.Quarter(number.value, is_roman=number.type == "ROMAN")

    def quarter_year(self, _: Token, token: Token) -> n.Quarter:
        number, year, is_short = token.value
        return n.Quarter(number, year, token.type == "RY", is_short)

    def ry(self, token: Token) -> n.Bare:
        quarter, year, _ = token.value
        return n.Bare(quarter, year, is_roman=True)

    def bare(self, token: Token) -> n.Bare:
        return n.Bare(token.value)

    def bare_roman(self, token: Token) -> n.Bare:
        return n.Bare(token.value, is_roman=True)

    def year(self, token: Token) -> n.Year:
        return n.Year(token.value)

    def year_after(self, token: Token) -> n.Year:
        return n.Year(token.value)

    def this_year(self, _: Token) -> n.Year:
        return n.Year()

    def now(self, _: Token) -> n.Now:
        return n.Now()

    def relative(self, unit: Token, step: Token) -> n.Relative:
        return n.Relative(unit_of(unit), 1 if step.type == "NEXT" else 0)

    def relative_bare(self, unit: Token) -> n.Relative:
        return n.Relative(unit_of(unit))

    def relative_slice(self, unit: Token, part: Token, whole: n.Point) -> n.Slice:
        return n.Slice(part.value, whole, unit_of(unit))

    def each_bare(self, unit: Token) -> n.Relative:
        return n.Relative(unit_of(unit))

    def each_unit(self, _: Token, unit: Token) -> n.Relative:
        return n.Relative(unit_of(unit), is_each=True)

    def part(self, part: Token, whole: n.Point) -> n.Slice:
        return n.Slice(part.value, whole)

    def slice(self, unit: Token, part: Token, whole: n.Point) -> n.Slice:
        return n.Slice(part.value, whole, unit_of(unit))

    def slice_working(self, unit: Token, _: Token, part: Token, whole: n.Point) -> n.Slice:
        return n.Slice(part.value, whole, unit_of(unit), is_working=True)

    def slices(self, count: Token, unit: Token, part: Token, whole: n.Point) -> n.Slice:
        return n.Slice(part.value, whole, unit_of(unit), count.value)

    def week(self, _: Token, number: Token, *__: Token) -> n.Week:
        return n.Week(number.value)

    def week_of(self, _: Token, number: Token, month: n.Month) -> n.Week:
        return n.Week(number.value, month)

    def week_my(self, _: Token, token: Token) -> n.Week:
        return n.Week(token.value[0], n.Year(token.value[1]))

    def school_year(self, _: Token, first: Token, __: Token, last: Token) -> n.School:
        return n.School(first.value, last.value)

    def semester_of(self, _: Token, number: Token, *years: Token) -> n.School:
        return n.School(years[-3].value, years[-1].value, number.value)

    def semester_slash(self, _: Token, token: Token, __: Token, last: Token) -> n.School:
        return n.School(token.value[1], last.value, token.value[0])

    def semester(self, _: Token, number: Token) -> n.School:
        return n.School(semester=number.value)
