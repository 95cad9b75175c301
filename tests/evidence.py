"""Rows around an issued document: certificates, files, registers, sendings; one of each, explicit values."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from documents.constants import CopyKind, DocumentType, SignatureRole
from documents.models import (
    AnnexFile,
    Correction,
    Document,
    DocumentCopy,
    IncomingDocument,
    PreparedFile,
    RegisterEntry,
    Sending,
    SignedFile,
    SigningCertificate,
    WordTemplate,
)
from documents.readers.source import Line, Passage, Place, Source
from documents.writers import json
from organizations.models import Unit, User
from plans.constants import ImportState
from plans.importing import keeping
from plans.importing.draft import Found, HeaderDraft, PlanDraft
from plans.models import ImportBatch, Plan, PlanImport
from tests.documents.papers import content_for

CERTIFICATE: dict[str, Any] = {
    "issuer_name": "CA thử nghiệm",
    "serial": "01",
    "valid_from": dt.datetime(2025, 1, 1, tzinfo=dt.UTC),
    "valid_to": dt.datetime(2030, 1, 1, tzinfo=dt.UTC),
}


def add_texts(document: Document, user: User, letter: Document | None = None, mark: str = "") -> None:
    """What freezes with a document: an annex in a file of its own, and the text of a letter that corrects another;
    `letter`, where given, holds that text."""
    AnnexFile.objects.create(
        agency_id=document.agency_id,
        document=document,
        title="Biểu tổng hợp",
        file_name="bieu.pdf",
        made_by=user,
        **_file(document, f"annex {mark}"),
    )
    Correction.objects.create(
        agency_id=document.agency_id,
        document=letter or document,
        addressees="Các phòng, đơn vị thuộc Sở",
        rows=[{"where": "Mục I", "printed": "10/01/2021", "correct": "11/01/2021"}],
    )


def add_imports(plan: Plan, user: User, mark: str = "") -> PlanImport:
    """Files that came in together: the first is read and waits for a person, one was saved as `plan`, one refused."""
    batch = ImportBatch.objects.create(
        agency=plan.agency, file_name=f"ke-hoach {mark}.zip", skipped=[{"name": mark, "reason": mark}], made_by=user
    )
    title = f"Kế hoạch nhập {mark}".strip()
    kept = keeping.draft_as_json(PlanDraft(header=HeaderDraft(title=Found(title), year=Found(2026))))
    read: dict[str, Any] = {
        "source": keeping.source_as_json(Source("text", (Passage(title, Place(0, 1, 1)),), (Line(title),))),
        "reading": kept,
        "draft": kept,
        "title": title,
        "read_at": timezone.now(),
    }
    steps: list[tuple[str, dict[str, Any]]] = [
        ("cho-xem", {"state": ImportState.READY, **read}),
        ("da-luu", {"state": ImportState.SAVED, "plan": plan, **read}),
        ("khong-doc", {"state": ImportState.REFUSED, "message": f"Tệp có mật khẩu. {mark}".strip()}),
    ]
    made = [
        PlanImport.objects.create(
            agency=plan.agency,
            batch=batch,
            file_name=f"{name} {mark}.txt",
            uploaded_by=user,
            **_upload(plan.agency_id, f"{name} {mark}"),
            **more,
        )
        for name, more in steps
    ]
    return made[0]


def _upload(agency_id: int, words: str) -> dict[str, Any]:
    data = words.encode()
    digest = sha256(data).hexdigest()
    path = f"imports/{agency_id}/{digest}.txt"
    target = Path(settings.MEDIA_ROOT) / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return {"file_path": path, "file_sha256": digest, "file_size": len(data)}


def add_files(document: Document, user: User, mark: str = "") -> None:
    """What is added beside a document once it has its number; texts of insert-only rows carry `mark`."""
    agency = document.agency
    shared: dict[str, Any] = {"agency": agency, "document": document}
    prepared = PreparedFile.objects.create(
        **shared,
        content_json=json.dump(content_for(document)),
        content_sha256="0" * 64,
        made_by=user,
        **_file(document, f"prepared {mark}"),
    )
    SignedFile.objects.create(
        **shared,
        prepared=prepared,
        role=SignatureRole.PERSON,
        subject_name=f"Trần Công Hòa {mark}".strip(),
        signed_at=timezone.now(),
        made_by=user,
        **CERTIFICATE,
        **_file(document, f"signed {mark}"),
    )
    DocumentCopy.objects.create(
        **shared,
        kind=CopyKind.FULL,
        number=900,
        number_year=2025,
        symbol=f"SY-{agency.symbol}"[:40],
        made_on=dt.date(2025, 10, 1),
        signer_name=f"Chánh Văn phòng {mark}".strip(),
        made_by=user,
        **_file(document, f"copy {mark}"),
    )
    SigningCertificate.objects.create(
        agency=agency, owner=user, label=f"Chứng thư thử {mark}".strip(), subject_name="Trần Công Hòa", made_by=user,
        certificate_pem="", **CERTIFICATE,
    )  # fmt: skip
    RegisterEntry.objects.create(**shared, copies_count=5, note=f"Gửi bản giấy {mark}".strip())
    IncomingDocument.objects.create(
        agency=agency,
        arrival_number=1,
        arrival_year=2025,
        arrived_on=dt.date(2025, 9, 1),
        issuer="UBND tỉnh",
        code="138/KH-UBND",
        kind="Kế hoạch",
        subject=f"Văn bản đến {mark}".strip(),
        unit=Unit.objects.filter(agency=agency).first(),
        made_by=user,
    )
    Sending.objects.create(
        **shared, recipient=f"UBND tỉnh {mark}".strip(), address="vanthu@example.vn", file_path="x.pdf",
        file_sha256="0" * 64, file_name="x.pdf", made_by=user,
    )  # fmt: skip
    WordTemplate.objects.create(
        agency=agency, doc_type=DocumentType.BC, name=f"Mẫu báo cáo {mark}".strip(), file_path="mau.docx",
        file_sha256="0" * 64, file_size=1, made_by=user,
    )  # fmt: skip


def _file(document: Document, name: str) -> dict[str, Any]:
    """The columns of a stand-in file, and the file."""
    data = f"{name}-{document.pk}".encode()
    digest = sha256(data).hexdigest()
    path = f"issued/{document.agency_id}/{digest}.pdf"
    target = Path(settings.MEDIA_ROOT) / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return {"pdf_path": path, "pdf_sha256": digest, "pdf_size": len(data), "page_count": 1}
