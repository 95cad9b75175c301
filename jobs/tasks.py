"""The bell of the server profile: Celery says when to look, the rows say what to do."""

from __future__ import annotations

from celery import shared_task

from jobs import services

PER_MESSAGE = 20
"""Few enough to stay under the task's time limit; the next message goes on."""


@shared_task(name="jobs.tasks.tick", ignore_result=True)  # type: ignore[untyped-decorator]
def tick() -> None:
    services.tick(limit=PER_MESSAGE)
