"""Corrections by address: each gives a new draft, and the way back to the one before."""

from __future__ import annotations

from typing import Any

import pytest

from common.errors import InvalidInput
from plans.importing import keeping
from plans.importing.changing import changed, value_at
from plans.importing.draft import Found, HeaderDraft, ItemDraft, PlanDraft, TaskDraft, UnitPart, WarningDraft
from tests.plans.importing.uploads import draft

FIRST = "items.1.children.0"
DOUBTED = draft(
    header=HeaderDraft(title=Found("Trích yêu", confidence=0.4, doubt="Chữ mờ.")),
    warnings=(WarningDraft("gap", "Thiếu mục 5.2.2."),),
)


def test_a_new_value_is_the_persons_own_word() -> None:
    after, _ = changed(DOUBTED, {"op": "set", "path": "header.title", "value": "Trích yếu"})
    assert after.header.title == Found("Trích yếu")
    assert DOUBTED.header.title != after.header.title


def test_the_evidence_stays() -> None:
    plan = draft()
    assert plan.header.title is not None
    after, _ = changed(plan, {"op": "set", "path": "header.title", "value": "Khác"})
    assert after.header.title == Found("Khác", plan.header.title.evidence)


CHANGES: dict[str, tuple[dict[str, Any], str, Any]] = {
    "a number": ({"op": "set", "path": "header.month", "value": 5}, "header.month", Found(5)),
    "nothing any more": ({"op": "set", "path": "header.month", "value": None}, "header.month", None),
    "words of an item": ({"op": "set", "path": f"{FIRST}.text", "value": "Rà soát"}, f"{FIRST}.text", "Rà soát"),
    "its style": ({"op": "set", "path": f"{FIRST}.style", "value": "dash"}, f"{FIRST}.style", "dash"),
    "a deadline": (
        {"op": "set", "path": f"{FIRST}.task.deadline", "value": "Quý II"},
        f"{FIRST}.task.deadline",
        Found("Quý II"),
    ),
    "a line that was not there": (
        {"op": "set", "path": "items.1.children.1.task.note", "value": "Gấp"},
        "items.1.children.1.task.note",
        Found("Gấp"),
    ),
    "a task where none was": (
        {"op": "set", "path": "items.0.children.0.task.deadline", "value": "Quý I"},
        "items.0.children.0.task",
        TaskDraft(deadline=Found("Quý I")),
    ),
    "a unit": (
        {"op": "set", "path": f"{FIRST}.task.leads.0", "value": {"unit": "Văn phòng"}},
        f"{FIRST}.task.leads.0",
        Found(UnitPart("Văn phòng")),
    ),
    "one unit more": (
        {"op": "insert", "path": f"{FIRST}.task.leads.1", "value": {"value": {"unit": "Văn phòng"}}},
        f"{FIRST}.task.leads.1",
        Found(UnitPart("Văn phòng")),
    ),
    "an item more": (
        {"op": "insert", "path": "items.1.children.0", "value": {"style": "heading", "text": "Mở đầu"}},
        "items.1.children.0",
        ItemDraft("heading", "Mở đầu"),
    ),
    "a basis": ({"op": "set", "path": "bases.0.date", "value": "2019-01-20"}, "bases.0.date", "2019-01-20"),
    "the period": (
        {"op": "set", "path": "period", "value": ["2027-01-01", "2027-12-31"]},
        "period",
        ("2027-01-01", "2027-12-31"),
    ),
    "settled": ({"op": "settle", "path": "header.title"}, "header.title", Found("Trích yêu")),
    "a warning dealt with": ({"op": "remove", "path": "warnings.0"}, "warnings", ()),
    "an item less": ({"op": "remove", "path": "items.0"}, "items.0.text", "NHIỆM VỤ"),
    "an item moved": (
        {"op": "move", "path": "items.0.children.0", "to": "items.1.children.2"},
        "items.1.children.2.style",
        "paragraph",
    ),
}


@pytest.mark.parametrize(("change", "path", "value"), CHANGES.values(), ids=CHANGES)
def test_a_change_and_its_way_back(change: dict[str, Any], path: str, value: Any) -> None:
    after, back = changed(DOUBTED, change)
    assert value_at(after, path) == value
    assert changed(after, back)[0] == DOUBTED


REFUSED: dict[str, dict[str, Any]] = {
    "no such field": {"op": "set", "path": "header.colour", "value": "x"},
    "no such item": {"op": "set", "path": "items.9.text", "value": "x"},
    "no such operation": {"op": "explode", "path": "items.0"},
    "a place below zero": {"op": "remove", "path": "items.-1"},
    "a place that is none": {"op": "remove", "path": "items.x"},
    "words for a number": {"op": "set", "path": "header.month", "value": "năm"},
    "a number for words": {"op": "set", "path": "items.0.text", "value": 5},
    "a list for words": {"op": "set", "path": "items.0.text", "value": ["a"]},
    "an unknown style": {"op": "set", "path": "items.0.style", "value": "banner"},
    "an item without words": {"op": "insert", "path": "items.0", "value": {"style": "dash"}},
    "an item with more": {"op": "insert", "path": "items.0", "value": {"style": "dash", "text": "a", "x": 1}},
    "far behind the end": {"op": "insert", "path": "items.9", "value": {"style": "dash", "text": "a"}},
    "settling what cannot doubt": {"op": "settle", "path": "items.0.text"},
    "inside of words": {"op": "set", "path": "items.0.text.0", "value": "x"},
    "too long": {"op": "set", "path": "items.0.text", "value": "từ " * 10_000},
    "into a list as a whole": {"op": "insert", "path": "header.0", "value": {}},
    "no path": {"op": "set", "value": "x"},
}


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
def test_what_does_not_fit_is_refused_at_its_path(change: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput) as refused:
        changed(DOUBTED, change)
    assert refused.value.field == change.get("path", "")


def test_texts_are_stored_as_the_portal_stores_them() -> None:
    after, _ = changed(DOUBTED, {"op": "set", "path": "items.0.text", "value": "Mu\u0323c \u200bđích "})
    assert after.items[0].text == "Mục đích"


@pytest.mark.parametrize("plan", [draft(), DOUBTED, PlanDraft()], ids=["usual", "doubted", "empty"])
def test_a_draft_is_kept_whole(plan: PlanDraft) -> None:
    assert keeping.draft_from_json(keeping.draft_as_json(plan)) == plan


@pytest.mark.parametrize("kept", [None, [], {"items": "x"}, {"items": [{"style": "dash"}]}, {"nope": 1}])
def test_what_is_no_draft_is_told(kept: Any) -> None:
    with pytest.raises(keeping.NotKept):
        keeping.draft_from_json(kept)
