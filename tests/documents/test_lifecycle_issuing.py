"""Issuing freezes text and file; the nightly check finds what was changed behind the portal's back."""

from __future__ import annotations

import dataclasses
import hashlib
import os
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection

from audit.models import Entry
from common.database import guards_lifted
from common.errors import DomainError, InvalidInput, NotAllowed
from documents import signing
from documents.constants import State
from documents.models import Document, IssuedDocument
from documents.services import document_issue, verify_issued
from documents.services.files import keep_file
from documents.writers import json, pdf
from tests import people
from tests.documents.papers import content_for
from tests.people import Cast

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def media(settings: LazySettings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def document(cast: Cast) -> Document:
    document = people.make_document(cast.agency, cast.drafter)
    return people.advance(document, State.NUMBERED, by=cast.clerk)


def issue(cast: Cast, document: Document) -> IssuedDocument:
    return document_issue(document_id=document.pk, actor=cast.clerk, content=content_for(document))


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_it_works(cast: Cast, document: Document, media: Path) -> None:
    issued = issue(cast, document)
    data = (media / issued.pdf_path).read_bytes()
    assert data.startswith(b"%PDF-")
    assert (hashlib.sha256(data).hexdigest(), len(data)) == (issued.pdf_sha256, issued.pdf_size)
    assert issued.pdf_path == f"issued/{cast.agency.pk}/2025/{issued.pdf_sha256}.pdf"
    assert issued.page_count == 1
    assert json.load(issued.content_json) == content_for(document)
    assert hashlib.sha256(issued.content_json.encode()).hexdigest() == issued.content_sha256
    document.refresh_from_db()
    assert document.state == State.ISSUED
    assert [event.action for event in document.events.all()] == ["issue"]
    assert Entry.objects.get().action == "issue"


def test_the_file_is_closed_for_writing(cast: Cast, document: Document, media: Path) -> None:
    issued = issue(cast, document)
    assert (media / issued.pdf_path).stat().st_mode & 0o222 == 0


@pytest.mark.parametrize(
    "head",
    [{"number": None}, {"number": 2}, {"symbol": "KH-UBND"}, {"date": None}],
    ids=["blank", "another number", "another symbol", "another day"],
)
def test_a_letterhead_of_something_else_is_refused(
    cast: Cast, document: Document, media: Path, head: dict[str, Any]
) -> None:
    content = content_for(document)
    if "date" in head:
        head = {"date": dataclasses.replace(content.letterhead.date, day=6)}
    wrong = dataclasses.replace(content, letterhead=dataclasses.replace(content.letterhead, **head))
    with pytest.raises(InvalidInput, match="khác với số đã cấp"):
        document_issue(document_id=document.pk, actor=cast.clerk, content=wrong)
    assert files(media) == []


@pytest.mark.parametrize("person", ["drafter", "unit_head", "leader", "admin", "viewer"])
def test_only_the_clerk_issues(cast: Cast, document: Document, media: Path, person: str) -> None:
    with pytest.raises(NotAllowed):
        document_issue(document_id=document.pk, actor=getattr(cast, person), content=content_for(document))
    assert files(media) == []


def test_a_document_without_a_number_is_not_issued(cast: Cast) -> None:
    draft = people.make_document(cast.agency, cast.drafter)
    with pytest.raises(NotAllowed, match="«Dự thảo»"):
        issue(cast, draft)


def test_a_second_click_issues_nothing_more(cast: Cast, document: Document, media: Path) -> None:
    issue(cast, document)
    with pytest.raises(NotAllowed, match="«Đã ban hành»"):
        issue(cast, document)
    assert len(files(media)) == 1


def test_a_full_disk_leaves_no_half_file(
    cast: Cast, document: Document, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(DomainError, match="Không lưu được tệp"):
        issue(cast, document)
    assert files(media) == []
    document.refresh_from_db()
    assert document.state == State.NUMBERED
    assert not IssuedDocument.objects.exists()


def test_a_file_left_by_a_crash_is_taken_over(cast: Cast, document: Document, media: Path) -> None:
    printed = pdf.render(content_for(document))
    data = signing.prepare(printed.data, signing.boxes(printed.boxes["sign"]))
    left = media / f"issued/{cast.agency.pk}/2025/{hashlib.sha256(data).hexdigest()}.pdf"
    left.parent.mkdir(parents=True)
    left.write_bytes(data[:100])
    issued = issue(cast, document)
    assert (media / issued.pdf_path).read_bytes() == data
    assert len(files(media)) == 1


def test_what_was_issued_is_found_whole(cast: Cast, document: Document) -> None:
    issue(cast, document)
    assert verify_issued() == []


def test_a_changed_file_is_found(cast: Cast, document: Document, media: Path) -> None:
    issued = issue(cast, document)
    path = media / issued.pdf_path
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"%%EOF", b"%%EOH"))
    found = verify_issued()
    assert [damage.document_id for damage in found] == [issued.document_id]
    assert "Tệp PDF đã lưu không khớp dấu băm" in found[0].reason
    entry = Entry.objects.get(action="damaged")
    assert (entry.object_id, entry.actor, entry.agency) == (str(document.pk), None, cast.agency)


def test_a_lost_file_is_found(cast: Cast, document: Document, media: Path) -> None:
    issued = issue(cast, document)
    (media / issued.pdf_path).unlink()
    assert "Không đọc được tệp PDF" in verify_issued()[0].reason


def test_a_text_changed_past_the_guards_is_found(cast: Cast, document: Document) -> None:
    issued = issue(cast, document)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with guards_lifted(connection):
        IssuedDocument.objects.filter(pk=issued.pk).update(content_json="{}")
    assert "không khớp dấu băm" in verify_issued()[0].reason


def test_keeping_a_file_reports_a_folder_it_may_not_write(media: Path) -> None:
    (media / "issued").write_text("a file where a folder should be")
    with pytest.raises(DomainError) as refusal:
        keep_file(PurePosixPath("issued/1/2025/x.pdf"), b"%PDF-")
    assert refusal.value.code == "storage"
