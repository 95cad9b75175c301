"""An item's measurable targets (mục tiêu cụ thể), written together with the item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from audit.constants import Action
from audit.services import log
from common.calendar import parse_date
from common.errors import InvalidInput
from organizations.models import User
from plans.models import Item, Target
from plans.rules.targets import TargetFacts, period_words, said, settled_rows

_WORDS = ("text", "value", "unit", "bound")
_DAYS = ("period_start", "period_end")
_FIELDS = (*_WORDS, "low", "high", *_DAYS)


def store(item: Item, actor: User, rows: Any) -> set[str]:
    """Make `rows` the item's targets; {"targets"} when that changed something.

    A row is {"id"?, "text", "value", "unit", "bound", "period_start", "period_end"}. A target keeps its id where the
    row names it, says the same, or stands next in order: autosave sends rows that do not know theirs yet.
    """
    wanted = _wanted(rows)
    stored = list(Target.objects.filter(item=item).order_by("position", "pk"))
    before = [target.facts() for target in stored]
    keys = _keys(stored, before, wanted)
    if before == [facts for _, facts in wanted] and keys == [target.pk for target in stored]:
        return set()
    known = {target.pk: target for target in stored}
    Target.objects.filter(item=item).exclude(pk__in=[key for key in keys if key]).delete()
    for position, (key, (_, facts)) in enumerate(zip(keys, wanted, strict=True)):
        _write(known[key] if key else Target(agency_id=item.agency_id, plan=item.plan, item=item), facts, position)
    log(
        actor=actor,
        action=Action.CHANGED,
        obj=item,
        before={"targets": [_sentence(facts) for facts in before]},
        after={"targets": [_sentence(facts) for _, facts in wanted]},
    )
    return {"targets"}


def _wanted(rows: Any) -> list[tuple[int | None, TargetFacts]]:
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise InvalidInput("Danh sách chỉ tiêu không đọc được; hãy tải lại trang.", field="targets")
    settled = settled_rows(_facts(row) for row in rows)
    return [(_id(row), facts) for row, facts in zip(rows, settled, strict=True)]


def _facts(row: Mapping[str, Any]) -> TargetFacts:
    text, value, unit, bound = (str(row.get(name) or "") for name in _WORDS)
    start, end = (_day(row.get(name)) for name in _DAYS)
    return TargetFacts(text=text, value=value, unit=unit, bound=bound, period_start=start, period_end=end)


def _id(row: Mapping[str, Any]) -> int | None:
    value = row.get("id")
    return value if isinstance(value, int) else None


def _day(value: Any) -> dt.date | None:
    if isinstance(value, dt.date):
        return value
    try:
        return parse_date(str(value)) if value else None
    except InvalidInput as wrong:
        raise InvalidInput(wrong.message, field="targets") from wrong


def _keys(
    stored: list[Target], before: list[TargetFacts], wanted: list[tuple[int | None, TargetFacts]]
) -> list[int | None]:
    """The id that each wanted row keeps; None for a new one."""
    free = {target.pk: facts for target, facts in zip(stored, before, strict=True)}
    keys: list[int | None] = [key for key, _ in wanted]
    named = [key for key in keys if key is not None]
    if not free.keys() >= set(named) or len(set(named)) < len(named):
        raise InvalidInput("Chỉ tiêu này không còn trong mục; hãy tải lại trang.", field="targets")
    for key in named:
        free.pop(key)
    for place, (_, facts) in enumerate(wanted):
        same = next((key for key, known in free.items() if known == facts), None)
        if keys[place] is None and same is not None:
            keys[place] = same
            free.pop(same)
    rest = iter(free)
    return [next(rest, None) if key is None else key for key in keys]


def _write(target: Target, facts: TargetFacts, position: int) -> None:
    for name in _FIELDS:
        setattr(target, name, getattr(facts, name))
    target.position = position
    target.save()


def _sentence(facts: TargetFacts) -> str:
    """A target in the trail: its words, its value, its period."""
    start, end = facts.period_start, facts.period_end
    period = period_words(start, end) if start and end else ""
    return " · ".join(filter(None, (facts.text, said(facts), period)))
