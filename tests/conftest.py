"""Fixtures for every test: the named people of `tests.people`, and a browserless client for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client, TransactionTestCase

from common.database import guards_lifted
from organizations.models import Agency, Unit, User
from plans.models import Plan
from tests import people
from tests.people import Cast
from tests.scratch import Scratch, postgresql_scratch, sqlite_scratch


@pytest.fixture(autouse=True, scope="session")
def _empty_tables_past_the_guards() -> Iterator[None]:
    """After a test that commits, Django empties every table: the one deletion the guards have to let pass."""
    empty = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def teardown(case: TransactionTestCase) -> None:
        with guards_lifted(connection):
            empty(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    return people.make_cast()


@pytest.fixture
def agency(cast: Cast) -> Agency:
    return cast.agency


@pytest.fixture
def other_agency(cast: Cast) -> Agency:
    return cast.other


@pytest.fixture
def unit(cast: Cast) -> Unit:
    return cast.unit


@pytest.fixture
def drafter(cast: Cast) -> User:
    return cast.drafter


@pytest.fixture
def unit_head(cast: Cast) -> User:
    return cast.unit_head


@pytest.fixture
def finance(cast: Cast) -> User:
    return cast.finance


@pytest.fixture
def clerk(cast: Cast) -> User:
    return cast.clerk


@pytest.fixture
def leader(cast: Cast) -> User:
    return cast.leader


@pytest.fixture
def admin(cast: Cast) -> User:
    return cast.admin


@pytest.fixture
def viewer(cast: Cast) -> User:
    return cast.viewer


@pytest.fixture
def stranger(cast: Cast) -> User:
    """A drafter of the other agency."""
    return cast.stranger


@pytest.fixture
def superior_reader(cast: Cast) -> User:
    """A viewer of the superior body, to which the own agency is open."""
    return cast.superior_reader


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A draft plan of the own agency."""
    return people.make_plan(cast.agency, cast.drafter)


@pytest.fixture
def other_plan(cast: Cast) -> Plan:
    """A draft plan of the other agency."""
    return people.make_plan(cast.other, cast.stranger, subject="Kế hoạch riêng của Đồng Nai")


@pytest.fixture
def client_as() -> Callable[[User], Client]:
    """`client_as(user)`: a client signed in as that person."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture(scope="session")
def sqlite_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scratch]:
    """A migrated SQLite file for tests with real processes."""
    with sqlite_scratch(tmp_path_factory.mktemp("sqlite")) as scratch:
        yield scratch


@pytest.fixture(scope="session")
def postgresql_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scratch]:
    """A migrated PostgreSQL database for tests with real processes; dropped afterwards."""
    with postgresql_scratch(tmp_path_factory.mktemp("postgresql")) as scratch:
        yield scratch


@pytest.fixture(params=["postgresql", "sqlite"])
def database(request: pytest.FixtureRequest) -> Scratch:
    """Each engine in turn."""
    scratch: Scratch = request.getfixturevalue(f"{request.param}_database")
    return scratch
