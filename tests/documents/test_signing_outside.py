"""What another program signed: the file goes out, comes back, and is kept when it is that file and signed well."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from django.conf import LazySettings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter

from common.errors import InvalidInput, NotAllowed
from documents import signing
from documents.constants import SignatureRole
from documents.models import AnnexFile, Document, IssuedDocument, SignedFile
from documents.selectors import current_pdf, sealed_annexes, signatures
from documents.services import (
    annex_to_sign,
    annex_upload,
    checked_signatures,
    document_issue,
    signed_upload,
)
from documents.signing.waiting import apart
from tests.documents import desk, keys
from tests.documents.papers import content_for
from tests.people import Cast

pytestmark = pytest.mark.django_db

PERSON, AGENCY = SignatureRole.PERSON, SignatureRole.ORGANIZATION


@pytest.fixture(autouse=True)
def media(settings: LazySettings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PORTAL_TRUST_ROOTS = desk.trust(tmp_path / "trust")
    return tmp_path


@pytest.fixture
def document(cast: Cast) -> Document:
    return desk.numbered(cast)


def issue(cast: Cast, document: Document) -> IssuedDocument:
    return document_issue(document_id=document.pk, actor=cast.clerk, content=content_for(document))


def current(document: Document) -> bytes:
    return current_pdf(document)[0].read_bytes()


def outside(document: Document, key: Callable[[], signing.Key], role: SignatureRole) -> bytes:
    """The current file, signed by a program of somebody else's."""
    at = keys.now()
    return signing.sign(current(document), key(), role=role, image=None, image_width=0, at=at)


def leaders_key() -> signing.Key:
    return signing.open_file(desk.bundle(desk.SIGNER), keys.PASSWORD)


def offices_key() -> signing.Key:
    return signing.open_file(desk.bundle(desk.AGENCY), keys.PASSWORD)


def upload(cast: Cast, document: Document, role: SignatureRole, data: bytes) -> SignedFile:
    actor = cast.leader if role == PERSON else cast.clerk
    return signed_upload(document_id=document.pk, actor=actor, role=role, data=data, seen=desk.seen(document))


def test_what_another_program_signed_is_kept(cast: Cast, document: Document) -> None:
    desk.prepare(cast, document)
    upload(cast, document, PERSON, outside(document, leaders_key, PERSON))
    upload(cast, document, AGENCY, outside(document, offices_key, AGENCY))
    issue(cast, document)
    assert [each.signed.is_outside for each in checked_signatures(signatures(document)) if each.is_valid] == [
        True,
        True,
    ]


def test_an_annex_signed_outside_is_kept_once(cast: Cast, document: Document) -> None:
    annex = desk.annex(document, cast.drafter, keys.paper().data)
    desk.prepare(cast, document)
    send = partial(annex_upload, document_id=document.pk, actor=cast.clerk, annex_id=annex.pk, data=signed_annex(annex))
    with pytest.raises(NotAllowed, match="Chờ Lãnh đạo ký số trước"):
        send()
    upload(cast, document, PERSON, outside(document, leaders_key, PERSON))
    upload(cast, document, AGENCY, outside(document, offices_key, AGENCY))
    send()
    assert sealed_annexes(document)[0].is_sealed
    with pytest.raises(InvalidInput, match="đã có chữ ký số"):
        send()


def signed_annex(annex: AnnexFile) -> bytes:
    """The annex with the office's signature as any program makes one, in the field that waits for it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(annex_to_sign(annex)))
    how = signers.PdfSignatureMetadata(field_name="CoQuan", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    signed: io.BytesIO = apart(lambda: signers.sign_pdf(writer, how, signer=offices_key().signer))
    return signed.getvalue()


def test_bad_files_from_outside_are_refused_in_one_sentence(cast: Cast, document: Document) -> None:
    desk.prepare(cast, document)
    good = outside(document, leaders_key, PERSON)
    at = keys.now()
    stranger = signing.sign(current(document), keys.person(), role=PERSON, image=None, image_width=0, at=at)
    half = len(current(document)) // 2
    bad = {
        "not signed": current(document),
        "another file": keys.signed_once(),
        "one byte changed": good[:half] + bytes([good[half] ^ 1]) + good[half + 1 :],
        "somebody else": stranger,
        "not a PDF": b"xin chao",
        "empty": b"",
    }
    for name, data in bad.items():
        with pytest.raises(InvalidInput) as refusal:
            upload(cast, document, PERSON, data)
        assert refusal.value.field == "file", name
        assert refusal.value.message.endswith("."), name
    assert signatures(document) == []
    upload(cast, document, PERSON, good)
