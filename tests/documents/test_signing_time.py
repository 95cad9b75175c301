"""Time stamps: asked of the authority that is set, over HTTP, and trusted only where it is."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import tsp, x509
from cryptography import x509 as pyca
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper
from pytest_django import Settings

from documents import signing
from tests.documents import keys

STAMPED_AT = dt.datetime(2026, 1, 5, 3, 0, tzinfo=dt.UTC)


def stamper() -> tuple[DummyTimeStamper, bytes]:
    """A time stamping authority, and its own certificate, which is its root."""
    key = rsa.generate_private_key(65537, 2048)
    name = pyca.Name([pyca.NameAttribute(NameOID.COMMON_NAME, "TSA thử nghiệm")])
    start = STAMPED_AT - dt.timedelta(days=900)
    builder = pyca.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(7).not_valid_before(start).not_valid_after(start + dt.timedelta(days=3000))
    builder = builder.add_extension(pyca.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    der = builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
    secret = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    private = asn1_keys.PrivateKeyInfo.load(secret)
    return DummyTimeStamper(x509.Certificate.load(der), private, fixed_dt=STAMPED_AT), der


@pytest.fixture
def authority(settings: Settings) -> Iterator[bytes]:
    """A server of `stamper`'s, set as the portal's; gives its root."""
    made, root = stamper()

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            body = made.request_tsa_response(asked).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.PORTAL_TSA_URL = f"http://127.0.0.1:{server.server_port}/"
    yield root
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_trusted_stamp_says_when(authority: bytes) -> None:
    old = keys.make(keys.SIGNER, days=-400)
    data = signing.sign(keys.prepared(), old, role=keys.PERSON, image=None, image_width=0, at=keys.now())
    (alone,) = signing.verify(data, keys.roots())
    assert (alone.intact, alone.is_valid) == (True, False)
    (report,) = signing.verify(data, (*keys.roots(), authority))
    assert report.signed_at == STAMPED_AT
    assert report.is_valid
