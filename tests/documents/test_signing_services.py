"""Signing as people do it: the leader, then the clerk; here or with another program; then the document is issued."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import LazySettings

from audit.models import Entry
from common.errors import DomainError, InvalidInput, NotAllowed
from documents import signing
from documents.constants import SignatureRole, State
from documents.models import AnnexFile, Document, IssuedDocument, PreparedFile, SignedFile, SigningCertificate
from documents.selectors import current_pdf, known_hashes, sealed_annexes, signatures, stored
from documents.services import (
    checked_signatures,
    document_issue,
    document_seal,
    document_sign,
    verify_issued,
)
from documents.writers import json
from tests import people
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


@pytest.fixture
def own(cast: Cast) -> SigningCertificate:
    return desk.certificate(cast.leader)


@pytest.fixture
def office(cast: Cast) -> SigningCertificate:
    return desk.certificate(cast.clerk, for_agency=True)


def issue(cast: Cast, document: Document) -> IssuedDocument:
    return document_issue(document_id=document.pk, actor=cast.clerk, content=content_for(document))


def state(document: Document) -> str:
    document.refresh_from_db()
    return document.state


def current(document: Document) -> bytes:
    return current_pdf(document)[0].read_bytes()


@pytest.mark.both_engines
def test_it_works(cast: Cast, document: Document) -> None:
    own, office = (
        desk.certificate(cast.leader, picture=True),
        desk.certificate(cast.clerk, for_agency=True, picture=True),
    )
    desk.prepare(cast, document)
    desk.sign(cast, document, own)
    desk.seal(cast, document, office)
    assert state(document) == State.NUMBERED
    issued = issue(cast, document)
    checked = checked_signatures(signatures(document))
    assert [(each.signed.role, each.signed.subject_name, each.is_valid) for each in checked] == [
        (PERSON, desk.SIGNER, True),
        (AGENCY, desk.AGENCY, True),
    ]
    assert issued.pdf_sha256 == checked[-1].signed.pdf_sha256 == sha256(current(document)).hexdigest()
    assert json.load(issued.content_json) == content_for(document)
    assert [event.action for event in document.events.order_by("pk")] == ["sign", "seal", "issue"]
    assert verify_issued() == []


def test_the_trail_names_the_certificate_and_never_the_password(
    cast: Cast, document: Document, own: SigningCertificate, caplog: pytest.LogCaptureFixture
) -> None:
    desk.prepare(cast, document)
    desk.sign(cast, document, own)
    entries = [str(entry.__dict__) for entry in Entry.objects.all()]
    assert any(desk.SIGNER in entry and own.serial in entry for entry in entries)
    rows = [str(row.__dict__) for row in (*SigningCertificate.objects.all(), *SignedFile.objects.all())]
    assert not any(keys.PASSWORD in text for text in [*entries, *rows, caplog.text])


def test_a_document_issued_unsigned_is_signed_afterwards(
    cast: Cast, document: Document, own: SigningCertificate, office: SigningCertificate
) -> None:
    issued = issue(cast, document)
    assert issued.prepared is not None
    desk.sign(cast, document, own)
    desk.seal(cast, document, office)
    assert state(document) == State.ISSUED
    assert all(each.is_valid for each in checked_signatures(signatures(document)))
    assert current(document).startswith(stored(issued.pdf_path).read_bytes())


def test_what_is_issued_is_what_was_prepared_whatever_changed_since(cast: Cast, document: Document) -> None:
    prepared = desk.prepare(cast, document)
    cast.agency.letterhead_name = "TÊN KHÁC"
    cast.agency.save(update_fields=["letterhead_name"])
    document = Document.objects.get(pk=document.pk)
    issued = issue(cast, document)
    assert (issued.pdf_sha256, issued.content_sha256) == (prepared.pdf_sha256, prepared.content_sha256)


def test_preparing_the_same_again_keeps_the_signature(cast: Cast, document: Document, own: SigningCertificate) -> None:
    first = desk.prepare(cast, document)
    desk.sign(cast, document, own)
    assert desk.prepare(cast, document, replaces=first.pk) == first
    assert len(signatures(document)) == 1


def test_preparing_something_else_voids_the_signature_and_says_so(
    cast: Cast, document: Document, own: SigningCertificate
) -> None:
    first = desk.prepare(cast, document)
    desk.sign(cast, document, own)
    with pytest.raises(InvalidInput, match="vừa được người khác lập lại"):
        desk.prepare(cast, document, closing="Câu kết khác")
    desk.prepare(cast, document, replaces=first.pk, closing="Câu kết khác")
    assert signatures(document) == []
    assert f"không còn giá trị: {desk.SIGNER}." in Entry.objects.filter(action="prepare").latest("pk").reason
    assert "Bản có chữ ký số của người ký" not in known_hashes(document).values()


def test_a_signature_on_a_file_that_was_replaced_meanwhile_is_refused(
    cast: Cast, document: Document, own: SigningCertificate
) -> None:
    first = desk.prepare(cast, document)
    looked_at = desk.seen(document)
    desk.prepare(cast, document, replaces=first.pk, closing="Câu kết khác")
    with pytest.raises(InvalidInput, match="tải lại trang, xem lại tệp rồi ký"):
        document_sign(
            document_id=document.pk, actor=cast.leader, certificate_id=own.pk, password=keys.PASSWORD, seen=looked_at
        )


@pytest.mark.parametrize(
    ("password", "sentence"), [("", "Hãy nhập mật khẩu"), ("sai", "[Mm]ật khẩu"), ("x" * 200, "[Mm]ật khẩu")]
)
def test_a_wrong_password_signs_nothing(
    cast: Cast, document: Document, own: SigningCertificate, password: str, sentence: str
) -> None:
    desk.prepare(cast, document)
    with pytest.raises(InvalidInput, match=sentence) as refusal:
        desk.sign(cast, document, own, password)
    assert refusal.value.field == "password"
    assert signatures(document) == []


def test_a_certificate_of_somebody_else_signs_nothing(cast: Cast, document: Document, own: SigningCertificate) -> None:
    other = people.make_document(cast.agency, cast.drafter, signer_name="Lê Văn Khác")
    people.advance(other, State.NUMBERED, by=cast.clerk)
    desk.prepare(cast, other)
    with pytest.raises(InvalidInput, match="Lê Văn Khác"):
        desk.sign(cast, other, own)
    assert not SignedFile.objects.exists()


def test_a_certificate_that_ran_out_meanwhile_is_not_offered(
    cast: Cast, document: Document, own: SigningCertificate
) -> None:
    desk.prepare(cast, document)
    SigningCertificate.objects.update(valid_to=dt.datetime(2025, 1, 2, tzinfo=dt.UTC))
    with pytest.raises(InvalidInput, match="Hãy chọn một chứng thư số"):
        desk.sign(cast, document, own)


@pytest.mark.parametrize("person", ["drafter", "unit_head", "clerk", "admin", "viewer"])
def test_only_the_leader_signs(cast: Cast, document: Document, own: SigningCertificate, person: str) -> None:
    desk.prepare(cast, document)
    seen, actor = desk.seen(document), getattr(cast, person)
    with pytest.raises(NotAllowed):
        document_sign(document_id=document.pk, actor=actor, certificate_id=own.pk, password=keys.PASSWORD, seen=seen)


def test_the_clerk_does_not_sign_with_the_leaders_certificate(
    cast: Cast, document: Document, own: SigningCertificate
) -> None:
    desk.prepare(cast, document)
    desk.sign(cast, document, own)
    with pytest.raises(InvalidInput, match="Hãy chọn một chứng thư số"):
        desk.seal(cast, document, own)


def test_a_stranger_finds_no_document(cast: Cast, document: Document) -> None:
    desk.prepare(cast, document)
    for service in (document_sign, document_seal):
        with pytest.raises(Document.DoesNotExist):
            service(document_id=document.pk, actor=cast.stranger, certificate_id=1, password="x", seen="")


def test_sealing_signs_each_annex_file_with_number_and_time(
    cast: Cast, document: Document, own: SigningCertificate, office: SigningCertificate
) -> None:
    annex = desk.annex(document, cast.drafter, keys.paper().data)
    desk.prepare(cast, document)
    desk.sign(cast, document, own)
    assert not sealed_annexes(document)[0].is_sealed
    desk.seal(cast, document, office)
    signed = SignedFile.objects.get(annex=annex)
    assert sealed_annexes(document)[0].is_sealed
    [report] = signing.verify(stored(signed.pdf_path).read_bytes(), signing.trusted_roots())
    assert (report.is_valid, report.subject_name) == (True, desk.AGENCY)
    assert signed.pdf_sha256 in known_hashes(document)
    assert [each.signed.role for each in checked_signatures(signatures(document))] == [PERSON, AGENCY]


def test_a_file_changed_on_the_disk_is_neither_signed_nor_called_valid(
    cast: Cast, document: Document, own: SigningCertificate, office: SigningCertificate
) -> None:
    desk.prepare(cast, document)
    desk.sign(cast, document, own)
    path = current_pdf(document)[0]
    path.chmod(0o644)
    data = path.read_bytes()
    path.write_bytes(data[:3000] + bytes([data[3000] ^ 1]) + data[3001:])
    with pytest.raises(DomainError, match="bị mất hoặc bị thay đổi"):
        desk.seal(cast, document, office)
    [checked] = checked_signatures(signatures(document))
    assert not checked.is_valid
    assert len(verify_issued()) == 1
    path.unlink()
    assert not checked_signatures(signatures(document))[0].is_valid


def test_nothing_is_signed_before_it_is_prepared(cast: Cast, document: Document, own: SigningCertificate) -> None:
    with pytest.raises(InvalidInput, match="chưa có bản chờ ký"):
        document_sign(
            document_id=document.pk, actor=cast.leader, certificate_id=own.pk, password=keys.PASSWORD, seen=""
        )
    assert not PreparedFile.objects.exists()
    assert not AnnexFile.objects.exists()
