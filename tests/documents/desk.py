"""The leader's and the clerk's desk: certificates that an office trusts, and a numbered document to sign."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path

from documents.constants import State
from documents.models import AnnexFile, Document, PreparedFile, SigningCertificate
from documents.selectors import current_file
from documents.services import certificate_add_file, document_prepare, document_seal, document_sign
from documents.services.files import keep_pdf
from documents.signing import demo
from organizations.models import User
from tests import people
from tests.documents.keys import PASSWORD, authority
from tests.documents.papers import content_for
from tests.people import Cast

SIGNER = "Trần Công Hòa"
AGENCY = "Sở Khoa học và Công nghệ Quảng Ngãi"


@cache
def bundle(name: str, *, issuer: str = "", ended: bool = False) -> bytes:
    """A .p12 for `name` under `PASSWORD`; `ended`: it ran out yesterday."""
    end = dt.datetime.now(dt.UTC) - dt.timedelta(days=1) if ended else None
    start = end - dt.timedelta(days=30) if end else None
    data, _ = demo.make_certificate(
        authority(issuer) if issuer else authority(),
        name=name,
        organization=AGENCY,
        password=PASSWORD,
        valid_from=start,
        valid_to=end,
    )
    return data


def trust(folder: Path) -> Path:
    """A trust folder with the tests' own authority."""
    folder.mkdir(exist_ok=True)
    (folder / "goc.pem").write_bytes(authority().pem)
    return folder


def certificate(user: User, *, for_agency: bool = False, picture: bool = False) -> SigningCertificate:
    name = AGENCY if for_agency else SIGNER
    drawn = (demo.draw_seal(name) if for_agency else demo.draw_signature(name)) if picture else b""
    return certificate_add_file(
        actor=user, for_agency=for_agency, label="", data=bundle(name), password=PASSWORD, picture=drawn
    )


def numbered(cast: Cast) -> Document:
    document = people.make_document(cast.agency, cast.drafter)
    return people.advance(document, State.NUMBERED, by=cast.clerk)


def prepare(cast: Cast, document: Document, replaces: int | None = None, *, closing: str = "") -> PreparedFile:
    content = content_for(document)
    if closing:
        content = replace(content, closing=(closing,))
    return document_prepare(document_id=document.pk, actor=cast.clerk, content=content, replaces=replaces)


def seen(document: Document) -> str:
    """The hash of the file that the page shows now."""
    file = current_file(document)
    assert file is not None
    return file.pdf_sha256


def sign(cast: Cast, document: Document, row: SigningCertificate, password: str = PASSWORD) -> None:
    document_sign(
        document_id=document.pk, actor=cast.leader, certificate_id=row.pk, password=password, seen=seen(document)
    )


def seal(cast: Cast, document: Document, row: SigningCertificate, password: str = PASSWORD) -> None:
    document_seal(
        document_id=document.pk, actor=cast.clerk, certificate_id=row.pk, password=password, seen=seen(document)
    )


def annex(document: Document, user: User, data: bytes) -> AnnexFile:
    """An annex file kept while the text was written; the document may be past that."""
    kept = keep_pdf(data, agency_id=document.agency_id, year=None, page_count=1)
    return AnnexFile.objects.create(
        agency_id=document.agency_id, document=document, title="Biểu 01", file_name="bieu-01.pdf", made_by=user, **kept
    )
