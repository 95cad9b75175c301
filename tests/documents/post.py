"""A post office as a process of its own: `python -m tests.documents.post COMMAND …` prints JSON.

`prepare`       an issued document with one mail queued: the mail's id
`die`           one look at the queue; killed (-9) once the mail server has taken the mail
`tick`          one look at the queue: how many jobs were tried
`expire`        as if the leases had run out
`look`          [state, address] of every mail
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django


def prepare() -> int:
    from documents.constants import State
    from documents.services import Address, document_send
    from tests import people

    cast = people.make_cast()
    document = people.make_plan(cast.agency, cast.drafter, state=State.ISSUED).document
    (row,) = document_send(
        document_id=document.pk, actor=cast.clerk, addresses=[Address("UBND tỉnh", "vanthu@quangngai.example.vn")]
    )
    return row.pk


def die() -> int:
    from documents.writers import letters

    deliver = letters.deliver

    def deliver_and_die(row: Any) -> None:
        deliver(row)
        os.kill(os.getpid(), signal.SIGKILL)

    letters.deliver = deliver_and_die  # type: ignore[assignment]
    return tick()


def tick() -> int:
    from jobs import services

    return services.tick()


def expire() -> int:
    from tests.jobs.worker import expire as run_out

    return run_out()


def look() -> list[list[str]]:
    from documents.models import Sending

    return [[row.state, row.message_id.hex] for row in Sending.objects.order_by("pk")]


if __name__ == "__main__":
    django.setup()
    from jobs import services

    services._KINDS.pop("documents.verify", None)
    commands: dict[str, Callable[[], Any]] = {
        "prepare": prepare,
        "die": die,
        "tick": tick,
        "expire": expire,
        "look": look,
    }
    sys.stdout.write(json.dumps(commands[sys.argv[1]]()) + "\n")
