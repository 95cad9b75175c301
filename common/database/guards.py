"""Migration operations that make triggers from a migration's own state of the models."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from common.database.triggers import (
    Trigger,
    agency_links,
    any_differs,
    column,
    differs,
    not_replaced,
    related,
    state_is,
    strange_parent,
    texts,
    through,
)


class Guard(Operation):
    """Base of the operations below: `triggers` says what `model` is guarded against."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, model: str) -> None:
        self.model = model

    def triggers(self, model: type[models.Model], vendor: str) -> list[Trigger]:
        raise NotImplementedError

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The models stay as they are."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        vendor = schema_editor.connection.vendor
        for trigger in self.triggers(to_state.apps.get_model(app_label, self.model), vendor):
            for sql in (*trigger.drop(vendor), *trigger.create(vendor)):
                schema_editor.execute(sql, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        vendor = schema_editor.connection.vendor
        for trigger in self.triggers(from_state.apps.get_model(app_label, self.model), vendor):
            for sql in trigger.drop(vendor):
                schema_editor.execute(sql, params=None)

    def describe(self) -> str:
        return f"Guard {self.model}: {type(self).__name__}"


class NotReplaced(Guard):
    """No row takes the place of another by SQLite's OR REPLACE. Stands before a model's other guards: SQLite asks the
    latest first, and theirs is the better reason."""

    def triggers(self, model: type[models.Model], vendor: str) -> list[Trigger]:
        return not_replaced(model, vendor)


class AppendOnly(Guard):
    """Rows are only ever added."""

    def triggers(self, model: type[models.Model], vendor: str) -> list[Trigger]:
        return [Trigger(model._meta.db_table, "append-only", event) for event in ("UPDATE", "DELETE", "TRUNCATE")]


class Fixed(Guard):
    """These fields of a row never change once it is written; the row itself may go."""

    def __init__(self, model: str, fields: Sequence[str]) -> None:
        super().__init__(model)
        self.fields = fields

    def triggers(self, model: type[models.Model], vendor: str) -> list[Trigger]:
        changed = " OR ".join(differs(column(model, name), vendor) for name in self.fields)
        return [Trigger(model._meta.db_table, "fixed", "UPDATE", changed)]


class SameAgency(Guard):
    """A row's agency never changes, and whatever row of an agency it points to belongs to the same one."""

    def triggers(self, model: type[models.Model], vendor: str) -> list[Trigger]:
        table = model._meta.db_table
        foreign = agency_links(model)
        moved = [f"({differs(link.column, vendor)} AND {strange_parent(link)})" for link in foreign]
        triggers = [Trigger(table, "agency", "UPDATE", " OR ".join([differs("agency_id", vendor), *moved]))]
        if foreign:
            triggers.append(Trigger(table, "agency", "INSERT", " OR ".join(map(strange_parent, foreign))))
        return triggers


class FrozenDocument(Guard):
    """A document moves only along `steps`; in one of `frozen` states nothing but `may_change` changes, and what is
    numbered keeps `numbered` as it is and is never deleted. Values are those of the day the migration was written."""

    def __init__(
        self, model: str, *, steps: Sequence[tuple[str, str]], frozen: Sequence[str], may_change: Sequence[str],
        numbered: Sequence[str],
    ) -> None:  # fmt: skip
        super().__init__(model)
        self.steps, self.frozen, self.may_change, self.numbered = steps, frozen, may_change, numbered

    def triggers(self, model: type[models.Model], vendor: str) -> list[Trigger]:
        table = model._meta.db_table
        allowed = " OR ".join(f"(OLD.state = '{start}' AND NEW.state = '{end}')" for start, end in self.steps)
        is_frozen = f"OLD.state IN ({texts(self.frozen)})"
        numbered = " OR ".join(differs(column(model, name), vendor) for name in self.numbered)
        return [
            Trigger(table, "step", "UPDATE", f"NEW.state <> OLD.state AND NOT ({allowed})"),
            Trigger(table, "frozen", "UPDATE", f"{is_frozen} AND ({any_differs(model, self.may_change, vendor)})"),
            Trigger(table, "number", "UPDATE", f"OLD.number IS NOT NULL AND ({numbered})"),
            Trigger(table, "frozen", "DELETE", f"{is_frozen} OR OLD.number IS NOT NULL"),
            Trigger(table, "frozen", "TRUNCATE"),
        ]


class FrozenWithDocument(Guard):
    """A row stands still once the document at the end of `path` is in one of `frozen` states, but for `may_change`."""

    def __init__(self, model: str, path: str, *, frozen: Sequence[str], may_change: Sequence[str] = ()) -> None:
        super().__init__(model)
        self.path, self.frozen, self.may_change = path, frozen, may_change

    def triggers(self, model: type[models.Model], vendor: str) -> list[Trigger]:
        table = model._meta.db_table
        old, new = (self._document_is_frozen(model, row) for row in ("OLD", "NEW"))
        changed = any_differs(model, self.may_change, vendor)
        return [
            Trigger(table, "frozen", "INSERT", new),
            Trigger(table, "frozen", "UPDATE", f"({changed}) AND ({old} OR {new})"),
            Trigger(table, "frozen", "DELETE", old),
            Trigger(table, "frozen", "TRUNCATE"),
        ]

    def _document_is_frozen(self, model: type[models.Model], row: str) -> str:
        first, *rest = self.path.split("__")
        value, field = f"{row}.{column(model, first)}", model._meta.get_field(first)
        for name in rest:
            parent = related(field)
            value, field = through(value, parent, name), parent._meta.get_field(name)
        return state_is(value, related(field), self.frozen)
