"""Fail-closed scoping: every read of an agency's rows starts with `for_user`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from organizations.models import User

_Row = TypeVar("_Row", bound=models.Model, covariant=True)


def readable_agencies(user: User | AnonymousUser) -> Any:
    """Subquery of the agency ids that `user` may read: the own one, and subordinates opened to it."""
    from organizations.models import Agency, Membership

    if not user.is_authenticated or not user.is_active:
        return Agency.objects.none().values("pk")
    own = Membership.objects.filter(user_id=user.pk).values("agency_id")
    return Agency.objects.filter(Q(pk__in=own) | Q(superior_id__in=own, open_to_superior=True), is_active=True).values(
        "pk"
    )


class ScopedQuerySet(models.QuerySet[_Row]):
    """Rows of one agency each. `agency_path` leads from the model to its agency."""

    agency_path = "agency_id"

    def for_user(self, user: User | AnonymousUser) -> Self:
        """Only what `user` may read; nothing for a stranger, an anonymous or a blocked person."""
        return self.filter(**{f"{self.agency_path}__in": readable_agencies(user)})
