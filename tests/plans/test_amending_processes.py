"""Two people amend the same plan at the same moment, as real processes on both engines: one wins."""

from __future__ import annotations

import json

import pytest

from tests.scratch import Scratch

pytestmark = pytest.mark.heavy

RACE = ("-m", "tests.plans.versions_race")


def at_once(database: Scratch, *errands: tuple[str, ...]) -> list[str]:
    """What each person was told, who came through first."""
    people = [database.start(*RACE, *errand) for errand in errands]
    for person in people:
        assert person.stdin is not None
        person.stdin.write("\n")
        person.stdin.flush()
    told = [person.communicate(timeout=120) for person in people]
    assert all(out for out, _ in told), [err[-2000:] for _, err in told]
    return sorted(json.loads(out.splitlines()[-1]) for out, _ in told)


def test_of_two_clerks_who_issue_at_once_one_wins(database: Scratch) -> None:
    ids = [str(key) for key in database.ask(*RACE, "prepare", "cung-ban-hanh")]
    through, refused = at_once(database, *(("issue", "cung-ban-hanh", key) for key in ids[1:]))
    assert through == ""
    assert "01/KH-SKHCN đã được điều chỉnh bởi 0" in refused
    after = database.ask(*RACE, "look", *ids)
    assert (after["states"][0], sorted(after["states"][1:]), after["frozen"]) == ("amended", ["issued", "numbered"], 1)


def test_of_two_drafters_who_begin_at_once_one_has_the_draft(database: Scratch) -> None:
    issued, first, _ = (str(key) for key in database.ask(*RACE, "prepare", "cung-bat-dau"))
    [through] = at_once(database, ("issue", "cung-bat-dau", first))
    told = at_once(database, *[("begin", "cung-bat-dau", first)] * 2)
    assert (through, told[0]) == ("", "")
    assert "đã lập dự thảo" in told[1]
    assert database.ask(*RACE, "look", first, issued)["drafts"] == 1
