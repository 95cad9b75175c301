"""Deadlines with one date or one stretch of time: from a bounded span to a reading."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plans.deadlines import nodes as n
from plans.deadlines.completion import as_day_range, completed, in_year, moved, said_year
from plans.deadlines.points import stretch
from plans.deadlines.reading import Context, Reading, when
from plans.deadlines.stretches import Stretch

_DOUBTS = {
    "tentative": (0.7, "Thời gian mới là dự kiến; hãy xác nhận."),
    "approx": (0.8, "Thời gian ước chừng; hãy xác nhận."),
    "choice": (0.6, "Ghi «hoặc» giữa các thời điểm; hãy chọn một."),
    "list": (0.7, "Liệt kê nhiều thời điểm rời nhau; hãy tách hoặc xác nhận."),
    "crosses_year": (0.7, "Khoảng thời gian vắt qua hai năm; hãy xác nhận năm bắt đầu."),
    "short_year": (0.9, "Năm chỉ ghi hai chữ số; hãy xác nhận."),
    "month_inferred": (0.6, "Không ghi tháng nên lấy tháng gần nhất; hãy xác nhận."),
    "contradictory": (0.7, "Vừa ghi «chậm nhất» vừa ghi «trước» nên lấy ngày sớm hơn; hãy xác nhận."),
    "periodic": (0.4, "Ghi «định kỳ» nhưng chưa rõ chu kỳ; hãy chọn chu kỳ, ví dụ hằng năm."),
}


@dataclass(frozen=True, slots=True)
class Spanned:
    """A span resolved: one stretch for each of its items, in order."""

    parts: tuple[Stretch, ...]
    is_range: bool
    flags: tuple[str, ...]

    @property
    def start(self) -> dt.date:
        return min((part.start for part in self.parts), default=dt.date.min)

    @property
    def end(self) -> dt.date:
        return max(part.end for part in self.parts)

    @property
    def unit(self) -> str:
        return self.parts[-1].unit

    @property
    def is_reversed(self) -> bool:
        return any(part.start > part.end for part in self.parts)


def once(bounded: n.Bounded, context: Context, marks: Sequence[str] = ()) -> Reading:
    """What one time says. Raises `InvalidInput` for impossible days, `Missing` for what is left out."""
    if isinstance(bounded.span.items[0], n.Range) and bounded.span.items[0].left == n.Now() and context.issued is None:
        return _from_now(bounded, context, marks)
    found = spanned(bounded.span, context)
    marked = [mark for mark in marks if mark in ("tentative", "approx", "periodic")]
    flags = (*marked, *_kept_flags(found, bounded), *(("contradictory",) if bounded.is_contradictory else ()))
    if found.is_reversed:
        part = next(part for part in found.parts if part.start > part.end)
        return Reading("", start=part.start, due=part.end, kind="once", flags=flags, confidence=1.0)
    if bounded.mode in ("since", "counted", "after"):
        return doubted(_open(found, bounded.mode, context, flags), found)
    start, due = _bounds(found, bounded, context, is_completion="said" in marks)
    flags = tuple(dict.fromkeys((*flags, *(("day",) if found.unit == n.DAY else ()))))
    days = (part.start - dt.timedelta(days=1) if bounded.mode == "before" else part.end for part in found.parts)
    listed = tuple(sorted(set(days))) if "list" in flags else ()
    reading = Reading("", start=start, due=due, kind="once", flags=flags, confidence=1.0, message=when(start, due))
    if bounded.hour:
        reading = replace(
            reading, flags=(*reading.flags, "hour"), message=f"{reading.message} Ghi giờ: {bounded.hour}."
        )
    return doubted(replace(reading, occurrences=listed), found)


def _from_now(bounded: n.Bounded, context: Context, marks: Sequence[str]) -> Reading:
    """«từ nay đến hết năm 2026» before the plan is issued: only the end is known."""
    first = bounded.span.items[0]
    assert isinstance(first, n.Range)  # noqa: S101 - `once` has looked
    reading = once(n.Bounded("until", n.Span((first.right,))), context, marks)
    return reading.doubted("open_start", 0.9, "Tính từ ngày ban hành, ngày này chưa có; hãy xác nhận.")


def spanned(span: n.Span, context: Context) -> Spanned:
    """Every item of `span`, completed from its neighbours and the plan."""
    items = [as_day_range(item) if isinstance(item, n.Range) else item for item in span.items]
    flat = [point for item in items for point in ((item.left, item.right) if isinstance(item, n.Range) else (item,))]
    known, crosses, is_inferred = _in_order(flat, completed(flat), context)
    parts, at = [], 0
    for item in items:
        size = 2 if isinstance(item, n.Range) else 1
        parts.append(_joined(item, known[at : at + size]))
        at += size
    flags = [flag for part in parts for flag in part.flags]
    flags += ["crosses_year"] * crosses + ["choice"] * span.is_choice + ["year_inferred"] * is_inferred
    if len(parts) > 1 and not span.is_choice and _is_broken(parts):
        flags.append("list")
    is_range = len(flat) > 1
    return Spanned(tuple(parts), is_range, tuple(dict.fromkeys(flags)))


def _in_order(
    printed: Sequence[n.Point], points: Sequence[n.Point], context: Context
) -> tuple[list[Stretch], bool, bool]:
    """The points as stretches in the order of time: a year that was only taken over gives way.

    «tháng 11 - tháng 02/2026» begins in 2025; «từ tháng 11/2025 đến tháng 2» ends in 2026.
    """
    nameless = all(said_year(point) is None for point in points)
    first = stretch(points[0], context)
    known, crosses = [first], False
    if nameless and len(points) > 1 and "year_inferred" in first.flags:
        points = [in_year(point, first.start.year) for point in points]
    said = [said_year(point) is not None for point in printed]
    for at in range(1, len(points)):
        found = stretch(points[at], context)
        if found.end < known[-1].start and not said[at] and known[-1].start.year < 2199:
            found, crosses = stretch(moved(points[at], 1), context), True
        known.append(found)
    for at in range(len(points) - 2, -1, -1):
        if known[at].start > known[at + 1].end and not said[at] and said[-1] and known[at].start.year > 1900:
            known[at], crosses = stretch(moved(points[at], -1), context), True
    return known, crosses, nameless and "year_inferred" in first.flags


def _joined(item: n.Point | n.Range, ends: Sequence[Stretch]) -> Stretch:
    """A range's two ends as one stretch. «đầu» at its left and «cuối» at its right are the exact ends."""
    if not isinstance(item, n.Range):
        return ends[0]
    left, right = ends
    flags = [flag for flag in left.flags if flag != "approx" or not _is_edge(item.left, "first")]
    flags += [flag for flag in right.flags if flag != "approx" or not _is_edge(item.right, "last")]
    end = right.start - dt.timedelta(days=1) if item.is_before else right.end
    return Stretch(left.start, end, right.unit, tuple(dict.fromkeys(flags)), (*left.notes, *right.notes))


def _is_edge(point: n.Point, which: str) -> bool:
    return isinstance(point, n.Slice) and point.which == which


def _is_broken(parts: Sequence[Stretch]) -> bool:
    """Whether days lie between the parts: «Quý I và Quý III» rather than «Quý II, III»."""
    inner = itertools.pairwise(parts)
    return any((after.start - before.end).days > 1 or after.start < before.start for before, after in inner)


def _kept_flags(found: Spanned, bounded: n.Bounded) -> tuple[str, ...]:
    """«đến cuối năm» and «từ đầu năm» name an exact day."""
    last = bounded.span.items[-1]
    edge = {"until": "last", "since": "first", "counted": "first"}.get(bounded.mode, "")
    if edge and not isinstance(last, n.Range) and _is_edge(last, edge):
        return tuple(flag for flag in found.flags if flag != "approx")
    return found.flags


def _bounds(
    found: Spanned, bounded: n.Bounded, context: Context, *, is_completion: bool
) -> tuple[dt.date | None, dt.date]:
    if bounded.mode == "before":
        # «trước 17 giờ ngày 15/6» leaves the day itself until that hour.
        return None, found.end if bounded.hour else found.parts[-1].start - dt.timedelta(days=1)
    if bounded.mode == "until":
        return (found.start if _is_range(found) else None), found.end
    return _start(found, context, is_completion=is_completion), found.end


def _is_range(found: Spanned) -> bool:
    return found.is_range and found.start != found.end


def _start(found: Spanned, context: Context, *, is_completion: bool) -> dt.date | None:
    """A range says when to begin; one day, a completion label or «hoàn thành trong …» does not."""
    if _is_range(found):
        return found.start
    if is_completion or context.is_completion:
        return None
    if found.unit == n.DAY:
        label = context.label.lower()
        return found.start if "thực hiện" in label and "hoàn thành" not in label else None
    return found.start


def _open(found: Spanned, mode: str, context: Context, flags: tuple[str, ...]) -> Reading:
    """«Từ 2027»: from then to the plan's end; «sau ngày X» from the day after."""
    start = found.end + dt.timedelta(days=1) if mode == "after" else found.start
    end = context.plan_end if context.plan_end and context.plan_end >= start else None
    reading = Reading("", start=start, due=end, kind="once", flags=flags, confidence=1.0, message=when(start, end))
    if end is None:
        return reading.doubted("open_end", 0.7, "Chưa rõ hạn cuối; hãy nhập hạn hoàn thành.")
    return replace(reading, flags=(*reading.flags, "open_end"))


def doubted(reading: Reading, found: Spanned) -> Reading:
    """`reading` with what was assumed on the way, each in one sentence."""
    for flag, (confidence, message) in _DOUBTS.items():
        if flag in reading.flags:
            reading = reading.doubted(flag, confidence, message)
    if "year_inferred" in reading.flags:
        year = found.start.year
        reading = reading.doubted("year_inferred", 0.9, f"Không ghi năm nên lấy năm {year}; hãy xác nhận.")
    for note in (note for part in found.parts for note in part.notes):
        reading = reading.doubted("ambiguous", 0.6, note)
    return reading
