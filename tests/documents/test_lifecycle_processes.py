"""Numbers and issues under real processes: fifty at once, some failing, some killed."""

from __future__ import annotations

import json
import signal

import pytest

from documents.constants import State
from tests.scratch import Scratch

pytestmark = pytest.mark.heavy

OFFICE = ("-m", "tests.documents.office")


def prepare(database: Scratch, code: str, state: State, count: int) -> list[str]:
    return [str(key) for key in database.ask(*OFFICE, "prepare", code, state, str(count))]


# Both on one worker, one after the other: a hundred connections at once are more than PostgreSQL allows.
together = pytest.mark.xdist_group("fifty issuers")


@together
def test_fifty_issuers_at_once_leave_no_gap(postgresql_database: Scratch) -> None:
    ids = prepare(postgresql_database, "nam-muoi", State.APPROVED, 50)
    assert postgresql_database.ask(*OFFICE, "number", "nam-muoi", "0", *ids) == list(range(1, 51))


@together
def test_fifty_issuers_of_whom_every_fifth_rolls_back(postgresql_database: Scratch) -> None:
    ids = prepare(postgresql_database, "doi-y", State.APPROVED, 50)
    assert postgresql_database.ask(*OFFICE, "number", "doi-y", "5", *ids) == list(range(1, 51))


@pytest.mark.parametrize("rollbacks", [0, 3])
def test_eight_issuers_on_one_file(sqlite_database: Scratch, rollbacks: int) -> None:
    code = f"tam-{rollbacks}"
    ids = prepare(sqlite_database, code, State.APPROVED, 8)
    assert sqlite_database.ask(*OFFICE, "number", code, str(rollbacks), *ids) == list(range(1, 9))


@pytest.mark.parametrize(("point", "survives"), [("render", False), ("file", False), ("row", False), ("commit", True)])
def test_a_power_cut_while_issuing_leaves_nothing_or_everything(database: Scratch, point: str, survives: bool) -> None:
    code = f"mat-dien-{point}"
    [document] = prepare(database, code, State.NUMBERED, 1)
    database.run(*OFFICE, "issue", code, point, document, code=-signal.SIGKILL)
    after = database.ask(*OFFICE, "look", document)
    assert after == {"state": "issued" if survives else "numbered", "is_frozen": survives, "damages": 0}
    if not survives:
        database.run(*OFFICE, "issue", code, "never", document)
        assert database.ask(*OFFICE, "look", document) == {"state": "issued", "is_frozen": True, "damages": 0}


def test_copies_made_at_once_have_numbers_of_their_own(database: Scratch) -> None:
    [document] = prepare(database, "ba-ban-sao", State.NUMBERED, 1)
    database.run(*OFFICE, "issue", "ba-ban-sao", "never", document)
    assert database.ask(*OFFICE, "copies", "ba-ban-sao", "3", document) == [1, 2, 3]


def test_a_document_that_somebody_holds_ends_in_a_sentence(postgresql_database: Scratch) -> None:
    [document] = prepare(postgresql_database, "dang-giu", State.APPROVED, 1)
    answer = json.loads(postgresql_database.run(*OFFICE, "blocked", "dang-giu", document))
    assert answer == {"message": "Có người khác đang xử lý văn bản này; hãy thử lại sau vài giây."}
