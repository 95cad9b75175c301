"""Certificates: what they say, and whom we trust."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from dataclasses import dataclass
from pathlib import Path

from asn1crypto import pem, x509
from django.conf import settings
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from common.errors import InvalidInput
from common.text import one_line
from documents.signing.waiting import apart

logger = logging.getLogger(__name__)

Roots = tuple[bytes, ...]
"""DER certificates of authorities: those issued by themselves are trusted, the others only lead to them."""

_NOT_FOR_SIGNING = {"server_auth", "code_signing", "time_stamping", "ocsp_signing"}
_UNREADABLE = "Tệp không phải là chứng thư số; hãy chọn tệp chứng thư dạng .pem, .crt hoặc .cer."


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says. `serial` in hex, `valid_from` and `valid_to` aware.

    `pem` is the certificate and, after it, those of authorities that its file brought along.
    """

    subject_name: str
    organization: str
    issuer_name: str
    serial: str
    valid_from: dt.datetime
    valid_to: dt.datetime
    pem: str


def read_certificate(data: bytes) -> Certificate:
    """The certificate in `data`, PEM or DER; of several in a PEM file the first. Raises `InvalidInput` («file»)."""
    try:
        return describe(chain(data))
    except (ValueError, TypeError, KeyError) as wrong:
        raise InvalidInput(_UNREADABLE, field="file") from wrong


def describe(certificates: list[x509.Certificate]) -> Certificate:
    """The first of `certificates`, with the others behind it."""
    first = certificates[0]
    texts = b"".join(pem.armor("CERTIFICATE", each.dump()) for each in certificates)
    return Certificate(
        subject_name=_name(first.subject, "common_name", "organization_name"),
        organization=_name(first.subject, "organization_name"),
        issuer_name=_name(first.issuer, "common_name", "organization_name"),
        serial=f"{first.serial_number:x}",
        valid_from=first.not_valid_before,
        valid_to=first.not_valid_after,
        pem=texts.decode("ascii"),
    )


def chain(data: bytes) -> list[x509.Certificate]:
    """Every certificate in `data`, read to its end; ValueError or TypeError where there is none."""
    if not pem.detect(data):
        parts = [data]
    else:
        parts = [der for kind, _, der in pem.unarmor(data, multiple=True) if kind == "CERTIFICATE"]
    if not parts:
        raise ValueError("no certificate")
    return [_parsed(part) for part in parts]


def _parsed(der: bytes) -> x509.Certificate:
    certificate = x509.Certificate.load(der, strict=True)
    _ = certificate.native  # the parser is lazy: what is broken shows here
    return certificate


def _name(name: x509.Name, *attributes: str) -> str:
    """The first of `attributes` that `name` has; of several values the last, as authorities write them."""
    for attribute in attributes:
        if values := attribute_values(name, attribute):
            return values[-1]
    return ""


def attribute_values(name: x509.Name, attribute: str) -> list[str]:
    """Every value of `attribute` in `name`, each on one line."""
    pairs = (pair for rdn in name.chosen for pair in rdn)
    return [one_line(str(pair["value"].native)) for pair in pairs if pair["type"].native == attribute]


def trusted_roots(folder: Path | None = None) -> Roots:
    """The certificates in `folder` (settings.PORTAL_TRUST_ROOTS): *.pem, *.crt, *.cer; a broken file is left out."""
    found: dict[bytes, None] = {}
    for path in sorted((folder or settings.PORTAL_TRUST_ROOTS).glob("*")):
        if path.suffix.lower() in {".pem", ".crt", ".cer"}:
            try:
                found.update(dict.fromkeys(each.dump() for each in chain(path.read_bytes())))
            except (OSError, ValueError, TypeError, KeyError) as wrong:
                logger.warning("%s holds no certificate that can be read: %s", path, wrong)
    return tuple(found)


def context(roots: Roots, at: dt.datetime, others: list[x509.Certificate]) -> ValidationContext:
    """What a chain is checked against: `roots`, the moment `at`, and `others` that may lead to a root; no network."""
    known = [x509.Certificate.load(der) for der in roots]
    return ValidationContext(
        trust_roots=[each for each in known if each.subject == each.issuer],
        other_certs=[each for each in known if each.subject != each.issuer] + others,
        moment=at,
        allow_fetching=False,
    )


def is_trusted(certificates: list[x509.Certificate], roots: Roots) -> bool:
    """Whether the first of `certificates` leads to one of `roots`, while it was in force; the others may help."""
    first = certificates[0]
    # Only the chain is asked for here: a certificate that has run out is judged by its own sentence.
    at = first.not_valid_after - dt.timedelta(seconds=1)
    at = max(first.not_valid_before, min(at, dt.datetime.now(dt.UTC)))
    validator = CertificateValidator(first, validation_context=context(roots, at, certificates[1:]))
    try:
        apart(lambda: asyncio.run(validator.async_validate_path()))
    except (PathError, ValidationError, ValueError):
        return False
    return True


def may_sign(certificate: x509.Certificate) -> bool:
    """Whether its authority issued it for signatures; where it says nothing, for everything (RFC 5280, 4.2.1.3)."""
    usage, purposes = certificate.key_usage_value, certificate.extended_key_usage_value
    if usage is not None and not {"digital_signature", "non_repudiation"} & set(usage.native):
        return False
    return purposes is None or not set(purposes.native) <= _NOT_FOR_SIGNING
