"""Waiting for what pyHanko does asynchronously."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def apart(work: Callable[[], T]) -> T:
    """What `work()` gives or raises, done in a thread of its own: it starts an event loop, and the caller may be inside
    one already (an asynchronous server, a test that drives a browser)."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(work).result()
