"""What kept its order: the longest run of keys that two sequences have in the same order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def kept_order(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """As many of the keys of both as stand in the same order in each; the others have moved. Keys are unique."""
    places = {key: place for place, key in enumerate(old)}
    common = [key for key in new if key in places]
    # Patience: `ends` holds the smallest last place of a run of each length, `before` the run's previous key.
    ends: list[int] = []
    last: list[str] = []
    before: dict[str, str | None] = {}
    for key in common:
        length = bisect_left(ends, places[key])
        before[key] = last[length - 1] if length else None
        ends[length : length + 1] = [places[key]]
        last[length : length + 1] = [key]
    kept: set[str] = set()
    at = last[-1] if last else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return kept
