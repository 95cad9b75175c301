"""Roles, kinds of unit and the settings an agency chooses from."""

from __future__ import annotations

from django.db import models


class Role(models.TextChoices):
    DRAFTER = "drafter", "Chuyên viên"
    UNIT_HEAD = "unit_head", "Trưởng phòng"
    FINANCE = "finance", "Kế hoạch – Tài chính"
    CLERK = "clerk", "Văn thư"
    LEADER = "leader", "Lãnh đạo"
    ADMIN = "admin", "Quản trị"
    VIEWER = "viewer", "Người xem"


WRITING_ROLES = (Role.DRAFTER, Role.UNIT_HEAD, Role.FINANCE)


class UnitKind(models.TextChoices):
    INTERNAL = "internal", "Đơn vị thuộc cơ quan"
    EXTERNAL = "external", "Đơn vị ngoài cơ quan"
    GROUP = "group", "Nhóm đơn vị"


class NumberSeries(models.TextChoices):
    """Nghị định 30/2020, Điều 15: the head chooses one series for all types or one per type."""

    PER_TYPE = "per_type", "Mỗi loại văn bản một dãy số"
    SHARED = "shared", "Một dãy số chung"


class HolidayKind(models.TextChoices):
    OFF = "off", "Ngày nghỉ"
    WORKDAY = "workday", "Ngày làm bù"


class TokenScope(models.TextChoices):
    READ = "read", "Chỉ đọc"


TOKEN_PREFIX = "nscl_"  # noqa: S105 - how a token begins, so that scanners of leaked secrets can find one
TOKEN_MAX_DAYS = 365
