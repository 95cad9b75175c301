"""The queue of record: rows of `Job`, claimed with a lease on the database's clock.

Any number of processes may tick at once. A worker may be killed at any moment: its lease runs out and somebody else
takes the job again, so a handler may run twice and must be harmless to repeat. A worker that lost its lease cannot
finish the job any more: the token is no longer its own.
"""

from __future__ import annotations

import datetime as dt
import logging
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from jobs.models import Job, JobState
from jobs.rules import LEASE, MAX_ATTEMPTS, Daily, pause

logger = logging.getLogger(__name__)

Handler = Callable[[dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a claimed row of this kind does; `schedule` where it comes by itself."""

    handler: Handler
    schedule: Daily | None


_KINDS: dict[str, Kind] = {}


def register(kind: str, handler: Handler, *, schedule: Daily | None = None) -> None:
    """Called from `apps.py`: jobs of `kind` are done by `handler(payload)`, which must be harmless to repeat."""
    _KINDS[kind] = Kind(handler, schedule)


def enqueue(
    *,
    kind: str,
    key: str,
    payload: Mapping[str, Any] | None = None,
    agency_id: int | None = None,
    run_at: dt.datetime | None = None,
) -> Job:
    """The job named `key`, made unless it is there already. Call it inside the transaction that wants the work."""
    job = Job(kind=kind, key=key, payload=dict(payload or {}), agency_id=agency_id, run_at=run_at or timezone.now())
    Job.objects.bulk_create([job], ignore_conflicts=True)
    return Job.objects.get(key=key)


def tick(*, limit: int = 100, should_stop: Callable[[], bool] = lambda: False) -> int:
    """Enqueue what the clock asks for, then do up to `limit` jobs that are due; how many were tried."""
    _materialise()
    _give_up()
    tried = 0
    while tried < limit and not should_stop():
        job = claim()
        if job is None:
            break
        _run(job)
        tried += 1
    return tried


def claim() -> Job | None:
    """Take the job that has waited longest: with its token, for `LEASE`; None where nothing is due."""
    with transaction.atomic():
        due = Job.objects.filter(_ready()).order_by("run_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        job = due.first()
        if job is None:
            return None
        token = uuid.uuid4()
        taken = Job.objects.filter(_ready(), pk=job.pk).update(
            state=JobState.RUNNING, token=token, lease_until=Now() + LEASE, attempts=F("attempts") + 1
        )
    if not taken:
        return None
    job.refresh_from_db()
    return job


def finish(job: Job) -> bool:
    """Mark the job done; False where the lease was lost meanwhile."""
    return _let_go(job, state=JobState.DONE, finished_at=Now(), last_error="")


def fail(job: Job, error: str) -> bool:
    """Note `error` and try again later, or never after `MAX_ATTEMPTS`."""
    if job.attempts >= MAX_ATTEMPTS:
        return _let_go(job, state=JobState.FAILED, finished_at=Now(), last_error=error)
    return _let_go(job, state=JobState.QUEUED, run_at=Now() + pause(job.attempts), last_error=error)


def _ready() -> Q:
    """Due, or claimed by somebody whose lease ran out. The clock is the database's: workers' clocks differ."""
    lost = Q(state=JobState.RUNNING, lease_until__lt=Now(), attempts__lt=MAX_ATTEMPTS)
    return Q(kind__in=list(_KINDS)) & (Q(state=JobState.QUEUED, run_at__lte=Now()) | lost)


def _run(job: Job) -> None:
    try:
        _KINDS[job.kind].handler(job.payload)
    except Exception as error:  # whatever a handler meets belongs to its job, not to the loop
        logger.exception("Job %s failed, attempt %s", job.key, job.attempts)
        fail(job, f"{type(error).__name__}: {error}"[:2000])
    else:
        finish(job)


def _let_go(job: Job, **values: Any) -> bool:
    own = Job.objects.filter(pk=job.pk, token=job.token, state=JobState.RUNNING)
    return own.update(token=None, lease_until=None, **values) == 1


def _materialise() -> None:
    """Today's row of every kind that comes by itself; the key keeps two ticks from making two."""
    now = timezone.now()
    for name, kind in _KINDS.items():
        moment = kind.schedule.due(now) if kind.schedule else None
        key = f"{name}:{moment:%Y-%m-%d}" if moment else ""
        if moment and not Job.objects.filter(key=key).exists():
            enqueue(kind=name, key=key, run_at=moment)


def _give_up() -> None:
    """A job whose workers died every time is not tried for ever."""
    lost = Job.objects.filter(state=JobState.RUNNING, lease_until__lt=Now(), attempts__gte=MAX_ATTEMPTS)
    lost.update(
        state=JobState.FAILED, token=None, lease_until=None, finished_at=Now(), last_error="The worker died each time."
    )
