"""One plan, as one person may see it."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from organizations.models import User
from plans.models import Plan


def plan_for(user: User | AnonymousUser, plan_id: int) -> Plan:
    """The plan with its document and agency; `Plan.DoesNotExist` for whatever `user` may not read."""
    return Plan.objects.for_user(user).with_document().get(pk=plan_id)
