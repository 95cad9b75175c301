"""What a deadline's words were understood to say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from common.calendar import short_date

KINDS = ("once", "recurring", "continuous", "on_demand", "relative", "depends", "unknown", "invalid")
RECURRENCES = ("weekly", "monthly", "quarterly", "half-yearly", "yearly")


@dataclass(frozen=True, slots=True)
class Context:
    """What the reader knows beside the words: the label before them, the plan's period, its date of issue."""

    label: str = ""
    plan_start: dt.date | None = None
    plan_end: dt.date | None = None
    issued: dt.date | None = None

    @property
    def is_completion(self) -> bool:
        """«Thời gian hoàn thành: X» says only by when; «Thời gian thực hiện» says from when as well."""
        label = self.label.lower()
        return "hoàn thành" in label and "thực hiện" not in label

    @property
    def year(self) -> int | None:
        """The year of dates that name none: the plan's, else that of its issue."""
        if self.plan_start and self.plan_end and self.plan_start.year == self.plan_end.year:
            return self.plan_start.year
        known = self.issued or self.plan_start
        return known.year if known else None


@dataclass(frozen=True, slots=True)
class Reading:
    """The shape that `read_deadline --json` prints. `start` and `due` are both inclusive.

    For a recurring deadline `due` is the first occurrence, `until` the last possible day, and `occurrences` are
    all days inside the plan's period. `confidence` 1 means read without a doubt; below that, `message` says what
    to confirm.
    """

    text: str
    label: str = ""
    start: dt.date | None = None
    due: dt.date | None = None
    kind: str = "unknown"
    recurrence: str | None = None
    interval: int = 1
    times_per_period: int | None = None
    until: dt.date | None = None
    occurrences: tuple[dt.date, ...] = ()
    flags: tuple[str, ...] = ()
    confidence: float = 0.0
    message: str = ""

    @property
    def is_certain(self) -> bool:
        """Whether it may be scheduled without asking."""
        return self.confidence >= 1

    @property
    def final_due(self) -> dt.date | None:
        """The last day of all: of something that comes back or has milestones, its last occurrence."""
        has_more = self.kind == "recurring" or "milestones" in self.flags
        return self.occurrences[-1] if has_more and self.occurrences else self.due

    def doubted(self, flag: str, confidence: float, message: str = "") -> Reading:
        """The same with one more flag and sentence, at most so sure."""
        flags = self.flags if flag in self.flags else (*self.flags, flag)
        said = _together(self.message, message)
        return replace(self, flags=flags, confidence=min(self.confidence, confidence), message=said)

    def as_json(self) -> dict[str, Any]:
        """Plain values in the order of the contract."""
        return {
            "text": self.text,
            "label": self.label,
            "start": _iso(self.start),
            "due": _iso(self.due),
            "kind": self.kind,
            "recurrence": self.recurrence,
            "interval": self.interval,
            "times_per_period": self.times_per_period,
            "until": _iso(self.until),
            "occurrences": [day.isoformat() for day in self.occurrences],
            "flags": list(self.flags),
            "confidence": self.confidence,
            "message": self.message,
        }


_CONFIRM = "; hãy xác nhận."


def _together(said: str, more: str) -> str:
    """Two sentences; two that ask for the same are one."""
    if said.endswith(_CONFIRM) and more.endswith(_CONFIRM):
        return f"{said.removesuffix(_CONFIRM)}; {more[0].lower()}{more[1:]}"
    return f"{said} {more}".strip()


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def when(start: dt.date | None, due: dt.date | None) -> str:
    """«Từ ngày 01/7/2025 đến hết ngày 30/9/2025.»"""
    if start and due:
        return (
            f"Ngày {short_date(due)}."
            if start == due
            else f"Từ ngày {short_date(start)} đến hết ngày {short_date(due)}."
        )
    if due:
        return f"Chậm nhất hết ngày {short_date(due)}."
    return f"Từ ngày {short_date(start)}, chưa có hạn." if start else ""
