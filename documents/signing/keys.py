"""Keys that sign: from a PKCS#12 file under its password, or in a token behind its PIN. Neither is kept."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass

from pyhanko.sign import Signer

from documents.signing.certificates import Certificate


@dataclass(frozen=True, slots=True)
class Key:
    """A key that is open now, and its certificate. Keep it no longer than the signing."""

    certificate: Certificate
    signer: Signer


def open_file(data: bytes, password: str) -> Key:
    """The key in a PKCS#12 file (.p12, .pfx).

    Raises `InvalidInput`: field «file» for what is no such file or holds no key, «password» for a wrong password.
    """
    raise NotImplementedError


def open_token(*, token_label: str, key_label: str, pin: str) -> AbstractContextManager[Key]:
    """The key `key_label` of the token `token_label`, for the time of a `with`; module: settings.PORTAL_PKCS11_MODULE.

    Raises `InvalidInput`, field «pin» for a wrong PIN, "" for what the operator must put right.
    """
    raise NotImplementedError
