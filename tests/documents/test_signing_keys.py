"""Keys: PKCS#12 files and a SoftHSM token."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from pkcs11.util.rsa import decode_rsa_private_key
from pytest_django import Settings

from common.errors import InvalidInput
from documents import signing
from documents.signing import demo
from tests.documents import keys

MODULE = Path("/usr/lib/softhsm/libsofthsm2.so")
PIN = "123456"


def bundle() -> bytes:
    return demo.make_certificate(keys.authority(), name=keys.SIGNER, organization=keys.AGENCY, password=keys.PASSWORD)[
        0
    ]


def refused(data: bytes, password: str) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        signing.open_file(data, password)
    return caught.value


def test_a_file_opens_with_its_password() -> None:
    key = signing.open_file(bundle(), keys.PASSWORD)
    assert key.certificate.subject_name == keys.SIGNER
    assert key.certificate.pem.count("BEGIN CERTIFICATE") == 2


@pytest.mark.parametrize("password", ["", "sai", "mat khau cua khoa"])
def test_a_wrong_password(password: str) -> None:
    error = refused(bundle(), password)
    assert (error.field, error.message) == ("password", "Mật khẩu của tệp chứng thư số không đúng; hãy nhập lại.")


@pytest.mark.parametrize("cut", [0, 40, 1000])
def test_what_is_no_key_file(cut: int) -> None:
    error = refused(bundle()[:cut] if cut else b"%PDF-1.7", keys.PASSWORD)
    assert error.field == "file"
    assert "hãy chọn tệp .p12 hoặc .pfx" in error.message


def test_a_file_without_a_key() -> None:
    own = x509.load_pem_x509_certificate(keys.person().certificate.pem.encode())
    lock = serialization.BestAvailableEncryption(keys.PASSWORD.encode())
    error = refused(pkcs12.serialize_key_and_certificates(b"x", None, own, None, lock), keys.PASSWORD)
    assert (error.field, "không có khóa ký" in error.message) == ("file", True)


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A SoftHSM token «Con dau» with the agency's key; its settings are read when the module is first loaded."""
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
        command = [
            "softhsm2-util",
            "--init-token",
            "--free",
            "--label",
            "Con dau",
            "--pin",
            PIN,
            "--so-pin",
            "87654321",
        ]
        subprocess.run(command, check=True, capture_output=True)
        data, _ = demo.make_certificate(
            keys.authority(), name=keys.AGENCY, organization=keys.AGENCY, password=keys.PASSWORD
        )
        _put(data)


def _put(data: bytes) -> None:
    """The key and the certificate of a PKCS#12 file into the token, under different labels and one number."""
    private, certificate, _ = pkcs12.load_key_and_certificates(data, keys.PASSWORD.encode())
    assert isinstance(private, rsa.RSAPrivateKey)
    assert certificate is not None
    form = serialization.PrivateFormat.TraditionalOpenSSL
    secret = private.private_bytes(serialization.Encoding.DER, form, serialization.NoEncryption())
    der = certificate.public_bytes(serialization.Encoding.DER)
    known = {pkcs11.Attribute.ID: b"\x01", pkcs11.Attribute.TOKEN: True}
    with pkcs11.lib(str(MODULE)).get_token(token_label="Con dau").open(user_pin=PIN, rw=True) as session:
        session.create_object({**decode_rsa_private_key(secret), **known, pkcs11.Attribute.LABEL: "khoa"})
        cert = pkcs11.util.x509.decode_x509_certificate(der)
        session.create_object({**cert, **known, pkcs11.Attribute.LABEL: "chung thu"})


@pytest.fixture
def _module(token: None, settings: Settings) -> None:
    settings.PORTAL_PKCS11_MODULE = MODULE


@pytest.mark.usefixtures("_module")
def test_a_token_signs() -> None:
    with signing.open_token(token_label="Con dau", key_label="khoa", pin=PIN) as key:
        assert key.certificate.subject_name == keys.AGENCY
        data = signing.sign(
            keys.signed_once(), key, role=keys.ORGANIZATION, image=keys.seal(), image_width=36, at=keys.now()
        )
    assert [each.is_valid for each in signing.verify(data, keys.roots())] == [True, True]


def token_refused(pin: str = PIN, *, label: str = "Con dau", key: str = "khoa") -> InvalidInput:
    with (
        pytest.raises(InvalidInput) as caught,
        signing.open_token(token_label=label, key_label=key, pin=pin),
    ):
        pass
    return caught.value


@pytest.mark.usefixtures("_module")
@pytest.mark.parametrize("pin", ["", "000000", "1", "9" * 300])
def test_a_wrong_pin(pin: str) -> None:
    error = token_refused(pin)
    assert error.field == "pin"
    assert "Mã PIN của thiết bị ký không đúng" in error.message


@pytest.mark.usefixtures("_module")
def test_a_token_that_is_not_there() -> None:
    assert "Không mở được thiết bị ký «Khac»" in token_refused(label="Khac").message


@pytest.mark.usefixtures("_module")
def test_a_key_that_is_not_in_the_token() -> None:
    assert "không có khóa kèm chứng thư tên «khac»" in token_refused(key="khac").message


def test_a_server_without_a_token(settings: Settings) -> None:
    settings.PORTAL_PKCS11_MODULE = None
    assert "chưa cấu hình thiết bị ký" in token_refused().message


def test_a_module_that_is_none(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "none.so").write_bytes(b"no library")
    settings.PORTAL_PKCS11_MODULE = tmp_path / "none.so"
    assert "Không mở được thiết bị ký" in token_refused().message
