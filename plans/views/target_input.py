"""The rows of an item's measurable targets: as a form sends them, as it shows them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

from common.errors import InvalidInput
from plans.constants import ItemStyle
from plans.models import Target
from plans.rules.targets import TargetFacts, day_words, period_day, period_words, said, settled_rows

STYLES = (ItemStyle.HEADING, ItemStyle.POINT, ItemStyle.PARAGRAPH, ItemStyle.DASH, ItemStyle.PLUS)
_COLUMNS = ("target_text", "target_value", "target_unit", "target_bound", "target_from", "target_to")
_WORDS = ("text", "value", "unit", "bound")

Row = dict[str, Any]


def rows(data: QueryDict, name: str) -> list[Row]:
    """What was sent, as it would be stored; rows left blank are no targets. `InvalidInput` at `name`."""
    sent = zip(*(data.getlist(column) for column in _COLUMNS), strict=False)
    typed = [row for row in sent if any(word.strip() for word in (*row[:3], *row[4:]))]
    return [as_row(target) for target in settled_rows(_facts(*row) for row in typed)]


def stored(targets: Iterable[Target]) -> list[Row]:
    return [as_row(target.facts()) for target in targets]


def as_row(target: TargetFacts) -> Row:
    """A target as a row of changes: plain values, so that a form can carry them as JSON."""
    days = (target.period_start, target.period_end)
    start, end = (day.isoformat() if day else "" for day in days)
    return {**{name: getattr(target, name) for name in _WORDS}, "period_start": start, "period_end": end}


def shown(targets: Iterable[Target]) -> list[dict[str, str]]:
    """The rows of a fresh form."""
    return [
        {
            **{name: getattr(target, name) for name in _WORDS},
            "start": day_words(target.period_start, is_end=False),
            "end": day_words(target.period_end, is_end=True),
        }
        for target in targets
    ]


def understood(targets: Iterable[Target]) -> str:
    """How the portal reads the stored targets, for the line under them; nothing where there are none."""
    words = [_words(target.facts()) for target in targets]
    return f"Được hiểu là: {'; '.join(words)}." if any(words) else ""


def in_words(row: Mapping[str, Any]) -> str:
    """One row of changes, as the two versions of a conflict show it."""
    value = said(TargetFacts(**{name: row[name] for name in _WORDS}))
    period = "–".join(dict.fromkeys(filter(None, (row["period_start"][:4], row["period_end"][:4]))))
    return " · ".join(filter(None, (row["text"], value, period)))


def _words(target: TargetFacts) -> str:
    start, end = target.period_start, target.period_end
    period = f" ({period_words(start, end)})" if start and end else ""
    return (said(target) or "không nêu con số") + period


def _facts(text: str, value: str, unit: str, bound: str, start: str, end: str) -> TargetFacts:
    return TargetFacts(text, value, None, None, unit, bound, _day(start, is_end=False), _day(end, is_end=True))


def _day(words: str, *, is_end: bool) -> Any:
    try:
        return period_day(words, is_end=is_end)
    except InvalidInput as wrong:
        raise InvalidInput(
            f"Thời kỳ «{words[:20]}» của chỉ tiêu không đọc được; hãy ghi năm, ví dụ 2025, hoặc ngày 01/7/2025.",
            field="targets",
        ) from wrong
