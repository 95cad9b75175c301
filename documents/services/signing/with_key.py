"""Signing here: a certificate's key is opened with the password of the moment, used once and forgotten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils import timezone

from common.database import patient
from common.decisions import require
from common.errors import InvalidInput
from documents import signing
from documents.constants import KeySource, SignatureRole
from documents.models import AnnexFile, Document, SignedFile, SigningCertificate
from documents.models.files import StoredPdf
from documents.policies import can
from documents.selectors import annexes_to_seal, usable_certificates
from documents.services.files import keep_pdf, read_kept
from documents.services.signing.storing import ACTIONS, add_signature, file_to_sign, holder_of, still_to_sign
from documents.signing import Key
from organizations.models import User


def document_sign(*, document_id: int, actor: User, certificate_id: int, password: str, seen: str) -> SignedFile:
    """The person's signature, with the own certificate, which names the printed signer (Điều 13).

    `password` opens the certificate's file, or is the PIN of its token. `seen` is the SHA-256 of the file looked at.
    Raises `NotAllowed`, `InvalidInput`, `Busy`, `DomainError`; then nothing has been signed.
    """
    return _sign(document_id, actor, SignatureRole.PERSON, certificate_id, password, seen)


def document_seal(*, document_id: int, actor: User, certificate_id: int, password: str, seen: str) -> SignedFile:
    """The agency's signature after the person's, on the document and on each annex in a file of its own
    (Nghị định 30/2020, Phụ lục I, mục II.8)."""
    return _sign(document_id, actor, SignatureRole.ORGANIZATION, certificate_id, password, seen)


@patient
def _sign(
    document_id: int, actor: User, role: SignatureRole, certificate_id: int, password: str, seen: str
) -> SignedFile:
    document = Document.objects.for_user(actor).select_related("agency").get(pk=document_id)
    require(can(actor, document, ACTIONS[role]))
    _, base = file_to_sign(document, seen)
    certificate = own_certificate(document, actor, role, certificate_id)
    at = timezone.now()
    with opened(certificate, password) as key:
        roots, holder = signing.trusted_roots(), holder_of(document, role)
        signing.check_certificate(key.certificate, role=role, holder=holder, at=at, roots=roots)
        files = [_kept(document, base, _signed(certificate, key, base, role, at), at)]
        if role == SignatureRole.ORGANIZATION:
            files += [_kept(document, annex, _sealed(annex, key, document, at), at) for annex in _annexes(document)]
    with transaction.atomic():
        document, prepared = still_to_sign(document_id, actor, role, seen)
        main, *beside = files
        for columns in beside:
            add_signature(document, actor, role, key.certificate, columns)
        return add_signature(document, actor, role, key.certificate, {**main, "prepared": prepared})


def own_certificate(document: Document, actor: User, role: SignatureRole, certificate_id: int) -> SigningCertificate:
    """The certificate that `actor` has chosen to sign as `role`; `InvalidInput` where it is not among the usable."""
    certificate = usable_certificates(actor, document.agency_id, role).filter(pk=certificate_id).first()
    if certificate is None or certificate.source == KeySource.OUTSIDE:
        raise InvalidInput("Hãy chọn một chứng thư số đang dùng trong danh sách.", field="certificate")
    return certificate


@contextmanager
def opened(certificate: SigningCertificate, password: str) -> Iterator[Key]:
    """Its key, for the time of a `with`."""
    if not password:
        raise InvalidInput("Hãy nhập mật khẩu của chứng thư số (mã PIN của thiết bị ký).", field="password")
    if certificate.source == KeySource.FILE:
        yield signing.open_file(read_kept(certificate.key_path), password)
        return
    token = {"token_label": certificate.token_label, "key_label": certificate.key_label}
    try:
        with signing.open_token(**token, pin=password) as key:
            yield key
    except InvalidInput as refused:
        # The form has one field for both secrets.
        raise InvalidInput(refused.message, field="password" if refused.field == "pin" else refused.field) from refused


def _signed(certificate: SigningCertificate, key: Key, base: StoredPdf, role: SignatureRole, at: dt.datetime) -> bytes:
    data = read_kept(base.pdf_path, base.pdf_sha256)
    image = read_kept(certificate.image_path) if certificate.image_path else None
    return signing.sign(data, key, role=role, image=image, image_width=certificate.image_width, at=at)


def _annexes(document: Document) -> list[AnnexFile]:
    return list(annexes_to_seal(document))


def _sealed(annex: AnnexFile, key: Key, document: Document, at: dt.datetime) -> bytes:
    return signing.sign_annex(read_kept(annex.pdf_path, annex.pdf_sha256), key, code=document.code, at=at)


def _kept(document: Document, base: StoredPdf, data: bytes, at: dt.datetime) -> dict[str, Any]:
    """Keep a signed file; the columns of its row, all but the prepared file's."""
    where: dict[str, Any] = {"agency_id": document.agency_id, "year": document.number_year}
    kept = keep_pdf(data, page_count=base.page_count, **where)
    annex = base if isinstance(base, AnnexFile) else None
    return {"annex": annex, "signed_at": at, **kept}
