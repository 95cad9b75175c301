"""Passwords: the rules, one's own change, and a password that somebody else chose."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from audit.models import Entry
from common.errors import InvalidInput, NotAllowed
from organizations import services
from organizations.models import User
from tests.people import PASSWORD, Cast

pytestmark = pytest.mark.django_db

ClientAs = Callable[[User], Client]
NEW = "mot-cau-dai-de-nho-2026"


def change(client: Client, old: str = PASSWORD, new: str = NEW, again: str = "") -> str:
    data = {"old_password": old, "new_password1": new, "new_password2": again or new}
    answer = client.post("/mat-khau/", data)
    return answer.headers.get("Location") or answer.content.decode()


def test_it_works(cast: Cast, client_as: ClientAs) -> None:
    client = client_as(cast.drafter)
    assert change(client) == "/"
    assert User.objects.get(pk=cast.drafter.pk).check_password(NEW)
    assert client.get("/tai-khoan/").status_code == 200


def test_other_sessions_end(cast: Cast, client_as: ClientAs) -> None:
    here, elsewhere = client_as(cast.drafter), client_as(cast.drafter)
    change(here)
    assert elsewhere.get("/tai-khoan/").status_code == 302


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"old": "sai"}, "Mật khẩu hiện tại không đúng"),
        ({"again": "mot-cau-khac-de-nho-2026"}, "không giống nhau"),
        ({"new": "ngan"}, "12"),
        ({"new": "123456789012"}, "số"),
        ({"new": PASSWORD}, "phải khác"),
    ],
)
def test_a_bad_change_says_what_to_do(cast: Cast, client_as: ClientAs, values: dict[str, str], said: str) -> None:
    assert said in change(client_as(cast.drafter), **values)
    assert User.objects.get(pk=cast.drafter.pk).check_password(PASSWORD)


def test_the_rules_hold_in_the_service_too(cast: Cast) -> None:
    with pytest.raises(InvalidInput):
        services.password_change(actor=cast.drafter, password="chuyenvien12")


def test_the_demo_password_is_refused_outside_a_demonstration(cast: Cast, settings: Settings) -> None:
    def create(username: str) -> User:
        user, _ = services.user_create(
            actor=cast.admin, agency=cast.agency, username=username, full_name="Người Mới", password="demo"
        )
        return user

    assert create("moi").pk
    settings.PORTAL_DEMO = False
    with pytest.raises(InvalidInput):
        create("moi2")


def test_a_reset_leads_to_the_password_page_first(cast: Cast, client_as: ClientAs) -> None:
    person, plain = services.password_reset(actor=cast.admin, user_id=cast.drafter.pk, agency=cast.agency)
    client = client_as(person)
    assert client.get("/tai-khoan/").headers["Location"] == "/mat-khau/"
    assert client.get("/tai-khoan/", headers={"HX-Request": "true"}).headers["HX-Redirect"] == "/mat-khau/"
    refused = client.get("/api/v1/schema/")
    assert (refused.status_code, refused.json()["code"]) == (403, "password_change_required")
    assert change(client, old=plain) == "/"
    assert client.get("/tai-khoan/").status_code == 200


def test_a_reset_ends_the_tokens_of_the_person(cast: Cast) -> None:
    token, _ = services.token_create(actor=cast.drafter, name="Bảng theo dõi", days=30)
    services.password_reset(actor=cast.admin, user_id=cast.drafter.pk, agency=cast.agency)
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_only_the_agencys_administrator_resets(cast: Cast) -> None:
    for person in (cast.drafter, cast.leader, cast.stranger, cast.superior_reader):
        with pytest.raises(NotAllowed):
            services.password_reset(actor=person, user_id=cast.viewer.pk, agency=cast.agency)


def test_an_administrator_does_not_reset_people_of_another_agency(cast: Cast) -> None:
    with pytest.raises(User.DoesNotExist):
        services.password_reset(actor=cast.admin, user_id=cast.stranger.pk, agency=cast.agency)


def test_the_trail_holds_no_password(cast: Cast) -> None:
    services.password_change(actor=cast.drafter, password=NEW)
    entry = Entry.objects.get(action="password_changed")
    assert (entry.before, entry.after, entry.agency) == ({}, {}, cast.agency)
