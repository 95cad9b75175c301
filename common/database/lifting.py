"""Working without the guards: for migrations that rebuild a table, and for emptying a test database."""

# The names in these statements come from the models, never from a person.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class WithoutGuards(Operation):
    """Run `operations` with SQLite's guards lifted and put back; on PostgreSQL just run them."""

    reversible = True

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        with _lifted_on_sqlite(schema_editor.connection):
            for operation, before, after in self._states(app_label, from_state):
                operation.database_forwards(app_label, schema_editor, before, after)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        with _lifted_on_sqlite(schema_editor.connection):
            for operation, before, after in reversed(self._states(app_label, to_state)):
                operation.database_backwards(app_label, schema_editor, after, before)

    def describe(self) -> str:
        return "; ".join(operation.describe() for operation in self.operations)

    def _states(self, app_label: str, state: ProjectState) -> list[tuple[Operation, ProjectState, ProjectState]]:
        walked = []
        for operation in self.operations:
            after = state.clone()
            operation.state_forwards(app_label, after)
            walked.append((operation, state, after))
            state = after
        return walked


@contextmanager
def guards_lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Without any guard, for emptying a test database; needs the tables' owner."""
    if connection.vendor != "postgresql":
        with _lifted_on_sqlite(connection):
            yield
        return
    _switch_triggers(connection, "DISABLE")
    try:
        yield
    finally:
        _switch_triggers(connection, "ENABLE")


@contextmanager
def _lifted_on_sqlite(connection: BaseDatabaseWrapper) -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'nscl!_%' ESCAPE '!'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for _, sql in triggers:
                cursor.execute(sql)


def _switch_triggers(connection: BaseDatabaseWrapper, word: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "DO $$ DECLARE t regclass; BEGIN FOR t IN SELECT DISTINCT tgrelid::regclass FROM pg_trigger "
            r"WHERE tgname LIKE 'nscl\_%' LOOP "
            f"EXECUTE format('ALTER TABLE %s {word} TRIGGER USER', t); END LOOP; END $$"
        )
