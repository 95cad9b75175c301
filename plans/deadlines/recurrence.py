"""Deadlines that come back: every year, quarter, month, week."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from common.calendar import last_day

MOST = 400
"""Occurrences beyond so many are not listed."""

_MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}
_UNITS = {"tuần": "weekly", "tháng": "monthly", "quý": "quarterly", "năm": "yearly"}
_BY_MONTHS = {1: "monthly", 3: "quarterly", 6: "half-yearly", 12: "yearly"}
_TIMES = {"một": 1, "hai": 2, "ba": 3, "bốn": 4}
_N = r"(?P<n>\d{1,2}|một|hai|ba|bốn)"

_EVERY = (
    re.compile(rf"(?:mỗi|hàng) (?P<unit>tuần|tháng|quý|năm) (?:từ )?{_N}(?:-\d+)? lần"),
    re.compile(rf"{_N}(?:-\d+)? lần/(?:1 |một )?(?P<unit>tuần|tháng|quý|năm)"),
    re.compile(rf"{_N}(?:-\d+)? lần (?:mỗi|một|trong) (?P<unit>tuần|tháng|quý|năm)"),
)
_SPACED = re.compile(r"(?:định kỳ |mỗi )?(?P<n>0?\d{1,2}) (?P<unit>tuần|tháng|năm)(?:/| một | 1 )(?:01 )?lần")
_HALF = re.compile(r"định kỳ (?:hàng )?0?6 tháng(?: hàng năm)?|hàng 6 tháng|6 tháng,? (?:và |một )?năm$")
_PLAIN = re.compile(
    r"(?:hàng|mỗi|từng) (?P<unit>tuần|tháng|quý|năm)(?: một lần)?|(?P<per>tuần|tháng|quý|năm)/(?:1 )?lần"
)
_LOOSE = re.compile(r"định kỳ (?:theo )?(?P<unit>tuần|tháng|quý|năm)\b")


@dataclass(frozen=True, slots=True)
class Rule:
    """How often, and the words that are left once that is said."""

    recurrence: str
    interval: int = 1
    times: int | None = None
    rest: str = ""


def rule(text: str) -> Rule | None:
    """How often `text` says that something comes back, or None."""
    for pattern in _EVERY:
        if found := pattern.search(text):
            times = _TIMES.get(found["n"]) or int(found["n"])
            return Rule(_UNITS[found["unit"]], times=times, rest=_rest(text, found))
    if found := _SPACED.search(text):
        return _spaced(int(found["n"]), found["unit"], _rest(text, found))
    if found := _HALF.search(text):
        return Rule("half-yearly", rest=_rest(text, found))
    if found := _PLAIN.search(text):
        return Rule(_UNITS[found["unit"] or found["per"]], rest=_rest(text, found))
    if found := _LOOSE.search(text):
        return Rule(_UNITS[found["unit"]], rest=_rest(text, found))
    return None


def _spaced(count: int, unit: str, rest: str) -> Rule | None:
    if count < 1:
        return None
    if unit == "tháng" and count in _BY_MONTHS:
        return Rule(_BY_MONTHS[count], rest=rest)
    return Rule(_UNITS[unit], interval=count, rest=rest)


def _rest(text: str, found: re.Match[str]) -> str:
    left = re.sub(r"\bđịnh kỳ\b", "", f"{text[: found.start()]} {text[found.end() :]}")
    return re.sub(r"\s+", " ", left).strip(" ,;.")


def occurrences(
    every: Rule, start: dt.date, until: dt.date, *, month: int | None = None, day: int | None = None
) -> tuple[dt.date, ...]:
    """The days from `start` to `until`: `day` (and for a year `month`) of each period, else its last day."""
    if every.recurrence == "weekly":
        return _weekly(start, until, every.interval)
    size = _MONTHS[every.recurrence]
    days: list[dt.date] = []
    # Count months from the period that holds `start`; `offset` is the month inside the period that is due.
    offset = (month - 1) % size if month else size - 1
    at = (start.year * 12 + start.month - 1) // size * size
    while len(days) < MOST and at // 12 <= min(until.year, 2199):
        year, index = divmod(at + offset, 12)
        end = last_day(year, index + 1)
        due = end if day is None else end.replace(day=min(day, end.day))
        if start <= due <= until:
            days.append(due)
        at += size * every.interval
    return tuple(days)


def _weekly(start: dt.date, until: dt.date, interval: int) -> tuple[dt.date, ...]:
    """Fridays, the last workday of each week."""
    day = start + dt.timedelta(days=(4 - start.weekday()) % 7)
    days: list[dt.date] = []
    while day <= until and len(days) < MOST:
        days.append(day)
        day += dt.timedelta(weeks=interval)
    return tuple(days)
