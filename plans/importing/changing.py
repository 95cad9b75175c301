"""Corrections to a draft, by address: each gives a new draft and the correction that undoes it. Pure.

A path names fields and places from the top, joined with dots: «header.title», «items.0.children.2.task.deadline»,
«bases.1», «items.3.task.leads.0». Operations:

- set: a new value. Of something found it is the person's own word from then on: sure, its evidence kept.
- settle: a person looked; the confidence is full and the doubt gone.
- remove: take the entry at the path out of its list; a warning too, once it is dealt with.
- insert: put a value (JSON, as `plans.importing.keeping` keeps it) into a list before that place.
- move: take the entry at the path and put it at `to`, an address as it is after the taking.
- put: the exact JSON value; what undoing a «set» or «settle» takes.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from common.errors import InvalidInput
from plans.constants import ItemStyle
from plans.importing.draft import SURE, Found, PlanDraft
from plans.importing.keeping import NotKept, structured, unstructured
from plans.rules.texts import clean_text

Change = dict[str, Any]
Edit = Callable[[Any, Any], Any]
OPERATIONS = ("set", "settle", "remove", "insert", "move", "put")
_GONE = "Chỗ cần sửa không còn trong bản đọc; hãy tải lại trang."
_WRONG = "Giá trị này không hợp lệ; hãy nhập lại."


def changed(draft: PlanDraft, change: Mapping[str, Any]) -> tuple[PlanDraft, Change]:
    """`draft` after one change, and the change that takes it back.

    Raises `InvalidInput` at the path for an address that is not there or a value that does not fit.
    """
    op, path = str(change.get("op", "")), str(change.get("path", ""))
    if op not in OPERATIONS:
        raise InvalidInput(_WRONG, field=path)
    steps = path.split(".")
    if op == "remove":
        return _removed(draft, steps)
    if op == "insert":
        return _inserted(draft, steps, change.get("value"))
    if op == "move":
        to = str(change.get("to", ""))
        taken, undo = _removed(draft, steps)
        moved, _ = _inserted(taken, to.split("."), undo["value"])
        return moved, {"op": "move", "path": to, "to": path}
    before: list[Any] = []

    def edit(value: Any, kind: Any) -> Any:
        before.append(unstructured(value, kind))
        return _EDITS[op](value, kind, change.get("value"), path)

    after = _at(draft, PlanDraft, steps, edit, path)
    empty = _first_empty(draft, steps)
    return after, {"op": "put", "path": empty or path, "value": None if empty else before[0]}


def value_at(draft: PlanDraft, path: str) -> Any:
    """What stands at a path. Raises `InvalidInput` for an address that is not there."""
    found: list[Any] = []

    def look(value: Any, _: Any) -> Any:
        found.append(value)
        return value

    _at(draft, PlanDraft, path.split("."), look, path)
    return found[0]


def _first_empty(draft: PlanDraft, steps: list[str]) -> str:
    """The address of what stood empty on the way and was begun by writing into it; "" for none."""
    value: Any = draft
    for place, step in enumerate(steps[:-1], 1):
        value = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
        if value is None:
            return ".".join(steps[:place])
    return ""


def _removed(draft: PlanDraft, steps: list[str]) -> tuple[PlanDraft, Change]:
    path, place, taken = ".".join(steps), _place(steps[-1]), list[Any]()

    def edit(value: Any, kind: Any) -> Any:
        if place is None or not _is_list(kind) or place >= len(value):
            raise InvalidInput(_GONE, field=path)
        taken.append(unstructured(value[place], get_args(kind)[0]))
        return (*value[:place], *value[place + 1 :])

    after = _at(draft, PlanDraft, steps[:-1], edit, path)
    return after, {"op": "insert", "path": path, "value": taken[0]}


def _inserted(draft: PlanDraft, steps: list[str], value: Any) -> tuple[PlanDraft, Change]:
    path, place = ".".join(steps), _place(steps[-1])

    def edit(rows: Any, kind: Any) -> Any:
        if place is None or not _is_list(kind) or place > len(rows):
            raise InvalidInput(_GONE, field=path)
        return (*rows[:place], _read(value, get_args(kind)[0], path), *rows[place:])

    return _at(draft, PlanDraft, steps[:-1], edit, path), {"op": "remove", "path": path}


def _at(value: Any, kind: Any, steps: list[str], edit: Edit, path: str) -> Any:
    """`value` with `edit` done to what stands at the end of `steps`; all above it is copied."""
    if not steps:
        return edit(value, kind)
    step, rest, kind = steps[0], steps[1:], _bare(kind)
    if _is_list(kind):
        place = _place(step)
        if place is None or place >= len(value):
            raise InvalidInput(_GONE, field=path)
        new = _at(value[place], get_args(kind)[0], rest, edit, path)
        return (*value[:place], new, *value[place + 1 :])
    cls = get_origin(kind) or kind
    if not is_dataclass(cls):
        raise InvalidInput(_GONE, field=path)
    hints = _hints(kind)
    if value is None:
        value = _blank(cls, path)
    if step not in hints:
        raise InvalidInput(_GONE, field=path)
    return replace(value, **{step: _at(getattr(value, step), hints[step], rest, edit, path)})


def _set(value: Any, kind: Any, given: Any, path: str) -> Any:
    bare = _bare(kind)
    if get_origin(bare) is not Found:
        new = _read(given, kind, path)
        _require_style(new, path)
        return new
    if given in (None, "") and bare is not kind:
        return None
    inner = _read(given, get_args(bare)[0], path)
    return Found(inner, value.evidence if value is not None else None)


def _settle(value: Any, _kind: Any, _given: Any, path: str) -> Any:
    if not hasattr(value, "doubt"):
        raise InvalidInput(_GONE, field=path)
    return replace(value, doubt="", confidence=SURE)


def _put(_value: Any, kind: Any, given: Any, path: str) -> Any:
    return _read(given, kind, path)


_EDITS: dict[str, Callable[[Any, Any, Any, str], Any]] = {"set": _set, "settle": _settle, "put": _put}


def _read(given: Any, kind: Any, path: str) -> Any:
    try:
        return structured(_clean(given, path), kind)
    except NotKept as wrong:
        raise InvalidInput(_WRONG, field=path) from wrong


def _clean(given: Any, path: str) -> Any:
    """Every text inside as the portal stores texts."""
    if isinstance(given, str):
        return clean_text(given, path)
    if isinstance(given, list | tuple):
        return [_clean(each, path) for each in given]
    if isinstance(given, Mapping):
        return {str(name): _clean(each, path) for name, each in given.items()}
    return given


def _require_style(value: Any, path: str) -> None:
    if path.endswith(".style") and value not in ItemStyle.values:
        raise InvalidInput("Hãy chọn kiểu mục trong danh sách.", field=path)


def _blank(cls: Any, path: str) -> Any:
    """An empty one to write into: a task that had nothing said about it yet."""
    if any(field.default is MISSING and field.default_factory is MISSING for field in fields(cls)):
        raise InvalidInput(_GONE, field=path)
    return cls()


def _place(step: str) -> int | None:
    return int(step) if step.isascii() and step.isdigit() and len(step) < 6 else None


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[-1] is Ellipsis


def _bare(kind: Any) -> Any:
    """The type without «or None»."""
    if get_origin(kind) in (Union, types.UnionType):
        kinds = [each for each in get_args(kind) if each is not types.NoneType]
        return kinds[0] if len(kinds) == 1 else kind
    return kind


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """The fields of a dataclass, generic or not, with their types."""
    cls = get_origin(kind) or kind
    given = dict(zip(getattr(cls, "__parameters__", ()), get_args(kind), strict=False))
    return {name: given.get(hint, hint) if isinstance(hint, TypeVar) else hint for name, hint in
            get_type_hints(cls).items()}  # fmt: skip
