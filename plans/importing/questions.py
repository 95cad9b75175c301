"""What a person is asked about a draft: every doubt with the address that settles it, and what the whole file lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from plans.importing.draft import SURE, Found, ItemDraft, PlanDraft
from plans.importing.positions import placed

_PLAIN = "Chưa chắc đã đọc đúng chỗ này; hãy đối chiếu với tệp gốc."
_SAID_AT_ITS_PLACE = frozenset(
    {"header_doubt", "basis_doubt", "item_doubt", "task_doubt", "target_doubt", "budget_doubt", "signature_doubt"}
)
"""Warnings that repeat the doubt of an entry."""
_ASKED_ELSEWHERE = frozenset({"unit_unknown"})
"""Warnings that are decided in a list of their own."""
_TASK_LISTS = ("leads", "coordinators")


@dataclass(frozen=True, slots=True)
class Question:
    """`path` is what «settle» (of a warning «remove») takes, see `plans.importing.changing`; `entry` the address of the
    whole entry it belongs to («header», «items.0.children.2»), empty for the file; `where` a position for people."""

    path: str
    entry: str
    message: str
    where: str = ""

    @property
    def anchor(self) -> str:
        """The id of its entry on a page; empty for the file."""
        return anchor(self.entry) if self.entry else ""

    @property
    def is_warning(self) -> bool:
        return self.path.startswith("warnings.")


def questions(draft: PlanDraft) -> tuple[Question, ...]:
    """All of them, in the order of the document; what concerns the whole file comes first."""
    return (*_warnings(draft), *_places(draft))


def anchor(path: str) -> str:
    """The id on a page of the entry at `path`."""
    return "e-" + path.replace(".", "-")


def open_places(asked: Sequence[Question]) -> int:
    """How many places a person has to look at: an entry counts once, and each warning about the whole file."""
    return len({question.entry or question.path for question in asked})


def _warnings(draft: PlanDraft) -> Iterator[Question]:
    entries = {each.position: path for path, each in addressed(draft.items)}
    for place, warning in enumerate(draft.warnings):
        if warning.code not in _SAID_AT_ITS_PLACE | _ASKED_ELSEWHERE:
            entry = entries.get(warning.where, "")
            yield Question(f"warnings.{place}", entry, warning.message, warning.where)


def _places(draft: PlanDraft) -> Iterator[Question]:
    yield from _fields(draft.header, "header", "header", "phần đầu")
    for place, basis in enumerate(draft.bases):
        yield from _doubt(basis, f"bases.{place}", f"bases.{place}", "căn cứ")
    for path, each in addressed(draft.items):
        yield from _item(each.item, path, each.position)
    yield from _fields(draft.budget, "budget", "budget", "kinh phí")
    yield from _list(draft.recipients, "recipients", "ending", "Nơi nhận")
    yield from _doubt(draft.signatory, "signatory", "ending", "người ký")


def _item(item: ItemDraft, path: str, where: str) -> Iterator[Question]:
    yield from _doubt(item, path, path, where)
    for place, target in enumerate(item.targets):
        yield from _doubt(target, f"{path}.targets.{place}", path, where)
    if item.task is not None:
        yield from _doubt(item.task, f"{path}.task", path, where)
        yield from _fields(item.task, f"{path}.task", path, where)
        for name in _TASK_LISTS:
            yield from _list(getattr(item.task, name), f"{path}.task.{name}", path, where)


def _fields(holder: Any, path: str, entry: str, where: str) -> Iterator[Question]:
    for each in fields(holder):
        value = getattr(holder, each.name)
        if isinstance(value, Found):
            yield from _doubt(value, f"{path}.{each.name}", entry, where)


def _list(values: Sequence[Found[Any]], path: str, entry: str, where: str) -> Iterator[Question]:
    for place, value in enumerate(values):
        yield from _doubt(value, f"{path}.{place}", entry, where)


def _doubt(found: Any, path: str, entry: str, where: str) -> Iterator[Question]:
    if found is not None and (found.doubt or found.confidence < SURE):
        yield Question(path, entry, found.doubt or _PLAIN, where)


def addressed(items: Sequence[ItemDraft]) -> Iterator[tuple[str, Any]]:
    """(path, `positions.Placed`) of every item in printed order."""
    return zip(_paths(items, "items"), placed(items), strict=True)


def _paths(items: Sequence[ItemDraft], above: str) -> Iterator[str]:
    for place, item in enumerate(items):
        path = f"{above}.{place}"
        yield path
        yield from _paths(item.children, f"{path}.children")
