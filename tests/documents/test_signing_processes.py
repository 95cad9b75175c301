"""Signatures under real processes: several at once, some killed."""

from __future__ import annotations

import signal

import pytest

from tests.scratch import Scratch

pytestmark = pytest.mark.heavy

OFFICE = ("-m", "tests.documents.signing_office")
ONCE = {"signatures": 1, "events": 1, "damages": 0}
NOTHING = {"signatures": 0, "events": 0, "damages": 0}


def test_of_two_who_sign_at_once_one_is_told_why_not(database: Scratch) -> None:
    document = str(database.ask(*OFFICE, "prepare", "ky-cung-luc"))
    first, second = database.ask(*OFFICE, "together", "ky-cung-luc", "2", document)
    assert first == ""
    assert second == "Văn bản đã có chữ ký số của người ký."
    assert database.ask(*OFFICE, "look", document) == ONCE


@pytest.mark.parametrize(("point", "after"), [("file", NOTHING), ("row", NOTHING), ("commit", ONCE)])
def test_a_power_cut_while_signing_leaves_nothing_or_everything(
    sqlite_database: Scratch, point: str, after: dict[str, int]
) -> None:
    code = f"ky-mat-dien-{point}"
    document = str(sqlite_database.ask(*OFFICE, "prepare", code))
    sqlite_database.run(*OFFICE, "sign", code, point, document, code=-signal.SIGKILL)
    assert sqlite_database.ask(*OFFICE, "look", document) == after
    if after == NOTHING:
        assert sqlite_database.ask(*OFFICE, "sign", code, "never", document) == ""
        assert sqlite_database.ask(*OFFICE, "look", document) == ONCE
