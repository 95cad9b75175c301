"""Files made to harm: key files that never open, signed files that break the reader, papers changed on the disk."""

from __future__ import annotations

import time
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import pytest
from asn1crypto.pkcs12 import Pfx
from pytest_django import Settings

from common.errors import InvalidInput
from documents.selectors import current_pdf
from documents.services import certificate_add_file, certificate_deactivate, signed_upload
from documents.signing import check_certificate, guard, open_file
from tests.documents import desk, keys
from tests.documents.test_signing_accept import outside, refused
from tests.people import Cast


def test_a_signature_on_a_file_without_any_field_is_one_sentence() -> None:
    bare = keys.paper().data
    assert "còn bị thêm hoặc sửa" in refused(outside(bare, "Signature1"), prepared=bare)


@pytest.mark.django_db
def test_a_key_file_that_hashes_for_minutes_is_stopped(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    slow = Pfx.load(desk.bundle(desk.SIGNER))
    slow["mac_data"]["iterations"] = 2**31 - 1
    monkeypatch.setattr(guard, "SECONDS", 2.0)
    begin = time.monotonic()
    with pytest.raises(InvalidInput) as stopped:
        certificate_add_file(
            actor=cast.leader, for_agency=False, label="", data=slow.dump(force=True), password=keys.PASSWORD
        )
    assert (stopped.value.field, time.monotonic() - begin < 20) == ("file", True)
    assert "mở quá lâu" in stopped.value.message


@pytest.mark.parametrize(
    ("name", "is_taken"),
    [
        ("Nguyễn Văn Hùng", True),
        ("TS. NGUYỄN VĂN HÙNG", True),
        ("Nguye\u0302\u0303n Va\u0306n Hu\u0300ng", True),
        ("NGUYEN VAN HUNG", True),
        ("Nguyễn Văn Hưng", False),
        ("Nguyên Văn Hùng", False),
    ],
)
def test_a_namesake_but_for_one_mark_is_somebody_else(name: str, is_taken: bool) -> None:
    with nullcontext() if is_taken else pytest.raises(InvalidInput, match="không phải cho người ký"):
        take(name, "Nguyễn Văn Hùng")


def test_a_mark_may_stand_on_either_vowel() -> None:
    take("Trần Công Hoà", "Trần Công Hòa")


def take(name: str, holder: str) -> None:
    certificate = keys.make(name).certificate
    check_certificate(certificate, role=keys.PERSON, holder=holder, at=keys.now(), roots=keys.roots())


@pytest.mark.django_db
def test_a_certificate_out_of_use_signs_nowhere(cast: Cast, tmp_path: Path, settings: Settings) -> None:
    settings.PORTAL_TRUST_ROOTS = desk.trust(tmp_path / "trust")
    document = desk.numbered(cast)
    lost = desk.certificate(cast.leader)
    desk.prepare(cast, document)
    signed = outside(
        current_pdf(document)[0].read_bytes(), "NguoiKy", open_file(desk.bundle(desk.SIGNER), keys.PASSWORD)
    )
    certificate_deactivate(actor=cast.leader, certificate_id=lost.pk)
    upload = partial(
        signed_upload,
        document_id=document.pk,
        actor=cast.leader,
        role=keys.PERSON,
        data=signed,
        seen=desk.seen(document),
    )
    with pytest.raises(InvalidInput, match="đã ngừng dùng") as refused:
        upload()
    assert refused.value.field == "file"
    desk.certificate(cast.leader)
    assert upload().is_outside
