"""What a measurable target's printed value says in figures, and where a target contradicts itself or its plan.

A value is written as offices write it: «05-10», «≥ 15», «10-15%», «khoảng 30», «ít nhất 02 doanh nghiệp», «6,5».
The comma is the decimal sign and a dot before three digits parts thousands; any other dot is read as a comma.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from common.calendar import dmy, parse_date
from common.errors import InvalidInput
from common.text import collapse, nfc
from plans.constants import Bound
from plans.rules.texts import clean_line

MAX_TARGETS = 20
MAX_WORDS = 500
MAX_VALUE = 40
MAX_UNIT = 80
# What the stored figures hold: 18 digits, four of them after the comma.
_MAX_FIGURE = Decimal(10) ** 14
_SMALLEST = Decimal("0.0001")

_BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(("≥", ">=", ">", "ít nhất", "tối thiểu", "trên", "không dưới"), Bound.AT_LEAST),
    **dict.fromkeys(("≤", "<=", "<", "không quá", "tối đa", "dưới"), Bound.AT_MOST),
    **dict.fromkeys(("~", "≈", "khoảng", "chừng", "ước"), Bound.ABOUT),
    **dict.fromkeys(("=", "bằng"), Bound.EXACT),
}
_ENDINGS = {"trở lên": Bound.AT_LEAST, "trở xuống": Bound.AT_MOST}
_THOUSANDS = r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?"
_NUMBER = rf"{_THOUSANDS}|[0-9]+(?:[.,][0-9]+)?"
_WORDS = "|".join(re.escape(word) for word in sorted(_BOUNDS, key=len, reverse=True))
_VALUE = re.compile(
    rf"(?P<sense>(?:tăng|giảm)\s+|\+\s*)?(?P<bound>{_WORDS})?\s*(?:từ\s+)?"
    rf"(?P<low>{_NUMBER})(?:\s*(?P<sign>%)?\s*(?P<dash>[-–—]|đến|tới)\s*(?P<high>{_NUMBER}))?"
    rf"(?P<unit>(?:\s*%|\s+|/)(?:\s*[/(]?\s*[^\W\d].*)?)?",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERS = re.compile(rf"(?<![0-9.,])(?:{_NUMBER})(?![0-9])")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}/\d{4}|\b(?:năm|giai đoạn)\s+\d{4}(?:\s*[-–]\s*\d{4})?")


@dataclass(frozen=True, slots=True)
class Figures:
    """A value in figures; `low` equals `high` for one number. `printed` is the value without bound and unit."""

    low: Decimal
    high: Decimal
    bound: Bound
    unit: str
    printed: str


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """One target in plain values. Without a period it holds for the plan's."""

    text: str = ""
    value: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    bound: str = ""
    period_start: dt.date | None = None
    period_end: dt.date | None = None


def read(value: str) -> Figures | None:
    """The figures that `value` says; None for words without a number, or that say more than one value."""
    text = collapse(value)
    found = _VALUE.fullmatch(text)
    if found is None:
        return None
    low = figure(found["low"])
    high = figure(found["high"]) if found["high"] else low
    if max(low, high) >= _MAX_FIGURE or any(each != each.quantize(_SMALLEST) for each in (low, high)):
        return None
    unit, ending = _unit(found["unit"] or "")
    bound = ending or _BOUNDS.get((found["bound"] or "=").lower())
    return None if bound is None else Figures(low, high, bound, unit or (found["sign"] or ""), _printed(found))


def figure(number: str) -> Decimal:
    """«1.000» → 1000, «6,5» and «6.5» → 6.5, «05» → 5."""
    if re.fullmatch(_THOUSANDS, number):
        number = number.replace(".", "")
    return Decimal(number.replace(",", "."))


def settled(target: TargetFacts) -> TargetFacts:
    """`target` as it is stored: bound and unit taken out of the value, its figures beside it.

    Raises `InvalidInput` where value, bound, unit or period contradict each other, or say nothing at all.
    """
    text = clean_line(target.text, "targets", MAX_WORDS)
    value, unit = (clean_line(each, "targets", MAX_VALUE + MAX_UNIT) for each in (target.value, target.unit))
    bound = target.bound
    figures = read(value)
    if figures is not None:
        bound = _one_bound(bound, figures.bound, value)
        unit = _one_unit(unit, figures.unit)
        value = figures.printed
    low, high = (figures.low, figures.high) if figures else (None, None)
    new = replace(target, text=text, value=value, low=low, high=high, unit=unit, bound=bound)
    _require(new)
    return new


def settled_rows(rows: Iterable[TargetFacts]) -> list[TargetFacts]:
    """Every target of one item as it is stored; a refusal says which."""
    found = []
    for place, row in enumerate(rows, 1):
        if place > MAX_TARGETS:
            raise InvalidInput(f"Một mục có tối đa {MAX_TARGETS} chỉ tiêu; hãy chia cho nhiều mục.", field="targets")
        try:
            found.append(settled(row))
        except InvalidInput as wrong:
            raise InvalidInput(f"Chỉ tiêu {place}: {wrong.message}", field="targets") from wrong
    return found


def period_day(words: str, *, is_end: bool) -> dt.date | None:
    """«2025» as its first or last day, «01/7/2025» as that day; None for nothing. `InvalidInput` for anything else."""
    words = collapse(words)
    if not words:
        return None
    if re.fullmatch(r"[0-9]{4}", words):
        words = f"31/12/{words}" if is_end else f"01/01/{words}"
    return parse_date(words)


def day_words(day: dt.date | None, *, is_end: bool) -> str:
    """A period's first or last day as it is typed: the year alone where that says the same."""
    if day is None:
        return ""
    return str(day.year) if (day.month, day.day) == ((12, 31) if is_end else (1, 1)) else dmy(day)


def doubts(target: TargetFacts, words: str, plan_start: dt.date, plan_end: dt.date) -> Iterator[str]:
    """What is worth a second look: figures that differ from the value, a period outside the plan's, a value that the
    item's `words` do not say."""
    figures = read(target.value)
    if target.value and (target.low, target.high) != ((figures.low, figures.high) if figures else (None, None)):
        yield f"giá trị «{target.value}» và con số đã lưu không khớp; hãy nhập lại giá trị."
    start, end = target.period_start or plan_start, target.period_end or plan_end
    if start < plan_start or end > plan_end:
        outside, inside = period_words(start, end), period_words(plan_start, plan_end)
        yield f"thời kỳ {outside} nằm ngoài thời kỳ {inside} của kế hoạch; hãy kiểm tra năm."
    if target.value and not stands_in(target.value, words):
        yield f"giá trị «{target.value}» không có trong nội dung mục; hãy sửa để văn bản và chỉ tiêu khớp nhau."


def stands_in(value: str, words: str) -> bool:
    """Whether `words` say `value`: its figures, with or without leading zeros, or else its very words."""
    figures = read(value)
    text = nfc(words)
    if figures is None:
        return collapse(value).lower() in collapse(text).lower()
    # The year of a date or of a period is no quantity.
    said = {figure(number) for number in _NUMBERS.findall(_DATE.sub(" ", text))}
    return {figures.low, figures.high} <= said


def said(target: TargetFacts) -> str:
    """«khoảng 05-10 chuyên gia»; nothing for a target without a value."""
    if not target.value:
        return ""
    bound = Bound(target.bound).label if target.bound else ""
    gap = "" if target.unit.startswith(("%", "/")) else " "
    sense = re.match(r"(?:tăng|giảm)\s|", target.value, re.IGNORECASE)
    start = sense.end() if sense else 0
    return f"{target.value[:start]}{bound} {target.value[start:]}{gap}{target.unit}".strip().replace("  ", " ")


def period_words(start: dt.date, end: dt.date) -> str:
    """«2025», «2021–2025» for whole years; else both days."""
    if (start.month, start.day, end.month, end.day) != (1, 1, 12, 31):
        return f"{dmy(start)} – {dmy(end)}"
    return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"


def _unit(rest: str) -> tuple[str, Bound | None]:
    unit = rest.strip()
    for words, bound in _ENDINGS.items():
        if unit.lower().endswith(words):
            return unit[: -len(words)].strip(), bound
    return unit, None


def _printed(found: re.Match[str]) -> str:
    """The figures as typed, with the sense that a bare number would lose («tăng 10-15»)."""
    sense = " ".join((found["sense"] or "").split())
    dash = found["dash"] or ""
    between = "-" if dash in ("-", "–", "—") else f" {dash} "
    numbers = f"{found['low']}{between}{found['high']}" if dash else found["low"]
    return f"{sense}{'' if sense in ('', '+') else ' '}{numbers}"


def _one_bound(chosen: str, written: Bound, value: str) -> str:
    if written and chosen and written != chosen:
        raise InvalidInput(
            f"giá trị «{value}» nói «{written.label}» nhưng ô so sánh chọn «{Bound(chosen).label}»; hãy giữ một.",
            field="targets",
        )
    return chosen or written


def _one_unit(given: str, written: str) -> str:
    """The unit's field may say more than the value («%/năm» beside «10-15%»), but nothing else."""
    if given and written and not given.lower().startswith(written.lower()):
        raise InvalidInput(
            f"giá trị ghi đơn vị «{written}» nhưng ô đơn vị tính ghi «{given}»; hãy giữ một.", field="targets"
        )
    return given or written


def _require(target: TargetFacts) -> None:
    if not target.text and not target.value:
        raise InvalidInput("hãy ghi giá trị hoặc nội dung.", field="targets")
    if target.bound not in Bound.values:
        raise InvalidInput("hãy chọn cách so sánh trong danh sách.", field="targets")
    for name, words, limit in (("giá trị", target.value, MAX_VALUE), ("đơn vị tính", target.unit, MAX_UNIT)):
        if len(words) > limit:
            raise InvalidInput(f"{name} dài quá {limit} ký tự; hãy rút gọn, phần diễn giải ghi ở nội dung.",
                               field="targets")  # fmt: skip
    if target.low is not None and target.high is not None and target.low > target.high:
        raise InvalidInput(f"«{target.value}» có số đầu lớn hơn số sau; hãy ghi số nhỏ trước.", field="targets")
    if target.period_start and target.period_end and target.period_start > target.period_end:
        raise InvalidInput("thời kỳ bắt đầu sau khi kết thúc; hãy sửa một trong hai năm.", field="targets")
