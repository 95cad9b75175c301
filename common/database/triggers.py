"""One trigger on either engine, and the conditions that triggers are made of."""

# The names in these statements come from the models, never from a person.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

PREFIX = "nscl_"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Refuse `event` (INSERT, UPDATE, DELETE, TRUNCATE) on a row for which `when` is true; OLD and NEW are the row."""

    table: str
    code: str
    event: str
    when: str = ""

    @property
    def name(self) -> str:
        return f"{PREFIX}{self.code.replace('-', '_')}_{self.event.lower()}_{self.table}"

    @property
    def message(self) -> str:
        return f"nscl: {self.code} ({self.table})"

    def create(self, vendor: str) -> list[str]:
        return self._create_postgresql() if vendor == "postgresql" else self._create_sqlite()

    def drop(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [f"DROP TRIGGER IF EXISTS {self.name} ON {self.table}", f"DROP FUNCTION IF EXISTS {self.name}()"]
        return [f"DROP TRIGGER IF EXISTS {self.name}"]

    def _create_sqlite(self) -> list[str]:
        if self.event == "TRUNCATE":  # SQLite has none: an unlimited DELETE fires the row triggers
            return []
        when = f"WHEN ({self.when}) " if self.when else ""
        return [
            f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} FOR EACH ROW {when}"
            f"BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        ]

    def _create_postgresql(self) -> list[str]:
        row = {"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD", "TRUNCATE": "NULL"}[self.event]
        each = "STATEMENT" if self.event == "TRUNCATE" else "ROW"
        return [
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN "
            f"IF ({self.when or 'TRUE'}) THEN "
            f"RAISE EXCEPTION USING MESSAGE = '{self.message}', ERRCODE = 'restrict_violation'; "
            f"END IF; RETURN {row}; END $guard$",
            f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} "
            f"FOR EACH {each} EXECUTE FUNCTION {self.name}()",
        ]


def not_replaced(model: type[models.Model], vendor: str) -> list[Trigger]:
    """SQLite's OR REPLACE removes the row in its way without firing a DELETE trigger, unless the connection asks for
    it: so a row is refused that would take the place of another. PostgreSQL knows no such thing."""
    if vendor == "postgresql":
        return []
    table = model._meta.db_table
    keys = [[field.column] for field in model._meta.concrete_fields if field.unique]
    constraints = [each for each in model._meta.constraints if isinstance(each, models.UniqueConstraint)]
    keys += [[column(model, name) for name in each.fields] for each in constraints]
    same = " OR ".join("(" + " AND ".join(f"r.{name} = NEW.{name}" for name in key) + ")" for key in keys)
    taken = f"SELECT 1 FROM {table} r WHERE ({same})"
    return [
        Trigger(table, "replaced", "INSERT", f"EXISTS ({taken})"),
        Trigger(table, "replaced", "UPDATE", f"EXISTS ({taken} AND r.id <> OLD.id)"),
    ]


def agency_links(model: type[models.Model]) -> list[models.ForeignKey[Any, Any]]:
    """The foreign keys of `model` to rows that belong to an agency themselves."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.name != "agency" and _has_agency(related(field))
    ]


def strange_parent(field: models.ForeignKey[Any, Any]) -> str:
    """True where NEW's `field` points to a row of another agency (or to none)."""
    column, parent = field.column, related(field)._meta.db_table
    return (
        f"(NEW.{column} IS NOT NULL AND NOT EXISTS "
        f"(SELECT 1 FROM {parent} p WHERE p.id = NEW.{column} AND p.agency_id = NEW.agency_id))"
    )


def state_is(value: str, document: type[models.Model], states: Sequence[str]) -> str:
    """True where the document whose id is the expression `value` is in one of `states`."""
    table = document._meta.db_table
    return f"EXISTS (SELECT 1 FROM {table} d WHERE d.id = {value} AND d.state IN ({texts(states)}))"


def through(value: str, parent: type[models.Model], field: str) -> str:
    """The expression for `field` of the row of `parent` whose id is the expression `value`."""
    return f"(SELECT {column(parent, field)} FROM {parent._meta.db_table} WHERE id = {value})"


def column(model: type[models.Model], field: str) -> str:
    name: str = model._meta.get_field(field).column  # type: ignore[union-attr, assignment]
    return name


def related(field: Any) -> type[models.Model]:
    model: type[models.Model] = field.related_model
    return model


def _has_agency(model: type[models.Model]) -> bool:
    return any(field.name == "agency" for field in model._meta.concrete_fields)


def differs(name: str, vendor: str) -> str:
    operator = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    return f"NEW.{name} {operator} OLD.{name}"


def any_differs(model: type[models.Model], but: Sequence[str], vendor: str) -> str:
    names = [field.name for field in model._meta.concrete_fields if field.name not in but]
    return " OR ".join(differs(column(model, name), vendor) for name in names)


def texts(values: Sequence[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)
