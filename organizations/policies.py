"""Who may do what to an agency's own affairs."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from common.decisions import ALLOWED, Decision, refuse
from organizations.constants import Role
from organizations.models import Agency, ApiToken, User
from organizations.querysets import readable_agencies

Person = User | AnonymousUser

_ADMIN_ONLY = "Việc này do người quản trị của cơ quan làm; hãy liên hệ người quản trị."
_OPERATOR_ONLY = "Việc này do người vận hành hệ thống làm; hãy liên hệ đơn vị vận hành."


def has_role(user: Person, agency_id: int, *roles: str) -> bool:
    """True when `user` holds one of `roles` in that agency; never for an anonymous or blocked person."""
    return isinstance(user, User) and user.has_role(agency_id, *roles)


def can_read(user: Person, agency_id: int) -> Decision:
    """Members read their agency; a superior agency reads a subordinate that is open to it."""
    if readable_agencies(user).filter(pk=agency_id).exists():
        return ALLOWED
    return refuse("Bạn không thuộc cơ quan này.")


def can_administer(user: Person, agency_id: int) -> Decision:
    """Units, holidays, people and settings of one agency: its administrator."""
    return ALLOWED if has_role(user, agency_id, Role.ADMIN) else refuse(_ADMIN_ONLY)


def can_operate(user: Person) -> Decision:
    """Agencies themselves: the person who runs the installation."""
    if isinstance(user, User) and user.is_active and user.is_superuser:
        return ALLOWED
    return refuse(_OPERATOR_ONLY)


def can_configure(user: Person, agency: Agency) -> Decision:
    """The few fields of an agency that its administrator sets."""
    return ALLOWED if can_operate(user) else can_administer(user, agency.pk)


def can_use_admin(user: Person) -> bool:
    """True when the administration pages have something for `user`."""
    return bool(can_operate(user)) or bool(administered_agencies(user))


def administered_agencies(user: Person) -> frozenset[int]:
    """Ids of the active agencies that `user` administers."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    return frozenset(
        held.agency_id for held in user.own_memberships if held.role == Role.ADMIN and held.agency.is_active
    )


def can_create_token(user: Person) -> Decision:
    """Anyone who works in an agency may let another system read what they may read."""
    if isinstance(user, User) and user.is_active and user.agency is not None:
        return ALLOWED
    return refuse("Chỉ người dùng thuộc một cơ quan mới tạo được mã truy cập.")


def can_revoke_token(user: Person, token: ApiToken) -> Decision:
    """The owner, or the agency's administrator when somebody has left."""
    if isinstance(user, User) and user.is_active and token.user_id == user.pk:
        return ALLOWED
    return can_administer(user, token.agency_id)
