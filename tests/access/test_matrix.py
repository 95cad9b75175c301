"""Every route, as everybody, on own rows and on another agency's: the table's statuses, and never a canary."""

from __future__ import annotations

import pytest

from organizations.models import User
from tests.access import table
from tests.access.asking import Answer, ask, hostile_data, plain_data
from tests.access.routes import Route, routes
from tests.access.table import METHODS, ROLES, Line
from tests.access.world import CANARY, CANARY_PART, ONCE, World, agency_models, rows_of

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
every_route = pytest.mark.parametrize("route", routes(), ids=str)
# Reading these addresses changes nothing for anybody; what a person does to the own account is not of an agency.
OWN_ACCOUNT = {"organizations:login", "organizations:logout", "organizations:password", "organizations:profile",
               "organizations:tokens", "organizations:token-revoke", "admin:login", "admin:logout"}  # fmt: skip
ASKED = ("q", "plan", "unit", "parent", "parent_id", "agency", "template", "from", "after", "basis", "o", "kind__exact")


def answers(world: World, route: Route, method: str) -> dict[str, Answer]:
    """Everybody's answer, by the table's columns; «other» must be one answer for all."""
    own, data = route.address(world.own), plain_data(world.own) if method == "POST" else None
    members = world.members()
    found = {name: ask(members[name], method, own, data) for name in ROLES}
    found["anonymous"] = ask(None, method, own, data)
    found["superior"] = ask(world.cast.superior_reader, method, own, data)
    found["operator"] = ask(world.operator, method, own, data)
    return found


def strangers(world: World, route: Route, method: str) -> dict[str, Answer]:
    """Everybody of the own agency on a row of the other one."""
    address, data = route.address(world.other), plain_data(world.other) if method == "POST" else None
    people: dict[str, User] = {**world.members(), "superior": world.cast.superior_reader}
    return {name: ask(user, method, address, data) for name, user in people.items()}


def _line(found: dict[str, Answer], far: dict[str, Answer]) -> Line:
    line = {name: found[name].cell for name in table.COLUMNS if name in found}
    line["other"] = "/".join(sorted({answer.cell for name, answer in far.items() if name != "admin"})) or "-"
    line["other_admin"] = far["admin"].cell if far else "-"
    return line


@pytest.mark.heavy
@every_route
def test_everybody_gets_what_the_table_says(world: World, route: Route) -> None:
    lines = table.read()
    for method in METHODS:
        found = answers(world, route, method)
        far = strangers(world, route, method) if route.is_of_a_row else {}
        line = _line(found, far)
        if table.is_writing() and (route.name, method) not in lines:
            lines[route.name, method] = line
        said = {**found, **{f"other {name}": answer for name, answer in far.items()}}
        leaks = [name for name, answer in said.items() if name != "operator" and CANARY in answer.said + answer.headers]
        assert leaks == [], f"{method} {route} shows another agency's rows to: {', '.join(leaks)}"
        assert (route.name, method) in lines, f"{route} {method} is not in the table: see tests/access/table.py"
        assert lines[route.name, method] == line
    if table.is_writing():
        known = {each.name for each in routes()}
        table.write({key: each for key, each in sorted(lines.items()) if key[0] in known})


def test_the_table_has_no_line_of_a_route_that_is_gone() -> None:
    assert {name for name, _ in table.read()} <= {route.name for route in routes()}


def test_the_table_keeps_the_rules() -> None:
    """What no cell may say, whoever wrote it."""
    for (name, method), line in table.read().items():
        far = {line["other"], line["other_admin"]}
        assert not any(cell.endswith("+") for cell in far), f"{name} {method}: a stranger changes something"
        assert "200" not in far, f"{name} {method}: a stranger sees another agency's row"
        quiet = ("anonymous", "viewer", "superior") if name not in OWN_ACCOUNT else ("anonymous",)
        assert not any(line[who].endswith("+") for who in quiet), f"{name} {method}: a reader changes something"
        assert not (method == "GET" and any(cell.endswith("+") for cell in line.values())), f"{name}: GET changes"
        assert not any(cell.startswith("5") for cell in line.values()), f"{name} {method}: a server error"


@pytest.mark.heavy
@every_route
def test_no_other_method_is_answered(world: World, route: Route) -> None:
    for method in ("PUT", "PATCH", "DELETE"):
        answer = ask(world.cast.drafter, method, route.address(world.own))
        assert answer.status in (302, 400, 403, 404, 405), f"{method} {route}: {answer.status}"
        assert not answer.cell.endswith("+")


@pytest.mark.heavy
@every_route
def test_a_question_about_another_agencys_rows_finds_nothing(world: World, route: Route) -> None:
    """Filters, searches and pre-filled forms that name rows of the other agency."""
    ids = {"plan": world.other.plan.pk, "unit": world.other.rows["organizations.unit"].pk, "q": CANARY_PART,
           "template": world.other.plan.pk, "from": world.other.plan.pk, "agency": world.other.agency.pk}  # fmt: skip
    for name in ASKED:
        value = ids.get(name, world.other.item.pk)
        for user in (world.cast.drafter, world.cast.admin):
            answer = ask(user, "GET", f"{route.address(world.own)}?{name}={value}")
            assert CANARY not in answer.said + answer.headers, f"{route}?{name}={value} as {user.username}"
            assert answer.status < 500


@pytest.mark.heavy
@every_route
def test_a_form_that_points_into_another_agency_shows_and_takes_nothing(world: World, route: Route) -> None:
    counts = {model: rows_of(model, world.other.agency).count() for model in agency_models()}
    for user in (world.cast.drafter, world.cast.admin):
        answer = ask(user, "POST", route.address(world.own), hostile_data(world.own, world.other))
        assert CANARY not in answer.said + answer.headers, f"{route} as {user.username}"
        assert answer.status < 500
    assert {model: rows_of(model, world.other.agency).count() for model in agency_models()} == counts


def test_every_kind_of_row_of_the_other_agency_carries_the_canary(world: World) -> None:
    silent = {"documents.LayoutSettings", "documents.NumberCounter", "organizations.Membership", "plans.TaskUnit"}
    for model in agency_models():
        rows = [str(row.__dict__) for row in rows_of(model, world.other.agency)]
        assert rows, model
        if model._meta.label not in silent and model not in ONCE:
            assert all(CANARY in row for row in rows), model


def test_the_canary_is_heard(world: World) -> None:
    """The other agency's own people read it on their pages: the search above would find it."""
    for route in ("plans:detail", "documents:detail", "documents:pdf", "api-task-list", "api-plan-detail"):
        found = next(each for each in routes() if each.name == route)
        assert CANARY in ask(world.cast.stranger, "GET", found.address(world.other)).said, route


def test_the_table_is_written_by_one_process_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCESS_MATRIX", "write")
    monkeypatch.setenv("PYTEST_XDIST_WORKER_COUNT", "2")
    with pytest.raises(RuntimeError, match="needs one process"):
        table.is_writing()
