"""Reads for the pages about people and agencies."""

from __future__ import annotations

import datetime as dt
from typing import TypedDict

from django.conf import settings
from django.db.models import QuerySet

from organizations.models import ApiToken, Holiday, Membership, User
from organizations.policies import Person

# The user names of the demonstration, one per role; other agencies' add a suffix (`chuyenvien.dongnai`).
DEMO_NAMES = ("chuyenvien", "truongphong", "ketoan", "vanthu", "lanhdao", "quantri", "xem")


class DemoUser(TypedDict):
    username: str
    name: str
    role_label: str
    agency: str


def demo_users() -> list[DemoUser]:
    """Who can be chosen on the sign-in page; empty outside a demonstration."""
    if not settings.PORTAL_DEMO:
        return []
    held = Membership.objects.filter(user__is_active=True).select_related("user", "agency").order_by("agency_id", "pk")
    chosen: dict[str, DemoUser] = {}
    for membership in held:
        username = membership.user.username
        if username.partition(".")[0] in DEMO_NAMES and username not in chosen:
            chosen[username] = DemoUser(
                username=username,
                name=membership.user.full_name,
                role_label=membership.get_role_display(),
                agency=membership.agency.name,
            )
    return list(chosen.values())


def tokens_of(user: User) -> QuerySet[ApiToken]:
    """The person's own tokens, the usable ones and those of the past."""
    return ApiToken.objects.for_user(user).filter(user=user)


def holidays_of(user: Person, agency_id: int, start: dt.date, end: dt.date) -> dict[dt.date, str]:
    """Day -> "off" or "workday" (as `common.calendar` takes them) for an agency's days from `start` to `end`."""
    rows = Holiday.objects.for_user(user).filter(agency_id=agency_id, date__range=(start, end))
    return dict(rows.values_list("date", "kind"))
