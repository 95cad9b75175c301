"""Bodies of plans in other shapes, each beside the outline that a person reads in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.outline_sketch import SAMPLES, sketch, understood

BODIES = sorted(each for each in SAMPLES.glob("outline_*") if each.suffix in (".txt", ".md"))


@pytest.mark.parametrize("body", BODIES, ids=lambda path: path.stem)
def test_reads_as_a_person_does(body: Path) -> None:
    expected = body.with_suffix(".outline").read_text(encoding="utf-8").splitlines()
    assert list(sketch(understood(body.read_text(encoding="utf-8")))) == expected


def test_every_sample_has_its_outline() -> None:
    assert len(BODIES) >= 6
    assert {each.stem for each in BODIES} == {each.stem for each in SAMPLES.glob("outline_*.outline")}
