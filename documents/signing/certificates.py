"""Certificates: what they say, whom we trust, and whether one may sign for a person or for the agency."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from documents.constants import SignatureRole

Roots = tuple[bytes, ...]
"""DER certificates of authorities: those issued by themselves are trusted, the others only lead to them."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says. `serial` in hex, `valid_from` and `valid_to` aware, `pem` the certificate itself."""

    subject_name: str
    organization: str
    issuer_name: str
    serial: str
    valid_from: dt.datetime
    valid_to: dt.datetime
    pem: str


def read_certificate(data: bytes) -> Certificate:
    """The certificate in `data`, PEM or DER; of several in a PEM file the first. Raises `InvalidInput` («file»)."""
    raise NotImplementedError


def trusted_roots(folder: Path | None = None) -> Roots:
    """The certificates in `folder` (settings.PORTAL_TRUST_ROOTS): *.pem, *.crt, *.cer; a broken file is left out."""
    raise NotImplementedError


def check_certificate(
    certificate: Certificate, *, role: SignatureRole, holder: str, at: dt.datetime, roots: Roots
) -> None:
    """Raise `InvalidInput` unless `certificate` may sign as `role` for `holder` at `at`.

    `holder` is the signer's printed name, for the agency its name. Refused: expired, not yet valid, a use that is not
    signing, an authority that is not trusted, somebody else's certificate.
    """
    raise NotImplementedError
