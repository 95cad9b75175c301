"""How well a plan was read: every field of the report against what a person reads in the same text.

Texts agree without case, spaces and marks; long ones by the words they share. A field counts what was found and right,
what was found and wrong (or invented), and what was missed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from common.text import nfc

Json = dict[str, Any]
Same = Callable[[Any, Any], bool]
_ONE = {
    "kind": ("doc_type",),
    "superior": ("issuer", "superior"),
    "body": ("issuer", "body"),
    "number": ("symbol", "number"),
    "code": ("symbol", "code"),
    "place": ("place",),
    "day": ("date", "day"),
    "month": ("date", "month"),
    "year": ("date", "year"),
    "title": ("title",),
    "budget total": ("budget", "total_vnd"),
    "budget words": ("budget", "words"),
    "budget source": ("budget", "source"),
    "position": ("signatory", "position"),
    "signer": ("signatory", "name"),
    "course": ("training", "name"),
    "participants": ("training", "participants"),
    "course start": ("training", "start"),
    "course end": ("training", "end"),
    "venue": ("training", "venue"),
}
_TASK_FIELDS = ("title", "director", "deadline", "expected_result", "note")


@dataclass(slots=True)
class Score:
    """Right, wrong and missed values of one field; the last two are named for who reads a failure."""

    right: int = 0
    wrong_ones: tuple[str, ...] = ()
    missed_ones: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong_ones)) if self.right or self.wrong_ones else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed_ones)) if self.right or self.missed_ones else 1.0


Scores = dict[str, Score]


def scores(pairs: Iterable[tuple[Json, Json]]) -> Scores:
    """Per field, over all pairs of (what a person reads, what was read)."""
    found: Scores = defaultdict(Score)
    for wanted, read in pairs:
        _header(found, wanted, read)
        _lists(found, wanted, read)
        _tasks(found, wanted["tasks"], read["tasks"])
    return dict(found)


def plain(text: Any) -> str:
    return re.sub(r"[\W_]+", "", nfc(str(text)).lower().replace("uỷ", "ủy"))


def shared(one: Any, two: Any) -> float:
    """The share of words that two texts have in common (their F1)."""
    first, second = (Counter(re.findall(r"\w+", nfc(str(each)).lower())) for each in (one, two))
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def alike(one: Any, two: Any) -> bool:
    return plain(one) == plain(two) or shared(one, two) >= 0.8


def _one(found: Scores, field: str, wanted: Any, read: Any, same: Same = alike) -> None:
    _set(found, field, [wanted] if wanted not in (None, "") else [], [read] if read not in (None, "") else [], same)


def _set(found: Scores, field: str, wanted: Sequence[Any], read: Sequence[Any], same: Same = alike,
         tolerated: Sequence[Any] = ()) -> None:  # fmt: skip
    rest, score = list(read), found[field]
    for each in wanted:
        match = next((other for other in rest if same(each, other)), None)
        if match is None:
            score.missed_ones += (str(each),)
        else:
            rest.remove(match)
            score.right += 1
    score.wrong_ones += tuple(str(each) for each in rest if not any(same(other, each) for other in tolerated))


def _header(found: Scores, wanted: Json, read: Json) -> None:
    for field, path in _ONE.items():
        _one(found, field, _at(wanted, path), _at(read, path))


def _at(plan: Json, path: tuple[str, ...]) -> Any:
    value: Any = plan
    for name in path:
        value = (value or {}).get(name)
    return value


def _lists(found: Scores, wanted: Json, read: Json) -> None:
    _set(found, "basis", wanted["legal_bases"], read["legal_bases"], _same_basis)
    _set(found, "heading", wanted["outline"], read["outline"], _same_heading, wanted.get("outline_optional", ()))
    if wanted["targets"] is not None:
        _set(found, "target", wanted["targets"], [each for each in read["targets"] if each["value"]], _same_target)
    _set(found, "organisation", wanted["organisation"], [each["unit"] for each in read["organisation"]])
    _set(found, "recipient", wanted["recipients"], read["recipients"])
    _set(found, "authority", wanted["signatory"]["authority"], read["signatory"]["authority"])


def _same_basis(one: Json, two: Json) -> bool:
    parts = ("symbol", "date", "role", "kind")
    return all(plain(one[part]) == plain(two[part]) for part in parts) and all(
        alike(one[part] or "", two[part] or "") for part in ("name", "issuer")
    )


def _same_heading(one: Json, two: Json) -> bool:
    return bool(one["n"] == two["n"] and one["level"] == two["level"] and alike(one["title"], two["title"]))


def _same_target(one: Json, two: Json) -> bool:
    same_unit = one["unit"] == two["unit"] or shared(one["unit"], two["unit"] or "") >= 0.4
    return bool(plain(one["value"]) == plain(two["value"]) and same_unit)


def _tasks(found: Scores, wanted: Sequence[Json], read: Sequence[Json]) -> None:
    rest = list(read)
    for task in wanted:
        match = max(rest, key=lambda other: shared(task["title"], other["title"]), default=None)
        if match is None or shared(task["title"], match["title"]) < 0.6 or task["is_group"] != match["is_group"]:
            found["task"].missed_ones += (task["title"],)
            continue
        rest.remove(match)
        found["task"].right += 1
        _task(found, task, match)
    found["task"].wrong_ones += tuple(each["title"] for each in rest)


def _task(found: Scores, wanted: Json, read: Json) -> None:
    for field in _TASK_FIELDS:
        _one(found, f"task {field}", wanted[field], read[field])
    for field in ("leads", "coordinators"):
        _set(found, f"task {field}", _units(wanted[field]), _units(read[field]))


def _units(units: Sequence[Any]) -> list[str]:
    return [unit if isinstance(unit, str) else f"{unit['unit']} {unit['qualifier'] or ''}".strip() for unit in units]
