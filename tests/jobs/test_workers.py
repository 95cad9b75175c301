"""Workers as real processes: killed, doubled, asked to stop."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest

from tests.scratch import Scratch

pytestmark = pytest.mark.heavy

WORKER = ("-m", "tests.jobs.worker")


def marks(file: Path) -> list[str]:
    return sorted(file.read_text().split()) if file.exists() else []


def test_a_job_of_a_killed_worker_is_done_by_the_next(database: Scratch, tmp_path: Path) -> None:
    file = tmp_path / "marks"
    database.run(*WORKER, "enqueue", "die", str(file), "killed:1")
    database.run(*WORKER, "tick", code=-signal.SIGKILL)
    assert database.ask(*WORKER, "states", "killed:") == {"killed:1": ["running", 1]}
    assert database.ask(*WORKER, "tick") == 0, "the lease still runs"
    assert database.ask(*WORKER, "expire") == 1
    assert database.ask(*WORKER, "tick") == 1
    assert database.ask(*WORKER, "states", "killed:") == {"killed:1": ["done", 2]}
    assert marks(file) == ["killed:1"]


def test_four_workers_do_each_job_once(database: Scratch, tmp_path: Path) -> None:
    file, keys = tmp_path / "marks", [f"many:{number:02d}" for number in range(40)]
    database.run(*WORKER, "enqueue", "mark", str(file), *keys)
    workers = [database.start(*WORKER, "tick") for _ in range(4)]
    tried = []
    for worker in workers:
        out, err = worker.communicate(timeout=120)
        assert worker.returncode == 0, err
        tried.append(json.loads(out))
    assert sum(tried) == 40
    assert marks(file) == keys


def test_asked_to_stop_it_finishes_the_job_in_hand(database: Scratch, tmp_path: Path) -> None:
    file = tmp_path / "marks"
    database.run(*WORKER, "enqueue", "wait", str(file), "stop:1", "stop:2")
    worker = database.start(*WORKER, "loop")
    assert worker.stdout is not None
    assert worker.stdout.readline() == "begun\n"
    worker.send_signal(signal.SIGTERM)
    worker.communicate(input="\n", timeout=60)
    assert worker.returncode == 0
    assert database.ask(*WORKER, "states", "stop:") == {"stop:1": ["done", 1], "stop:2": ["queued", 0]}
    assert len(marks(file)) == 1
    database.run(*WORKER, "tick")
    assert len(marks(file)) == 2


def test_the_command_without_a_loop_ends_by_itself(database: Scratch) -> None:
    database.run("manage.py", "tick")
