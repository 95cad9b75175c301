"""`manage.py tick`: background work from the database's queue; any number of them may run."""

from __future__ import annotations

import logging
import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections

from jobs.services import tick

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Does the background work that is due; with --loop until it is told to stop (it finishes its item first)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--loop", action="store_true", help="go on until SIGTERM or SIGINT")
        parser.add_argument("--interval", type=float, default=15.0, help="seconds between two looks (default 15)")

    def handle(self, *args: Any, loop: bool, interval: float, **options: Any) -> None:
        if not loop:
            tick()
            return
        stop = threading.Event()

        def ask_to_stop(number: int, frame: FrameType | None) -> None:
            stop.set()

        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, ask_to_stop)
        while not stop.is_set():
            _look(stop)
            stop.wait(interval)


def _look(stop: threading.Event) -> None:
    """One look at the queue; a database that is away for a moment does not end the loop."""
    close_old_connections()
    try:
        tick(should_stop=stop.is_set)
    except OperationalError:
        logger.exception("The database did not answer; trying again")
    finally:
        close_old_connections()
