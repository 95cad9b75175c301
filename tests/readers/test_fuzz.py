"""Broken files: a source or one sentence, soon. Longer runs: `python -m tests.readers.fuzzing --seconds 600`."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest

from documents.readers.reading import TOO_COMPLEX
from tests.readers.fuzzing import KINDS, SEED, answer, mutants

pytestmark = pytest.mark.heavy
FILES = 300


@pytest.mark.parametrize("kind", KINDS)
def test_broken_files_give_a_source_or_a_sentence(kind: str) -> None:
    answers = Counter(answer(kind, data) for data in islice(mutants(kind, SEED), FILES))
    assert answers["read"] > FILES // 10, "the mutations leave nothing to read"
    assert sum(answers.values()) == FILES
    assert answers[TOO_COMPLEX] == 0, "a small file ended its process"
    assert all(sentence == "read" or sentence.endswith(".") for sentence in answers)


def test_the_same_seed_gives_the_same_files() -> None:
    for kind in KINDS:
        assert list(islice(mutants(kind, 5), 20)) == list(islice(mutants(kind, 5), 20))
