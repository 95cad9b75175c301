"""Files made to harm: key files that never open, signed files that break the reader, papers changed on the disk."""

from __future__ import annotations

import time

import pytest
from asn1crypto.pkcs12 import Pfx
from pytest_django import Settings

from common.errors import InvalidInput
from documents.services import certificate_add_file
from documents.signing import guard
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
