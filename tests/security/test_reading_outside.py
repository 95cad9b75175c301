"""Searches, cursors and moments that nobody sends by hand."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable

import pytest
from django.test import Client

from organizations.models import User

ClientAs = Callable[[User], Client]
pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


@pytest.mark.parametrize("address", ["/ke-hoach/", "/van-ban/"])
def test_a_search_of_a_thousand_words_is_answered(client_as: ClientAs, drafter: User, address: str) -> None:
    assert client_as(drafter).get(address, {"q": "a " * 1_500}).status_code == 200


def test_an_administrator_searches_a_thousand_words(client_as: ClientAs, admin: User) -> None:
    answer = client_as(admin).get("/quan-tri/organizations/unit/", {"q": "a " * 1_500})
    assert answer.status_code == 200


@pytest.mark.parametrize("at", ["p=abc", "p=" + "9" * 5_000, "p=" + "9" * 25, "p=%00"])
@pytest.mark.parametrize("rows", ["plans", "items", "tasks", "documents", "units", "agencies"])
def test_a_cursor_of_ones_own_making_is_refused(client_as: ClientAs, drafter: User, rows: str, at: str) -> None:
    answer = client_as(drafter).get(f"/api/v1/{rows}/", {"cursor": b64encode(at.encode()).decode()})
    assert answer.status_code in (200, 404)
    assert "json" in answer.headers["Content-Type"]


@pytest.mark.parametrize("moment", ["0001-01-01T03:00:00", "9999-12-31T23:59:59", "0001-01-01T03:00:00+07:00"])
@pytest.mark.parametrize("rows", ["plans", "items", "tasks", "documents"])
def test_a_moment_at_the_edge_of_time_is_answered(client_as: ClientAs, drafter: User, rows: str, moment: str) -> None:
    assert client_as(drafter).get(f"/api/v1/{rows}/", {"updated_since": moment}).status_code in (200, 400)
