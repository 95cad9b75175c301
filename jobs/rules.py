"""When work is due, and how long to wait after a failure. Plain values, no database."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from common.calendar import ZONE

LEASE = dt.timedelta(minutes=10)
"""How long a claimed job is left alone; longer than anything a job may take."""
MAX_ATTEMPTS = 8
FIRST_PAUSE = dt.timedelta(seconds=30)
LONGEST_PAUSE = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day, from `at` on (Asia/Ho_Chi_Minh). A day that passed while nothing ran is not made up for."""

    at: dt.time

    def due(self, now: dt.datetime) -> dt.datetime | None:
        """Today's moment if it has come, else None."""
        local = now.astimezone(ZONE)
        moment = dt.datetime.combine(local.date(), self.at, tzinfo=ZONE)
        return moment if moment <= local else None


def pause(attempts: int) -> dt.timedelta:
    """The wait after the failure number `attempts`: 30 s, 1, 2, 4 … minutes, at most an hour."""
    doublings: int = 2 ** (attempts - 1)
    return min(FIRST_PAUSE * doublings, LONGEST_PAUSE)
