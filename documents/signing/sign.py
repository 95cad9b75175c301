"""Signing: PAdES B-B with SHA-256, B-T where a time stamping authority is set (settings.PORTAL_TSA_URL)."""

from __future__ import annotations

import datetime as dt

from documents.constants import SignatureRole
from documents.signing.keys import Key


def sign(
    prepared: bytes, key: Key, *, role: SignatureRole, image: bytes | None, image_width: int, at: dt.datetime
) -> bytes:
    """`prepared` with the signature of `role` in its field; the first signature of a file certifies it.

    `image` is a PNG from `images.image`, printed `image_width` mm wide; without one nothing is drawn.
    Raises `InvalidInput` where the field is missing or already signed.
    """
    raise NotImplementedError


def sign_annex(pdf: bytes, key: Key, *, code: str, at: dt.datetime) -> bytes:
    """An annex in a file of its own, signed by the agency: no picture, number and time top right of its first page."""
    raise NotImplementedError


def sign_copy(pdf: bytes, key: Key, *, kind_line: str, agency: str, at: dt.datetime) -> bytes:
    """A copy signed by the agency: form of the copy, agency and time, top right of its first page (ô số 14)."""
    raise NotImplementedError
