"""Two tabs save the same file at the same moment, as real processes on both engines: one plan."""

from __future__ import annotations

import json

import pytest

from tests.scratch import Scratch

pytestmark = pytest.mark.heavy

RACE = ("-m", "tests.plans.importing.saving_race")


def test_of_two_tabs_that_save_at_once_both_get_the_one_plan(database: Scratch) -> None:
    found = str(database.ask(*RACE, "prepare", "cung-luu"))
    tabs = [database.start(*RACE, "save", "cung-luu", found) for _ in range(3)]
    for tab in tabs:
        assert tab.stdin is not None
        tab.stdin.write("\n")
        tab.stdin.flush()
    told = [tab.communicate(timeout=120) for tab in tabs]
    assert all(out for out, _ in told), [err[-2000:] for _, err in told]
    plans = {json.loads(out.splitlines()[-1]) for out, _ in told}
    assert len(plans) == 1
    assert isinstance(plans.pop(), int)
    assert database.ask(*RACE, "look", found) == [1, 1]
