"""Keeping certificates: a key file stays as it came, under its own password, which is asked for and forgotten."""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from django.db import transaction
from django.utils import timezone

from audit.constants import Action
from audit.services import log
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput
from documents import signing
from documents.constants import MAX_CERTIFICATE_BYTES, PICTURE_WIDTHS, KeySource, SignatureRole
from documents.models import SigningCertificate
from documents.policies import can_keep_certificate
from documents.services.files import keep_file
from documents.signing import Certificate
from organizations.models import Agency, User

_ONLY_OWNER = 0o400


def certificate_add_file(
    *, actor: User, for_agency: bool, label: str, data: bytes, password: str, picture: bytes = b"", width: int = 36
) -> SigningCertificate:
    """A .p12 or .pfx; `password` shows that it opens and is not kept. `picture` is the signature or the seal (PNG).

    Raises `NotAllowed`, `InvalidInput` (fields «file», «password», «image»).
    """
    agency = _agency(actor, for_agency)
    if not password:
        raise InvalidInput("Hãy nhập mật khẩu của tệp chứng thư số.", field="password")
    signing.try_file(_small(data), password)
    certificate = signing.open_file(data, password).certificate
    path = PurePosixPath("keys", str(agency.pk), f"{sha256(data).hexdigest()}.p12")
    drawn = _picture(agency, picture, width)
    _check(certificate, agency, for_agency)
    keep_file(path, data, mode=_ONLY_OWNER)
    columns = {"source": KeySource.FILE, "key_path": path.as_posix(), **drawn}
    return _add(actor, agency, for_agency, label, certificate, columns)


def certificate_add_token(
    *,
    actor: User,
    for_agency: bool,
    label: str,
    token_label: str,
    key_label: str,
    pin: str,
    picture: bytes = b"",
    width: int = 36,
) -> SigningCertificate:
    """A key in a token of the server; `pin` shows that it opens and is not kept."""
    agency = _agency(actor, for_agency)
    if not pin:
        raise InvalidInput("Hãy nhập mã PIN của thiết bị ký.", field="pin")
    with signing.open_token(token_label=token_label, key_label=key_label, pin=pin) as key:
        certificate = key.certificate
    drawn = _picture(agency, picture, width)
    columns = {"source": KeySource.TOKEN, "token_label": token_label, "key_label": key_label, **drawn}
    return _add(actor, agency, for_agency, label, certificate, columns)


def certificate_add_outside(*, actor: User, for_agency: bool, label: str, data: bytes) -> SigningCertificate:
    """A certificate whose key signs in another program: the file says who will sign, nothing is signed here."""
    agency = _agency(actor, for_agency)
    certificate = signing.read_certificate(_small(data))
    return _add(actor, agency, for_agency, label, certificate, {"source": KeySource.OUTSIDE})


@patient
@transaction.atomic
def certificate_picture(*, actor: User, certificate_id: int, picture: bytes, width: int) -> str:
    """Put another picture, or only another width; a sentence where its ink has not the colour of the decree."""
    certificate = _kept(actor, certificate_id)
    before = {"image_width": certificate.image_width}
    drawn = _picture(certificate.agency, picture, width)
    for name, value in drawn.items():
        setattr(certificate, name, value)
    certificate.save(update_fields=[*drawn])
    log(actor=actor, action=Action.CHANGED, obj=certificate, before=before, after={"image_width": width})
    role = SignatureRole.ORGANIZATION if certificate.owner_id is None else SignatureRole.PERSON
    return signing.ink_hint(picture, role) if picture else ""


@patient
@transaction.atomic
def certificate_deactivate(*, actor: User, certificate_id: int) -> SigningCertificate:
    """It signs no more; what it signed stays valid. The row stays, since signatures name it."""
    certificate = _kept(actor, certificate_id)
    if certificate.is_active:
        certificate.is_active = False
        certificate.save(update_fields=["is_active"])
        log(actor=actor, action=Action.CLOSED, obj=certificate, before={"is_active": True}, after={"is_active": False})
    return certificate


def _kept(actor: User, certificate_id: int) -> SigningCertificate:
    rows = SigningCertificate.objects.for_user(actor).select_for_update(of=("self",)).select_related("agency")
    certificate = rows.get(pk=certificate_id)
    require(can_keep_certificate(actor, certificate.agency_id, certificate.owner_id))
    return certificate


def _agency(actor: User, for_agency: bool) -> Agency:
    agency = actor.agency
    if agency is None:
        raise InvalidInput("Tài khoản này chưa thuộc cơ quan nào; hãy liên hệ người quản trị.")
    require(can_keep_certificate(actor, agency.pk, None if for_agency else actor.pk))
    return agency


def _small(data: bytes) -> bytes:
    if len(data) > MAX_CERTIFICATE_BYTES:
        raise InvalidInput("Tệp quá lớn, không phải tệp chứng thư số; hãy chọn lại.", field="file")
    return data


def _check(certificate: Certificate, agency: Agency, for_agency: bool) -> None:
    """In force, trusted, for signing; whether a person's own name is the printed signer's is asked when signing."""
    role = SignatureRole.ORGANIZATION if for_agency else SignatureRole.PERSON
    holder = agency.name if for_agency else certificate.subject_name
    signing.check_certificate(certificate, role=role, holder=holder, at=timezone.now(), roots=signing.trusted_roots())


def _picture(agency: Agency, picture: bytes, width: int) -> dict[str, Any]:
    """Keep the picture where there is one; the columns that name it."""
    low, high = PICTURE_WIDTHS
    if not low <= width <= high:
        raise InvalidInput(f"Chiều rộng hình từ {low} đến {high} mm.", field="width")
    if not picture:
        return {"image_width": width}
    data = signing.image(picture)
    path = PurePosixPath("pictures", str(agency.pk), f"{sha256(data).hexdigest()}.png")
    keep_file(path, data)
    return {"image_width": width, "image_path": path.as_posix()}


@patient
@transaction.atomic
def _add(
    actor: User, agency: Agency, for_agency: bool, label: str, certificate: Certificate, columns: dict[str, Any]
) -> SigningCertificate:
    _check(certificate, agency, for_agency)
    owner = None if for_agency else actor
    # Of two that add at once the later waits here and finds the earlier's.
    Agency.objects.select_for_update().get(pk=agency.pk)
    facts = {"serial": certificate.serial, "issuer_name": certificate.issuer_name}
    if SigningCertificate.objects.filter(agency=agency, owner=owner, is_active=True, **facts).exists():
        raise InvalidInput("Chứng thư số này đã có trong danh sách.", field="file")
    row = SigningCertificate.objects.create(
        agency=agency,
        owner=owner,
        label=label.strip() or certificate.subject_name[:120],
        certificate_pem=certificate.pem,
        subject_name=certificate.subject_name,
        valid_from=certificate.valid_from,
        valid_to=certificate.valid_to,
        made_by=actor,
        **facts,
        **columns,
    )
    log(actor=actor, action=Action.CREATED, obj=row, after={"subject_name": row.subject_name, **facts})
    return row
