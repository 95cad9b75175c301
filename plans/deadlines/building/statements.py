"""From the rules of deadlines.lark to whole statements: one method for each alternative, named after it."""

from __future__ import annotations

from typing import Any

from lark import Token, v_args

from plans.deadlines import nodes as n
from plans.deadlines.building.bounds import Bounds
from plans.deadlines.building.points import unit_of


def _more_than_once(times: Token) -> tuple[int, int]:
    """«3 năm một lần» only says how often; «6 tháng 2 lần» how many times as well."""
    least, most = times.value
    return (least, most) if most > 1 else (0, 0)


@v_args(inline=True)
class Builder(Bounds):
    """The transformer that the parser calls while it reads."""

    def start(self, statement: n.Statement, demand: Token | None = None) -> n.Phrase:
        return n.Phrase(statement, on_demand=demand is not None)

    def once(self, bounded: n.Bounded) -> n.Once:
        return n.Once(bounded)

    def lasting(self, amount: n.Amount, *rest: Any) -> n.Lasting:
        return n.Lasting(amount, rest[-1] if rest else None)

    def lasting_after(self, bounded: n.Bounded, amount: n.Amount) -> n.Lasting:
        return n.Lasting(amount, bounded, is_tail=True)

    def periodic(self, *_: Any) -> n.Plain:
        return n.Plain("periodic")

    def periodic_demand(self, *_: Any) -> n.Plain:
        return n.Plain("periodic_demand")

    def demand(self, *_: Any) -> n.Plain:
        return n.Plain("demand")

    def vague(self, *_: Any) -> n.Plain:
        return n.Plain("vague")

    def blank(self, *_: Any) -> n.Plain:
        return n.Plain("blank")

    # what comes back
    def repeated(self, often: tuple[n.Frequency, ...]) -> n.Repeated:
        return n.Repeated(often)

    def repeated_after(self, bounded: n.Bounded, often: tuple[n.Frequency, ...]) -> n.Repeated:
        return n.Repeated(often, bounded)

    def repeated_before(self, often: tuple[n.Frequency, ...], *rest: Any) -> n.Repeated:
        return n.Repeated(often, rest[-1])

    def repeated_between(self, anchor: n.Bounded, often: tuple[n.Frequency, ...], window: n.Bounded) -> n.Repeated:
        return n.Repeated(often, anchor, window=window)

    def frequencies(self, frequency: n.Frequency) -> tuple[n.Frequency, ...]:
        return (frequency,)

    def more_often(self, often: tuple[n.Frequency, ...], _: str, frequency: n.Frequency) -> tuple[n.Frequency, ...]:
        return (*often, frequency)

    def each_period(self, _: Token, unit: Token) -> n.Frequency:
        return n.Frequency(unit_of(unit))

    def each_times(self, _: Token, unit: Token, times: Token) -> n.Frequency:
        return n.Frequency(unit_of(unit), 1, *times.value)

    def each_amount(self, _: Token, amount: n.Amount) -> n.Frequency:
        return n.Frequency(amount.unit, amount.most)

    def each_amount_times(self, _: Token, amount: n.Amount, times: Token) -> n.Frequency:
        return n.Frequency(amount.unit, amount.most, *times.value)

    def times_per(self, times: Token, _: Token, unit: Token) -> n.Frequency:
        return n.Frequency(unit_of(unit), 1, *times.value)

    def times_per_amount(self, times: Token, _: Token, amount: n.Amount) -> n.Frequency:
        return n.Frequency(amount.unit, amount.most, *times.value)

    def times_each(self, times: Token, _: Token, unit: Token) -> n.Frequency:
        return n.Frequency(unit_of(unit), 1, *times.value)

    def times_per_period(self, times: Token, unit: Token) -> n.Frequency:
        return n.Frequency(unit_of(unit), 1, *times.value)

    def times_per_one(self, times: Token, count: Token, unit: Token) -> n.Frequency:
        return n.Frequency(unit_of(unit), count.value, *times.value)

    def times_this_year(self, times: Token, _: Token) -> n.Frequency:
        return n.Frequency(n.YEAR, 1, *times.value)

    def amount_times(self, amount: n.Amount, times: Token) -> n.Frequency:
        return n.Frequency(amount.unit, amount.most, *_more_than_once(times))

    def amount_per_times(self, amount: n.Amount, _: Token, times: Token) -> n.Frequency:
        return n.Frequency(amount.unit, amount.most, *_more_than_once(times))

    def period_times(self, unit: Token, times: Token) -> n.Frequency:
        return n.Frequency(unit_of(unit), 1, *_more_than_once(times))

    def period_per_times(self, unit: Token, _: Token, times: Token) -> n.Frequency:
        return n.Frequency(unit_of(unit), 1, *_more_than_once(times))

    def half_year(self, _: Token) -> n.Amount:
        return n.Amount(6, n.MONTH)

    def quantity(self, count: Token, *rest: Token) -> n.Quantity:
        least, most = count.value if count.type == "COUNT" else (count.value, count.value)
        return n.Quantity(least, most, unit_of(rest[-1]))

    # standing work
    def through(self, *tokens: Token) -> bool:
        return all(token.type == "THROUGH" for token in tokens)

    def standing(self, *_: Any) -> n.Standing:
        return n.Standing()

    def standing_time(self, is_filler: bool, *rest: Any) -> n.Standing:
        return n.Standing(rest[-1], is_filler=is_filler)

    def time_standing(self, bounded: n.Bounded, is_filler: bool) -> n.Standing:
        return n.Standing(bounded, is_filler=is_filler)

    def standing_often(self, _: bool, often: tuple[n.Frequency, ...]) -> n.Standing:
        return n.Standing(frequencies=often)

    def often_standing(self, often: tuple[n.Frequency, ...], _: bool) -> n.Standing:
        return n.Standing(frequencies=often)

    def standing_report(self, _: bool, *parts: Any) -> n.Repeated:
        """Standing work that is reported on: what comes back can be scheduled."""
        first, second = parts
        return n.Repeated(first, second) if isinstance(first, tuple) else n.Repeated(second, first)

    def standing_event(self, *_: Any) -> n.Standing:
        return n.Standing()

    # around an event
    def amount(self, count: Token, unit: Token) -> n.Amount:
        least, most = count.value if count.type == "COUNT" else (0, count.value)
        return n.Amount(most, unit_of(unit), least=least)

    def amount_working(self, count: Token, unit: Token, _: Token) -> n.Amount:
        least, most = count.value if count.type == "COUNT" else (0, count.value)
        return n.Amount(most, unit_of(unit), is_working=True, least=least)

    def happening(self, token: Token) -> n.Happening:
        return n.Happening(token.type.removeprefix("EVENT_").lower(), token.value)

    def offset(self, amount: n.Amount, event: n.Happening) -> n.Offset:
        return n.Offset(amount, event, is_before=event.kind == "before")

    def offset_latest(self, _: None, amount: n.Amount, event: n.Happening) -> n.Offset:
        return self.offset(amount, event)

    def offset_alone(self, _: None, amount: n.Amount) -> n.Offset:
        return n.Offset(amount, None)

    def offset_latest_point(self, _: None, amount: n.Amount, bounded: n.Bounded) -> n.Lasting:
        return n.Lasting(amount, bounded)

    def offset_after(self, event: n.Happening, amount: n.Amount) -> n.Offset:
        return self.offset(amount, event)

    def offset_latest_after(self, _: None, event: n.Happening, amount: n.Amount) -> n.Offset:
        return self.offset(amount, event)

    def offset_unknown(self, _: Token, amount: n.Amount) -> n.Offset:
        return n.Offset(amount, None)

    def offset_next(self, _: Token, amount: n.Amount, event: n.Happening) -> n.Offset:
        return n.Offset(amount, event)

    def offset_next_point(self, _: Token, amount: n.Amount, bounded: n.Bounded) -> n.Offset:
        return n.Offset(amount, bounded)

    def offset_unknown_before(self, _: Token, amount: n.Amount) -> n.Offset:
        return n.Offset(amount, None, is_before=True)

    def offset_before(self, _: Token, amount: n.Amount, event: n.Happening) -> n.Offset:
        return n.Offset(amount, event, is_before=True)

    def offset_before_point(self, _: Token, amount: n.Amount, bounded: n.Bounded) -> n.Offset:
        return n.Offset(amount, bounded, is_before=True)

    def condition(self, *events: n.Happening) -> n.Condition:
        return n.Condition(events)

    def condition_latest(self, _: None, event: n.Happening) -> n.Condition:
        return n.Condition((event,))

    def time_condition(self, bounded: n.Bounded, event: n.Happening) -> n.Condition:
        return n.Condition((event,), bounded)

    def condition_time(self, event: n.Happening, bounded: n.Bounded) -> n.Condition:
        return n.Condition((event,), bounded)

    def often_condition(self, often: tuple[n.Frequency, ...], event: n.Happening) -> n.Repeated:
        return n.Repeated(often, event=event)
