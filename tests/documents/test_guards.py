"""What the database refuses, tried with raw SQL; generated from the models, so that a new one is not forgotten."""

# ruff: noqa: S608

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from audit.models import Entry
from common.database.triggers import agency_links, column
from documents.constants import State
from documents.models import (
    Document,
    DocumentCopy,
    DocumentEvent,
    IssuedDocument,
    LayoutSettings,
    NumberCounter,
    PreparedFile,
    SignedFile,
)
from documents.rules import steps
from organizations.models import Agency, AgencyOwned, ApiToken, Holiday, UnitName, User
from plans.models import EditStep, ImportBatch, LegalBasis, Plan
from tests import evidence, people
from tests.people import Cast

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db]

OWNED = [model for model in apps.get_models() if issubclass(model, AgencyOwned)]
LINKS = [(model, field.name) for model in OWNED for field in agency_links(model)]
NEVER_PRINTED = [EditStep]


def _stands_with_a_document() -> list[type[models.Model]]:
    """Models whose rows go when a document goes: its text, which freezes with it."""
    found: list[type[models.Model]] = [Document]
    for model in OWNED * 3:
        parents = [f.related_model for f in agency_links(model) if f.remote_field.on_delete is models.CASCADE]
        if model not in found and model not in NEVER_PRINTED and any(parent in found for parent in parents):
            found.append(model)
    return found[1:]


FROZEN = _stands_with_a_document()


def make_world(agency: Agency, user: User) -> Plan:
    """At least one row of every model that belongs to an agency."""
    plan = people.make_plan(agency, user)
    unit = people.make_unit(agency, "van-phong", "Văn phòng Sở")
    UnitName.objects.create(agency=agency, unit=unit, name="Văn phòng")
    Holiday.objects.create(agency=agency, date=dt.date(2026, 1, 1), name="Tết Dương lịch")
    LayoutSettings.objects.create(agency=agency)
    NumberCounter.objects.create(agency=agency, series="CV", year=2025)
    EditStep.objects.create(agency=agency, plan=plan, actor=user, label="Sửa")
    ApiToken.objects.create(agency=agency, user=user, name="Đọc", digest=agency.code, expires_at=timezone.now())
    Entry.objects.create(agency=agency, actor=user, action="plan.create", object_type="plans.plan", object_id="1")
    DocumentEvent.objects.create(
        agency=agency, document=plan.document, action="comment", from_state="draft", to_state="draft", actor=user
    )
    evidence.add_texts(plan.document, user)
    evidence.add_imports(plan, user)
    people.freeze(plan.document, user)
    evidence.add_files(plan.document, user)
    return plan


def make_issued(cast: Cast) -> None:
    """An issued plan with all that freezes with a document."""
    plan = people.make_plan(cast.agency, cast.drafter)
    evidence.add_texts(plan.document, cast.drafter)
    people.advance(plan.document, State.ISSUED, by=cast.drafter)


def refused(sql: str, *params: Any, code: str = "nscl: ") -> None:
    with pytest.raises(IntegrityError, match=code), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def row_of(model: type[models.Model], agency: Agency) -> int:
    pk = model._default_manager.filter(agency=agency).order_by("pk").values_list("pk", flat=True).first()
    assert pk is not None, f"make_world makes no {model.__name__}"
    return int(pk)


def test_every_text_of_a_document_is_known() -> None:
    names = {model.__name__ for model in FROZEN}
    assert names >= {"Recipient", "Plan", "LegalBasis", "Item", "Task", "TaskUnit", "Target"}


@pytest.mark.parametrize("model", OWNED, ids=lambda m: m.__name__)
def test_a_row_never_changes_its_agency(cast: Cast, model: type[models.Model]) -> None:
    make_world(cast.agency, cast.drafter)
    table, pk = model._meta.db_table, row_of(model, cast.agency)
    refused(f"UPDATE {table} SET agency_id = %s WHERE id = %s", cast.other.pk, pk)


@pytest.mark.parametrize(("model", "name"), LINKS, ids=[f"{m.__name__}.{n}" for m, n in LINKS])
def test_a_row_points_to_its_own_agency_only(cast: Cast, model: type[models.Model], name: str) -> None:
    make_world(cast.agency, cast.drafter)
    make_world(cast.other, cast.stranger)
    parent = next(field.related_model for field in agency_links(model) if field.name == name)
    pk, foreign = row_of(model, cast.agency), row_of(parent, cast.other)
    table, link = model._meta.db_table, column(model, name)
    refused(f"UPDATE {table} SET {link} = %s WHERE id = %s", foreign, pk)
    columns = [f.column for f in model._meta.concrete_fields if f.column not in ("id", link)]
    copied = ", ".join(f'"{c}"' for c in columns)
    refused(
        f'INSERT INTO {table} ({copied}, "{link}") SELECT {copied}, %s FROM {table} WHERE id = %s',
        foreign,
        pk,
        code="nscl: agency",
    )


OTHER_VALUE: dict[str, Any] = {
    "CharField": "x",
    "TextField": "x",
    "PositiveIntegerField": 77,
    "PositiveSmallIntegerField": 77,
    "BigIntegerField": 77,
    "DecimalField": "0.77",
    "DateField": "2001-02-03",
    "DateTimeField": "2001-02-03 04:05:06",
    "JSONField": '["x"]',
}
MAY_CHANGE = {"is_template", "copied_from_id"}


def changes(model: type[models.Model], pk: int, allowed: set[str]) -> list[tuple[str, list[Any]]]:
    """One UPDATE per column that nobody may touch."""
    found: list[tuple[str, list[Any]]] = []
    for field in model._meta.concrete_fields:
        if field.primary_key or field.column in allowed:
            continue
        kind = field.get_internal_type()
        if kind in OTHER_VALUE:
            value, params = "%s", [OTHER_VALUE[kind], pk]
        elif kind == "BooleanField":
            value, params = f"NOT {field.column}", [pk]
        elif kind == "UUIDField":
            value, params = "%s", [str(uuid4()), pk]
        else:  # a foreign key: the next row, whatever it is
            value, params = f"COALESCE({field.column}, 0) + 1", [pk]
        found.append((f"UPDATE {model._meta.db_table} SET {field.column} = {value} WHERE id = %s", params))
    return found


def replace(model: type[models.Model]) -> str:
    """Write a row over itself: SQLite's REPLACE, PostgreSQL's ON CONFLICT with another text."""
    table = model._meta.db_table
    if connection.vendor == "sqlite":
        return f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE id = %s"
    text = next(f.column for f in model._meta.concrete_fields if isinstance(f, models.CharField | models.TextField))
    return f"INSERT INTO {table} SELECT * FROM {table} WHERE id = %s ON CONFLICT (id) DO UPDATE SET {text} = 'x'"


@pytest.mark.parametrize("model", FROZEN, ids=lambda m: m.__name__)
def test_the_text_of_an_issued_document_stands_still(cast: Cast, model: type[models.Model]) -> None:
    make_issued(cast)
    pk, table = row_of(model, cast.agency), model._meta.db_table
    for sql, params in changes(model, pk, MAY_CHANGE if model is Plan else set()):
        refused(sql, *params)
    refused(f"DELETE FROM {table} WHERE id = %s", pk, code="nscl: frozen")
    refused(replace(model), pk)


@pytest.mark.parametrize("model", FROZEN, ids=lambda m: m.__name__)
def test_nothing_is_added_to_an_issued_document(cast: Cast, model: type[models.Model]) -> None:
    make_issued(cast)
    columns = ", ".join(f'"{f.column}"' for f in model._meta.concrete_fields if not f.primary_key)
    table = model._meta.db_table
    refused(
        f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE id = %s",
        row_of(model, cast.agency),
        code="nscl: frozen",
    )


@pytest.mark.parametrize("state", [State.ISSUED, State.AMENDED, State.WITHDRAWN, State.CANCELLED])
def test_an_issued_document_stands_still(cast: Cast, state: State) -> None:
    document = people.make_plan(cast.agency, cast.drafter, state=state).document
    for sql, params in changes(Document, document.pk, {"state", "amended_by_id", "version", "updated_at"}):
        refused(sql, *params)
    refused("DELETE FROM documents_document WHERE id = %s", document.pk, code="nscl: frozen")
    refused(replace(Document), document.pk)


WRITTEN_ONCE = [DocumentEvent, IssuedDocument, Entry, DocumentCopy, ImportBatch, PreparedFile, SignedFile]


@pytest.mark.parametrize("model", WRITTEN_ONCE, ids=lambda m: m.__name__)
def test_the_record_is_only_added_to(cast: Cast, model: type[models.Model]) -> None:
    make_world(cast.agency, cast.drafter)
    pk, table = row_of(model, cast.agency), model._meta.db_table
    for sql, params in changes(model, pk, set()):
        refused(sql, *params)
    refused(f"DELETE FROM {table} WHERE id = %s", pk, code="nscl: append-only")
    refused(replace(model), pk)
    if connection.vendor == "postgresql":
        refused(f"SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {table} CASCADE", code="nscl: ")


@pytest.mark.parametrize("start", State.values)
def test_a_state_moves_only_along_the_table(cast: Cast, start: str) -> None:
    document = people.make_plan(cast.agency, cast.drafter, state=start).document
    for end in State.values:
        if end == start or (start, end) in steps():
            continue
        refused("UPDATE documents_document SET state = %s WHERE id = %s", end, document.pk)
    for end in [end for begin, end in steps() if begin == start and end != State.NUMBERED]:
        with transaction.atomic():
            assert Document.objects.filter(pk=document.pk).update(state=end) == 1
            transaction.set_rollback(True)


def test_a_number_is_kept_and_its_document_not_deleted(cast: Cast) -> None:
    document = people.make_plan(cast.agency, cast.drafter, state=State.NUMBERED).document
    for name in ("number", "number_year"):
        refused(f"UPDATE documents_document SET {name} = 7 WHERE id = %s", document.pk, code="nscl: number")
    refused("UPDATE documents_document SET issued_on = '2025-01-01' WHERE id = %s", document.pk, code="nscl: number")
    refused("UPDATE documents_document SET number = NULL, number_year = NULL, issued_on = NULL WHERE id = %s",
            document.pk, code="nscl: number")  # fmt: skip
    refused("DELETE FROM documents_document WHERE id = %s", document.pk, code="nscl: frozen")


def test_a_draft_is_deleted_with_all_that_hangs_on_it(cast: Cast) -> None:
    plan = people.make_plan(cast.agency, cast.drafter)
    plan.document.delete()
    assert not Plan.objects.exists()
    assert not LegalBasis.objects.exists()


def test_an_issued_plan_may_become_a_template_and_outlive_its_source(cast: Cast) -> None:
    source = people.make_plan(cast.agency, cast.drafter)
    plan = people.make_plan(cast.agency, cast.drafter, copied_from=source, state=State.ISSUED)
    assert Plan.objects.filter(pk=plan.pk).update(is_template=True) == 1
    source.document.delete()
    plan.refresh_from_db()
    assert plan.copied_from is None
