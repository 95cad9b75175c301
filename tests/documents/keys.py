"""Keys, pictures and papers of the signing tests, each made once in a test run."""

from __future__ import annotations

import datetime as dt
from functools import cache

from documents import signing
from documents.constants import SignatureRole
from documents.signing import demo
from documents.signing.certificates import chain
from documents.writers import pdf
from tests.documents import samples

AGENCY = "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi"
SIGNER = "Nguyễn Tấn Liêm"
PASSWORD = "mật khẩu của khóa"
PERSON, ORGANIZATION = SignatureRole.PERSON, SignatureRole.ORGANIZATION


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


@cache
def authority(name: str = "CA thử nghiệm") -> demo.Authority:
    return demo.make_authority(name)


def roots() -> signing.Roots:
    return tuple(each.dump() for each in chain(authority().pem))


def make(name: str, *, issuer: demo.Authority | None = None, can_sign: bool = True, days: int = 0) -> signing.Key:
    """A new key for `name`; its certificate began `days` days from now and lasts a year."""
    start = now() - dt.timedelta(days=1) + dt.timedelta(days=days)
    bundle, _ = demo.make_certificate(
        issuer or authority(),
        name=name,
        organization=AGENCY,
        password=PASSWORD,
        valid_from=start,
        valid_to=start + dt.timedelta(days=365),
        can_sign=can_sign,
    )
    return signing.open_file(bundle, PASSWORD)


@cache
def person() -> signing.Key:
    return make(SIGNER)


@cache
def agency() -> signing.Key:
    return make(AGENCY)


@cache
def ink() -> bytes:
    return signing.image(demo.draw_signature(SIGNER))


@cache
def seal() -> bytes:
    return signing.image(demo.draw_seal(AGENCY))


@cache
def paper() -> pdf.Pdf:
    """A plan of two pages, signed on the second."""
    return pdf.render_anew(samples.content())


@cache
def prepared() -> bytes:
    return signing.prepare(paper().data, signing.boxes(paper().boxes["sign"]))


@cache
def signed_once() -> bytes:
    return signing.sign(prepared(), person(), role=PERSON, image=ink(), image_width=36, at=now())


@cache
def signed() -> bytes:
    """The plan as it is issued: signed by the person, then by the agency."""
    return signing.sign(signed_once(), agency(), role=ORGANIZATION, image=seal(), image_width=36, at=now())
