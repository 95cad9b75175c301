"""The one rendering process behind this process, started when first needed; a second one for very long documents only.

Spawned, not forked: the child holds no database connection and no lock of the web server's, and it starts the same
way from a thread, from a forked web worker and from a test.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from typing import Any

from pebble import ProcessPool

from documents.writers import child
from documents.writers.html import STYLESHEETS

DOCUMENTS_PER_CHILD = 100

Submit = Callable[..., Future[Any]]

_lock = threading.Lock()
_second = threading.Lock()
_pool: ProcessPool | None = None
_owner = 0


def submit(function: Callable[..., Any], *args: Any, timeout: float) -> Future[Any]:
    """Run `function(*args)` in the child; killed after `timeout` seconds of its own time."""
    return _submit(_running(), function, *args, timeout=timeout)


@contextmanager
def second() -> Iterator[Submit]:
    """`submit` to another child, which lives as long as the block; one at a time behind this process."""
    with _second:
        other = _start()
        try:
            yield partial(_submit, other)
        finally:
            _end(other)


def _submit(to: ProcessPool, function: Callable[..., Any], *args: Any, timeout: float) -> Future[Any]:
    future: Future[Any] = to.schedule(function, args=args, timeout=timeout)
    return future


def _running() -> ProcessPool:
    global _pool, _owner
    with _lock:
        # A web server forks its workers: a pool is only good in the process that started it.
        if _pool is None or _owner != os.getpid() or not _pool.active:
            _pool, _owner = _start(), os.getpid()
        return _pool


def _start() -> ProcessPool:
    return ProcessPool(
        max_workers=1,
        max_tasks=DOCUMENTS_PER_CHILD,
        initializer=child.prepare,
        initargs=(STYLESHEETS,),
        context=multiprocessing.get_context("spawn"),
    )


def stop() -> None:
    """End the child, if this process has one; the next rendering starts another."""
    global _pool
    with _lock:
        if _pool is not None and _owner == os.getpid():
            _end(_pool)
        _pool = None


def _end(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join(timeout=5)


atexit.register(stop)
