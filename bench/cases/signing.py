"""S1 and S2: two signatures on a plan, and what they are worth, beside the bare arithmetic."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import tempfile
from hashlib import sha256
from pathlib import Path

from asn1crypto import pem
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from bench import report, rounds, subjects
from bench.report import Result, require_equal
from documents import signing
from documents.constants import SignatureRole
from documents.signing import demo
from documents.signing.verification import reports
from documents.writers import pdf
from plans import content

PASSWORD = "benchmark"  # noqa: S105
SIGNER, AGENCY = "Nguyễn Tấn Liêm", "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi"
PERSON, ORGANIZATION = SignatureRole.PERSON, SignatureRole.ORGANIZATION


class _House:
    """A plan's PDF, an authority, a person's and an agency's key with their pictures."""

    def __init__(self) -> None:
        authority = demo.make_authority("Bench")
        self.roots: signing.Roots = (pem.unarmor(authority.pem)[2],)
        self.printed = pdf.render(content.build(subjects.demo_plan()))
        self.person, self.agency = (_key(authority, name) for name in (SIGNER, AGENCY))
        self.ink = signing.image(demo.draw_signature(SIGNER))
        self.seal = signing.image(demo.draw_seal(AGENCY))
        self.raw = rsa.generate_private_key(65537, 2048)
        self.raw_signature = self._raw_sign()

    def sign(self) -> bytes:
        at = dt.datetime.now(dt.UTC)
        data = signing.prepare(self.printed.data, signing.boxes(self.printed.boxes["sign"]))
        data = signing.sign(data, self.person, role=PERSON, image=self.ink, image_width=36, at=at)
        return signing.sign(data, self.agency, role=ORGANIZATION, image=self.seal, image_width=36, at=at)

    def raw_sign_twice(self) -> list[bytes]:
        return [self._raw_sign(), self._raw_sign()]

    def raw_verify_twice(self, data: bytes) -> None:
        for _ in range(2):
            sha256(data).digest()
            self.raw.public_key().verify(self.raw_signature, self.printed.data, padding.PKCS1v15(), hashes.SHA256())

    def _raw_sign(self) -> bytes:
        return self.raw.sign(self.printed.data, padding.PKCS1v15(), hashes.SHA256())


def _key(authority: demo.Authority, name: str) -> signing.Key:
    bundle, _ = demo.make_certificate(authority, name=name, organization=AGENCY, password=PASSWORD)
    return signing.open_file(bundle, PASSWORD)


def two_signatures() -> Result:
    """S1: fields, the person's and the agency's signature with their pictures, against two bare RSA-2048 signatures."""
    house = _House()
    require_equal("S1", [each.is_valid for each in signing.verify(house.sign(), house.roots)], [True, True])
    taken = rounds.medians({"ours": house.sign, "floor": house.raw_sign_twice}, rounds=9)
    return Result(
        "S1",
        "two signatures on plan qngai",
        ours=taken["ours"],
        floor=taken["floor"],
        peak_mib=report.peak_mib(),
    )


def verification() -> Result:
    """S2: both signatures checked in the limited process, against hashing the file and two bare RSA-2048 checks."""
    house = _House()
    data = house.sign()
    require_equal("S2", signing.verify(data, house.roots), reports(data, house.roots))
    taken = rounds.medians(
        {
            "ours": lambda: signing.verify(data, house.roots),
            "in_process": lambda: reports(data, house.roots),
            "floor": lambda: house.raw_verify_twice(data),
        },
        rounds=9,
    )
    peers = {"in_process": taken["in_process"], **_poppler(data)}
    return Result(
        "S2",
        "two signatures of plan qngai verified",
        ours=taken["ours"],
        floor=taken["floor"],
        peers=peers,
        peak_mib=report.peak_mib(),
    )


def _poppler(data: bytes) -> dict[str, float]:
    """Seconds of poppler's pdfsig on the same file, where it is installed; it looks for no later changes."""
    if shutil.which("pdfsig") is None:
        return {}
    with tempfile.TemporaryDirectory(prefix="nscl-bench-") as folder:
        path = Path(folder) / "signed.pdf"
        path.write_bytes(data)
        command = ["pdfsig", str(path)]
        return {
            "pdfsig": rounds.median_of(lambda: subprocess.run(command, check=True, capture_output=True, timeout=60), 5)
        }
