"""Certificates: read, trusted, and whose they are."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from asn1crypto import pem

from common.errors import InvalidInput
from documents import signing
from documents.constants import SignatureRole
from documents.signing import demo
from tests.documents import keys


def check(key: signing.Key, role: SignatureRole, holder: str, roots: signing.Roots | None = None) -> None:
    trusted = keys.roots() if roots is None else roots
    signing.check_certificate(key.certificate, role=role, holder=holder, at=keys.now(), roots=trusted)


def refused(key: signing.Key, role: SignatureRole, holder: str, roots: signing.Roots | None = None) -> str:
    with pytest.raises(InvalidInput) as caught:
        check(key, role, holder, roots)
    return caught.value.message


def test_it_works() -> None:
    check(keys.person(), keys.PERSON, keys.SIGNER)
    check(keys.agency(), keys.ORGANIZATION, keys.AGENCY)


@pytest.mark.parametrize("form", ["pem", "der"])
def test_a_certificate_is_read(form: str) -> None:
    data = keys.person().certificate.pem.encode()
    read = signing.read_certificate(data if form == "pem" else pem.unarmor(data, multiple=False)[2])
    assert (read.subject_name, read.organization) == (keys.SIGNER, keys.AGENCY)
    assert read.issuer_name == "CA thử nghiệm (trình diễn)"
    assert int(read.serial, 16) > 0
    assert read.valid_to - read.valid_from == dt.timedelta(days=365)
    assert read.valid_from.tzinfo is not None


@pytest.mark.parametrize(
    "data", [b"", b"\x30\x03\x02\x01\x01", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"]
)
def test_what_is_no_certificate(data: bytes) -> None:
    with pytest.raises(InvalidInput, match="không phải là chứng thư số") as caught:
        signing.read_certificate(data)
    assert caught.value.field == "file"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Nguyễn Tấn Liêm", "NGUYỄN TẤN LIÊM"),
        ("TS. Nguyễn Tấn Liêm", "Nguyễn Tấn Liêm"),
        ("Nguyễn Tấn Liêm", "PGS.TS Nguyễn Tấn Liêm"),
        ("Đại tá, ThS. Nguyễn Tấn Liêm", "Nguyen Tan Liem"),
        ("Ông Nguyễn Tấn Liêm", "Nguyễn  Tấn  Liêm"),
        ("Bà Huyện", "Bà Huyện"),
    ],
)
def test_a_person_is_known_whatever_stands_before_the_name(printed: str, name: str) -> None:
    check(keys.make(name), keys.PERSON, printed)


@pytest.mark.parametrize("name", ["Nguyễn Tấn Liêm Anh", "Tấn Liêm", "Nguyễn Văn Liêm", "Trần Công Hòa"])
def test_somebody_else(name: str) -> None:
    said = refused(keys.make(name), keys.PERSON, keys.SIGNER)
    assert said == f"Chứng thư số này cấp cho «{name}», không phải cho người ký «{keys.SIGNER}»."


@pytest.mark.parametrize(
    ("agency", "name"),
    [
        (keys.AGENCY, "SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH QUẢNG NGÃI"),
        ("Sở Khoa học và Công nghệ", keys.AGENCY),
        # The place stands elsewhere in the certificate: here in its organisation.
        (keys.AGENCY, "Sở Khoa học và Công nghệ"),
        ("Sở Khoa học và Công nghệ Quảng Ngãi", keys.AGENCY),
    ],
)
def test_an_agency_is_known_by_its_name(agency: str, name: str) -> None:
    check(keys.make(name), keys.ORGANIZATION, agency)


@pytest.mark.parametrize(
    "name",
    [
        "Sở Tài chính tỉnh Quảng Ngãi",
        "Sở Khoa học và Công nghệ tỉnh Quảng Trị",
        # A person of the agency, and a body under it, are not the agency.
        keys.SIGNER,
        "Trung tâm Ứng dụng, Sở Khoa học và Công nghệ tỉnh Quảng Ngãi",
    ],
)
def test_another_agency(name: str) -> None:
    said = refused(keys.make(name), keys.ORGANIZATION, keys.AGENCY)
    assert said == f"Chứng thư số này cấp cho «{name}», không phải cho cơ quan «{keys.AGENCY}»."


def test_not_yet_valid() -> None:
    key = keys.make(keys.SIGNER, days=30)
    assert "chưa có hiệu lực (từ " in refused(key, keys.PERSON, keys.SIGNER)


def test_expired() -> None:
    key = keys.make(keys.SIGNER, days=-400)
    assert "đã hết hạn ngày " in refused(key, keys.PERSON, keys.SIGNER)


def test_a_certificate_for_something_else() -> None:
    key = keys.make(keys.SIGNER, can_sign=False)
    assert "không được cấp để ký văn bản" in refused(key, keys.PERSON, keys.SIGNER)


def test_an_authority_that_nobody_trusts() -> None:
    key = keys.make(keys.SIGNER, issuer=demo.make_authority("CA lạ"))
    assert "Nơi cấp «CA lạ (trình diễn)»" in refused(key, keys.PERSON, keys.SIGNER)


def test_an_authority_of_the_same_name_is_not_the_same() -> None:
    key = keys.make(keys.SIGNER, issuer=demo.make_authority("CA thử nghiệm"))
    assert "không nằm trong danh sách" in refused(key, keys.PERSON, keys.SIGNER)


def test_without_any_authority_the_operator_is_told() -> None:
    assert "PORTAL_TRUST_ROOTS" in refused(keys.person(), keys.PERSON, keys.SIGNER, ())


def test_the_folder_of_authorities(tmp_path: Path) -> None:
    (tmp_path / "goc.PEM").write_bytes(keys.authority().pem)
    (tmp_path / "ban-sao.crt").write_bytes(keys.authority().pem)
    (tmp_path / "hong.cer").write_bytes(b"not a certificate")
    (tmp_path / "README.txt").write_bytes(keys.authority().pem)
    assert signing.trusted_roots(tmp_path) == keys.roots()
    assert signing.trusted_roots(tmp_path / "absent") == ()
