"""Strict readers of the environment: a wrong value is one sentence at start-up, never a guess."""

from __future__ import annotations

import os
import re
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_YES = {"1", "true", "yes", "on"}
_ORIGIN = re.compile(r"https?://[^/?#@\[\]\s]+|https?://\[[0-9a-f:]+\](:\d+)?")
_NO = {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """The variable's value without white space at the ends."""
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    """1/true/yes/on or 0/false/no/off; anything else is refused."""
    raw = os.environ.get(name)
    if raw is None:
        return default
    value = raw.strip().lower()
    if value in _YES:
        return True
    if value in _NO:
        return False
    raise ImproperlyConfigured(f"{name}={raw!r}: expected 1 or 0.")


def number(name: str, default: int, *, least: int = 1) -> int:
    """A whole number of at least `least`."""
    raw = text(name)
    if not raw:
        return default
    if not re.fullmatch(r"[0-9]{1,15}", raw) or int(raw) < least:
        raise ImproperlyConfigured(f"{name}={raw!r}: expected a whole number of at least {least}.")
    return int(raw)


def names(name: str, default: str = "") -> list[str]:
    """A list separated by commas, empty entries dropped."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def folder(name: str, default: Path) -> Path:
    """An absolute path; a relative one is refused, since services start in different folders."""
    raw = text(name)
    if not raw:
        return default
    path = Path(raw)
    if not path.is_absolute():
        raise ImproperlyConfigured(f"{name}={raw!r}: expected an absolute path.")
    return path


def file(name: str) -> Path | None:
    """An absolute path, None where none is set; whether the file is there is a system check's matter."""
    raw = text(name)
    return folder(name, Path()) if raw else None


def url(name: str) -> str:
    """An address of a web service, http or https, "" where none is set."""
    raw = text(name)
    if raw and not raw.startswith(("http://", "https://")):
        raise ImproperlyConfigured(f"{name}={raw!r}: expected http://… or https://….")
    return raw


def origin(name: str, default: str = "") -> str:
    """Where a website stands, «https://nscl.example.vn»: scheme and host, nothing behind them; "" where none is set."""
    raw = (text(name) or default).rstrip("/")
    if raw and not _ORIGIN.fullmatch(raw):
        raise ImproperlyConfigured(f"{name}={raw!r}: expected https://host without a path.")
    return raw
