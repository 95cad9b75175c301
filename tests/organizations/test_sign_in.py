"""Signing in and out, the lock after wrong passwords, and what an ended session answers."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from organizations.models import User
from organizations.selectors import demo_users
from tests.people import PASSWORD, Cast

pytestmark = pytest.mark.django_db

LOGIN = "/dang-nhap/"


def sign_in(client: Client, username: str, password: str = PASSWORD, address: str = "10.0.0.7") -> int:
    answer = client.post(LOGIN, {"username": username, "password": password}, REMOTE_ADDR=address)
    return answer.status_code


def test_it_works(cast: Cast, client: Client) -> None:
    assert sign_in(client, "chuyenvien") == 302
    assert client.get(reverse("organizations:profile")).status_code == 200


def test_a_wrong_password_is_said_in_vietnamese(cast: Cast, client: Client) -> None:
    answer = client.post(LOGIN, {"username": "chuyenvien", "password": "sai"})
    assert "không đúng" in answer.content.decode()


def test_a_blocked_person_does_not_get_in(cast: Cast, client: Client) -> None:
    User.objects.filter(pk=cast.drafter.pk).update(is_active=False)
    assert sign_in(client, "chuyenvien") == 200


def test_the_sixth_try_is_locked_even_with_the_right_password(cast: Cast, client: Client) -> None:
    for _ in range(5):
        sign_in(client, "chuyenvien", "sai")
    answer = client.post(LOGIN, {"username": "chuyenvien", "password": PASSWORD}, REMOTE_ADDR="10.0.0.7")
    assert answer.status_code == 429
    assert "Hãy thử lại sau 15 phút" in answer.content.decode()
    assert answer.headers["Retry-After"] == "900"


def test_another_person_on_the_same_address_still_gets_in(cast: Cast, client: Client) -> None:
    for _ in range(5):
        sign_in(client, "chuyenvien", "sai")
    assert sign_in(client, "vanthu") == 302


def test_the_locked_person_gets_in_from_another_address(cast: Cast, client: Client) -> None:
    for _ in range(5):
        sign_in(client, "chuyenvien", "sai")
    assert sign_in(client, "chuyenvien", address="10.0.0.8") == 302


def test_signing_out_ends_the_session(cast: Cast, client: Client) -> None:
    sign_in(client, "chuyenvien")
    assert client.get("/dang-xuat/").status_code == 405
    assert client.post("/dang-xuat/").headers["Location"] == LOGIN
    assert client.get("/tai-khoan/").status_code == 302


def test_a_page_sends_who_is_not_signed_in_to_the_sign_in_page(client: Client, db: None) -> None:
    assert client.get("/tai-khoan/").headers["Location"] == f"{LOGIN}?next=/tai-khoan/"


def test_a_fragment_tells_the_browser_to_sign_in_again(client: Client, db: None) -> None:
    answer = client.get(
        "/tai-khoan/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/ke-hoach/?q=a"}
    )
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == f"{LOGIN}?next=%2Fke-hoach%2F%3Fq%3Da"
    assert answer.content == b""


def test_the_sign_in_page_never_sends_to_another_site(cast: Cast, client: Client) -> None:
    data = {"username": "chuyenvien", "password": PASSWORD, "next": "https://example.com/"}
    assert client.post(LOGIN, data).headers["Location"] == reverse("plans:home")


def test_demo_people_are_listed_in_a_demonstration_only(cast: Cast, settings: Settings) -> None:
    people = demo_users()
    names = [person["username"] for person in people if person["agency"] == cast.agency.name]
    assert names == ["chuyenvien", "truongphong", "ketoan", "vanthu", "lanhdao", "quantri", "xem"]
    assert "chuyenvien.dongnai" in [person["username"] for person in people]
    settings.PORTAL_DEMO = False
    assert demo_users() == []


def test_signed_in_pages_are_not_kept_by_the_browser(cast: Cast, client: Client) -> None:
    sign_in(client, "chuyenvien")
    answer = client.get("/tai-khoan/")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
