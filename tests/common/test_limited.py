"""A process of its own: what it raises comes back, what ends it becomes one sentence, the next call works."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from itertools import count

import pytest

from common.errors import InvalidInput
from common.limited import LimitedProcess, limit_processor

MEMORY = 512 * 1024**2


def deeper(level: int) -> int:
    return deeper(level + 1) + 1


def refuse() -> None:
    raise InvalidInput("Tệp rỗng.", field="file")


def spin(seconds: int) -> None:
    limit_processor(seconds)
    deque(count(), 0)


@pytest.fixture(scope="module")
def process() -> Iterator[LimitedProcess]:
    made = LimitedProcess(files=50)
    yield made
    made.stop()


ENDS: list[tuple[Callable[..., object], tuple[object, ...]]] = [
    (deque, (count(), 0)),
    (bytearray, (2 * MEMORY,)),
    (deeper, (0,)),
    (os._exit, (3,)),
    (os.abort, ()),
]


@pytest.mark.parametrize(("function", "arguments"), ENDS, ids=[getattr(each, "__name__", "") for each, _ in ENDS])
def test_what_ends_the_process(
    process: LimitedProcess, function: Callable[..., object], arguments: tuple[object, ...]
) -> None:
    with pytest.raises(InvalidInput, match="Quá phức tạp"):
        process.call(function, *arguments, memory=MEMORY, seconds=1, refusal="Quá phức tạp.")
    assert process.call(sum, [1, 2], memory=MEMORY, seconds=60, refusal="") == 3


def test_the_processors_time_is_limited_too(process: LimitedProcess) -> None:
    with pytest.raises(InvalidInput, match="Quá phức tạp"):
        process.call(spin, 0, memory=MEMORY, seconds=60, refusal="Quá phức tạp.")


def test_what_it_raises_is_raised_here(process: LimitedProcess) -> None:
    with pytest.raises(InvalidInput, match="Tệp rỗng") as refused:
        process.call(refuse, memory=MEMORY, seconds=60, refusal="")
    assert refused.value.field == "file"
    with pytest.raises(ValueError, match="invalid literal"):
        process.call(int, "x", memory=MEMORY, seconds=60, refusal="")


def test_the_caller_hears_a_beat(process: LimitedProcess) -> None:
    beats: list[None] = []
    process.call(sum, [1], memory=MEMORY, seconds=60, refusal="", beat=lambda: beats.append(None))
    assert beats
    with pytest.raises(InvalidInput, match="Zu"):
        process.call(deque, count(), 0, memory=MEMORY, seconds=0.5, refusal="Zu", beat=lambda: None)
