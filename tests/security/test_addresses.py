"""Who counts as one guesser of passwords."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from organizations.views import client_address

PROXY, PERSON = "172.18.0.5", "203.0.113.9"


@pytest.mark.parametrize(
    ("is_behind", "forwarded", "expected"),
    [(True, f"6.6.6.6, {PERSON}", PERSON), (True, PERSON, PERSON), (True, "", PROXY), (False, PERSON, PROXY)],
    ids=["forged before", "proxy alone", "no header", "no proxy"],
)
def test_a_persons_address_is_what_our_proxy_wrote(
    settings: Settings, *, is_behind: bool, forwarded: str, expected: str
) -> None:
    settings.BEHIND_HTTPS = is_behind
    request = RequestFactory().post("/dang-nhap/", REMOTE_ADDR=PROXY, headers={"X-Forwarded-For": forwarded})
    assert client_address(request) == expected
