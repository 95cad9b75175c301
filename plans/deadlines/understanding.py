"""From parsed words to a reading in the plan's context: what each statement says, and which of several counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plans.deadlines import nodes as n
from plans.deadlines.clauses import clause
from plans.deadlines.conditions import condition, plain, quantity, standing
from plans.deadlines.events import Event
from plans.deadlines.offsets import lasting, offset
from plans.deadlines.often import implied, onwards, repeated
from plans.deadlines.once import once, spanned
from plans.deadlines.parsing import Parsed, Part
from plans.deadlines.reading import Context, Reading, when
from plans.deadlines.several import islands, milestones
from plans.deadlines.stretches import Stretch

_UNKNOWN = "Chưa hiểu thời hạn này; hãy nhập ngày bắt đầu và hạn hoàn thành."
_PARTIAL = "Chỉ đọc được một phần câu; hãy xác nhận hạn."
_MANY = "Trong ô có nhiều thời hạn, mới lấy thời hạn đầu; hãy tách thành từng nhiệm vụ hoặc xác nhận."


@dataclass(frozen=True, slots=True)
class Named:
    """A reading with the words beside it; `is_bound` where it only says by when («trước», «chậm nhất»)."""

    words: str
    reading: Reading
    is_bound: bool = False


def understood(parsed: Parsed, context: Context) -> Reading:
    """What the whole cell says. Raises `InvalidInput` for impossible days, `Missing` for what is left out."""
    parts = parsed.parts
    if len(parts) == 1 and parts[0].phrase is not None:
        return _phrase(parts[0].phrase, context, parts[0].clause.marks)
    named = [each for part in parts for each in _named(part, context)]
    demands = [each for each in named if each.reading.kind == "on_demand"]
    rest = [each for each in named if each.reading.kind not in ("on_demand", "unknown")]
    if not rest:
        return demands[0].reading if demands else _nothing(parsed, named)
    reading = _one_of(rest) if len(rest) > 1 else _only(rest[0].reading, parsed)
    return replace(reading, flags=(*reading.flags, "on_demand")) if demands else reading


def _only(reading: Reading, parsed: Parsed) -> Reading:
    """The one time in a text: sure only where nothing but «đột xuất» stands beside it."""
    plain_parts = [part for part in parsed.parts if part.phrase is not None]
    if len(plain_parts) == len(parsed.parts):
        return reading
    flags = (*reading.flags, "event") if "đợt" in parsed.words.text and "event" not in reading.flags else reading.flags
    return replace(reading, flags=flags).doubted("partial", 0.5, _PARTIAL)


def _nothing(parsed: Parsed, named: Sequence[Named]) -> Reading:
    if named:
        return named[0].reading
    kinds = [token.type for token in parsed.parts[0].clause.tokens]
    if "STANDING" in kinds[:1] or "VAGUE" in kinds:
        return plain(n.Plain("vague"))
    return Reading("", message=_UNKNOWN)


def _named(part: Part, context: Context) -> list[Named]:
    """The readings in one clause, each with the words beside it."""
    if part.phrase is not None:
        reading = _phrase(part.phrase, context, part.clause.marks)
        return [Named(part.words, reading, _is_bound(part.phrase.statement))]
    return [
        Named(found.words, _statement(found.statement, context, part.clause.marks), _is_bound(found.statement))
        for found in part.found
    ]


def _is_bound(statement: n.Statement) -> bool:
    return isinstance(statement, n.Once) and statement.bounded.mode in ("before", "until")


def _one_of(named: Sequence[Named]) -> Reading:
    """Several times: a narrower one inside a wider one counts; else all are milestones, or the first is proposed."""
    readings = [each.reading for each in named]
    if len(readings) == 2 and (inner := _inside(*named)):
        return inner.doubted("partial", 0.7, "Ghi hai thời hạn lồng nhau nên lấy thời hạn hẹp hơn; hãy xác nhận.")
    if all(reading.kind == "once" and reading.due for reading in readings):
        if len({reading.due for reading in readings}) > 1:
            return milestones([(each.words, each.reading) for each in named])
        return readings[0].doubted("partial", 0.5, _PARTIAL)
    dated = next((reading for reading in readings if reading.due), readings[0])
    return dated.doubted("several", 0.5, _MANY).doubted("ambiguous", 0.5)


def _inside(wide: Named, narrow: Named) -> Reading | None:
    """«Quý III/2026 (trước ngày 15/9/2026)»: the second says more exactly when the first ends."""
    first, second = wide.reading, narrow.reading
    if first.kind != "once" or second.kind != "once" or not first.due or not second.due or not first.start:
        return None
    if second.start is not None or not first.start <= second.due <= first.due or "open_end" in first.flags:
        return None
    start = first.start if narrow.is_bound else None
    rest = second.message.removeprefix(when(second.start, second.due)).strip()
    flags = tuple(dict.fromkeys((*first.flags, *second.flags)))
    return replace(second, start=start, flags=flags, message=f"{when(start, second.due)} {rest}".strip())


def _phrase(phrase: n.Phrase, context: Context, marks: Sequence[str]) -> Reading:
    reading = _statement(phrase.statement, context, marks)
    return replace(reading, flags=(*reading.flags, "on_demand")) if phrase.on_demand else reading


def _statement(statement: n.Statement, context: Context, marks: Sequence[str]) -> Reading:
    match statement:
        case n.Once(bounded=bounded) if bounded.mode == "onwards":
            return onwards(bounded, context)
        case n.Once(bounded=bounded):
            return implied(bounded, context, marks) or once(bounded, context, marks)
        case n.Repeated():
            return repeated(statement, context, marks)
        case n.Standing():
            return standing(statement, context, marks)
        case n.Offset():
            return offset(statement, context)
        case n.Lasting():
            return lasting(statement, context, marks)
        case n.Condition():
            return condition(statement, context, marks, _time_in)
        case n.Quantity():
            return quantity(statement, context)
        case n.Plain():
            return plain(statement)


def _time_in(event: Event, context: Context) -> Stretch | None:
    """The time that an event's own words name («kỳ họp tháng 7/2026»)."""
    for island in islands(clause(list(event.inner)).tokens) if event.inner else ():
        if isinstance(island.statement, n.Once):
            found = spanned(island.statement.bounded.span, context)
            return found.parts[0]
    return None
