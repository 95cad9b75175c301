"""Signing with certificates (Nghị định 30/2020/NĐ-CP, Điều 5, 13): what is signed is frozen first, each signature is a
file of its own, and what is issued is the last of them."""

from documents.services.signing.certificates import (
    certificate_add_file,
    certificate_add_outside,
    certificate_add_token,
    certificate_deactivate,
    certificate_picture,
)
from documents.services.signing.checking import Checked, checked_signatures
from documents.services.signing.outside import annex_to_sign, annex_upload, signed_upload
from documents.services.signing.preparing import document_prepare
from documents.services.signing.with_key import document_seal, document_sign

__all__ = [
    "Checked",
    "annex_to_sign",
    "annex_upload",
    "certificate_add_file",
    "certificate_add_outside",
    "certificate_add_token",
    "certificate_deactivate",
    "certificate_picture",
    "checked_signatures",
    "document_prepare",
    "document_seal",
    "document_sign",
    "signed_upload",
]
