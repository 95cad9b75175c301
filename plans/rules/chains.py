"""Documents that follow each other: which versions belong together, in what order."""

from __future__ import annotations

from collections.abc import Iterable


def chain(key: int, links: Iterable[tuple[int, int | None]]) -> list[int]:
    """All versions of `key`'s plan, the first one first; `links` are (later, earlier) of any plans."""
    earlier = {later: before for later, before in links if before is not None}
    first = key
    seen = {first}
    while earlier.get(first) is not None and earlier[first] not in seen:
        first = earlier[first]
        seen.add(first)
    later: dict[int, list[int]] = {}
    for after, before in sorted(earlier.items()):
        later.setdefault(before, []).append(after)
    found, waiting = [], [first]
    while waiting:
        at = waiting.pop(0)
        if at not in found:
            found.append(at)
            waiting += later.get(at, [])
    return found
