"""The guards come and go with their migrations, and let a later migration rebuild a guarded table."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, connection, migrations, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from common.database import WithoutGuards, guards_lifted
from documents.constants import State
from documents.models import Document
from tests import people

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db(transaction=True)]

BEFORE = [("plans", "0001_initial"), ("documents", "0002_initial"), ("audit", "0002_initial")]


def guards() -> set[str]:
    table = "sqlite_master WHERE type = 'trigger'" if connection.vendor == "sqlite" else "pg_trigger WHERE tgname"
    name = "name" if connection.vendor == "sqlite" else "tgname"
    with connection.cursor() as cursor:
        condition = " AND name LIKE 'nscl%'" if connection.vendor == "sqlite" else " LIKE 'nscl%'"
        cursor.execute(f"SELECT {name} FROM {table}{condition}")  # noqa: S608
        return {row[0] for row in cursor.fetchall()}


def migrate(targets: list[tuple[str, str]]) -> None:
    MigrationExecutor(connection).migrate(targets)


@pytest.fixture
def back() -> Iterator[None]:
    """Whatever happens, the next test finds the guards in place."""
    yield
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


@pytest.mark.usefixtures("back")
def test_backwards_takes_them_away_and_forwards_brings_them_back() -> None:
    before = guards()
    assert {"nscl_append_only_delete_audit_entry", "nscl_frozen_update_plans_item"} <= before
    migrate(BEFORE)
    assert not any("frozen" in name or "append_only" in name for name in guards())
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    assert guards() == before


def rebuild(field: str, *, is_back: bool) -> None:
    """What a later migration does to a table that guards of others look at."""
    old = MigrationExecutor(connection).loader.project_state()
    add = migrations.AddField("Document", field, models.CharField(max_length=5, default="x"))
    operation = WithoutGuards([add])
    new = old.clone()
    operation.state_forwards("documents", new)
    with connection.schema_editor() as editor:
        _apply(operation, editor, old, new, is_back=is_back)


def _apply(operation: WithoutGuards, editor: object, old: ProjectState, new: ProjectState, *, is_back: bool) -> None:
    if is_back:
        operation.database_backwards("documents", editor, new, old)  # type: ignore[arg-type]
    else:
        operation.database_forwards("documents", editor, old, new)  # type: ignore[arg-type]


def test_a_guarded_table_is_rebuilt_and_guarded_again() -> None:
    before = guards()
    rebuild("extra", is_back=False)
    assert guards() == before
    rebuild("extra", is_back=True)
    assert guards() == before
    cast = people.make_cast()
    document = people.make_plan(cast.agency, cast.drafter, state=State.ISSUED).document
    with pytest.raises(IntegrityError, match="nscl: frozen"), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(subject="Khác")


def test_lifted_guards_come_back_after_an_error() -> None:
    before = guards()
    with pytest.raises(ZeroDivisionError), guards_lifted(connection):
        1 / 0  # noqa: B018
    assert guards() == before
    cast = people.make_cast()
    document = people.make_plan(cast.agency, cast.drafter, state=State.ISSUED).document
    with pytest.raises(IntegrityError, match="nscl: frozen"), transaction.atomic():
        document.recipients.all().delete()
