"""The two registers: what the clerk notes, what is exported and printed, and what is refused."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from audit.models import Entry
from common.errors import InvalidInput, NotAllowed, StaleVersion
from documents.constants import State
from documents.models import Document, RegisterEntry
from documents.rules.archive import FIELDS, too_long
from documents.rules.registers import OUTGOING_HEADS
from documents.services import document_withdraw, register_entry_save
from organizations.models import Agency, User
from tests import people
from tests.people import Cast

pytestmark = pytest.mark.django_db

ClientAs = Callable[[User], Client]
TODAY = dt.date(2026, 3, 4)


@pytest.fixture(autouse=True)
def _on_a_wednesday() -> object:
    with time_machine.travel("2026-03-04T09:00:00+07:00"):
        yield


@pytest.fixture
def document(cast: Cast) -> Document:
    """Issued on Monday, 2 March 2026."""
    paper = people.make_plan(cast.agency, cast.drafter).document
    return people.advance(paper, State.ISSUED, by=cast.clerk, issued_on=dt.date(2026, 3, 2))


def note(cast: Cast, document: Document, **changes: object) -> RegisterEntry:
    return register_entry_save(document_id=document.pk, actor=cast.clerk, changes=changes)


# --- the clerk's entry -----------------------------------------------------------------------------------------


def test_the_clerk_notes_what_happened_to_a_document(cast: Cast, document: Document) -> None:
    entry = note(cast, document, copies_count=12, dispatched_on=TODAY, received_by="Bưu điện tỉnh")
    assert (entry.copies_count, entry.dispatched_on, entry.received_by) == (12, TODAY, "Bưu điện tỉnh")
    logged = Entry.objects.get(object_type="documents.registerentry")
    assert (logged.actor, logged.after["copies_count"]) == (cast.clerk, 12)
    before = document.updated_at
    document.refresh_from_db()
    assert (document.updated_at, document.state) == (before, State.ISSUED)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"dispatched_on": dt.date(2026, 3, 1)}, "dispatched_on"),
        ({"dispatched_on": dt.date(2026, 3, 5)}, "dispatched_on"),
        ({"recalled_on": TODAY}, "recalled_on"),
        ({"due_on": dt.date(2026, 3, 1)}, "due_on"),
        ({"copies_count": 1000}, "copies_count"),
        ({"copies_count": 0}, "copies_count"),
        ({"doc_ordinal": 1000}, "doc_ordinal"),
        ({"file_catalog": 26}, "file_catalog"),
        ({"file_notation": "x" * 21}, "file_notation"),
        ({"state": "draft"}, "state"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    cast: Cast, document: Document, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        note(cast, document, **changes)
    assert refusal.value.field == field
    assert not RegisterEntry.objects.exists()


@pytest.mark.parametrize("person", ["drafter", "unit_head", "finance", "leader", "admin", "viewer"])
def test_only_the_clerk_keeps_the_registers(cast: Cast, document: Document, person: str) -> None:
    actor = getattr(cast, person)
    with pytest.raises(NotAllowed, match="dành cho Văn thư"):
        register_entry_save(document_id=document.pk, actor=actor, changes={"note": "x"})


def test_two_clerks_do_not_overwrite_each_other(cast: Cast, document: Document) -> None:
    seen = document.version
    register_entry_save(document_id=document.pk, actor=cast.clerk, version=seen, changes={"note": "một"})
    with pytest.raises(StaleVersion):
        register_entry_save(document_id=document.pk, actor=cast.clerk, version=seen, changes={"note": "hai"})
    assert RegisterEntry.objects.get().note == "một"


def test_withdrawing_fills_the_day(cast: Cast, document: Document) -> None:
    document_withdraw(document_id=document.pk, actor=cast.leader, note="Sai thẩm quyền")
    assert RegisterEntry.objects.get().recalled_on == TODAY


def test_a_late_dispatch_is_asked_about_once(cast: Cast, document: Document, client_as: ClientAs) -> None:
    client, page = client_as(cast.clerk), reverse("documents:register-entry", args=[document.pk])
    typed = {"version": document.version, "dispatched_on": "04/03/2026", "language": "Tiếng Việt"}
    asked = client.post(page, typed)
    assert "chậm nhất vào ngày làm việc tiếp theo (03/03/2026)" in asked.content.decode()
    confirmed = asked.context["form"].data["confirmed"]
    assert client.post(page, {**typed, "confirmed": confirmed}).status_code == 302
    assert RegisterEntry.objects.get().dispatched_on == TODAY
    assert "Ghi sổ" not in client_as(cast.viewer).get(page).content.decode()


# --- the outgoing register -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("?series=KH", True),
        ("?series=chung", True),
        ("?first=02/03/2026&last=02/03/2026", True),
        ("?first=03/03/2026", False),
        ("?last=01/03/2026", False),
        ("?first=31/02/2026", True),
    ],
)
def test_the_register_is_narrowed_by_series_and_days(
    cast: Cast, document: Document, client_as: ClientAs, query: str, is_found: bool
) -> None:
    page = client_as(cast.clerk).get(reverse("documents:list") + query).content.decode()
    assert ("01/KH-SKHCN" in page) == is_found


def test_a_wrong_day_is_answered_in_words(cast: Cast, client_as: ClientAs) -> None:
    page = client_as(cast.clerk).get(reverse("documents:list") + "?first=31/02/2026").content.decode()
    assert "Ngày 31/02/2026 không có thật" in page


def test_the_register_asks_as_often_for_many_as_for_few(
    cast: Cast, client_as: ClientAs, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_as(cast.clerk)
    for count in (2, 8):
        for _ in range(count):
            document = people.make_plan(cast.agency, cast.drafter, state=State.ISSUED).document
            note(cast, document, copies_count=1)
        client.get(reverse("documents:list"))
        with django_assert_num_queries(8):
            client.get(reverse("documents:list"))


def test_the_workbook_has_the_decree_s_ten_columns(cast: Cast, document: Document, client_as: ClientAs) -> None:
    note(cast, document, copies_count=12, dispatched_on=dt.date(2026, 3, 3), note="=1+1")
    foreign = people.make_plan(cast.other, cast.stranger, state=State.ISSUED)
    sheet = load_workbook(
        io.BytesIO(client_as(cast.viewer).get(reverse("documents:register-xlsx")).content)
    ).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == OUTGOING_HEADS
    assert rows[1][0] == "01/KH-SKHCN"
    assert rows[1][6:8] == (12, dt.datetime(2026, 3, 3))  # noqa: DTZ001 - a workbook knows no zones
    assert sheet["J2"].data_type == "s"
    assert len(rows) == 2
    assert foreign.document.subject


def test_the_printed_register(cast: Cast, document: Document, client_as: ClientAs) -> None:
    answer = client_as(cast.clerk).get(reverse("documents:register-pdf") + "?year=2026")
    page = PdfReader(io.BytesIO(answer.content)).pages[0]
    text = " ".join(page.extract_text().split())
    for said in ("SỔ ĐĂNG KÝ VĂN BẢN ĐI", "Năm 2026", "01/KH-SKHCN", "02/03/2026", "Trang 1/1", "(10)"):
        assert said in text
    assert page.mediabox.width > page.mediabox.height


def test_the_archive_s_fields(cast: Cast, document: Document, client_as: ClientAs) -> None:
    Agency.objects.filter(pk=cast.agency.pk).update(organ_id="H48.12")
    note(cast, document, file_catalog=2026, file_notation="05/HS", doc_ordinal=3, copies_count=12)
    answer = client_as(cast.clerk).get(reverse("documents:archive-csv"))
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert list(row) == [field.name for field in FIELDS]
    known = {
        name: row[name] for name in ("OrganId", "FileCatalog", "FileNotation", "CodeNumber", "IssuedDate", "Priority")
    }
    assert known == {
        "OrganId": "H48.12",
        "FileCatalog": "2026",
        "FileNotation": "05/HS",
        "CodeNumber": "1",
        "IssuedDate": "02/03/2026",
        "Priority": "0",
    }
    assert client_as(cast.clerk).get(reverse("documents:archive-xlsx")).status_code == 200


@pytest.mark.parametrize(("name", "length"), [(field.name, field.length) for field in FIELDS if field.length])
def test_each_field_has_its_length(name: str, length: int) -> None:
    values = {field.name: "" for field in FIELDS}
    assert too_long({**values, name: "x" * length}) is None
    found = too_long({**values, name: "x" * (length + 1)})
    assert found is not None
    assert found.name == name


def test_a_value_without_room_is_named_not_cut(cast: Cast, client_as: ClientAs) -> None:
    paper = people.make_plan(cast.agency, cast.drafter, document={"signer_name": "N" * 51}).document
    people.advance(paper, State.ISSUED, by=cast.clerk)
    answer = client_as(cast.clerk).get(reverse("documents:archive-xlsx"))
    assert answer.status_code == 400
    assert "Văn bản 01/KH-SKHCN: «Họ tên người ký» dài quá 50 ký tự" in answer.content.decode()
