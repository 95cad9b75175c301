"""Certificates and pictures for the demonstration and the tests; each says of itself that it is no real one."""

from __future__ import annotations

import datetime as dt
import io
import math
import warnings
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from PIL import Image, ImageDraw, ImageFont

MARK = "trình diễn"
LEGAL_NOTE = "Chứng thư trình diễn, không có giá trị pháp lý"

_BLUE = (24, 58, 158, 255)
_RED = (205, 28, 36, 255)
_SCALE = 20
"""Pixels of a millimetre."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A certification authority of the demonstration; `pem` is its certificate for the trust folder."""

    pem: bytes
    key_pem: bytes


def make_authority(name: str) -> Authority:
    """A new root under `name` (marked as a demonstration), valid for ten years."""
    key = rsa.generate_private_key(65537, 2048)
    subject = _name(f"{name} ({MARK})", "")
    start = dt.datetime.now(dt.UTC) - dt.timedelta(days=366)
    builder = _builder(subject, subject, key.public_key(), start, start + dt.timedelta(days=3653))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=1), critical=True)
    builder = builder.add_extension(_usage(authority=True), critical=True)
    certificate = builder.sign(key, hashes.SHA256())
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return Authority(pem, secret)


def make_certificate(
    authority: Authority,
    *,
    name: str,
    organization: str,
    password: str,
    valid_from: dt.datetime | None = None,
    valid_to: dt.datetime | None = None,
    can_sign: bool = True,
) -> tuple[bytes, bytes]:
    """A new RSA 2048 key as PKCS#12 under `password`, and its certificate as PEM.

    By default valid from yesterday for two years. `can_sign=False` makes one for encryption only.
    """
    issuer = x509.load_pem_x509_certificate(authority.pem)
    issuer_key = serialization.load_pem_private_key(authority.key_pem, None)
    if not isinstance(issuer_key, rsa.RSAPrivateKey):
        raise TypeError("an authority of this module has an RSA key")
    key = rsa.generate_private_key(65537, 2048)
    start = valid_from or dt.datetime.now(dt.UTC) - dt.timedelta(days=1)
    end = valid_to or start + dt.timedelta(days=730)
    builder = _builder(_name(name, organization), issuer.subject, key.public_key(), start, end)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(can_sign=can_sign), critical=True)
    certificate = builder.sign(issuer_key, hashes.SHA256())
    lock = serialization.BestAvailableEncryption(password.encode())
    bundle = pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, [issuer], lock)
    return bundle, certificate.public_bytes(serialization.Encoding.PEM)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: rsa.RSAPublicKey, start: dt.datetime, end: dt.datetime
) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key)
    return builder.serial_number(x509.random_serial_number()).not_valid_before(start).not_valid_after(end)


def _name(name: str, organization: str) -> x509.Name:
    parts = [(NameOID.COUNTRY_NAME, "VN"), (NameOID.ORGANIZATION_NAME, organization)]
    parts += [(NameOID.ORGANIZATIONAL_UNIT_NAME, LEGAL_NOTE), (NameOID.COMMON_NAME, name)]
    with warnings.catch_warnings():
        # The standard allows 64 letters; the library counts bytes, of which a Vietnamese letter has up to three.
        warnings.simplefilter("ignore", UserWarning)
        return x509.Name([x509.NameAttribute(kind, text, _validate=False) for kind, text in parts if text])


def _usage(*, authority: bool = False, can_sign: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=can_sign,
        content_commitment=can_sign,
        key_encipherment=not authority and not can_sign,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def draw_signature(name: str) -> bytes:
    """A transparent PNG of a blue pen stroke, 36 by 16 mm, with `name` and the mark of a demonstration in it."""
    picture = Image.new("RGBA", (36 * _SCALE, 16 * _SCALE))
    pen = ImageDraw.Draw(picture)
    points = [_stroke(step / 400) for step in range(401)]
    pen.line(points, fill=_BLUE, width=11, joint="curve")
    pen.line([(40, 238), (300, 205), (690, 190)], fill=_BLUE, width=7, joint="curve")
    text, font = f"{name} ({MARK})", ImageFont.truetype("LiberationSerif-Italic.ttf", 40)
    font = font.font_variant(size=min(40, int(40 * (picture.width - 20) / font.getlength(text))))
    pen.text((360, 300), text, fill=_BLUE, font=font, anchor="mb")
    return _png(picture)


def _stroke(part: float) -> tuple[float, float]:
    """A point of a looping pen stroke, `part` from 0 to 1 of its way."""
    sweep = 2 * math.pi * 5 * part
    return 60 + 600 * part + 55 * math.sin(sweep), 130 + (95 - 60 * part) * math.cos(sweep * 0.94 + 0.6)


def draw_seal(agency: str) -> bytes:
    """A transparent PNG of a round red seal, 36 mm wide, `agency` along its edge, a mark of the demonstration in it."""
    size = 36 * _SCALE
    picture = Image.new("RGBA", (size, size))
    pen = ImageDraw.Draw(picture)
    for inset, width in ((4, 16), (30, 5), (170, 5)):
        pen.ellipse((inset, inset, size - inset, size - inset), outline=_RED, width=width)
    middle = size / 2
    star = [_on_circle(middle, 105 if corner % 2 == 0 else 42, math.pi * corner / 5) for corner in range(10)]
    pen.polygon(star, fill=_RED)
    _write_around(picture, f"{agency} ".upper(), middle, radius=middle - 105)
    font = ImageFont.truetype("LiberationSerif-Bold.ttf", 40)
    pen.text((middle, middle + 145), MARK.upper(), fill=_RED, font=font, anchor="ms", stroke_width=1)
    return _png(picture)


def _on_circle(middle: float, radius: float, angle: float) -> tuple[float, float]:
    """The point at `angle`, clockwise from the top."""
    return middle + radius * math.sin(angle), middle - radius * math.cos(angle)


def _write_around(picture: Image.Image, text: str, middle: float, radius: float) -> None:
    """`text` once around the circle, its letters upright to the edge."""
    # The letters of a long name are smaller: together they fill the circle.
    font = ImageFont.truetype("LiberationSerif-Bold.ttf", 72)
    room = 2 * math.pi * radius
    size = min(72, int(72 * room / font.getlength(text)))
    font = font.font_variant(size=size)
    place = -math.pi * font.getlength(text) / room
    for letter in text:
        turn = 2 * math.pi * font.getlength(letter) / room
        tile = Image.new("RGBA", (200, 200))
        ImageDraw.Draw(tile).text((100, 100), letter, fill=_RED, font=font, anchor="mm")
        tile = tile.rotate(-math.degrees(place + turn / 2), Image.Resampling.BICUBIC)
        x, y = _on_circle(middle, radius, place + turn / 2)
        picture.alpha_composite(tile, (round(x - 100), round(y - 100)))
        place += turn


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
