"""The Word file on the pages: of a draft as it stands, of an issued document from what was frozen."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from documents.constants import State
from documents.models import Document
from documents.writers import docx, json
from organizations.models import Agency
from tests import people
from tests.documents.papers import content_for
from tests.documents.word import lines
from tests.people import Cast

pytestmark = pytest.mark.django_db
ClientAs = Callable[..., Client]


@pytest.fixture
def issued(cast: Cast) -> Document:
    document = people.advance(people.make_document(cast.agency, cast.drafter), State.NUMBERED, by=cast.clerk)
    people.freeze(document, cast.clerk, json.dump(content_for(document)))
    Document.objects.filter(pk=document.pk).update(state=State.ISSUED)
    document.refresh_from_db()
    return document


def test_an_issued_document_as_word(cast: Cast, issued: Document, client_as: ClientAs) -> None:
    response = client_as(cast.viewer).get(reverse("documents:docx", args=[issued.pk]))
    assert "Sở tổ chức 02 hội thảo về năng suất chất lượng." in lines(response.content)
    assert response["Content-Type"] == docx.CONTENT_TYPE
    name = quote("01_KH-SKHCN Triển khai hoạt động nâng cao năng suất chất lượng năm 2025.docx")
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_file_comes_from_what_was_frozen(cast: Cast, issued: Document, client_as: ClientAs) -> None:
    """Whatever the agency is called later: the letterhead is the one that was issued."""
    Agency.objects.filter(pk=cast.agency.pk).update(superior_name="Nơi khác")
    response = client_as(cast.viewer).get(reverse("documents:docx", args=[issued.pk]))
    assert cast.agency.superior_name.upper() in lines(response.content)


def test_the_page_offers_it(cast: Cast, issued: Document, client_as: ClientAs) -> None:
    page = client_as(cast.viewer).get(reverse("documents:detail", args=[issued.pk])).content.decode()
    assert reverse("documents:docx", args=[issued.pk]) in page
    assert "Tải bản Word" in page


def test_a_draft_without_a_text_of_this_room_has_none(cast: Cast, client_as: ClientAs) -> None:
    draft = people.make_document(cast.agency, cast.drafter)
    assert client_as(cast.drafter).get(reverse("documents:docx", args=[draft.pk])).status_code == 404


def test_a_stranger_finds_nothing(cast: Cast, issued: Document, client_as: ClientAs) -> None:
    url = reverse("documents:docx", args=[issued.pk])
    assert client_as(cast.stranger).get(url).status_code == 404
    assert Client().get(url).status_code == 302
    assert client_as(cast.viewer).post(url).status_code == 405


def test_a_draft_plan_as_word(cast: Cast, client_as: ClientAs) -> None:
    plan = people.make_plan(cast.agency, cast.drafter, subject="Đào tạo năng suất")
    client = client_as(cast.drafter)
    response = client.get(reverse("plans:docx", args=[plan.pk]))
    assert "Đào tạo năng suất" in lines(response.content)
    assert quote("Dự thảo Đào tạo năng suất.docx") in response["Content-Disposition"]
    assert reverse("plans:docx", args=[plan.pk]) in client.get(reverse("plans:detail", args=[plan.pk])).content.decode()


def test_an_issued_plan_leads_to_its_document(cast: Cast, client_as: ClientAs) -> None:
    plan = people.make_plan(cast.agency, cast.drafter, state=State.ISSUED)
    response = client_as(cast.drafter).get(reverse("plans:docx", args=[plan.pk]))
    assert response.headers["Location"] == reverse("documents:docx", args=[plan.document_id])
