"""Keys that sign: from a PKCS#12 file under its password, or in a token behind its PIN. Neither is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pkcs11
from cryptography.hazmat.primitives.serialization import pkcs12
from django.conf import settings
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign import Signer, SimpleSigner
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

from common.errors import InvalidInput
from documents.signing.certificates import Certificate, describe
from documents.signing.guard import guarded

MAX_KEY_FILE = 1024 * 1024
"""Bytes of a key file; a chain of certificates takes a hundredth."""

_NO_KEY_FILE = "Tệp không phải là tệp chứng thư số có khóa; hãy chọn tệp .p12 hoặc .pfx."

_TOO_SLOW = "Tệp chứng thư số mở quá lâu nên đã dừng; hãy xuất lại tệp .p12 từ phần mềm của nơi cấp."


@dataclass(frozen=True, slots=True)
class Key:
    """A key that is open now, and its certificate. Keep it no longer than the signing."""

    certificate: Certificate
    signer: Signer


def open_file(data: bytes, password: str) -> Key:
    """The key in a PKCS#12 file (.p12, .pfx).

    Raises `InvalidInput`: field «file» for what is no such file or holds no key, «password» for a wrong password.
    """
    _try(data, password)
    signer = SimpleSigner.load_pkcs12_data(data, other_certs=[], passphrase=password.encode())
    return _key(signer)


def try_file(data: bytes, password: str) -> None:
    """Refuse what `open_file` refuses of a stranger's file, in the limited process: the file itself says how often its
    password is hashed, and the library keeps every other thread waiting meanwhile."""
    guarded(_try, data, password, refusal=_TOO_SLOW)


def _try(data: bytes, password: str) -> None:
    if len(data) > MAX_KEY_FILE or not _looks_like_pkcs12(data):
        raise InvalidInput(_NO_KEY_FILE, field="file")
    try:
        private, certificate, _ = pkcs12.load_key_and_certificates(data, password.encode())
    except ValueError as wrong:
        # The library has one class of error for both; a wrong password is the one it names.
        if "password" in str(wrong).lower():
            raise InvalidInput("Mật khẩu của tệp chứng thư số không đúng; hãy nhập lại.", field="password") from wrong
        raise InvalidInput(_NO_KEY_FILE, field="file") from wrong
    if private is None or certificate is None:
        raise InvalidInput(
            "Tệp không có khóa ký đi cùng chứng thư; hãy xuất lại tệp .p12 kèm khóa bí mật.", field="file"
        )


def _looks_like_pkcs12(data: bytes) -> bool:
    """A DER sequence that says version 3 first."""
    return data[:1] == b"\x30" and b"\x02\x01\x03" in data[:16]


def _key(signer: Signer) -> Key:
    own = signer.signing_cert
    if own is None:
        raise InvalidInput("Không có chứng thư số đi cùng khóa ký.", field="file")
    others = [each for each in signer.cert_registry if each != own]
    return Key(describe([own, *others]), signer)


@contextmanager
def open_token(*, token_label: str, key_label: str, pin: str) -> Iterator[Key]:
    """The key `key_label` of the token `token_label`, for the time of a `with`; module: settings.PORTAL_PKCS11_MODULE.

    Raises `InvalidInput`, field «pin» for a wrong PIN, "" for what the operator must put right. What the token refuses
    while signing is raised by `sign`.
    """
    session = _session(token_label, pin)
    try:
        yield _token_key(session, token_label, key_label)
    finally:
        session.close()


def _session(token_label: str, pin: str) -> pkcs11.Session:
    module = settings.PORTAL_PKCS11_MODULE
    if not module:
        raise InvalidInput(
            "Máy chủ chưa cấu hình thiết bị ký (PORTAL_PKCS11_MODULE); hãy báo người vận hành hoặc ký bằng cách khác."
        )
    try:
        return open_pkcs11_session(str(module), token_criteria=TokenCriteria(label=token_label), user_pin=pin)
    except pkcs11.PinLocked as locked:
        raise InvalidInput(
            "Thiết bị ký đã khóa mã PIN; hãy liên hệ nơi cấp thiết bị để mở khóa.", field="pin"
        ) from locked
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange, pkcs11.ArgumentsBad) as wrong:
        raise InvalidInput(
            "Mã PIN của thiết bị ký không đúng; nhập sai nhiều lần thiết bị sẽ khóa.", field="pin"
        ) from wrong
    except (RuntimeError, OSError) as missing:
        raise InvalidInput(
            f"Không mở được thiết bị ký «{token_label}»; hãy kiểm tra thiết bị đã cắm vào máy chủ và nhãn đã nhập."
        ) from missing


def _token_key(session: pkcs11.Session, token_label: str, key_label: str) -> Key:
    try:
        handle = session.get_key(object_class=pkcs11.ObjectClass.PRIVATE_KEY, label=key_label)
        # The certificate carries the same number as its key; its label may be another one.
        return _key(PKCS11Signer(session, key_label=key_label, cert_id=handle.id, other_certs_to_pull=None))
    except pkcs11.PKCS11Error as missing:
        raise InvalidInput(
            f"Thiết bị ký «{token_label}» không có khóa kèm chứng thư tên «{key_label}»; hãy kiểm tra lại nhãn khóa."
        ) from missing
