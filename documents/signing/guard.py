"""A process of its own for the files of strangers: bounded in memory and time, ended when a file abuses it.

It is not the one that renders (documents.writers.pool): a slow file must not keep documents waiting.
"""

from __future__ import annotations

import atexit
import logging
import multiprocessing
import os
import resource
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as FutureTimeout
from typing import TypeVar, TypeVarTuple, Unpack

from pebble import ProcessExpired, ProcessPool

from common.errors import InvalidInput

MEMORY = 1024**3
"""Bytes of address space of the process."""
SECONDS = 40.0
"""For one file; a signed document of 100 pages with 900 rows of tables takes 6 on an idle machine."""
FILES_PER_CHILD = 200

_COMPLEX = "Tệp PDF quá phức tạp nên không kiểm tra được; hãy chọn tệp khác."
_P = TypeVarTuple("_P")
_T = TypeVar("_T")
_lock = threading.Lock()
_pool: ProcessPool | None = None
_owner = 0


def guarded(function: Callable[[Unpack[_P]], _T], *args: *_P, refusal: str = _COMPLEX) -> _T:
    """`function(*args)` in the limited process; what it raises is raised here.

    Raises `InvalidInput` («file») with `refusal` for a file that takes too long or too much memory.
    """
    future = _running().schedule(function, args=args, timeout=SECONDS)
    try:
        # The child's own time-out counts from the start of the work; waiting behind others gets as much again.
        result: _T = future.result(timeout=2 * SECONDS)
    except (FutureTimeout, CancelledError, ProcessExpired, MemoryError, RecursionError) as ended:
        future.cancel()  # type: ignore[no-untyped-call]
        raise InvalidInput(refusal, field="file") from ended
    return result


def _running() -> ProcessPool:
    global _pool, _owner
    with _lock:
        # A web server forks its workers: a pool is only good in the process that started it.
        if _pool is None or _owner != os.getpid() or not _pool.active:
            _pool, _owner = _start(), os.getpid()
        return _pool


def _start() -> ProcessPool:
    spawn = multiprocessing.get_context("spawn")
    return ProcessPool(max_workers=1, max_tasks=FILES_PER_CHILD, initializer=_limit, context=spawn)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # What is wrong with a stranger's file is the answer, not an event for the operator.
    for name in ("pyhanko", "pyhanko_certvalidator", "pikepdf"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def stop() -> None:
    """End the process, if there is one; the next file starts another."""
    global _pool
    with _lock:
        if _pool is not None and _owner == os.getpid():
            _pool.stop()  # type: ignore[no-untyped-call]
            _pool.join(timeout=5)
        _pool = None


atexit.register(stop)
