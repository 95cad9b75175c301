"""The ground of the API: scope, pages, ETags, problems."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client, RequestFactory

from common.errors import InvalidInput, StaleVersion
from organizations.api import problem_json
from organizations.models import Unit, User
from tests.people import Cast, make_unit

pytestmark = pytest.mark.django_db

ClientAs = Callable[[User], Client]
UNITS = "/api/v1/units/"


def test_without_a_token_it_is_a_vietnamese_problem(client: Client) -> None:
    answer = client.get(UNITS)
    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["WWW-Authenticate"] == 'Token realm="api"'
    assert answer.json() == {
        "type": "about:blank",
        "title": "Chưa đăng nhập",
        "status": 401,
        "detail": "Hãy gửi mã truy cập trong đầu mục Authorization hoặc đăng nhập.",
        "code": "not_authenticated",
        "instance": UNITS,
    }


def test_a_list_holds_own_rows_only(cast: Cast, client_as: ClientAs) -> None:
    make_unit(cast.other, "phong-cn", "Phòng Công nghệ")
    agencies = {unit["agency"] for unit in client_as(cast.viewer).get(UNITS).json()["results"]}
    assert agencies == {cast.agency.pk}
    codes = [agency["code"] for agency in client_as(cast.superior_reader).get("/api/v1/agencies/").json()["results"]]
    assert codes == ["ubnd-quangngai", "skhcn-quangngai"]


def test_another_agencys_row_is_not_found(cast: Cast, client_as: ClientAs) -> None:
    answer = client_as(cast.stranger).get(f"{UNITS}{cast.unit.pk}/")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    missing = client_as(cast.stranger).get(f"{UNITS}999999/")
    assert {**answer.json(), "instance": ""} == {**missing.json(), "instance": ""}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_a_method_without_meaning_is_405(cast: Cast, client_as: ClientAs, method: str) -> None:
    answer = getattr(client_as(cast.admin), method)(f"{UNITS}{cast.unit.pk}/")
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")


def test_pages_follow_each_other_without_a_total(cast: Cast, client_as: ClientAs) -> None:
    for number in range(5):
        make_unit(cast.agency, f"u{number}", f"Đơn vị {number}")
    client = client_as(cast.viewer)
    first = client.get(f"{UNITS}?page_size=4").json()
    assert set(first) == {"next", "previous", "results"}
    second = client.get(first["next"]).json()
    assert len(first["results"]) == 4
    assert len(second["results"]) == 3
    assert second["next"] is None


def test_the_total_comes_when_it_is_asked_for(cast: Cast, client_as: ClientAs) -> None:
    assert client_as(cast.viewer).get(f"{UNITS}?count=1").json()["count"] == 2


def test_a_page_is_never_larger_than_200(cast: Cast, client_as: ClientAs) -> None:
    Unit.objects.bulk_create(Unit(agency=cast.agency, code=f"u{n}", name=f"Đơn vị {n}") for n in range(220))
    page = client_as(cast.viewer).get(f"{UNITS}?page_size=1000000000").json()
    assert len(page["results"]) == 200


def test_a_wrong_cursor_is_a_problem(cast: Cast, client_as: ClientAs) -> None:
    assert client_as(cast.viewer).get(f"{UNITS}?cursor=khong-co").status_code == 404


def test_an_unchanged_row_is_not_sent_again(cast: Cast, client_as: ClientAs) -> None:
    client, url = client_as(cast.viewer), f"{UNITS}{cast.unit.pk}/"
    etag = client.get(url).headers["ETag"]
    assert etag.startswith(f'"unit-{cast.unit.pk}-v')
    again = client.get(url, headers={"If-None-Match": f'"other", W/{etag}'})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    Unit.objects.filter(pk=cast.unit.pk).update(position=7)
    changed = client.get(url, headers={"If-None-Match": etag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != etag


def test_answers_are_private(cast: Cast, client_as: ClientAs) -> None:
    assert client_as(cast.viewer).get(UNITS).headers["Cache-Control"] == "private, no-cache"


def test_a_list_takes_the_same_queries_for_many_units(
    cast: Cast, client_as: ClientAs, django_assert_max_num_queries: Callable[..., object]
) -> None:
    Unit.objects.bulk_create(Unit(agency=cast.agency, code=f"u{n}", name=f"Đơn vị {n}") for n in range(30))
    client = client_as(cast.viewer)
    with django_assert_max_num_queries(5):  # type: ignore[attr-defined]
        client.get(UNITS)


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (InvalidInput("Hãy nhập tên.", field="name"), 400, "invalid"),
        (StaleVersion("Đã có người sửa.", current=4), 412, "stale"),
    ],
)
def test_a_domain_error_keeps_its_code_and_sentence(error: InvalidInput, status: int, code: str) -> None:
    answer = problem_json(error, {"request": RequestFactory().get("/api/v1/x/")})
    assert answer is not None
    assert (answer.status_code, answer.data["code"], answer.data["detail"]) == (status, code, error.message)


def test_a_bug_stays_a_bug() -> None:
    assert problem_json(ZeroDivisionError(), {"request": RequestFactory().get("/api/v1/x/")}) is None
