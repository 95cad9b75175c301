"""Celery for the server profile: `celery -A nscl_portal worker`, `celery -A nscl_portal beat`.

The database holds what is to be done; a message only says "look now". A lost message costs 30 seconds,
a doubled one nothing, and two schedulers do no harm. Loaded only where CELERY_BROKER_URL is set.
"""

from __future__ import annotations

import os
from typing import Any

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nscl_portal.settings")

from django.conf import settings

TICK_SECONDS = 30

# What runs by the clock. Work of the day or night is enqueued by the tick itself, as rows.
SCHEDULE: dict[str, dict[str, Any]] = {
    "tick": {
        "task": "jobs.tasks.tick",
        "schedule": TICK_SECONDS,
        # A queue that was not read for a while must not be followed by a hail of stale ticks.
        "options": {"expires": TICK_SECONDS - 5},
    },
}


def configuration(broker_url: str) -> dict[str, Any]:
    """Celery's settings for `broker_url`. A task may take 300 s; a message is handed out again only after 900 s."""
    return {
        "broker_url": broker_url,
        "broker_connection_retry_on_startup": True,
        "broker_transport_options": {
            "visibility_timeout": 900,
            # How soon the messages of a killed worker are looked for: every 10 s, not every 100 s.
            "unacked_restore_interval": 10,
            "unacked_restore_throttle": 1,
            "socket_timeout": 30,
            "socket_connect_timeout": 2,
            "socket_keepalive": True,
            "health_check_interval": 25,
        },
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "task_ignore_result": True,
        # A request never waits for a broker that is away; the row is there and the next tick finds it.
        "task_publish_retry": False,
        "task_serializer": "json",
        "accept_content": ["json"],
        "task_time_limit": 300,
        "task_soft_time_limit": 240,
        "worker_prefetch_multiplier": 1,
        "worker_max_tasks_per_child": 200,
        "worker_max_memory_per_child": 400_000,
        "worker_hijack_root_logger": False,
        "timezone": settings.TIME_ZONE,
        "beat_schedule": SCHEDULE,
        "beat_schedule_filename": str(settings.VAR_DIR / "celerybeat-schedule"),
    }


app = Celery("nscl_portal")
app.conf.update(configuration(settings.CELERY_BROKER_URL))
app.autodiscover_tasks()
