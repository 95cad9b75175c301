"""What the signatures of a PDF are worth, without asking anybody."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from asn1crypto import cms
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, async_validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel

from common.errors import InvalidInput
from documents.constants import SignatureRole
from documents.signing.certificates import Certificate, Roots, context, describe, is_trusted, may_sign
from documents.signing.guard import guarded
from documents.signing.places import FIELD_NAMES
from documents.signing.reading import Reader, locked, unreadable
from documents.signing.times import VIET_NAM, day, local
from documents.signing.waiting import apart

MAX_SIGNATURES = 20
NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)
"""Both ends of validity of a certificate that cannot be read."""

logger = logging.getLogger(__name__)
_NOBODY = Certificate("", "", "", "", NEVER, NEVER, "")
ROLES = {name: role for role, name in FIELD_NAMES.items()}


class Covers(StrEnum):
    """How much of the file a signature speaks for: all of it, all but a later permitted addition, or less."""

    FILE = "file"
    LATER_SIGNATURE = "later_signature"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Report:
    """One signature. `is_valid` says: intact, nothing else changed since, trusted, in force when it was made.

    `role` is None for a field that is not ours; `signed_at` is what the signer (or a trusted time stamp) says, None
    where nobody does; `sentence` is Vietnamese for everybody. Of a signature that cannot be read, the certificate's
    texts are empty and both its dates are `NEVER`.
    """

    field: str
    role: SignatureRole | None
    certificate: Certificate
    signed_at: dt.datetime | None
    intact: bool
    covers: Covers
    trusted: bool
    in_force: bool
    is_valid: bool
    sentence: str

    @property
    def subject_name(self) -> str:
        return self.certificate.subject_name

    @property
    def organization(self) -> str:
        return self.certificate.organization

    @property
    def issuer_name(self) -> str:
        return self.certificate.issuer_name

    @property
    def serial(self) -> str:
        return self.certificate.serial

    @property
    def valid_from(self) -> dt.datetime:
        return self.certificate.valid_from

    @property
    def valid_to(self) -> dt.datetime:
        return self.certificate.valid_to


def verify(data: bytes, roots: Roots) -> list[Report]:
    """Every signature of the PDF `data` in the order of signing; empty where it has none.

    Time stamps over the whole document are no signatures of anybody and are left out.
    Raises `InvalidInput` («file»): not a PDF, damaged, under a password, too large to check.
    """
    if b"%PDF-" not in data[:1024]:
        raise unreadable()
    return guarded(reports, data, roots)


def reports(data: bytes, roots: Roots) -> list[Report]:
    """`verify` in this process."""
    try:
        reader = Reader(data)
        if reader.encrypted:
            raise locked()
        fields = list(enumerate_sig_fields(reader, filled_status=True))
        found = sorted(_read(reader, fields), key=lambda each: each[0])
    except InvalidInput:
        raise
    # A parser of a stranger's bytes may fail in any way, and each says the same: this is no sound PDF.
    except Exception as broken:
        raise unreadable() from broken
    return [_report(name, signature, roots) for _, name, signature in found[:MAX_SIGNATURES]]


def _read(reader: Reader, fields: list[tuple[str, Any, Any]]) -> Iterator[tuple[int, str, EmbeddedPdfSignature | None]]:
    """Revision, field name and signature of each signed field; None for a signature that cannot be read."""
    for name, value, field in fields:
        if value.get_object().get("/Type", "/Sig") == "/DocTimeStamp":
            continue
        try:
            signature = EmbeddedPdfSignature(reader, field, name)
            yield signature.signed_revision, name, signature
        # As above: whatever is wrong in it, it is no signature.
        except Exception as broken:
            logger.info("the signature in %r cannot be read: %r", name, broken)
            yield reader.xrefs.total_revisions, name, None


def _report(name: str, signature: EmbeddedPdfSignature | None, roots: Roots) -> Report:
    if signature is not None:
        try:
            return _judged(name, signature, roots)
        # As above.
        except Exception as broken:
            logger.info("the signature in %r cannot be judged: %r", name, broken)
    return Report(
        field=name,
        role=ROLES.get(name),
        certificate=_NOBODY,
        signed_at=None,
        intact=False,
        covers=Covers.CHANGED,
        trusted=False,
        in_force=False,
        is_valid=False,
        sentence="Có một chữ ký bị hỏng nên không đọc được; tệp đã bị sửa.",
    )


def _judged(name: str, signature: EmbeddedPdfSignature, roots: Roots) -> Report:
    certificates = [signature.signer_cert, *signature.other_embedded_certs]
    certificate = describe(certificates)
    status, signed_at = _status(signature, roots)
    at = signed_at or dt.datetime.now(dt.UTC)
    intact = status.intact and status.valid and status.seed_value_ok and _is_clean(signature)
    covers = _covers(signature, status)
    trusted = is_trusted(certificates, roots) and may_sign(certificates[0])
    in_force = certificate.valid_from <= at <= certificate.valid_to
    return Report(
        field=name,
        role=ROLES.get(name),
        certificate=certificate,
        signed_at=signed_at,
        intact=intact,
        covers=covers,
        trusted=trusted,
        in_force=in_force,
        is_valid=intact and covers != Covers.CHANGED and trusted and in_force,
        sentence=_sentence(certificate, at, intact, covers, trusted, in_force),
    )


def _status(signature: EmbeddedPdfSignature, roots: Roots) -> tuple[PdfSignatureStatus, dt.datetime | None]:
    """What pyHanko finds, and when the signature was made: a trusted time stamp counts before the signer's word."""
    said = signature.self_reported_timestamp
    if said is not None and said.tzinfo is None:
        said = said.replace(tzinfo=VIET_NAM)
    known = context(roots, said or dt.datetime.now(dt.UTC), signature.other_embedded_certs)
    usage = KeyUsageConstraints()
    status = apart(lambda: asyncio.run(async_validate_pdf_signature(signature, known, key_usage_settings=usage)))
    stamp = status.timestamp_validity
    if stamp is not None and stamp.valid and stamp.intact and stamp.trusted:
        return status, stamp.timestamp
    return status, said


def _is_clean(signature: EmbeddedPdfSignature) -> bool:
    """Whether nothing but zeros fills the room kept for the signature: no signature speaks for what stands there."""
    content = signature.pkcs7_content
    return not content[len(cms.ContentInfo.load(content).dump()) :].strip(b"\0")


def _covers(signature: EmbeddedPdfSignature, status: PdfSignatureStatus) -> Covers:
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return Covers.FILE
    is_last = signature.signed_revision == signature.reader.xrefs.total_revisions - 1
    if status.coverage == SignatureCoverageLevel.ENTIRE_REVISION and status.docmdp_ok and not is_last:
        return Covers.LATER_SIGNATURE
    return Covers.CHANGED


def _sentence(
    certificate: Certificate, at: dt.datetime, intact: bool, covers: Covers, trusted: bool, in_force: bool
) -> str:
    name = certificate.subject_name
    if not intact:
        return f"Tệp đã bị sửa sau khi «{name}» ký: chữ ký không còn giá trị."
    if covers == Covers.CHANGED:
        return f"Tệp có nội dung được thêm hoặc sửa sau khi «{name}» ký: chữ ký không còn giá trị."
    if not in_force:
        term = f"{day(certificate.valid_from)} – {day(certificate.valid_to)}"
        return f"Chứng thư số của «{name}» không có hiệu lực vào ngày ký {day(at)} (hiệu lực {term})."
    if not trusted:
        return f"Chữ ký của «{name}» còn nguyên vẹn nhưng nơi cấp «{certificate.issuer_name}» chưa được tin cậy."
    return f"Chữ ký số của «{name}» hợp lệ, ký lúc {local(at):%H:%M} ngày {day(at)}."
