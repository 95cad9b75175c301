"""Plans of provinces and shapes that no rule was written for, read and held against what a person reads in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from documents.readers import read
from plans.importing.pipeline import understand
from plans.importing.report import as_json
from tests.importing.scoring import Scores, scores

SAMPLES = Path(__file__).parent / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("frame_*.json"))
LEAST = 0.97


def wanted(name: str) -> Any:
    return json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def was_read(name: str) -> tuple[Any, tuple[str, str] | None]:
    path = next(path for path in SAMPLES.glob(f"{name}.*") if path.suffix != ".json")
    draft = understand(read(path.name, path.read_bytes()))
    return as_json(draft, path.name), draft.period


def faults(found: Scores) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Fields below the mark, with what was wrong and what was missed."""
    return {
        field: (score.wrong_ones, score.missed_ones)
        for field, score in found.items()
        if min(score.precision, score.recall) < LEAST
    }


@pytest.mark.parametrize("name", NAMES)
def test_each_sample_is_read_as_a_person_reads_it(name: str) -> None:
    assert faults(scores([(wanted(name), was_read(name)[0])])) == {}


def test_all_samples_together_reach_the_mark_in_every_field() -> None:
    assert len(NAMES) >= 4
    assert faults(scores((wanted(name), was_read(name)[0]) for name in NAMES)) == {}


@pytest.mark.parametrize("name", NAMES)
def test_the_period_is_the_plans_own(name: str) -> None:
    assert was_read(name)[1] == tuple(wanted(name)["period"])


def test_a_wrong_a_missed_and_an_invented_value_are_all_counted() -> None:
    right = wanted(NAMES[0])
    wrong = {**was_read(NAMES[0])[0], "place": "Huế", "title": None}
    found = scores([(right, wrong)])

    assert (found["place"].wrong_ones, found["place"].missed_ones) == (("Huế",), (right["place"],))
    assert found["title"].recall == 0
    assert found["title"].precision == 1
