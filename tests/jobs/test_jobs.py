"""The queue: one key one job, leases, retries, the clock's own jobs."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.db.models.functions import Now
from django.utils import timezone

from common.calendar import ZONE
from jobs import services
from jobs.models import Job, JobState
from jobs.rules import LONGEST_PAUSE, MAX_ATTEMPTS, Daily, pause

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db]


class Journal:
    """A handler that remembers what it was given, and fails the first `failures` times."""

    def __init__(self, failures: int = 0) -> None:
        self.seen: list[dict[str, Any]] = []
        self.failures = failures

    def __call__(self, payload: dict[str, Any]) -> None:
        self.seen.append(payload)
        if len(self.seen) <= self.failures:
            raise ValueError("not today")


@pytest.fixture
def kinds(monkeypatch: pytest.MonkeyPatch) -> dict[str, services.Kind]:
    """Only what the test registers is known."""
    empty: dict[str, services.Kind] = {}
    monkeypatch.setattr(services, "_KINDS", empty)
    return empty


@pytest.fixture
def journal(kinds: dict[str, services.Kind]) -> Journal:
    journal = Journal()
    services.register("note", journal)
    return journal


def make_due(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(run_at=Now())


def test_it_works(journal: Journal) -> None:
    job = services.enqueue(kind="note", key="note:1", payload={"id": 7})
    assert services.tick() == 1
    job.refresh_from_db()
    assert journal.seen == [{"id": 7}]
    assert (job.state, job.attempts, job.token) == (JobState.DONE, 1, None)
    assert job.finished_at is not None


def test_the_same_key_is_the_same_job(journal: Journal) -> None:
    first = services.enqueue(kind="note", key="note:1", payload={"id": 1})
    again = services.enqueue(kind="note", key="note:1", payload={"id": 2})
    assert (again.pk, again.payload) == (first.pk, {"id": 1})
    services.tick()
    services.enqueue(kind="note", key="note:1")
    assert services.tick() == 0


def test_a_job_of_the_future_waits(journal: Journal) -> None:
    services.enqueue(kind="note", key="later", run_at=timezone.now() + dt.timedelta(hours=1))
    assert services.tick() == 0


def test_an_unknown_kind_is_left_for_who_knows_it(journal: Journal) -> None:
    job = services.enqueue(kind="of a newer release", key="x")
    assert services.tick() == 0
    job.refresh_from_db()
    assert job.state == JobState.QUEUED


def test_a_failure_is_tried_again_after_a_pause(kinds: dict[str, services.Kind]) -> None:
    journal = Journal(failures=1)
    services.register("note", journal)
    job = services.enqueue(kind="note", key="x")
    assert services.tick() == 1
    job.refresh_from_db()
    assert (job.state, job.last_error) == (JobState.QUEUED, "ValueError: not today")
    assert job.run_at > timezone.now() + dt.timedelta(seconds=20)
    make_due(job)
    services.tick()
    job.refresh_from_db()
    assert (job.state, job.attempts, job.last_error) == (JobState.DONE, 2, "")


def test_it_gives_up_in_the_end(kinds: dict[str, services.Kind]) -> None:
    journal = Journal(failures=100)
    services.register("note", journal)
    job = services.enqueue(kind="note", key="x")
    for _ in range(MAX_ATTEMPTS + 2):
        services.tick()
        make_due(job)
    job.refresh_from_db()
    assert (job.state, len(journal.seen)) == (JobState.FAILED, MAX_ATTEMPTS)


def test_a_claimed_job_is_not_claimed_again(journal: Journal) -> None:
    services.enqueue(kind="note", key="x")
    assert services.claim() is not None
    assert services.claim() is None


def test_a_lost_lease_is_taken_over_and_the_first_worker_cannot_finish(journal: Journal) -> None:
    services.enqueue(kind="note", key="x")
    first = services.claim()
    assert first is not None
    Job.objects.update(lease_until=Now() - dt.timedelta(seconds=1))
    second = services.claim()
    assert second is not None
    assert (second.pk, second.attempts) == (first.pk, 2)
    assert not services.finish(first)
    assert not services.fail(first, "late")
    assert services.finish(second)


def test_a_worker_with_a_wrong_clock_takes_nothing_away(journal: Journal) -> None:
    """The lease runs on the database's clock: an hour ahead, this worker still sees it running."""
    services.enqueue(kind="note", key="x")
    assert services.claim() is not None
    with time_machine.travel(timezone.now() + dt.timedelta(hours=1)):
        assert services.claim() is None


def test_a_job_whose_workers_always_die_is_given_up(journal: Journal) -> None:
    job = services.enqueue(kind="note", key="x")
    Job.objects.update(state=JobState.RUNNING, attempts=MAX_ATTEMPTS, lease_until=Now() - dt.timedelta(seconds=1))
    assert services.tick() == 0
    job.refresh_from_db()
    assert job.state == JobState.FAILED


def test_told_to_stop_it_takes_no_further_job(journal: Journal) -> None:
    for number in range(3):
        services.enqueue(kind="note", key=f"x{number}")
    assert services.tick(should_stop=lambda: len(journal.seen) == 1) == 1


def test_the_clocks_own_job_comes_once_a_day(kinds: dict[str, services.Kind]) -> None:
    journal = Journal()
    services.register("nightly", journal, schedule=Daily(dt.time(2, 0)))
    today = timezone.now().astimezone(ZONE).date()
    with time_machine.travel(dt.datetime.combine(today, dt.time(1, 59), tzinfo=ZONE), tick=False):
        services.tick()
        assert not Job.objects.exists()
    with time_machine.travel(dt.datetime.combine(today, dt.time(23, 59), tzinfo=ZONE), tick=False):
        services.tick()
        services.tick()
    assert list(Job.objects.values_list("key", flat=True)) == [f"nightly:{today}"]


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 30), (2, 60), (3, 120), (7, 1920), (8, 3600)])
def test_the_pause_doubles(attempts: int, seconds: int) -> None:
    assert pause(attempts) == dt.timedelta(seconds=seconds)
    assert pause(20) == LONGEST_PAUSE


def test_the_portal_checks_issued_files_daily() -> None:
    assert services._KINDS["documents.verify"].schedule == Daily(dt.time(2, 0))
