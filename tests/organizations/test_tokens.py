"""Personal tokens: shown once, kept as a digest, ended at once."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from common.errors import InvalidInput, NotAllowed
from organizations import services
from organizations.models import ApiToken, User
from tests.people import Cast, make_user

pytestmark = pytest.mark.django_db

URL = "/api/v1/units/"


def ask(plain: str) -> int:
    return Client().get(URL, headers={"Authorization": f"Token {plain}"}).status_code


def test_it_reads_what_its_owner_reads(cast: Cast) -> None:
    _, plain = services.token_create(actor=cast.drafter, name="Kho dữ liệu", days=30)
    answer = Client().get(URL, headers={"Authorization": f"Token {plain}"})
    codes = [unit["code"] for unit in answer.json()["results"]]
    assert codes == ["phong-tdc", "phong-khtc"]


def test_the_database_holds_no_usable_token(cast: Cast) -> None:
    _, plain = services.token_create(actor=cast.drafter, name="Kho dữ liệu", days=30)
    out = io.StringIO()
    call_command("dumpdata", "organizations", "audit", stdout=out)
    assert plain not in out.getvalue()
    assert plain.removeprefix("nscl_")[8:] not in out.getvalue()


def test_a_revoked_token_is_refused_at_once(cast: Cast) -> None:
    token, plain = services.token_create(actor=cast.drafter, name="Kho dữ liệu", days=30)
    assert ask(plain) == 200
    services.token_revoke(actor=cast.drafter, token_id=token.pk)
    assert ask(plain) == 401


def test_a_token_ends_on_its_day(cast: Cast) -> None:
    token, plain = services.token_create(actor=cast.drafter, name="Kho dữ liệu", days=30)
    with time_machine.travel(token.expires_at - dt.timedelta(seconds=2)):
        assert ask(plain) == 200
    with time_machine.travel(token.expires_at):
        assert ask(plain) == 401


@pytest.mark.parametrize("days", [0, 366, -1])
def test_a_life_outside_the_limits_is_refused(cast: Cast, days: int) -> None:
    with pytest.raises(InvalidInput):
        services.token_create(actor=cast.drafter, name="Kho dữ liệu", days=days)


def test_the_token_of_a_blocked_person_is_refused(cast: Cast) -> None:
    _, plain = services.token_create(actor=cast.drafter, name="Kho dữ liệu", days=30)
    User.objects.filter(pk=cast.drafter.pk).update(is_active=False)
    assert ask(plain) == 401


@pytest.mark.parametrize("header", ["Token", "Token a b", "Token sai", "Token ă"])
def test_a_bad_header_is_401_with_a_challenge(cast: Cast, header: str) -> None:
    answer = Client().get(URL, headers={"Authorization": header.encode().decode("latin-1")})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == 'Token realm="api"'
    assert answer.json()["code"].startswith("token_")


def test_its_use_is_noted(cast: Cast) -> None:
    token, plain = services.token_create(actor=cast.drafter, name="Kho dữ liệu", days=30)
    ask(plain)
    assert ApiToken.objects.get(pk=token.pk).last_used_at is not None


def test_the_administrator_revokes_for_who_has_left(cast: Cast) -> None:
    token, plain = services.token_create(actor=cast.drafter, name="Kho dữ liệu", days=30)
    with pytest.raises(NotAllowed):
        services.token_revoke(actor=cast.clerk, token_id=token.pk)
    services.token_revoke(actor=cast.admin, token_id=token.pk)
    assert ask(plain) == 401


def test_a_person_of_no_agency_makes_none(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        services.token_create(actor=make_user("le", "Người Lẻ", cast.agency), name="x", days=1)


def test_the_page_shows_the_token_once(cast: Cast, client_as: Callable[[User], Client]) -> None:
    client = client_as(cast.drafter)
    page = client.post("/ma-truy-cap/", {"name": "Kho dữ liệu", "days": "90"}).content.decode()
    token = ApiToken.objects.get()
    assert token.prefix in page
    assert page.count("nscl_") >= 1
    again = client.get("/ma-truy-cap/").content.decode()
    start = page.index("nscl_")
    assert page[start : start + 40] not in again


def test_somebody_elses_token_is_not_there(cast: Cast, client_as: Callable[[User], Client]) -> None:
    token, _ = services.token_create(actor=cast.drafter, name="Kho dữ liệu", days=30)
    for person in (cast.clerk, cast.admin, cast.stranger):
        assert client_as(person).post(f"/ma-truy-cap/{token.pk}/thu-hoi/").status_code == 404
    assert client_as(cast.drafter).post(f"/ma-truy-cap/{token.pk}/thu-hoi/").status_code == 302
    token.refresh_from_db()
    assert token.revoked_at is not None
