"""Waiting for a row that somebody else holds, and giving up with a sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError

from common.errors import Busy

_P = ParamSpec("_P")
_R = TypeVar("_R")

_GIVEN_UP = {"55P03", "40P01", "40001"}
"""PostgreSQL: lock_timeout passed, deadlock, serialization failure."""


def patient(service: Callable[_P, _R]) -> Callable[_P, _R]:
    """Turn «the row stayed locked» into `Busy`; outside the service's own transaction, which is rolled back."""

    @wraps(service)
    def call(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return service(*args, **kwargs)
        except OperationalError as error:
            if not _is_lock(error):
                raise
            raise Busy("Có người khác đang xử lý văn bản này; hãy thử lại sau vài giây.") from error

    return call


def _is_lock(error: OperationalError) -> bool:
    state = getattr(error.__cause__, "sqlstate", None)
    return state in _GIVEN_UP or "database is locked" in str(error)
