"""The signed-in person, typed."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from organizations.models import User


def person(request: HttpRequest) -> User:
    """LoginRequiredMiddleware has turned everybody else away."""
    return cast(User, request.user)
