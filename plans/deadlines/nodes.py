"""What the grammar makes of a deadline: small values that hold what the words say and nothing that they leave out."""

from __future__ import annotations

from dataclasses import dataclass

from plans.deadlines.events import Event

DAY, WEEK, MONTH, QUARTER, YEAR = "day", "week", "month", "quarter", "year"


@dataclass(frozen=True, slots=True)
class Day:
    """«15/12/2026». `month` and `year` None where not said; `within` for «ngày 15 tháng cuối quý».
    `is_named` where the word «ngày» stands before it, `is_short` where the year had two digits."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    within: Slice | Relative | None = None
    is_short: bool = False
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """«tháng 9/2026»; `is_named` where the word «tháng» stands before it, `is_short` where the year had two digits."""

    month: int
    year: int | None = None
    is_short: bool = False
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Quarter:
    quarter: int
    year: int | None = None
    is_roman: bool = True
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """A year by its number; None is the plan's own («trong năm»)."""

    year: int | None = None


@dataclass(frozen=True, slots=True)
class Bare:
    """A number that takes its unit from the other end of its range: the 10 of «10-14/4/2023»."""

    number: int
    year: int | None = None
    is_roman: bool = False


@dataclass(frozen=True, slots=True)
class Relative:
    """«tháng này» (0), «quý sau» (1), «mỗi quý», «quý» (None: any of them)."""

    unit: str
    step: int | None = None
    is_each: bool = False


@dataclass(frozen=True, slots=True)
class Slice:
    """`which` part of `whole`: «6 tháng đầu năm» is 6 months, first, of a year; without `unit` a third of it."""

    which: str
    whole: Point
    unit: str = ""
    count: int = 1
    is_working: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """The `number`-th week of `whole` (a month; a year by ISO 8601)."""

    number: int
    whole: Month | Relative | Year | None = None


@dataclass(frozen=True, slots=True)
class School:
    """«học kỳ I năm học 2025-2026»."""

    first: int | None = None
    last: int | None = None
    semester: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    weekday: int


@dataclass(frozen=True, slots=True)
class Now:
    """«từ nay»: the day of issue."""


Point = Day | Month | Quarter | Year | Bare | Relative | Slice | Week | School | Weekday | Now


@dataclass(frozen=True, slots=True)
class Range:
    """From `left` to `right`, or to the day before it; `is_dash` where only a dash says so."""

    left: Point
    right: Point
    is_before: bool = False
    is_dash: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """One or several points and ranges; `is_choice` where «hoặc» stands between them."""

    items: tuple[Point | Range, ...]
    is_choice: bool = False


@dataclass(frozen=True, slots=True)
class Bounded:
    """A span and how the deadline hangs on it.

    `mode` is at, before (the day itself is too late), until (the day itself is in time), since, counted («kể từ»),
    after, onwards («và những năm tiếp theo»). `hour` as printed.
    """

    mode: str
    span: Span
    hour: str = ""
    is_contradictory: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """«10 ngày làm việc»: `least` to `most` units."""

    most: int
    unit: str
    is_working: bool = False
    least: int = 0


@dataclass(frozen=True, slots=True)
class Frequency:
    """Every `count` units, `least` to `most` times; 0 where no number of times is said."""

    unit: str
    count: int = 1
    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class Once:
    bounded: Bounded


@dataclass(frozen=True, slots=True)
class Repeated:
    """What comes back. `bounded` says when in each period or from when to when, `window` the latter beside it."""

    frequencies: tuple[Frequency, ...]
    bounded: Bounded | None = None
    event: Happening | None = None
    window: Bounded | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """«Thường xuyên»; `is_filler` where only «xuyên suốt», «liên tục» stand beside a time."""

    bounded: Bounded | None = None
    frequencies: tuple[Frequency, ...] = ()
    is_filler: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """An event and how the deadline hangs on it: after, before, when, until, by, for."""

    kind: str
    event: Event


@dataclass(frozen=True, slots=True)
class Offset:
    """An amount of time `before` or after an event or a day."""

    amount: Amount
    base: Happening | Bounded | None
    is_before: bool = False


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long something takes, and when."""

    amount: Amount
    bounded: Bounded | None = None
    is_tail: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    happenings: tuple[Happening, ...]
    bounded: Bounded | None = None


@dataclass(frozen=True, slots=True)
class Plain:
    """Words without a time: periodic, periodic_demand, demand, vague, blank."""

    kind: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """«2-4 số/năm»: an amount of work in each period."""

    least: int
    most: int
    unit: str


Statement = Once | Repeated | Standing | Offset | Lasting | Condition | Plain | Quantity


@dataclass(frozen=True, slots=True)
class Phrase:
    """A whole deadline; `on_demand` where «hoặc đột xuất» follows."""

    statement: Statement
    on_demand: bool = False
