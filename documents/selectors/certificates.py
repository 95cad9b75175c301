"""Certificates: those that a person keeps, and those that may sign now."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils import timezone

from documents.constants import SignatureRole
from documents.models import SigningCertificate
from documents.rules.signing import CERTIFICATE_KEEPERS
from organizations.models import User


def kept_certificates(user: User) -> QuerySet[SigningCertificate]:
    """The person's own certificates and, for who looks after them, the agency's; those in use first."""
    agency = user.agency
    if agency is None:
        return SigningCertificate.objects.none()
    mine = Q(owner_id=user.pk)
    if user.has_role(agency.pk, *CERTIFICATE_KEEPERS[SignatureRole.ORGANIZATION]):
        mine |= Q(owner_id=None)
    rows = SigningCertificate.objects.for_user(user).filter(mine, agency_id=agency.pk)
    return rows.order_by("-is_active", "owner_id", "-made_at")


def usable_certificates(user: User, agency_id: int, role: SignatureRole) -> QuerySet[SigningCertificate]:
    """Those in use and in force with which `user` may sign as `role`: the own ones, or the agency's."""
    owner = user.pk if role == SignatureRole.PERSON else None
    rows = SigningCertificate.objects.for_user(user).filter(agency_id=agency_id, owner_id=owner, is_active=True)
    return rows.filter(valid_to__gt=timezone.now()).order_by("-made_at")


def is_out_of_use(agency_id: int, *, serial: str, issuer_name: str) -> bool:
    """Whether the agency has put this certificate out of use, and nobody has added it again."""
    rows = SigningCertificate.objects.filter(agency_id=agency_id, serial=serial, issuer_name=issuer_name)
    return rows.exists() and not rows.filter(is_active=True).exists()
