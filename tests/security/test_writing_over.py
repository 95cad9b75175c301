"""A row of the record is not written over, not even by a connection that sets no pragma of ours."""

from __future__ import annotations

import sqlite3

import pytest
from django.db import connection, models

from audit.models import Entry
from audit.services import log
from documents.constants import State
from documents.models import Document, IssuedDocument
from plans.models import Item, Plan, Task
from tests import people
from tests.people import Cast

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db]


@pytest.fixture
def careless(cast: Cast) -> Plan:
    """An issued plan in SQLite where REPLACE fires no trigger for the row it removes."""
    plan = people.make_plan(cast.agency, cast.drafter, state=State.ISSUED)
    log(actor=cast.drafter, action="created", obj=plan)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers=OFF")
    return plan


@pytest.mark.parametrize("model", [Document, IssuedDocument, Entry, Plan, Item, Task], ids=lambda m: m.__name__)
def test_a_kept_row_is_not_replaced(careless: Plan, model: type[models.Model]) -> None:
    table = model._meta.db_table
    if connection.vendor != "sqlite":
        return  # REPLACE is SQLite's alone
    with pytest.raises(Exception, match="nscl: ") as refusal, connection.cursor() as cursor:
        cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")  # noqa: S608 - the model's own name
    assert isinstance(refusal.value.__cause__, sqlite3.IntegrityError)


def test_a_text_is_not_carried_off_to_a_draft(careless: Plan, cast: Cast) -> None:
    draft = people.make_plan(cast.agency, cast.drafter)
    if connection.vendor != "sqlite":
        return
    columns = [field.column for field in Item._meta.concrete_fields]
    moved = ", ".join(str(draft.pk) if name == "plan_id" else f'"{name}"' for name in columns)
    with pytest.raises(Exception, match="nscl: "), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT OR REPLACE INTO plans_item SELECT {moved} FROM plans_item WHERE plan_id = %s",  # noqa: S608
            [careless.pk],
        )


def test_another_document_does_not_push_out_a_number(careless: Plan, cast: Cast) -> None:
    if connection.vendor != "sqlite":
        return
    draft = people.make_document(cast.agency, cast.drafter)
    with pytest.raises(Exception, match="nscl: "), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE OR REPLACE documents_document SET number = 1, number_year = 2025, issued_on = '2025-09-05', "
            "series = 'KH' WHERE id = %s",
            [draft.pk],
        )
    assert Document.objects.filter(pk=careless.document_id).exists()
