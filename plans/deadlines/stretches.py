"""Stretches of days: what points and spans come to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace


class Missing(Exception):
    """The words leave out what only a person can add; `message` asks for it, in Vietnamese."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` to `end`, both inclusive. `unit` is its grain; `flags` say what was assumed, `notes` what is odd."""

    start: dt.date
    end: dt.date
    unit: str
    flags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def flagged(self, *flags: str) -> Stretch:
        return replace(self, flags=tuple(dict.fromkeys((*self.flags, *flags))))
