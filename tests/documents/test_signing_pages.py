"""The pages of signing, certificates and annex files, as named people use them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from audit.models import Entry
from documents import signing
from documents.constants import State
from documents.models import SigningCertificate
from documents.selectors import signatures
from documents.signing import demo
from organizations.models import User
from plans.models import Plan
from plans.services import plan_issue, plan_prepare
from tests import people
from tests.documents import desk, keys
from tests.people import Cast

pytestmark = pytest.mark.django_db

ClientAs = Callable[[User], Client]


@pytest.fixture(autouse=True)
def media(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PORTAL_TRUST_ROOTS = desk.trust(tmp_path / "trust")


@pytest.fixture
def numbered(cast: Cast) -> Plan:
    return people.make_plan(cast.agency, cast.drafter, state=State.NUMBERED)


@pytest.fixture
def draft(cast: Cast) -> Plan:
    return people.make_plan(cast.agency, cast.drafter)


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def at(plan: Plan, name: str = "sign", *more: int) -> str:
    return reverse(f"documents:{name}", args=[plan.document_id, *more])


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def add_certificate(client: Client, name: str, **fields: object) -> str:
    """Send the form; the answer's text."""
    said = {"label": "", "width": "36", "password": keys.PASSWORD, "file": upload("khoa.p12", desk.bundle(name))}
    address = reverse("documents:certificate-add", args=["file"])
    return client.post(address, {**said, **fields}, follow=True).content.decode()


def test_leader_and_clerk_sign_and_the_document_says_so(cast: Cast, numbered: Plan, client_as: ClientAs) -> None:
    leader, clerk = client_as(cast.leader), client_as(cast.clerk)
    prepares = f'<form method="post" action="{reverse("plans:prepare", args=[numbered.pk])}">'
    home = page(leader, "/")
    assert "Đã cấp số, chờ bạn ký số" in home
    assert prepares in home
    assert prepares in page(leader, numbered.get_absolute_url())
    assert "Đã thêm chứng thư số." in add_certificate(leader, desk.SIGNER, owner="own")
    assert "Đã thêm chứng thư số." in add_certificate(clerk, desk.AGENCY, owner="agency")
    prepared = leader.post(reverse("plans:prepare", args=[numbered.pk]), follow=True).content.decode()
    assert "Đã lập bản chờ ký" in prepared
    assert 'aria-label="Văn bản sẽ ký"' in prepared
    assert str(numbered.document.subject) in prepared
    assert at(numbered) in page(leader, "/")
    assert prepares not in page(leader, numbered.get_absolute_url())
    assert leader.get(at(numbered, "sign-file")).getvalue().startswith(b"%PDF-")
    assert "Chờ Lãnh đạo ký số." in page(clerk, at(numbered))

    assert "Đã ký số văn bản." in sign(leader, numbered)
    assert "Lãnh đạo đã ký, chờ ký số cơ quan" in page(clerk, "/")
    assert "Đã ký số của cơ quan." in sign(clerk, numbered)
    assert "Đã đủ chữ ký số" in page(clerk, at(numbered))
    plan_issue(plan_id=numbered.pk, actor=cast.clerk)
    shown = page(client_as(cast.viewer), numbered.document.get_absolute_url())
    assert shown.count("Hợp lệ") == 2
    assert desk.SIGNER in shown
    assert "Chưa ký số" not in shown


def sign(client: Client, plan: Plan, password: str = keys.PASSWORD) -> str:
    chosen = SigningCertificate.objects.order_by("-pk" if client.session["_auth_user_id"] == _clerk() else "pk")[0]
    seen = desk.seen(plan.document)
    said = {"certificate": chosen.pk, "password": password, "seen": seen}
    return client.post(at(plan), said, follow=True).content.decode()


def _clerk() -> str:
    return str(User.objects.get(username="vanthu").pk)


def test_a_wrong_password_is_said_at_its_field_and_not_shown_again(
    cast: Cast, numbered: Plan, client_as: ClientAs
) -> None:
    row = desk.certificate(cast.leader)
    plan_prepare(plan_id=numbered.pk, actor=cast.leader)
    said = {"certificate": row.pk, "password": "mat-khau-sai", "seen": desk.seen(numbered.document)}
    response = client_as(cast.leader).post(at(numbered), said)
    assert response.status_code == 400
    text = response.content.decode()
    assert "không đúng" in text
    assert "mat-khau-sai" not in text
    assert signatures(numbered.document) == []


def test_the_outside_way_takes_the_file_back(cast: Cast, numbered: Plan, client_as: ClientAs) -> None:
    client = client_as(cast.leader)
    client.post(reverse("plans:prepare", args=[numbered.pk]))
    bare = client.get(at(numbered, "sign-file")).getvalue()
    key = signing.open_file(desk.bundle(desk.SIGNER), keys.PASSWORD)
    signed = signing.sign(bare, key, role=keys.PERSON, image=None, image_width=0, at=keys.now())
    seen = desk.seen(numbered.document)
    refused = client.post(at(numbered, "sign-upload"), {"file": upload("ky.pdf", bare), "seen": seen})
    assert refused.status_code == 400
    assert "chưa có chữ ký" in refused.content.decode()
    taken = client.post(at(numbered, "sign-upload"), {"file": upload("ky.pdf", signed), "seen": seen}, follow=True)
    assert "bằng phần mềm bên ngoài" in taken.content.decode()


def test_the_clerk_is_warned_before_an_unsigned_issue(cast: Cast, numbered: Plan, client_as: ClientAs) -> None:
    shown = page(client_as(cast.clerk), reverse("plans:step", args=[numbered.pk, "issue"]))
    assert "Văn bản chưa ký số; nếu ban hành bây giờ" in shown


def test_strangers_find_nothing(cast: Cast, numbered: Plan, client_as: ClientAs) -> None:
    row = desk.certificate(cast.leader)
    client = client_as(cast.stranger)
    for name in ("sign", "sign-file", "annexes"):
        assert client.get(at(numbered, name)).status_code == 404
    assert client.post(at(numbered), {"certificate": row.pk, "password": keys.PASSWORD}).status_code == 404
    for user in (cast.stranger, cast.clerk):
        for name in ("certificate-picture", "certificate-image"):
            assert client_as(user).get(reverse(f"documents:{name}", args=[row.pk])).status_code == 404
        assert client_as(user).post(reverse("documents:certificate-deactivate", args=[row.pk])).status_code == 404


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"password": "sai"}, "không đúng"),
        ({"password": ""}, "Hãy nhập mật khẩu"),
        ({"file": upload("x.p12", b"khong phai")}, "chứng thư số"),
        ({"file": upload("x.p12", b"x" * 300_000)}, "Tệp lớn hơn 200 kB"),
        ({"image": upload("x.png", b"khong phai")}, "PNG"),
        ({"width": "500"}, "Chiều rộng hình từ 10 đến 60 mm."),
        ({"width": ""}, "Hãy nhập chiều rộng"),
        ({"owner": "agency"}, "field-error"),
    ],
    ids=["password", "no password", "no key", "large", "no picture", "wide", "no width", "another's"],
)
def test_what_cannot_be_a_certificate_is_refused_in_words(
    cast: Cast, client_as: ClientAs, fields: dict[str, object], sentence: str
) -> None:
    text = add_certificate(client_as(cast.leader), desk.SIGNER, **{"owner": "own", **fields})
    assert sentence in text
    assert not SigningCertificate.objects.exists()


def test_expired_and_foreign_certificates_are_refused(cast: Cast, client_as: ClientAs) -> None:
    client = client_as(cast.leader)
    for data in (desk.bundle(desk.SIGNER, ended=True), desk.bundle(desk.SIGNER, issuer="CA lạ")):
        text = add_certificate(client, desk.SIGNER, owner="own", file=upload("khoa.p12", data))
        assert "field-error" in text or "notice is-late" in text
    assert not SigningCertificate.objects.exists()


def test_a_picture_of_100_megapixels_is_refused(cast: Cast, client_as: ClientAs) -> None:
    huge = io.BytesIO()
    Image.new("1", (10_000, 10_000)).save(huge, "PNG")
    image = upload("dau.png", huge.getvalue())
    assert "field-error" in add_certificate(client_as(cast.leader), desk.SIGNER, owner="own", image=image)
    assert not SigningCertificate.objects.exists()


def test_the_key_file_is_kept_as_it_came_for_its_owner_alone(
    cast: Cast, client_as: ClientAs, settings: LazySettings
) -> None:
    add_certificate(client_as(cast.leader), desk.SIGNER, owner="own")
    row = SigningCertificate.objects.get()
    path = Path(settings.MEDIA_ROOT) / row.key_path
    assert path.read_bytes() == desk.bundle(desk.SIGNER)
    assert path.stat().st_mode & 0o077 == 0
    assert keys.PASSWORD not in str([entry.__dict__ for entry in Entry.objects.all()])


def test_a_certificate_is_shown_with_its_picture_and_what_is_wrong_with_it(cast: Cast, client_as: ClientAs) -> None:
    client = client_as(cast.leader)
    row = desk.certificate(cast.leader)
    address = reverse("documents:certificate-picture", args=[row.pk])
    picture = upload("ky.png", demo.draw_signature(desk.SIGNER))
    assert "Đã lưu hình." in client.post(address, {"image": picture, "width": "40"}, follow=True).content.decode()
    image = client.get(reverse("documents:certificate-image", args=[row.pk]))
    assert (image["Content-Type"], image.getvalue()[:4]) == ("image/png", b"\x89PNG")
    for days, mark in ((400, "Đang dùng được"), (20, "Sắp hết hạn"), (-1, "Đã hết hạn")):
        SigningCertificate.objects.update(valid_to=timezone.now() + dt.timedelta(days=days))
        assert mark in page(client, reverse("documents:certificates"))
    client.post(reverse("documents:certificate-deactivate", args=[row.pk]))
    assert "Đã ngừng dùng" in page(client, reverse("documents:certificates"))


def test_who_signs_nothing_is_told_so(cast: Cast, client_as: ClientAs) -> None:
    client = client_as(cast.drafter)
    assert "Bạn không cần chứng thư số" in page(client, reverse("documents:certificates"))
    assert client.get(reverse("documents:certificate-add", args=["file"])).status_code == 403
    assert client.get(reverse("documents:certificate-add", args=["khac"])).status_code == 404


def test_an_outside_certificate_is_its_public_part(cast: Cast, client_as: ClientAs) -> None:
    pem = upload("ky.cer", desk.certificate(cast.leader).certificate_pem.encode())
    SigningCertificate.objects.update(is_active=False)
    address = reverse("documents:certificate-add", args=["outside"])
    client = client_as(cast.leader)
    assert "Đã thêm" in client.post(address, {"owner": "own", "file": pem}, follow=True).content.decode()
    assert SigningCertificate.objects.get(source="outside").key_path == ""
