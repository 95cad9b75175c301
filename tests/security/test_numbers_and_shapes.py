"""Numbers that no row has, and JSON of any shape: an answer with a sentence, never a broken page."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client

from organizations.models import User
from plans.models import Item, Plan, Task

ClientAs = Callable[[User], Client]
pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

ENDLESS = "9" * 5_000
TOO_LARGE = "9" * 25


@pytest.fixture
def editor(client_as: ClientAs, drafter: User) -> Client:
    client = client_as(drafter)
    client.defaults["HTTP_HX_REQUEST"] = "true"
    return client


@pytest.fixture
def task(plan: Plan) -> Task:
    return plan.tasks.select_related("item").earliest("pk")


@pytest.mark.parametrize("number", [ENDLESS, TOO_LARGE])
@pytest.mark.parametrize("name", ["after", "parent", "position", "open", "version"])
def test_an_item_is_added_beside_none(editor: Client, plan: Plan, name: str, number: str) -> None:
    answer = editor.post(f"/ke-hoach/{plan.pk}/muc/them/", {"style": "paragraph", name: number})
    assert answer.status_code in (200, 400)


@pytest.mark.parametrize("number", [ENDLESS, TOO_LARGE])
@pytest.mark.parametrize("name", ["version", "unit_id", "lead_unit", "coordinator"])
def test_an_item_is_saved_with_none(editor: Client, task: Task, name: str, number: str) -> None:
    sent = {"version": str(task.item.version), "lead_scope": "", "lead_name": "", "has_leads": "1"}
    answer = editor.post(f"/muc/{task.item_id}/luu/", {**sent, "has_coordinators": "1", name: number})
    assert answer.status_code in (200, 412, 422)


@pytest.mark.parametrize("number", [ENDLESS, TOO_LARGE])
@pytest.mark.parametrize("name", ["drafting_unit_id", "budget_total", "draft_year"])
def test_a_header_takes_no_endless_number(editor: Client, plan: Plan, name: str, number: str) -> None:
    answer = editor.post(f"/ke-hoach/{plan.pk}/the-thuc/?part=head", {name: number})
    assert answer.status_code == 422


@pytest.mark.parametrize("number", [ENDLESS, TOO_LARGE])
def test_a_basis_cites_none(editor: Client, plan: Plan, number: str) -> None:
    row = {"basis_document": number, "basis_role": "basis", "basis_text": "Căn cứ", "basis_date": "", "basis_place": ""}
    assert editor.post(f"/ke-hoach/{plan.pk}/can-cu/", row).status_code == 422


def test_the_editor_opens_none(client_as: ClientAs, drafter: User, plan: Plan) -> None:
    assert client_as(drafter).get(f"/ke-hoach/{plan.pk}/soan/?open={ENDLESS}").status_code == 200


@pytest.mark.parametrize("address", [f"/van-ban/{TOO_LARGE}/", f"/van-ban/{TOO_LARGE}/pdf/", f"/ke-hoach/{TOO_LARGE}/"])
def test_a_page_of_none_is_not_found(client_as: ClientAs, drafter: User, address: str) -> None:
    assert client_as(drafter).get(address).status_code == 404


SHAPES = [
    "[" * 200_000,
    json.dumps({"leads": "abc", "coordinators": [5], "extra_lines": [1], "columns": [[]], "unit_id": [1]}),
    json.dumps({"leads": [{"unit_id": [], "scope": 5}], "text": {"a": 1}, "director": ["x"], "due": 7}),
    json.dumps(
        {"targets": [{"text": 5}], "leads": [{}], "extra_lines": [{"label": 1}], "coordinators": [{"scope": 1}]}
    ),
    json.dumps({"director": "\ud800", "text": "\ud800"}),
]


@pytest.mark.parametrize("base", SHAPES, ids=["deep", "kinds", "parts", "halves", "surrogate"])
@pytest.mark.parametrize("resolve", ["", "merge"])
def test_a_form_that_lies_about_its_beginning_is_answered(editor: Client, task: Task, base: str, resolve: str) -> None:
    version = Item.objects.get(pk=task.item_id).version
    sent = {"version": "0", "director": "Giám đốc", "text": "Việc khác", "base": base}
    if resolve:
        sent |= {"resolve": resolve, "conflict_version": str(version)}
    assert editor.post(f"/muc/{task.item_id}/luu/", sent).status_code in (200, 412)


@pytest.mark.parametrize("base", ["[" * 200_000, json.dumps({"recipients": "abc", "subject": 5, "bases": [5]})])
@pytest.mark.parametrize("path", ["the-thuc/?part=head", "the-thuc/?part=sign", "can-cu/"])
def test_a_frame_that_lies_about_its_beginning_is_answered(editor: Client, plan: Plan, path: str, base: str) -> None:
    sent = {"subject": "Tên khác", "recipient_name": "Sở Tài chính", "recipient_purpose": "", "base": base}
    assert editor.post(f"/ke-hoach/{plan.pk}/{path}", sent).status_code in (200, 412)
