"""Names of files, and more text than a field takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.test import Client

from documents.constants import State
from organizations.models import User
from plans.models import Plan
from plans.views.conflicts import _side_by_side
from tests import people
from tests.people import Cast

ClientAs = Callable[[User], Client]
pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    "subject", ["Phòng Kế hoạch – Tài chính", "“Năng suất” & (chất lượng)", "… !", "../../etc", "a\u200b \u200b"]
)
def test_an_issued_file_is_given_whatever_its_subject(cast: Cast, client_as: ClientAs, subject: str) -> None:
    plan = people.make_plan(cast.agency, cast.drafter, subject=subject, state=State.ISSUED)
    answer = client_as(cast.viewer).get(f"/van-ban/{plan.document_id}/pdf/")
    assert answer.status_code == 200
    answer.close()
    assert "/" not in answer.headers["Content-Disposition"].removeprefix("attachment; filename*=utf-8''")


def test_two_megabytes_of_vietnamese_get_their_sentence(client_as: ClientAs, drafter: User, plan: Plan) -> None:
    item = plan.items.earliest("pk")
    body = urlencode({"text": "ộ" * 700_000, "version": item.version})
    answer = client_as(drafter).post(f"/muc/{item.pk}/luu/", body, content_type=FORM, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert "quá 20.000 ký tự" in answer.content.decode()


def test_more_than_the_server_takes_is_refused_in_vietnamese(client_as: ClientAs, drafter: User, plan: Plan) -> None:
    item = plan.items.earliest("pk")
    fields = urlencode({f"a{number}": "1" for number in range(2_500)})
    answer = client_as(drafter).post(f"/muc/{item.pk}/luu/", fields, content_type=FORM)
    assert answer.status_code == 400
    assert "Không đọc được" in answer.content.decode()


@pytest.mark.parametrize("pair", [("a b " * 1_000, "a a b " * 660), ("a " * 2_000, "a b " * 1_000)])
def test_comparing_two_texts_takes_no_minute(pair: tuple[str, str]) -> None:
    begin = time.monotonic()
    _side_by_side(*pair)
    assert time.monotonic() - begin < 2
