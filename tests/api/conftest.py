"""A plan in force, its tasks, and tokens that read them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from documents.constants import State
from organizations.models import User
from organizations.services import token_create
from plans.models import Plan
from tests.people import Cast, make_plan

Get = Callable[..., HttpResponse]


@pytest.fixture
def issued(cast: Cast) -> Plan:
    """An issued plan of 2025: one task due 30/9/2025, one that runs on."""
    return make_plan(cast.agency, cast.drafter, state=State.ISSUED)


@pytest.fixture
def get(cast: Cast) -> Get:
    """`get("tasks/?q=…")` with the token of the viewer, or of `user`."""

    def ask(path: str, user: User | None = None, **headers: Any) -> HttpResponse:
        _, plain = token_create(actor=user or cast.viewer, name="Hệ thống khác", days=30)
        return Client().get(f"/api/v1/{path}", headers={"Authorization": f"Token {plain}", **headers})  # type: ignore[return-value]

    return ask


WORKSHOP, NEWS = "Tổ chức hội thảo", "Tuyên truyền trên cổng thông tin"


def tasks(get: Get, query: str = "", user: User | None = None) -> list[dict[str, Any]]:
    """The rows of one page of the task list."""
    answer = get(f"tasks/{query}", user)
    assert answer.status_code == 200, answer.content.decode()
    rows: list[dict[str, Any]] = json.loads(answer.content)["results"]
    return rows


def titles(get: Get, query: str = "") -> list[str]:
    return [row["title"] for row in tasks(get, query)]
