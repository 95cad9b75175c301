"""Certificates for the demonstration: one for each printed signer, kept by the agency's leader, and the agency's own.

Their authority is made anew with them, and its key is thrown away: nobody can add to them. Each says of itself that it
is a demonstration without legal value, and only an installation with PORTAL_DEMO trusts it (nscl_portal.checks).
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePosixPath

from django.conf import settings

from audit import services as audit
from audit.constants import Action
from documents.models import SigningCertificate
from documents.services.files import keep_file
from documents.signing import demo, read_certificate
from organizations.constants import Role
from organizations.models import Agency, User
from plans.demo import files
from plans.demo.agencies import PASSWORD

AUTHORITY = "CA của Cổng NSCL"
LABEL = "{}: chứng thư trình diễn, không có giá trị pháp lý"
ROOT_NAME = "trinh-dien-{}.pem"


def make_certificates() -> None:
    """For the agencies of the demo that have none; the authority joins the trusted ones."""
    codes = [record["code"] for record in files.agencies()]
    kept = SigningCertificate.objects.filter(agency__code__in=codes).values("agency")
    missing = list(Agency.objects.filter(code__in=codes).exclude(pk__in=kept))
    if not missing:
        return
    authority = demo.make_authority(AUTHORITY)
    for agency in missing:
        leader = _leader_of(agency)
        _keep(authority, agency, None, agency.name, demo.draw_seal(agency.name))
        for name in _signers_of(agency):
            _keep(authority, agency, leader, name, demo.draw_signature(name))
    folder = settings.PORTAL_TRUST_ROOTS
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ROOT_NAME.format(sha256(authority.pem).hexdigest()[:8])).write_bytes(authority.pem)


def _leader_of(agency: Agency) -> User:
    people = files.of_agency("people", agency.code)
    return User.objects.get(username=next(each["username"] for each in people if each["role"] == Role.LEADER))


def _signers_of(agency: Agency) -> list[str]:
    names = [plan["document"]["signer_name"] for plan in files.plans() if plan["agency"] == agency.code]
    return sorted(set(names))


def _keep(authority: demo.Authority, agency: Agency, owner: User | None, name: str, picture: bytes) -> None:
    """As `documents.services.certificate_add_file`, without reading again what was made a moment ago."""
    data, pem = demo.make_certificate(authority, name=name, organization=agency.name, password=PASSWORD)
    certificate = read_certificate(pem)
    row = SigningCertificate.objects.create(
        agency=agency,
        owner=owner,
        label=LABEL.format(name)[:120],
        key_path=_kept("keys", agency, data, "p12", 0o400),
        image_path=_kept("pictures", agency, picture, "png", 0o444),
        certificate_pem=certificate.pem,
        subject_name=certificate.subject_name,
        issuer_name=certificate.issuer_name,
        serial=certificate.serial,
        valid_from=certificate.valid_from,
        valid_to=certificate.valid_to,
        made_by=owner or _leader_of(agency),
    )
    audit.log(actor=None, action=Action.CREATED, obj=row, after={"subject_name": row.subject_name})


def _kept(folder: str, agency: Agency, data: bytes, ending: str, mode: int) -> str:
    path = PurePosixPath(folder, str(agency.pk), f"{sha256(data).hexdigest()}.{ending}")
    keep_file(path, data, mode=mode)
    return path.as_posix()
