"""What the signatures of a PDF are worth, without asking anybody; and what an outside signer brought back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from documents.constants import SignatureRole
from documents.signing.certificates import Roots


class Covers(StrEnum):
    """How much of the file a signature speaks for."""

    FILE = "file"
    LATER_SIGNATURE = "later_signature"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Report:
    """One signature. `is_valid` says: intact, nothing else changed since, trusted, in force when it was made.

    `role` is None for a field that is not ours; `signed_at` is what the signer claims, None where it claims nothing;
    `sentence` is Vietnamese for everybody.
    """

    field: str
    role: SignatureRole | None
    subject_name: str
    organization: str
    issuer_name: str
    serial: str
    valid_from: dt.datetime
    valid_to: dt.datetime
    certificate_pem: str
    signed_at: dt.datetime | None
    intact: bool
    covers: Covers
    trusted: bool
    in_force: bool
    is_valid: bool
    sentence: str


def verify(data: bytes, roots: Roots) -> list[Report]:
    """Every signature of the PDF `data` in the order of signing; empty where it has none.

    Raises `InvalidInput` («file»): not a PDF, under a password, too large to check.
    """
    raise NotImplementedError


def accept(
    prepared: bytes, returned: bytes, *, role: SignatureRole, roots: Roots, holder: str, at: dt.datetime
) -> Report:
    """The one new signature in `returned`, which an outside signer made of `prepared`.

    Raises `InvalidInput` («file»): not a continuation of exactly these bytes, no or several new signatures, anything
    else changed, not intact, or a certificate that `check_certificate` refuses.
    """
    raise NotImplementedError
