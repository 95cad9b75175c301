"""People, and the roles they hold in their agency."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin, UserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.utils.functional import cached_property

from organizations.constants import Role
from organizations.models.agency import Agency
from organizations.models.base import AgencyOwned
from organizations.models.unit import Unit
from organizations.querysets import ScopedQuerySet


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in. Belongs to one agency through memberships; `is_superuser` runs the installation."""

    username = models.CharField(
        "Tên đăng nhập",
        max_length=80,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": "Tên đăng nhập này đã có người dùng."},
    )
    full_name = models.CharField("Họ và tên", max_length=120)
    position_title = models.CharField("Chức vụ", max_length=120, blank=True)
    email = models.EmailField("Thư điện tử", blank=True)
    is_active = models.BooleanField("Được đăng nhập", default=True)
    is_staff = models.BooleanField("Vận hành hệ thống", default=False)
    must_change_password = models.BooleanField("Phải đổi mật khẩu khi đăng nhập", default=False)
    date_joined = models.DateTimeField("Ngày tạo", auto_now_add=True)

    objects: ClassVar[UserManager[User]] = UserManager()  # type: ignore[assignment]

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"
        ordering = ["full_name"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_short_name(self) -> str:
        return self.full_name.split(" ")[-1] if self.full_name else self.username

    def initials(self) -> str:
        """Two letters for the avatar: the middle and the given name, as Vietnamese people call each other."""
        words = (self.full_name or self.username).split()
        return "".join(word[0] for word in words[-2:]).upper()

    @cached_property
    def own_memberships(self) -> list[Membership]:
        return list(self.memberships.select_related("agency", "unit"))

    @property
    def agency(self) -> Agency | None:
        """The agency this person works in."""
        return self.own_memberships[0].agency if self.own_memberships else None

    @property
    def unit(self) -> Unit | None:
        return next((m.unit for m in self.own_memberships if m.unit), None)

    def roles_in(self, agency_id: int) -> frozenset[str]:
        """Roles held in that agency; empty for a stranger and for a reader from a superior body."""
        if not self.is_active:
            return frozenset()
        return frozenset(m.role for m in self.own_memberships if m.agency_id == agency_id)

    def has_role(self, agency_id: int, *roles: str) -> bool:
        return not self.roles_in(agency_id).isdisjoint(roles)


class Membership(AgencyOwned):
    """One role of one person in one agency, in a unit where the role is the unit's."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships", verbose_name="Người dùng")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships", verbose_name="Đơn vị"
    )
    role = models.CharField("Vai trò", max_length=12, choices=Role.choices)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "vai trò"
        verbose_name_plural = "vai trò"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["user", "agency", "role"], name="membership_unique")]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}"
