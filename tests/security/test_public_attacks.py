"""What a stranger sends to the public page: other hosts, other addresses, floods of parts, broken bodies."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from documents.constants import State
from documents.views.check import FILES, LOOKS
from tests import people
from tests.people import PDF, Cast

pytestmark = pytest.mark.django_db
EDGE = "x-x-x"
FORM = f"multipart/form-data; boundary={EDGE}"


@pytest.fixture(autouse=True)
def _nobody_asked_yet() -> None:
    cache.clear()


@pytest.fixture
def address(cast: Cast) -> str:
    document = people.advance(people.make_document(cast.agency, cast.drafter), State.ISSUED, by=cast.clerk)
    return f"/xac-thuc/{document.check_code}/"


def part(data: bytes, head: str = 'name="file"; filename="a.pdf"', more: str = "") -> bytes:
    return f"--{EDGE}\r\nContent-Disposition: form-data; {head}\r\n{more}\r\n".encode() + data + b"\r\n"


def body(*parts: bytes) -> bytes:
    return b"".join(parts) + f"--{EDGE}--\r\n".encode()


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        (b"\x00\xff" * 1000, FORM),
        (b"", FORM),
        (b"", "multipart/form-data"),
        (part(PDF), FORM),
        (body(*[part(b"x", f'name="f{n}"; filename="a"') for n in range(150)]), FORM),
        (body(*[part(b"x", f'name="f{n}"') for n in range(2100)]), FORM),
        (body(part(b"x" * 21 * 2**20, 'name="text"')), FORM),
        (body(part(b"!!!!", more="Content-Transfer-Encoding: base64\r\n")), FORM),
        (body(part(PDF, 'name="file"; filename="../../../etc/passwd"')), FORM),
        (body(part(PDF, 'name="file"; filename=""')), FORM),
        (b'{"file": 1}', "application/json"),
        (b"file=%PDF", "application/x-www-form-urlencoded"),
        (b"file=" + b"x" * 21 * 2**20, "application/x-www-form-urlencoded"),
    ],
    ids=[
        *("noise", "empty", "no-boundary", "cut", "files", "fields", "long-field", "base64", "path", "nameless"),
        *("json", "form", "long-form"),
    ],
)
def test_a_broken_body_is_answered_in_vietnamese_without_a_trace(address: str, sent: bytes, kind: str) -> None:
    answer = Client(raise_request_exception=False).post(address, sent, content_type=kind)
    said = answer.content.decode()
    assert answer.status_code in (200, 400)
    assert '<html lang="vi"' in said
    assert "Traceback" not in said


def test_only_the_first_file_counts(address: str) -> None:
    said = Client().post(address, body(part(b"%PDF-1.7 another"), part(PDF)), content_type=FORM).content.decode()
    assert "KHÔNG giống văn bản đã ban hành" in said


def test_nothing_of_the_file_is_kept(address: str, tmp_path: Path, settings: Settings) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = settings.MEDIA_ROOT = str(tmp_path)
    Client().post(address, {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7" + b"x" * 5 * 2**20)})
    assert list(tmp_path.iterdir()) == []


def test_another_host_is_refused_and_never_printed(address: str) -> None:
    for headers in ({"Host": "evil.example"}, {"X-Forwarded-Host": "evil.example"}):
        answer = Client(raise_request_exception=False).get(address, headers=headers)
        assert "evil.example" not in answer.content.decode()
    assert Client(raise_request_exception=False).get(address, headers={"Host": "evil.example"}).status_code == 400


def test_an_address_of_ones_own_making_is_no_new_address(address: str, settings: Settings) -> None:
    """Without a proxy the header is not asked; behind it only what the proxy itself wrote last counts."""
    codes = [
        Client().get(address, headers={"X-Forwarded-For": f"10.0.0.{n}"}).status_code for n in range(LOOKS.times + 1)
    ]
    assert (codes[0], codes[-1]) == (200, 429)
    cache.clear()
    settings.BEHIND_HTTPS = True
    near = [{"X-Forwarded-For": f"10.0.0.{n}, 203.0.113.9"} for n in range(LOOKS.times + 1)]
    assert [Client().get(address, headers=each).status_code for each in near][-1] == 429
    assert Client().get(address, headers={"X-Forwarded-For": "203.0.113.10"}).status_code == 200


def test_files_are_counted_before_they_are_read(address: str) -> None:
    client = Client()
    for _ in range(FILES.times):
        client.post(address)
    begin = time.monotonic()
    assert client.post(address, {"file": SimpleUploadedFile("a.pdf", PDF * 1000)}).status_code == 429
    assert time.monotonic() - begin < 2


def test_a_stranger_who_is_signed_in_sees_what_everybody_sees(address: str, cast: Cast) -> None:
    client = Client()
    client.force_login(cast.clerk)
    said = client.get(address).content.decode()
    assert [word for word in ("Văn thư", cast.clerk.username, "/van-ban/") if word in said] == []


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_other_methods_are_refused(address: str, method: str) -> None:
    assert getattr(Client(), method)(address).status_code == 405
