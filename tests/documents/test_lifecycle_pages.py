"""The register, a document's page and its file, as seen by each reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from documents.constants import State
from documents.models import Document
from organizations.models import User
from tests import people
from tests.people import PDF, Cast

pytestmark = pytest.mark.django_db

ClientAs = Callable[[User], Client]


@pytest.fixture
def document(cast: Cast) -> Document:
    return people.make_plan(cast.agency, cast.drafter, state=State.ISSUED).document


def text(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def register(client: Client, query: str = "") -> str:
    return text(client, reverse("documents:list") + query)


def test_the_register_shows_numbers_not_drafts(cast: Cast, document: Document, client_as: ClientAs) -> None:
    people.make_plan(cast.agency, cast.drafter, subject="Bản còn thảo")
    page = register(client_as(cast.viewer))
    assert "01/KH-SKHCN" in page
    assert "Bản còn thảo" not in page
    assert "1 văn bản đã cấp số" in page


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("?q=nang suat", True),
        ("?q=không có", False),
        ("?q=NĂNG+suất+kh-skhcn", True),
        ("?q=1", True),
        ("?q=01/KH", True),
        ("?q=2/KH", False),
        ("?year=2025&type=KH", True),
        ("?year=2024", True),
        ("?year=abc", True),
        ("?type=CV", False),
        ("?state=withdrawn", False),
        ("?page=99", True),
    ],
)
def test_the_register_is_narrowed(
    cast: Cast, document: Document, client_as: ClientAs, query: str, is_found: bool
) -> None:
    assert ("01/KH-SKHCN" in register(client_as(cast.drafter), query)) == is_found


def test_a_document_shows_its_record(cast: Cast, document: Document, client_as: ClientAs) -> None:
    page = text(client_as(cast.superior_reader), reverse("documents:detail", args=[document.pk]))
    for shown in ("01/KH-SKHCN", "05/09/2025", document.issued.pdf_sha256, "Trần Công Hòa", "Chưa ký số"):
        assert shown in page
    assert reverse("documents:pdf", args=[document.pk]) in page


def test_the_file_comes_back_byte_for_byte(cast: Cast, document: Document, client_as: ClientAs) -> None:
    response = client_as(cast.viewer).get(reverse("documents:pdf", args=[document.pk]))
    assert b"".join(cast_bytes(response)) == PDF
    assert response["Content-Type"] == "application/pdf"
    name = quote("01_KH-SKHCN Triển khai hoạt động nâng cao năng suất chất lượng năm 2025.pdf")
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"


def cast_bytes(response: Any) -> list[bytes]:
    return cast("list[bytes]", list(response.streaming_content))


@pytest.mark.parametrize("name", ["detail", "pdf"])
def test_a_stranger_finds_nothing(cast: Cast, document: Document, client_as: ClientAs, name: str) -> None:
    url = reverse(f"documents:{name}", args=[document.pk])
    assert client_as(cast.stranger).get(url).status_code == 404
    assert Client().get(url).status_code == 302
    assert "01/KH-SKHCN" not in register(client_as(cast.stranger))


def test_a_draft_has_no_file(cast: Cast, client_as: ClientAs) -> None:
    draft = people.make_document(cast.agency, cast.drafter)
    assert client_as(cast.drafter).get(reverse("documents:pdf", args=[draft.pk])).status_code == 404
    assert "Chưa có số" in text(client_as(cast.drafter), reverse("documents:detail", args=[draft.pk]))


def test_nothing_is_posted_to_these_pages(cast: Cast, document: Document, client_as: ClientAs) -> None:
    for name in ("detail", "pdf"):
        url = reverse(f"documents:{name}", args=[document.pk])
        assert client_as(cast.clerk).post(url).status_code == 405


def test_markup_in_a_subject_is_only_text(cast: Cast, client_as: ClientAs) -> None:
    bad = people.make_document(cast.agency, cast.drafter, subject="<script>alert(1)</script>")
    people.advance(bad, State.ISSUED, by=cast.clerk)
    client = client_as(cast.drafter)
    for page in (register(client), text(client, reverse("documents:detail", args=[bad.pk]))):
        assert "<script>alert" not in page
    response = client.get(reverse("documents:pdf", args=[bad.pk]))
    response.close()
    assert "<" not in response["Content-Disposition"]


def test_the_register_asks_as_often_for_many_as_for_few(
    cast: Cast, client_as: ClientAs, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, counts = client_as(cast.drafter), []
    for wanted in (3, 15):
        while Document.objects.frozen().count() < wanted:
            made = people.make_document(cast.agency, cast.drafter)
            people.advance(made, State.ISSUED, by=cast.clerk, issued_on=dt.date(2025, 9, 5))
        with django_assert_max_num_queries(20) as queries:
            register(client)
        counts.append(len(queries))
    assert counts[0] == counts[1]
