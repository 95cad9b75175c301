"""Personal tokens of the API."""

from __future__ import annotations

import datetime as dt
import secrets
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from audit import services as audit
from audit.constants import Action
from common.decisions import require
from common.errors import InvalidInput
from common.text import one_line
from organizations import policies
from organizations.constants import TOKEN_MAX_DAYS, TOKEN_PREFIX
from organizations.models import ApiToken, User

_SHOWN = len(TOKEN_PREFIX) + 6
_SECRET_BYTES = 32
# How exact «last used» is; a row is not written for every request.
_USED_STEP = dt.timedelta(minutes=5)


def digest_of(plain: str) -> str:
    """What is stored of a token. It is random and long, so one round of SHA-256 is enough."""
    return sha256(plain.encode()).hexdigest()


@transaction.atomic
def token_create(*, actor: User, name: str, days: int) -> tuple[ApiToken, str]:
    """A new token that reads what `actor` may read, for 1 to 365 days; the second value is shown once.

    Raises `InvalidInput` for an empty name or a life outside that range, `NotAllowed` for a person of no agency.
    """
    require(policies.can_create_token(actor))
    name = one_line(name)
    if not name:
        raise InvalidInput("Hãy đặt tên gợi nhớ cho mã truy cập.", field="name")
    if not 1 <= days <= TOKEN_MAX_DAYS:
        raise InvalidInput(f"Thời hạn của mã truy cập từ 1 đến {TOKEN_MAX_DAYS} ngày.", field="days")
    plain = TOKEN_PREFIX + secrets.token_urlsafe(_SECRET_BYTES)
    agency = actor.agency
    assert agency is not None  # noqa: S101 - the policy has just asked
    token = ApiToken.objects.create(
        agency=agency,
        user=actor,
        name=name,
        prefix=plain[:_SHOWN],
        digest=digest_of(plain),
        expires_at=timezone.now() + dt.timedelta(days=days),
    )
    audit.log(actor=actor, action=Action.TOKEN_CREATED, obj=token, after=audit.values(token, "name", "expires_at"))
    return token, plain


@transaction.atomic
def token_revoke(*, actor: User, token_id: int) -> ApiToken:
    """End a token at once; a second time changes nothing. Raises `ApiToken.DoesNotExist` outside the own agency."""
    token = ApiToken.objects.for_user(actor).select_for_update(of=("self",)).get(pk=token_id)
    require(policies.can_revoke_token(actor, token))
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        audit.log(actor=actor, action=Action.TOKEN_REVOKED, obj=token)
    return token


def token_used(token: ApiToken) -> None:
    """Note that `token` was used; no entry in the trail, since nothing changed."""
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at >= _USED_STEP:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
