"""The schema and its page: valid, complete, in Vietnamese, and the only place where the CSP gives way."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.test import Client

from nscl_portal.api_urls import router
from tests.people import Cast

CONTRACT = {"agencies", "units", "plans", "items", "tasks", "documents"}
_MARKS = re.compile(r"[À-ỹ]")


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    out = io.StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=out)
    read: dict[str, Any] = yaml.safe_load(out.getvalue())
    return read


def test_it_is_openapi_3_1_and_valid(schema: dict[str, Any]) -> None:
    assert schema["openapi"] == "3.1.0"
    assert {prefix for prefix, _, _ in router.registry} >= CONTRACT


def test_every_endpoint_has_a_list_and_a_detail(schema: dict[str, Any]) -> None:
    wanted = {f"/api/v1/{name}/" for name, _, _ in router.registry}
    wanted |= {f"/api/v1/{name}/{{id}}/" for name, _, _ in router.registry}
    assert set(schema["paths"]) == wanted
    assert all(set(methods) == {"get"} for methods in schema["paths"].values())


def test_every_answer_is_declared(schema: dict[str, Any]) -> None:
    for path, methods in schema["paths"].items():
        answers = methods["get"]["responses"]
        codes = {"200", "401", "403", "404"} | (set() if path.endswith("{id}/") else {"400"})
        assert set(answers) == codes, path
        assert set(answers["200"]["content"]) == {"application/json"}
        assert set(answers["404"]["content"]) == {"application/problem+json"}


def test_a_task_is_the_contracts(schema: dict[str, Any]) -> None:
    task = schema["components"]["schemas"]["Task"]
    assert list(task["properties"]) == [
        "id", "plan", "pos", "title", "leads", "coordinators", "director", "deadline", "start", "due",
        "status", "light", "progress", "expected_result", "updated_at", "url", "lineage",
    ]  # fmt: skip
    assert schema["components"]["schemas"]["LightEnum"]["enum"] == [
        "done", "done_late", "on_track", "at_risk", "overdue", "not_due",
    ]  # fmt: skip
    filters = {each["name"] for each in schema["paths"]["/api/v1/tasks/"]["get"]["parameters"]}
    assert filters >= {
        "plan", "unit", "role", "status", "quarter", "due_before", "overdue", "updated_since", "q", "cursor", "count",
        "current", "lineage",
    }  # fmt: skip


def test_what_people_read_of_it_is_vietnamese(schema: dict[str, Any]) -> None:
    texts: list[str] = [schema["info"]["description"]]
    for path in schema["paths"].values():
        operation = path["get"]
        texts += [operation["summary"], operation["description"]]
        texts += [each["description"] for each in operation["parameters"] if each["in"] == "query"]
    english = [text for text in texts if not _MARKS.search(text)]
    assert english == []


def test_the_docs_page_alone_relaxes_the_policy(client_as: Any, cast: Cast) -> None:
    client: Client = client_as(cast.viewer)
    policy = client.get("/api/v1/docs/").headers["Content-Security-Policy"]
    assert "style-src 'self' 'unsafe-inline'" in policy
    assert "img-src 'self' data:" in policy
    assert "script-src 'self';" in policy + ";"
    for path in ("/api/v1/tasks/", "/api/v1/schema/", "/api/v1/plans/"):
        other = client.get(path).headers["Content-Security-Policy"]
        assert "unsafe-inline" not in other
        assert "data:" not in other


def test_the_docs_page_has_no_inline_script(client_as: Any, cast: Cast) -> None:
    page = client_as(cast.viewer).get("/api/v1/docs/").content.decode()
    assert page.count("<script") == page.count("<script src=")
    script = client_as(cast.viewer).get("/api/v1/docs/?script")
    assert script.headers["Content-Type"].startswith("application/javascript")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["schema", "docs", "tasks"])
def test_strangers_read_nothing(client: Client, path: str) -> None:
    assert client.get(f"/api/v1/{path}/").status_code == 401


def test_an_unknown_address_is_a_problem_too(client_as: Any, cast: Cast) -> None:
    answer = client_as(cast.viewer).get("/api/v1/khong-co/12/")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert client_as(cast.viewer).get("/api/v1/tasks").headers["Location"] == "/api/v1/tasks/"
