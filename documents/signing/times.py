"""Moments as people in Viet Nam read them; without Django, since the limited process has none."""

from __future__ import annotations

import datetime as dt

VIET_NAM = dt.timezone(dt.timedelta(hours=7))


def local(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(VIET_NAM)


def day(moment: dt.datetime) -> str:
    """«18/11/2026»."""
    return f"{local(moment):%d/%m/%Y}"


def stamp(moment: dt.datetime) -> str:
    """«18.11.2026 09:05:03 +07:00»: day, time and the offset of Viet Nam as ISO 8601 writes it."""
    there = local(moment)
    return f"{there:%d.%m.%Y %H:%M:%S} {there.isoformat()[-6:]}"
