"""Annexes in files of their own: the drafter's list, what it refuses, and when it stands still."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from documents.constants import MAX_ANNEX_FILES, State
from documents.models import AnnexFile
from documents.selectors import stored
from organizations.models import User
from plans.models import Plan
from tests import people
from tests.documents import desk
from tests.people import Cast

pytestmark = pytest.mark.django_db

ClientAs = Callable[[User], Client]


@pytest.fixture(autouse=True)
def media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def draft(cast: Cast) -> Plan:
    return people.make_plan(cast.agency, cast.drafter)


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def at(plan: Plan, name: str, *more: int) -> str:
    return reverse(f"documents:{name}", args=[plan.document_id, *more])


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def pdf(text: str = "", **how: object) -> bytes:
    made, data = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.docinfo["/Title"] = text
    made.save(data, **how)  # type: ignore[arg-type]
    return data.getvalue()


def add_annex(client: Client, plan: Plan, title: str, data: bytes) -> str:
    said = {"title": title, "file": upload("bieu.pdf", data)}
    return client.post(at(plan, "annexes"), said, follow=True).content.decode()


def titles(plan: Plan) -> list[str]:
    return list(AnnexFile.objects.filter(document=plan.document_id).values_list("title", flat=True))


def test_the_drafter_adds_orders_renames_and_deletes_annex_files(cast: Cast, draft: Plan, client_as: ClientAs) -> None:
    client = client_as(cast.drafter)
    assert at(draft, "annexes") in page(client, draft.get_absolute_url())
    for name in ("Biểu 01", "Biểu 02"):
        assert "Đã thêm tệp phụ lục." in add_annex(client, draft, name, pdf(name))
    first, second = AnnexFile.objects.order_by("position")
    client.post(at(draft, "annex-move", second.pk), {"up": "1"})
    assert titles(draft) == ["Biểu 02", "Biểu 01"]
    client.post(at(draft, "annex-move", second.pk), {"up": "1"})
    client.post(at(draft, "annex-rename", first.pk), {"title": "  Biểu   kinh phí "})
    assert titles(draft) == ["Biểu 02", "Biểu kinh phí"]
    client.post(at(draft, "annex-delete", second.pk))
    assert titles(draft) == ["Biểu kinh phí"]
    file = client_as(cast.superior_reader).get(at(draft, "annex-file", first.pk))
    assert file.getvalue() == pdf_of(first)


def pdf_of(annex: AnnexFile) -> bytes:
    return stored(annex.pdf_path).read_bytes()


def test_bad_annex_files_are_refused_in_words(cast: Cast, draft: Plan, client_as: ClientAs) -> None:
    client = client_as(cast.drafter)
    locked = pdf(encryption=pikepdf.Encryption(user="x", owner="x"))
    cases = [
        ("Biểu", locked, "mật khẩu"),
        ("Biểu", b"khong phai pdf", "PDF"),
        ("Biểu", b"%PDF-1.7" + b"x" * (20 * 2**20), "Tệp lớn hơn 20 MB"),
        ("", pdf(), "Hãy nhập tên phụ lục."),
        ("dài" * 200, pdf(), "tối đa 300 ký tự"),
    ]
    for title, data, sentence in cases:
        assert sentence in add_annex(client, draft, title, data)
    assert titles(draft) == []
    add_annex(client, draft, "Biểu", pdf("a"))
    assert "đã có trong danh sách" in add_annex(client, draft, "Biểu khác", pdf_of(AnnexFile.objects.get()))


def test_there_are_ten_annex_files_at_most(cast: Cast, draft: Plan, client_as: ClientAs) -> None:
    for number in range(MAX_ANNEX_FILES):
        desk.annex(draft.document, cast.drafter, f"%PDF-{number}".encode())
    client = client_as(cast.drafter)
    assert "Đã đủ 10 tệp phụ lục" in add_annex(client, draft, "Biểu", pdf())
    assert len(titles(draft)) == MAX_ANNEX_FILES


def test_annex_files_stay_as_they_are_from_submission_on(cast: Cast, draft: Plan, client_as: ClientAs) -> None:
    annex = desk.annex(draft.document, cast.drafter, pdf())
    people.advance(draft.document, State.SUBMITTED, by=cast.drafter)
    client = client_as(cast.drafter)
    for name in ("annex-rename", "annex-move", "annex-delete"):
        assert client.post(at(draft, name, annex.pk), {"title": "Khác", "up": "1"}).status_code == 403
    assert "nên không sửa được" in add_annex(client, draft, "Biểu", pdf("b"))
    assert "nên không sửa được" in page(client, at(draft, "annexes"))
    assert titles(draft) == ["Biểu 01"]


def test_an_annex_of_another_document_is_not_reached(cast: Cast, draft: Plan, client_as: ClientAs) -> None:
    other = people.make_plan(cast.agency, cast.drafter, subject="Kế hoạch khác")
    annex = desk.annex(other.document, cast.drafter, pdf())
    client = client_as(cast.drafter)
    assert client.get(at(draft, "annex-file", annex.pk)).status_code == 404
    assert client.post(at(draft, "annex-delete", annex.pk)).status_code == 404
