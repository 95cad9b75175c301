"""Timing: contestants in the same shuffled rounds, medians, ratios taken inside one run."""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Callable, Mapping

Run = Callable[[], object]
"""One contestant: does its work once; the result is thrown away."""


def medians(contestants: Mapping[str, Run], *, rounds: int, warm: int = 2) -> dict[str, float]:
    """Seconds per run of each contestant: the median over `rounds` rounds, each in a new random order.

    A fixed order would let one contestant pay for the cold caches of another.
    """
    order = list(contestants)
    taken: dict[str, list[float]] = {name: [] for name in order}
    shuffle = random.Random(42).shuffle
    for turn in range(warm + rounds):
        shuffle(order)
        for name in order:
            gc.collect()
            start = time.perf_counter()
            contestants[name]()
            seconds = time.perf_counter() - start
            if turn >= warm:
                taken[name].append(seconds)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def median_of(run: Run, times: int) -> float:
    """Seconds of one heavy contestant, run after the loop so that it does not disturb it."""
    return medians({"run": run}, rounds=times, warm=0)["run"]
