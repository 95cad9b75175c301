"""A process of its own for the files of strangers: bounded in memory and time, ended when a file abuses it."""

from __future__ import annotations

import atexit
import logging
import math
import multiprocessing
import os
import resource
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, wait
from concurrent.futures import TimeoutError as FutureTimeout
from typing import TypeVar, TypeVarTuple, Unpack

from pebble import ProcessExpired, ProcessPool

from common.errors import InvalidInput

_P = TypeVarTuple("_P")
_T = TypeVar("_T")
_BEAT = 0.2
"""Seconds between two looks at how far the work is."""


class LimitedProcess:
    """One process behind this one, started when first needed, with `memory` bytes of address space.

    Spawned, not forked: it holds no database connection and no lock of the web server's. It starts anew after `files`
    calls. `quiet` names loggers whose warnings are the answer about the file, not an event for the operator.
    """

    def __init__(self, *, files: int, quiet: Sequence[str] = ()) -> None:
        self._files = files
        self._quiet = tuple(quiet)
        self._lock = threading.Lock()
        self._pool: ProcessPool | None = None
        self._owner = 0
        self._memory = 0
        atexit.register(self.stop)

    def call(
        self,
        function: Callable[[Unpack[_P]], _T],
        *args: *_P,
        memory: int,
        seconds: float,
        refusal: str,
        beat: Callable[[], None] | None = None,
    ) -> _T:
        """`function(*args)` in the process; what it raises is raised here. `beat` is called while it works.

        Raises `InvalidInput` («file») with `refusal` for a file that takes too long or too much memory, or ends it.
        """
        future: Future[_T] = self._running(memory).schedule(function, args=args, timeout=seconds)
        try:
            # The child's own time-out counts from the start of the work; waiting behind others gets as much again.
            return _result(future, 2 * seconds, beat)
        except (FutureTimeout, CancelledError, ProcessExpired, MemoryError, RecursionError) as ended:
            raise InvalidInput(refusal, field="file") from ended
        finally:
            # Nobody waits any more: a call that was interrupted must not keep the process from the next one.
            future.cancel()

    def stop(self) -> None:
        """End the process, if there is one; the next call starts another."""
        with self._lock:
            self._end()

    def _running(self, memory: int) -> ProcessPool:
        with self._lock:
            # A web server forks its workers: a pool is only good in the process that started it.
            if self._pool is None or self._owner != os.getpid() or not self._pool.active or self._memory != memory:
                self._end()
                self._pool, self._owner, self._memory = self._start(memory), os.getpid(), memory
            return self._pool

    def _start(self, memory: int) -> ProcessPool:
        spawn = multiprocessing.get_context("spawn")
        limits = (memory, self._quiet)
        return ProcessPool(max_workers=1, max_tasks=self._files, initializer=_limit, initargs=limits, context=spawn)

    def _end(self) -> None:
        if self._pool is not None and self._owner == os.getpid():
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join(timeout=5)
        self._pool = None


def _result(future: Future[_T], seconds: float, beat: Callable[[], None] | None) -> _T:
    if beat is None:
        return future.result(timeout=seconds)
    for _ in range(int(seconds / _BEAT) + 1):
        done, _waiting = wait([future], timeout=_BEAT)
        beat()
        if done:
            break
    return future.result(timeout=0)


def _limit(memory: int, quiet: Sequence[str]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    for name in quiet:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def limit_processor(seconds: float) -> None:
    """Let this process use at most `seconds` more of the processor; the system ends it then."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = math.ceil(used.ru_utime + used.ru_stime + seconds) + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (most, hard))
