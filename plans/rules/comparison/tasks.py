"""What happened to the tasks between two versions: added, dropped, moved, due on another day, in other hands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from common.calendar import dmy
from plans.rules.comparison.order import kept_order
from plans.rules.comparison.words import Piece, changed_words, quoted, read_after, read_before

Part = tuple[int, str, str]
"""A unit's part in a task: the unit's id, its scope, the name that is printed."""


class ChangeKind(StrEnum):
    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    DEADLINE = "deadline"
    UNITS = "units"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """A task of one version. `key` is its lineage, `place` the lineage of what it stands under, `number` as printed.

    `heading` are the words of what it stands under. A unit that was renamed in between is still the same unit.
    """

    key: str
    place: str
    number: str
    title: str
    heading: str = ""
    leads: tuple[Part, ...] = ()
    coordinators: tuple[Part, ...] = ()
    director: str = ""
    deadline: str = ""
    start: dt.date | None = None
    due: dt.date | None = None
    result: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed about a task, in the words of both versions."""

    kind: ChangeKind
    label: str
    old: str
    new: str

    @property
    def before(self) -> tuple[Piece, ...]:
        return quoted(read_before(changed_words(self.old, self.new)))

    @property
    def after(self) -> tuple[Piece, ...]:
        return quoted(read_after(changed_words(self.old, self.new)))


@dataclass(frozen=True, slots=True)
class TaskChange:
    """A task that is not as it was. `old` is None for one that was added, `new` for one that was dropped."""

    old: TaskFacts | None
    new: TaskFacts | None
    changes: tuple[Change, ...]

    @property
    def task(self) -> TaskFacts:
        """The task as it is now, or was last."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 - one of them is given
        return found

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        return tuple(dict.fromkeys(change.kind for change in self.changes))


def task_changes(old: Sequence[TaskFacts], new: Sequence[TaskFacts]) -> list[TaskChange]:
    """Every task that was added, dropped or changed: in the order of the new version, dropped ones last."""
    was, now = {task.key: task for task in old}, {task.key for task in new}
    moved = _moved(old, new)
    found = [_changed(was.get(task.key), task, is_moved=task.key in moved) for task in new]
    dropped = [_changed(task, None) for task in old if task.key not in now]
    return [change for change in (*found, *dropped) if change.changes]


def _moved(old: Sequence[TaskFacts], new: Sequence[TaskFacts]) -> set[str]:
    """Tasks that stand under something else, or in another order there. One that only counts on behind a new
    neighbour has not moved."""
    was = {task.key: task.place for task in old}
    moved = {task.key for task in new if task.key in was and was[task.key] != task.place}
    for place in {task.place for task in new}:
        here = [task.key for task in new if task.place == place and was.get(task.key) == place]
        kept = kept_order([task.key for task in old], here)
        moved |= {key for key in here if key not in kept}
    return moved


def _changed(old: TaskFacts | None, new: TaskFacts | None, *, is_moved: bool = False) -> TaskChange:
    if old is None and new is not None:
        return TaskChange(None, new, (Change(ChangeKind.ADDED, "Thêm nhiệm vụ", "", _summary(new)),))
    if new is None and old is not None:
        return TaskChange(old, None, (Change(ChangeKind.DROPPED, "Bỏ nhiệm vụ", _summary(old), ""),))
    assert old is not None  # noqa: S101 - a task of neither version is no task
    assert new is not None  # noqa: S101
    return TaskChange(old, new, tuple(_differences(old, new, is_moved=is_moved)))


def _differences(old: TaskFacts, new: TaskFacts, *, is_moved: bool) -> Iterator[Change]:
    if is_moved:
        yield Change(ChangeKind.MOVED, "Chuyển chỗ", _where(old), _where(new))
    if (old.deadline, old.start, old.due) != (new.deadline, new.start, new.due):
        yield Change(ChangeKind.DEADLINE, "Thời hạn", _when(old), _when(new))
    for label, before, after in (
        ("Chủ trì", old.leads, new.leads),
        ("Phối hợp", old.coordinators, new.coordinators),
    ):
        if _who(before) != _who(after):
            yield Change(ChangeKind.UNITS, label, _names(before, _known(after)), _names(after, {}))
    for label, said, says in (
        ("Nội dung", old.title, new.title),
        ("Chỉ đạo", old.director, new.director),
        ("Kết quả", old.result, new.result),
    ):
        if said != says:
            yield Change(ChangeKind.WORDS, label, said, says)


def _where(task: TaskFacts) -> str:
    number = task.number if task.number[:1].isalnum() else ""
    return " – ".join(filter(None, (number.rstrip("."), task.heading))) or "Ngoài các mục"


def _when(task: TaskFacts) -> str:
    """«Quý III/2025 (01/07/2025 – 30/09/2025)»."""
    days = " – ".join(dict.fromkeys(dmy(day) for day in (task.start, task.due) if day))
    if task.start and not task.due:
        days = f"từ {days}"
    return " ".join(filter(None, (task.deadline, f"({days})" if days else "")))


def _who(parts: tuple[Part, ...]) -> tuple[tuple[int, str], ...]:
    return tuple((unit, scope) for unit, scope, _ in parts)


def _known(parts: tuple[Part, ...]) -> dict[int, str]:
    return {unit: name for unit, _, name in parts}


def _names(parts: tuple[Part, ...], renamed: Mapping[int, str]) -> str:
    """`renamed`: the unit's name in the other version, so that only other units are marked as changed."""
    names = [(scope, renamed.get(unit, name)) for unit, scope, name in parts]
    return "; ".join(f"{name} ({scope})" if scope else name for scope, name in names)


def _summary(task: TaskFacts) -> str:
    """Who and when, of a task that the other version does not have."""
    leads = _names(task.leads, {})
    rows = (("Chủ trì", leads), ("Thời hạn", _when(task)), ("Kết quả", task.result))
    return "; ".join(f"{label}: {words}" for label, words in rows if words)
