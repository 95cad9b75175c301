"""People, their roles and their passwords."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from audit import services as audit
from audit.constants import Action
from common.decisions import require
from common.errors import InvalidInput, NotAllowed
from common.text import nfc, one_line
from organizations import policies
from organizations.constants import Role
from organizations.models import Agency, ApiToken, Membership, Unit, User

_DEMO_PASSWORD = "demo"  # noqa: S105 - public, and only where PORTAL_DEMO is set
_PERSON_FIELDS = ("full_name", "position_title", "email", "is_active")


@transaction.atomic
def user_create(
    *,
    actor: User | None,
    agency: Agency,
    username: str,
    full_name: str,
    password: str = "",
    position_title: str = "",
    email: str = "",
) -> tuple[User, str]:
    """A new person without a role yet, and the password to hand over.

    Without `password` one is drawn and must be changed at the first sign-in. `actor` None is the installation.
    Raises `InvalidInput` for a taken name or a password against the rules.
    """
    _require_admin(actor, agency.pk)
    user = User(
        username=nfc(username).strip(),
        full_name=one_line(full_name),
        position_title=one_line(position_title),
        email=email.strip(),
        must_change_password=not password,
    )
    plain = password or secrets.token_urlsafe(12)
    _check_password(plain, user)
    user.set_password(plain)
    _clean(user)
    user.save()
    audit.log(
        actor=actor, action=Action.CREATED, obj=user, agency_id=agency.pk, after=audit.values(user, *_PERSON_FIELDS)
    )
    return user, plain


@transaction.atomic
def user_update(*, actor: User, user_id: int, agency: Agency, changes: dict[str, Any]) -> User:
    """Name, position, address and whether the person may sign in. Raises `User.DoesNotExist` outside the agency."""
    require(policies.can_administer(actor, agency.pk))
    user = _member(agency, user_id)
    if user.pk == actor.pk and changes.get("is_active") is False:
        raise NotAllowed("Bạn không thể tự ngừng tài khoản của mình.")
    if changes.get("is_active") is False and user.has_role(agency.pk, Role.ADMIN):
        _require_another_admin(agency.pk, user.pk)
    return _save_person(actor, user, {name: changes[name] for name in _PERSON_FIELDS if name in changes})


@transaction.atomic
def profile_update(*, actor: User, email: str) -> User:
    """What a person may change about themselves."""
    user = User.objects.select_for_update(of=("self",)).get(pk=actor.pk)
    return _save_person(actor, user, {"email": email.strip()})


@transaction.atomic
def membership_grant(
    *, actor: User | None, agency: Agency, user: User, role: str, unit: Unit | None = None
) -> Membership:
    """Give `user` a role in `agency`; a person works in one agency. Given twice, the unit is what changes."""
    _require_admin(actor, agency.pk)
    if role not in Role.values:
        raise InvalidInput("Vai trò không có trong danh sách.", field="role")
    if unit is not None and unit.agency_id != agency.pk:
        raise InvalidInput("Đơn vị không thuộc cơ quan này.", field="unit")
    if Membership.objects.filter(user=user).exclude(agency=agency).exists():
        raise InvalidInput("Người này đang thuộc một cơ quan khác.", field="user")
    held, _ = Membership.objects.update_or_create(agency=agency, user=user, role=role, defaults={"unit": unit})
    # The person's cached roles are of before.
    user.__dict__.pop("own_memberships", None)
    audit.log(actor=actor, action=Action.ROLE_GRANTED, obj=held, after=audit.values(held, "user", "role", "unit"))
    return held


@transaction.atomic
def membership_change(*, actor: User, membership_id: int, role: str, unit: Unit | None) -> Membership:
    """Another unit for a role, or another role: then the old one is taken away and the new one given."""
    held = Membership.objects.for_user(actor).select_related("agency", "user").get(pk=membership_id)
    agency, user = held.agency, held.user
    if role != held.role:
        membership_revoke(actor=actor, membership_id=membership_id)
    return membership_grant(actor=actor, agency=agency, user=user, role=role, unit=unit)


@transaction.atomic
def membership_revoke(*, actor: User, membership_id: int, reason: str = "") -> None:
    """Take a role away. The last administrator of an agency keeps theirs."""
    held = Membership.objects.for_user(actor).select_for_update(of=("self",)).get(pk=membership_id)
    require(policies.can_administer(actor, held.agency_id))
    if held.role == Role.ADMIN:
        _require_another_admin(held.agency_id, held.user_id)
    audit.log(
        actor=actor,
        action=Action.ROLE_REVOKED,
        obj=held,
        before=audit.values(held, "user", "role", "unit"),
        reason=reason,
    )
    held.delete()


@transaction.atomic
def password_change(*, actor: User, password: str) -> User:
    """The person's own new password. The form has asked for the old one."""
    user = User.objects.select_for_update(of=("self",)).get(pk=actor.pk)
    _check_password(password, user)
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    audit.log(actor=actor, action=Action.PASSWORD_CHANGED, obj=user)
    return user


@transaction.atomic
def password_reset(*, actor: User, user_id: int, agency: Agency) -> tuple[User, str]:
    """A drawn password to hand over; it must be changed at the next sign-in, and every session and API token ends."""
    require(policies.can_administer(actor, agency.pk))
    user = _member(agency, user_id)
    plain = secrets.token_urlsafe(12)
    user.set_password(plain)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    ApiToken.objects.filter(user=user, revoked_at=None).update(revoked_at=timezone.now())
    audit.log(actor=actor, action=Action.PASSWORD_RESET, obj=user)
    return user, plain


def _require_admin(actor: User | None, agency_id: int) -> None:
    """The agency's administrator, the operator, or the installation itself (None: the command line)."""
    if actor is not None and not policies.can_operate(actor):
        require(policies.can_administer(actor, agency_id))


def _require_another_admin(agency_id: int, user_id: int) -> None:
    admins = Membership.objects.filter(agency_id=agency_id, role=Role.ADMIN, user__is_active=True)
    if not admins.exclude(user_id=user_id).exists():
        raise NotAllowed("Cơ quan phải còn ít nhất một người quản trị; hãy giao vai trò cho người khác trước.")


def _member(agency: Agency, user_id: int) -> User:
    members = Membership.objects.filter(agency=agency).values("user_id")
    return User.objects.filter(pk__in=members, is_superuser=False).select_for_update(of=("self",)).get(pk=user_id)


def _save_person(actor: User, user: User, changes: dict[str, Any]) -> User:
    before = audit.values(user, *changes)
    for name, value in changes.items():
        setattr(user, name, one_line(value) if isinstance(value, str) else value)
    after = audit.values(user, *changes)
    if after != before:
        _clean(user)
        user.save(update_fields=list(changes))
        audit.log(actor=actor, action=Action.CHANGED, obj=user, before=before, after=after)
    return user


def _clean(user: User) -> None:
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as wrong:
        field, sentences = next(iter(wrong.message_dict.items()))
        raise InvalidInput(sentences[0], field=field) from wrong


def _check_password(password: str, user: User) -> None:
    if settings.PORTAL_DEMO and password == _DEMO_PASSWORD:
        return
    try:
        validate_password(password, user)
    except ValidationError as wrong:
        raise InvalidInput(" ".join(wrong.messages), field="new_password1") from wrong
