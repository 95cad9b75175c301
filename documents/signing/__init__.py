"""Signing and checking PDFs (PAdES): plain functions over bytes, no models, no requests, no network.

The way of a document:

    boxes(pdf.boxes["sign"]) -> prepare -> sign as the person -> sign as the agency -> verify
                                   \\-> handed to an outside signer -> accept

Every refusal is an `InvalidInput` of one Vietnamese sentence; its `field` is «file», «password», «image», «pin» or "".
`Roots` (certificates that are trusted) come from `trusted_roots()`; `Boxes` is {"person": (page, x1, y1, x2, y2),
"organization": (…)}, what PreparedFile.boxes keeps. Files of strangers are read in a limited process (`guarded`):
`check_pdf`, `verify` and `accept` may raise InvalidInput for a file that takes too long.
"""

from __future__ import annotations

from documents.signing.accepting import accept
from documents.signing.certificates import (
    Certificate,
    Roots,
    read_certificate,
    trusted_roots,
)
from documents.signing.checking import check_certificate
from documents.signing.files import MAX_PAGES, PdfFacts, check_pdf
from documents.signing.images import image, ink_hint
from documents.signing.keys import Key, open_file, open_token, try_file
from documents.signing.places import FIELD_NAMES, Box, Boxes, boxes
from documents.signing.preparing import prepare
from documents.signing.sign import sign, sign_annex, sign_copy
from documents.signing.verification import Covers, Report, verify

__all__ = [
    "FIELD_NAMES",
    "MAX_PAGES",
    "Box",
    "Boxes",
    "Certificate",
    "Covers",
    "Key",
    "PdfFacts",
    "Report",
    "Roots",
    "accept",
    "boxes",
    "check_certificate",
    "check_pdf",
    "image",
    "ink_hint",
    "open_file",
    "open_token",
    "prepare",
    "read_certificate",
    "sign",
    "sign_annex",
    "sign_copy",
    "trusted_roots",
    "try_file",
    "verify",
]
