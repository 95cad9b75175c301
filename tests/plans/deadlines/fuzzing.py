"""A fuzz harness for the deadline reader: phrases made of its own vocabulary, mutated phrases, arbitrary text.

`python -m tests.plans.deadlines.fuzzing SECONDS [SEED]` runs it for so long and prints what it found; a test runs a
bounded number. The same seed makes the same phrases.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from plans.deadlines import Reading, read
from plans.deadlines.reading import KINDS, RECURRENCES
from plans.deadlines.vocabulary import PHRASES
from tests.plans.deadlines.cases import PHRASES_READ

WORDS = sorted(PHRASES)
_NUMBERS = """
0 1 2 5 12 13 15 30 31 32 99 100 2024 2026 2030 9999 I II III IV V X 15/12 31/02 9/2026 45/60 III/2026 1-10 2025-2030
15/12/2026 15.12.26 2026-12-31 31/02/2026 00/00/0000 99/99/9999 12/2025 36/QĐ-TTg 17h00
"""
NUMBERS = _NUMBERS.split()
MARKS = [",", ";", "-", "–", "/", "(", ")", ":", ".", "và", "hoặc", "đến", "\n", "«", "…", "&", "+"]
DATES = [None, *(dt.date(year, month, 15) for year in (1900, 2024, 2025, 2026, 2030, 2199) for month in (1, 2, 12))]
LIMIT = 0.05
"""Seconds that no reading may take."""


@dataclass(slots=True)
class Result:
    count: int = 0
    slowest: float = 0.0
    slowest_phrase: str = ""
    failures: list[tuple[str, str]] = field(default_factory=list)


def phrases(seed: int) -> Iterator[str]:
    """Endless phrases, the same for the same seed."""
    dice = random.Random(seed)
    while True:
        kind = dice.random()
        if kind < 0.45:
            yield " ".join(
                dice.choice(dice.choice((WORDS, NUMBERS, NUMBERS, MARKS))) for _ in range(dice.randint(1, 14))
            )
        elif kind < 0.85:
            yield _mutated(dice.choice(PHRASES_READ), dice)
        elif kind < 0.95:
            yield "".join(chr(_anywhere(dice)) for _ in range(dice.randint(0, 60)))
        else:
            yield (dice.choice((*WORDS, *NUMBERS, *MARKS)) + dice.choice(("", " ", ", "))) * dice.randint(1, 200)


def _anywhere(dice: random.Random) -> int:
    """A letter, a combining mark or a sign of some script."""
    return dice.choice((dice.randint(1, 0x24F), dice.randint(0x300, 0x36F), dice.randint(0x1E00, 0x30FF)))


def _mutated(phrase: str, dice: random.Random) -> str:
    words = phrase.split(" ")
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(words) + 1)
        change = dice.random()
        if change < 0.3 and len(words) > 1:
            words.pop(min(at, len(words) - 1))
        elif change < 0.6:
            words.insert(at, dice.choice(dice.choice((WORDS, NUMBERS, MARKS))))
        elif change < 0.8:
            words = words[:at] + dice.choice(PHRASES_READ).split(" ")
        else:
            words.insert(at, words[dice.randrange(len(words))])
    return dice.choice(("", " ")).join(words) if dice.random() < 0.1 else " ".join(words)


def wrong(found: Reading) -> str:
    """What breaks the promises of a reading; empty where nothing does."""
    rules = {
        "kind": found.kind in KINDS,
        "recurrence": found.recurrence is None or found.recurrence in RECURRENCES,
        "order": found.start is None or found.due is None or found.start <= found.due,
        "confidence": 0 <= found.confidence <= 1,
        "nothing": found.kind not in ("unknown", "invalid") or (found.due, found.confidence) == (None, 0),
        "message": bool(found.message) or found.is_certain,
        "length": len(found.message) <= 1000,
        "interval": 1 <= found.interval <= 180,
        "sorted": list(found.occurrences) == sorted(set(found.occurrences)),
        "inside": found.kind != "recurring"
        or found.until is None
        or all(found.start is None or found.start <= day <= found.until for day in found.occurrences),
    }
    return ", ".join(name for name, holds in rules.items() if not holds)


def fuzz(seed: int, *, count: int = 0, seconds: float = 0) -> Result:
    """Read `count` phrases, or as many as `seconds` allow."""
    dice, result, began = random.Random(seed), Result(), time.monotonic()
    read("Quý III/2026")  # the grammar's tables are made once
    gc.collect()
    gc.freeze()  # what a big process holds is not the reader's to sweep
    try:
        for phrase in phrases(seed):
            if (count and result.count >= count) or (seconds and time.monotonic() - began > seconds):
                break
            start, end, issued = (dice.choice(DATES) for _ in range(3))
            _try(phrase, (start, end, issued), result)
            result.count += 1
    finally:
        gc.unfreeze()
    return result


def _try(phrase: str, days: tuple[dt.date | None, dt.date | None, dt.date | None], result: Result) -> None:
    start, end, issued = days
    took = time.thread_time()
    try:
        found = read(phrase, plan_start=start, plan_end=end, issued=issued)
        took = time.thread_time() - took
        json.dumps(found.as_json())
        fault = wrong(found)
    except Exception as error:  # the harness reports whatever the reader lets through
        took, fault = 0.0, repr(error)
    if fault:
        result.failures.append((phrase, fault))
    if took > result.slowest:
        result.slowest, result.slowest_phrase = took, phrase


if __name__ == "__main__":
    done = fuzz(int(sys.argv[2]) if len(sys.argv) > 2 else 1, seconds=float(sys.argv[1]))
    sys.stdout.write(f"{done.count} phrases, slowest {done.slowest * 1000:.1f} ms: {done.slowest_phrase!r}\n")
    for text, said in done.failures[:20]:
        sys.stdout.write(f"{said}: {text!r}\n")
