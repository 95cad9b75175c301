"""One request by one person, undone afterwards: its status, whether anything was recorded, and what it said."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.test import Client
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from audit.models import Entry
from documents.models import DocumentEvent
from organizations.models import User
from tests.access.world import Side


@dataclass(frozen=True)
class Answer:
    """`cell` is the table's notation: the status, and «+» where something was written into the trail."""

    cell: str
    status: int
    said: str
    headers: str


def ask(user: User | None, method: str, address: str, data: dict[str, Any] | None = None) -> Answer:
    client = Client()
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    with transaction.atomic():
        before = _recorded()
        response: Any = getattr(client, method.lower())(address, data or {})
        written = _recorded() > before
        said = _text(response)
        if response.status_code in (301, 302) and user is not None:
            said += _text(client.get(response.headers["Location"]))
        transaction.set_rollback(True)
    cell = f"{response.status_code}{'+' if written else ''}"
    return Answer(cell, response.status_code, said, str(dict(response.headers)))


def _recorded() -> int:
    """Whatever changes something adds a row to the trail; a comment adds one to the document's events."""
    return Entry.objects.count() + DocumentEvent.objects.count()


def _text(response: Any) -> str:
    """Everything a person could read in the answer: HTML and JSON, the text of a PDF, the cells of a workbook."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    text = body.decode("utf-8", errors="replace")
    kind = response.headers.get("Content-Type", "")
    if kind.startswith("application/pdf"):
        # The stand-in of a test is no real PDF; its bytes are searched all the same.
        with suppress(PyPdfError):
            text += "".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            text += "".join(book.read(name).decode("utf-8", errors="replace") for name in book.namelist())
    return text


def plain_data(side: Side) -> dict[str, Any]:
    """A body that many forms take."""
    return {
        "version": side.plan.document.version,
        "text": "Chữ mới",
        "subject": "Trích yếu mới",
        "note": "Lý do của bước này",
        "name": "Hệ thống thử",
        "days": "30",
        "style": "paragraph",
        "position": "0",
        "email": "moi@example.vn",
        "post": "yes",
        "format": "0",
        "resource": "0",
    }


def hostile_data(own: Side, other: Side) -> dict[str, Any]:
    """The same with every reference pointing into the other agency."""
    unit, law = other.rows["organizations.unit"].pk, other.rows["plans.legaldocument"].pk
    return {
        **plain_data(own),
        **dict.fromkeys(("unit", "unit_id", "drafting_unit", "lead_unit", "coordinator_unit", "successor"), unit),
        **{name: [unit] for name in ("leads", "coordinators", "lead", "coordinator")},
        **dict.fromkeys(("parent", "parent_id", "after", "after_id", "before", "item"), other.item.pk),
        **dict.fromkeys(("plan", "template", "template_id", "copied_from"), other.plan.pk),
        **dict.fromkeys(("legal_document", "legal_document_id", "basis_document", "implements", "carries_out"), law),
        **dict.fromkeys(("agency", "agency_id", "superior"), other.agency.pk),
        **dict.fromkeys(("user", "user_id", "created_by"), other.rows["organizations.user"].pk),
        "has_leads": "1",
        "has_coordinators": "1",
        "kind": "annual",
        "subject": "Kế hoạch mới",
        "period_start": "01/01/2026",
        "period_end": "31/12/2026",
    }
