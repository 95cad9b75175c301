"""The register of incoming documents: numbers, scans, doubles, and what becomes of an entry."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from common.errors import InvalidInput, NotAllowed, StaleVersion
from documents.models import IncomingDocument, NumberCounter
from documents.services import incoming_create, incoming_update
from organizations.models import User
from plans.models import LegalDocument
from tests.people import Cast

pytestmark = pytest.mark.django_db

ClientAs = Callable[[User], Client]
CAME = {
    "arrived_on": dt.date(2026, 3, 3),
    "issuer": "UBND tỉnh",
    "code": "138/KH-UBND",
    "issued_on": dt.date(2026, 3, 2),
    "kind": "Kế hoạch",
    "subject": "Hỗ trợ doanh nghiệp nâng cao năng suất",
}
TYPED = {"arrived_on": "03/03/2026", "issuer": "UBND tỉnh", "code": "138/KH-UBND", "issued_on": "02/03/2026",
         "kind": "Kế hoạch", "subject": "Hỗ trợ doanh nghiệp nâng cao năng suất"}  # fmt: skip


@pytest.fixture(autouse=True)
def _on_a_wednesday() -> object:
    with time_machine.travel("2026-03-04T09:00:00+07:00"):
        yield


def come(cast: Cast, **changes: object) -> IncomingDocument:
    return incoming_create(actor=cast.clerk, agency=cast.agency, changes={**CAME, **changes})


def pdf(**encryption: object) -> bytes:
    out, file = io.BytesIO(), pikepdf.new()
    file.add_blank_page()
    file.save(out, encryption=pikepdf.Encryption(owner="a", user="b") if encryption else False)
    return out.getvalue()


@pytest.mark.parametrize("person", ["drafter", "unit_head", "finance", "leader", "admin", "viewer"])
def test_only_the_clerk_enters_what_comes_in(cast: Cast, person: str) -> None:
    with pytest.raises(NotAllowed, match="dành cho Văn thư"):
        incoming_create(actor=getattr(cast, person), agency=cast.agency, changes=CAME)


def test_the_list_asks_as_often_for_many_as_for_few(
    cast: Cast, client_as: ClientAs, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_as(cast.clerk)
    for count in (2, 8):
        for _ in range(count):
            come(cast, unit=cast.unit)
        client.get(reverse("documents:incoming-list"))
        with django_assert_num_queries(6):
            client.get(reverse("documents:incoming-list"))


def test_arrival_numbers_run_without_gap_in_each_year(cast: Cast) -> None:
    old = {"arrived_on": dt.date(2025, 12, 31), "issued_on": None}
    numbers = [(row.arrival_year, row.arrival_number) for row in (come(cast), come(cast, **old), come(cast))]
    assert numbers == [(2026, 1), (2025, 1), (2026, 2)]
    with pytest.raises(InvalidInput):
        come(cast, subject="")
    assert NumberCounter.objects.get(series="ĐẾN", year=2026).last == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"arrived_on": dt.date(2026, 3, 5)}, "arrived_on"),
        ({"issued_on": dt.date(2026, 3, 4)}, "issued_on"),
        ({"forwarded_on": dt.date(2026, 3, 2)}, "forwarded_on"),
        ({"issuer": ""}, "issuer"),
        ({"code": "x" * 61}, "code"),
    ],
)
def test_what_cannot_have_come_in_is_refused(cast: Cast, changes: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        come(cast, **changes)
    assert refusal.value.field == field


def test_an_entry_keeps_its_year_and_its_last_writer_wins_nothing(cast: Cast) -> None:
    row = come(cast)
    with pytest.raises(InvalidInput, match="thuộc sổ năm 2026"):
        incoming_update(
            actor=cast.clerk,
            incoming_id=row.pk,
            version=1,
            changes={"arrived_on": dt.date(2025, 12, 31), "issued_on": None},
        )
    incoming_update(actor=cast.clerk, incoming_id=row.pk, version=1, changes={"note": "một"})
    with pytest.raises(StaleVersion):
        incoming_update(actor=cast.clerk, incoming_id=row.pk, version=1, changes={"note": "hai"})


def test_a_scan_is_kept_and_handed_out(cast: Cast, client_as: ClientAs) -> None:
    client, data = client_as(cast.clerk), pdf()
    scan = SimpleUploadedFile("scan.pdf", data, content_type="application/pdf")
    answer = client.post(reverse("documents:incoming-create"), {**TYPED, "scan": scan})
    assert answer.status_code == 302
    row = IncomingDocument.objects.get()
    kept: Any = client_as(cast.viewer).get(reverse("documents:incoming-scan", args=[row.pk]))
    assert b"".join(kept.streaming_content) == data
    assert client_as(cast.stranger).get(reverse("documents:incoming-scan", args=[row.pk])).status_code == 404


@pytest.mark.parametrize("data", [b"khong phai PDF", pdf(locked=True)])
def test_a_file_that_cannot_be_kept_enters_nothing(cast: Cast, client_as: ClientAs, data: bytes) -> None:
    scan = SimpleUploadedFile("scan.pdf", data, content_type="application/pdf")
    answer = client_as(cast.clerk).post(reverse("documents:incoming-create"), {**TYPED, "scan": scan})
    assert answer.status_code == 400
    assert len(answer.context["form"].errors["scan"]) == 1
    assert 'value="138/KH-UBND"' in answer.content.decode()
    assert not IncomingDocument.objects.exists()


def test_the_same_paper_is_asked_about_once(cast: Cast, client_as: ClientAs) -> None:
    come(cast)
    client, page = client_as(cast.clerk), reverse("documents:incoming-create")
    asked = client.post(page, TYPED)
    assert "đã vào sổ với số đến 01/2026" in asked.content.decode()
    confirmed = asked.context["form"].data["confirmed"]
    assert client.post(page, {**TYPED, "confirmed": confirmed}).status_code == 302
    assert IncomingDocument.objects.count() == 2


@pytest.mark.parametrize(("query", "is_found"), [("nang suat", True), ("138/kh", True), ("1", True), ("UBND 2", False)])
def test_the_incoming_register_is_searched(cast: Cast, client_as: ClientAs, query: str, is_found: bool) -> None:
    come(cast, code="138/KH-UBND")
    page = client_as(cast.drafter).get(reverse("documents:incoming-list"), {"q": query}).content.decode()
    assert ("138/KH-UBND" in page) == is_found


def test_the_incoming_register_leaves_as_file_and_paper(cast: Cast, client_as: ClientAs) -> None:
    come(cast)
    client = client_as(cast.viewer)
    book = load_workbook(io.BytesIO(client.get(reverse("documents:incoming-xlsx")).content)).worksheets[0]
    assert book["D2"].value == "138/KH-UBND"
    text = PdfReader(io.BytesIO(client.get(reverse("documents:incoming-pdf")).content)).pages[0].extract_text()
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN" in " ".join(text.split())


def test_what_came_in_can_be_cited(cast: Cast, client_as: ClientAs) -> None:
    row = come(cast)
    client, page = client_as(cast.drafter), reverse("plans:cite-incoming", args=[row.pk])
    assert "138/KH-UBND" in client.get(page).content.decode()
    typed = {
        "kind": "Kế hoạch",
        "symbol": row.code,
        "issued_on": "02/03/2026",
        "issuer": row.issuer,
        "subject": row.subject,
    }
    assert client.post(page, typed).status_code == 302
    assert LegalDocument.objects.get(agency=cast.agency).symbol == "138/KH-UBND"
    assert client_as(cast.viewer).post(page, typed).status_code == 403
    assert client_as(cast.stranger).get(page).status_code == 404
