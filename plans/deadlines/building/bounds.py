"""How a time binds («trước», «chậm nhất», «từ … đến …»): one method for each alternative of deadlines.lark."""

from __future__ import annotations

from typing import Any

from lark import Token, v_args

from plans.deadlines import nodes as n
from plans.deadlines.building.points import Points


@v_args(inline=True)
class Bounds(Points):
    """Spans and what hangs on them."""

    def at(self, span: n.Span) -> n.Bounded:
        return n.Bounded("at", span)

    def at_hour(self, hour: Token, span: n.Span) -> n.Bounded:
        return n.Bounded("at", span, hour.value)

    def before(self, _: Token, span: n.Span) -> n.Bounded:
        return n.Bounded("before", span)

    def before_hour(self, _: Token, hour: Token, span: n.Span) -> n.Bounded:
        return n.Bounded("before", span, hour.value)

    def until(self, _: Any, span: n.Span) -> n.Bounded:
        return n.Bounded("until", span)

    def until_hour(self, _: Any, hour: Token, span: n.Span) -> n.Bounded:
        return n.Bounded("until", span, hour.value)

    def latest_before(self, _: Any, __: Token, span: n.Span) -> n.Bounded:
        return n.Bounded("before", span, is_contradictory=True)

    def since(self, _: Token, point: n.Point, *__: Token) -> n.Bounded:
        return n.Bounded("since", n.Span((point,)))

    def counted(self, _: Token, point: n.Point, *__: Token) -> n.Bounded:
        return n.Bounded("counted", n.Span((point,)))

    def after(self, _: Token, point: n.Point) -> n.Bounded:
        return n.Bounded("after", n.Span((point,)))

    def onwards(self, _: Token, point: n.Point, __: Token) -> n.Bounded:
        return n.Bounded("onwards", n.Span((point,)))

    def onwards_from(self, span: n.Span, _: Token) -> n.Bounded:
        return n.Bounded("onwards", span)

    def latest(self, *_: Token) -> None:
        return None

    def to(self, joint: Token | None) -> bool:
        """Whether a dash joins the two ends."""
        return joint is not None

    def until_before(self, *_: Any) -> None:
        return None

    def separator(self, *tokens: Token) -> str:
        return "or" if tokens[-1].type == "OR" else "and"

    def span(self, item: Any) -> n.Span:
        return n.Span((item,))

    def longer_span(self, span: n.Span, separator: str, item: Any) -> n.Span:
        return n.Span((*span.items, item), span.is_choice or separator == "or")

    def item(self, point: n.Point) -> n.Point:
        return point

    def range(self, left: n.Point, is_dash: bool, right: n.Point) -> n.Range:
        return n.Range(left, right, is_dash=is_dash)

    def range_from(self, _: Token, left: n.Point, is_dash: bool, right: n.Point) -> n.Range:
        return n.Range(left, right, is_dash=is_dash)

    def range_before(self, left: n.Point, _: None, right: n.Point) -> n.Range:
        return n.Range(left, right, is_before=True)

    def range_from_before(self, _: Token, left: n.Point, __: None, right: n.Point) -> n.Range:
        return n.Range(left, right, is_before=True)
