"""Celery's settings, and that nobody loads it who has no broker."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from nscl_portal import celery

ROOT = Path(__file__).resolve().parents[2]


def test_every_scheduled_task_exists() -> None:
    celery.app.loader.import_default_modules()
    assert {entry["task"] for entry in celery.SCHEDULE.values()} <= set(celery.app.tasks)


def test_a_tick_that_waited_too_long_is_dropped() -> None:
    assert celery.SCHEDULE["tick"]["options"]["expires"] < celery.SCHEDULE["tick"]["schedule"]


def test_a_running_task_is_never_handed_out_twice() -> None:
    configured = celery.configuration("redis://127.0.0.1:6379/0")
    assert configured["task_acks_late"]
    assert configured["task_reject_on_worker_lost"]
    assert configured["task_time_limit"] < configured["broker_transport_options"]["visibility_timeout"]


SERVER = """
import sys, nscl_portal.wsgi
from django.urls import get_resolver
get_resolver().url_patterns
print("celery" in sys.modules)
"""


def loads_celery(broker: str) -> bool:
    """Whether a web server with that broker, every page loaded, has Celery in memory."""
    done = subprocess.run(
        [sys.executable, "-c", SERVER],
        env={
            **os.environ,
            "PORTAL_DEMO": "1",
            "CELERY_BROKER_URL": broker,
            "DJANGO_SETTINGS_MODULE": "nscl_portal.settings",
        },
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip() == "True"


def test_the_web_server_runs_without_celery() -> None:
    assert not loads_celery("")


def test_the_web_server_knows_the_broker_that_is_set() -> None:
    assert loads_celery("redis://127.0.0.1:6379/0")
