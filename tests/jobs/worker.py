"""A worker as a process of its own: `python -m tests.jobs.worker COMMAND …`, with kinds of work that show themselves.

`enqueue KIND KEY…`   one job per key, whose payload names the file that the work leaves its marks in
`tick`                one look at the queue: how many jobs were tried
`expire`              as if the leases had run out
`states`              key -> [state, attempts]
`loop`                `manage.py tick --loop`, until SIGTERM
"""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django


def mark(payload: dict[str, Any]) -> None:
    """Leave one line."""
    with Path(payload["file"]).open("a") as file:
        file.write(f"{payload['key']}\n")


def die_once(payload: dict[str, Any]) -> None:
    """The first worker that takes it is killed in the middle."""
    traces = Path(payload["file"]).with_suffix(".died")
    if not traces.exists():
        traces.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    mark(payload)


def wait(payload: dict[str, Any]) -> None:
    """Say that it has begun, and go on when it is told to."""
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    sys.stdin.readline()
    mark(payload)


def enqueue(kind: str, file: str, *keys: str) -> int:
    from jobs.services import enqueue as add

    return len([add(kind=kind, key=key, payload={"file": file, "key": key}) for key in keys])


def tick() -> int:
    from jobs import services

    return services.tick()


def expire() -> int:
    from django.db.models.functions import Now

    from jobs.models import Job, JobState

    return Job.objects.filter(state=JobState.RUNNING).update(lease_until=Now() - dt.timedelta(seconds=1))


def states(prefix: str) -> dict[str, list[Any]]:
    from jobs.models import Job

    rows = Job.objects.filter(key__startswith=prefix).values_list("key", "state", "attempts")
    return {key: [state, attempts] for key, state, attempts in rows}


def loop() -> int:
    from django.core.management import call_command

    call_command("tick", loop=True, interval=0.05)
    return 0


if __name__ == "__main__":
    django.setup()
    from jobs import services

    services._KINDS.clear()
    for name, handler in (("mark", mark), ("die", die_once), ("wait", wait)):
        services.register(name, handler)
    commands: dict[str, Callable[..., Any]] = {
        "enqueue": enqueue,
        "tick": tick,
        "expire": expire,
        "states": states,
        "loop": loop,
    }
    sys.stdout.write(json.dumps(commands[sys.argv[1]](*sys.argv[2:])) + "\n")
