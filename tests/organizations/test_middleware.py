"""A refusal of the rules reaches the person where he is looking."""

from __future__ import annotations

import brotli
import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django_htmx.middleware import HtmxMiddleware

from common.errors import NotAllowed
from organizations.middleware import DomainErrorMiddleware
from plans.models import Plan

pytestmark = pytest.mark.django_db

REFUSAL = NotAllowed("Kế hoạch đã ban hành, không sửa được.")


def answer(path: str, method: str = "post", **headers: str) -> tuple[HttpRequest, HttpResponse | None]:
    return answer_to(REFUSAL, path, method, headers)


def answer_to(
    error: Exception, path: str, method: str, headers: dict[str, str]
) -> tuple[HttpRequest, HttpResponse | None]:
    request = getattr(RequestFactory(), method)(path, headers=headers)
    request.session = SessionStore()
    request._messages = FallbackStorage(request)
    HtmxMiddleware(lambda _: HttpResponse())(request)
    response = DomainErrorMiddleware(lambda _: HttpResponse()).process_exception(request, error)
    assert response is None or isinstance(response, HttpResponse)
    return request, response


def test_a_fragment_gets_a_sentence_for_the_live_region() -> None:
    _, response = answer("/muc/1/luu/", **{"HX-Request": "true"})
    assert response is not None
    assert response.status_code == 403
    assert response.headers["HX-Retarget"] == "#live-errors"
    assert REFUSAL.message in response.content.decode()


def test_a_form_goes_back_to_its_page_with_a_message() -> None:
    request, response = answer("/x/", referer="http://testserver/ke-hoach/1/")
    assert response is not None
    assert response.headers["Location"] == "http://testserver/ke-hoach/1/"
    assert [str(message) for message in get_messages(request)] == [REFUSAL.message]


@pytest.mark.parametrize("referer", ["", "https://example.com/", "javascript:alert(1)"])
def test_without_a_page_of_ours_it_is_an_error_page(referer: str) -> None:
    _, response = answer("/x/", referer=referer)
    assert response is not None
    assert response.status_code == 403
    assert REFUSAL.message in response.content.decode()


def test_reading_never_redirects_to_itself() -> None:
    _, response = answer("/x/", "get", referer="http://testserver/x/")
    assert response is not None
    assert response.status_code == 403


def test_what_was_removed_meanwhile_is_said_and_not_a_fault() -> None:
    _, response = answer_to(Plan.DoesNotExist(), "/muc/1/luu/", "post", {"HX-Request": "true"})
    assert response is not None
    assert response.status_code == 404
    assert "vừa bị xóa" in response.content.decode()


def test_the_api_answers_for_itself() -> None:
    assert answer("/api/v1/x/")[1] is None


def test_a_bug_is_not_turned_into_a_sentence() -> None:
    request = RequestFactory().get("/x/")
    assert DomainErrorMiddleware(lambda _: HttpResponse()).process_exception(request, ValueError("x")) is None


@pytest.mark.parametrize(("accepted", "encoding"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("", None)])
def test_a_page_is_packed_as_the_browser_takes_it(client: Client, accepted: str, encoding: str | None) -> None:
    page = client.get("/dang-nhap/", headers={"Accept-Encoding": accepted})
    assert page.headers.get("Content-Encoding") == encoding
    assert "Accept-Encoding" in page.headers["Vary"]
    if encoding == "br":
        assert int(page.headers["Content-Length"]) == len(page.content)
        assert "Đăng nhập" in brotli.decompress(page.content).decode()


def test_the_length_of_a_packed_page_says_little(client: Client) -> None:
    lengths = {len(client.get("/dang-nhap/", headers={"Accept-Encoding": "br"}).content) for _ in range(12)}
    assert max(lengths) - min(lengths) > 10
