"""A worker that dies over a mail: nothing is lost, and a repeat is known by its Message-ID."""

from __future__ import annotations

import dataclasses
import signal
from pathlib import Path

import pytest

from tests.mailbox import open_mailbox
from tests.scratch import Scratch, postgresql_scratch, sqlite_scratch

pytestmark = pytest.mark.heavy

POST = ("-m", "tests.documents.post")


@dataclasses.dataclass(frozen=True)
class PostOffice(Scratch):
    """The scratch database with a mail server behind it."""

    mail_url: str = ""

    @property
    def environment(self) -> dict[str, str]:
        return {**super().environment, "EMAIL_URL": self.mail_url}


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_killed_worker_s_mail_is_sent_again_under_the_same_id(engine: str, tmp_path: Path) -> None:
    scratch = sqlite_scratch if engine == "sqlite" else postgresql_scratch
    with open_mailbox() as mailbox, scratch(tmp_path) as database:
        office = PostOffice(database.url, database.media, mailbox.url)
        office.run(*POST, "prepare")
        office.run(*POST, "die", code=-signal.SIGKILL)
        ((state, message_id),) = office.ask(*POST, "look")
        assert (state, len(mailbox.letters)) == ("queued", 1)
        assert office.ask(*POST, "tick") == 0, "the lease still runs"
        office.run(*POST, "expire")
        assert office.ask(*POST, "tick") == 1
        assert office.ask(*POST, "look") == [["sent", message_id]]
        assert [letter["X-Delivery"] for letter in mailbox.letters] == [message_id] * 2
        assert len({letter["Message-ID"] for letter in mailbox.letters}) == 1
        assert office.ask(*POST, "tick") == 0
