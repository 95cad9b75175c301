"""Signing: PAdES B-B with SHA-256, B-T where a time stamping authority is set (settings.PORTAL_TSA_URL)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pkcs11
from django.conf import settings
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError
from pyhanko.stamp import BaseStampStyle

from common.errors import DomainError, InvalidInput
from documents.constants import SignatureRole
from documents.signing.appearance import Nothing, Picture, Words
from documents.signing.keys import Key
from documents.signing.places import FIELD_NAMES, MAX_WIDTHS, corner
from documents.signing.preparing import signature_field
from documents.signing.revision import Revision, revise, tidy, without_signatures
from documents.signing.times import local, stamp
from documents.signing.waiting import apart

TSA_SECONDS = 20


def sign(
    prepared: bytes, key: Key, *, role: SignatureRole, image: bytes | None, image_width: int, at: dt.datetime
) -> bytes:
    """`prepared` with the signature of `role` in its field; the first signature of a file certifies it.

    `image` is a PNG from `images.image`, printed `image_width` mm wide; without one nothing is drawn.
    Raises `InvalidInput` where the field is missing or already signed, where the picture is too wide («image_width»)
    or the token refuses («pin»); `DomainError` where the time stamping authority does not answer.
    """
    style: BaseStampStyle = Nothing()
    if image is not None:
        if not 0 < image_width <= MAX_WIDTHS[role]:
            raise InvalidInput(f"Chiều rộng hình phải từ 1 đến {MAX_WIDTHS[role]} mm.", field="image_width")
        style = Picture(png=image, width=image_width, role=role)
    revision = revise(prepared)
    return _signed(revision, _Signer(_meta(revision, FIELD_NAMES[role], MDPPerm.FILL_FORMS), key, style, at))


def sign_annex(pdf: bytes, key: Key, *, code: str, at: dt.datetime) -> bytes:
    """An annex in a file of its own, signed by the agency: no picture, number and time top right of its first page.

    Phụ lục I, mục II: số và ký hiệu văn bản; thời gian ký, Times New Roman, upright, size 10, black.
    """
    return _signed_at_corner(pdf, key, [code, stamp(at)], at)


def sign_copy(pdf: bytes, key: Key, *, kind_line: str, agency: str, at: dt.datetime, beside: bool = False) -> bytes:
    """A copy signed by the agency: form of the copy, agency and time, top right of its first page (ô số 14).

    A copy of a signed copy has the first one's words there: its own stand `beside` them.

    Signatures in `pdf` become plain pictures: the copy has its own, and is checked by that one alone.
    """
    return _signed_at_corner(without_signatures(pdf), key, [f"{kind_line}; {agency}", stamp(at)], at, beside=beside)


def _signed_at_corner(pdf: bytes, key: Key, lines: list[str], at: dt.datetime, *, beside: bool = False) -> bytes:
    """`pdf` with one more field at the top right of its first page, signed; nothing may change afterwards."""
    revision = revise(tidy(pdf))
    page = revision.prev.find_page_for_modification(0)[0].get_object()  # type: ignore[no-untyped-call]
    box, turn = corner(page, beside=beside)
    field = signature_field(SignatureRole.ORGANIZATION, 0, box)
    signer = _Signer(_meta(revision, field.sig_field_name, MDPPerm.NO_CHANGES), key, Words(lines=lines, turn=turn), at)
    signer.new_field_spec = field
    return _signed(revision, signer)


def _meta(revision: Revision, field: str, allowed: MDPPerm) -> PdfSignatureMetadata:
    """How `field` is signed: the first signature of a file certifies it, with what is `allowed` afterwards."""
    return PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=not list(enumerate_sig_fields(revision, filled_status=True)),
        docmdp_permissions=allowed,
    )


class _Signer(PdfSigner):
    """Signs with the time it is given."""

    def __init__(self, meta: PdfSignatureMetadata, key: Key, style: BaseStampStyle, at: dt.datetime) -> None:
        url = settings.PORTAL_TSA_URL
        stamper = HTTPTimeStamper(url, timeout=TSA_SECONDS) if url else None
        super().__init__(meta, key.signer, timestamper=stamper, stamp_style=style)
        self.at = local(at)

    def init_signing_session(self, *args: Any, **options: Any) -> PdfSigningSession:
        session = super().init_signing_session(*args, **options)
        session.system_time = self.at
        return session


def _signed(revision: Revision, signer: _Signer) -> bytes:
    try:
        signed = apart(lambda: signer.sign_pdf(revision, existing_fields_only=signer.new_field_spec is None))
    except TimestampRequestError as silent:
        raise DomainError(
            "Dịch vụ cấp dấu thời gian không trả lời nên chưa ký; hãy thử lại sau.", code="time_stamp"
        ) from silent
    except pkcs11.PKCS11Error as refused:
        raise InvalidInput("Thiết bị ký không ký được; hãy kiểm tra thiết bị và mã PIN.", field="pin") from refused
    except (SigningError, PdfError) as refused:
        raise InvalidInput(
            "Tệp không còn chỗ cho chữ ký này: đã ký rồi, hoặc không được chuẩn bị để ký.", field="file"
        ) from refused
    return bytes(signed.getvalue())
