"""`Authorization: Token …`: another system reads what one person may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

if TYPE_CHECKING:
    from organizations.models import ApiToken, User

KEYWORD = "Token"


class TokenAuthentication(BaseAuthentication):
    """A personal token: known, not revoked, not expired, of a person who may sign in; anything else is 401."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        words = get_authorization_header(request).split()
        if not words or words[0].lower() != KEYWORD.lower().encode():
            return None
        if len(words) != 2:
            raise AuthenticationFailed("Đầu mục Authorization phải có dạng «Token <mã truy cập>».", "token_malformed")
        return self._holder(words[1].decode("latin-1"))

    def authenticate_header(self, request: Request) -> str:
        return f'{KEYWORD} realm="api"'

    def _holder(self, plain: str) -> tuple[User, ApiToken]:
        from organizations.models import ApiToken
        from organizations.services.tokens import digest_of, token_used

        # Whoever asks is not known yet: the digest of a long random value is the scope.
        token = ApiToken.objects.select_related("user").filter(digest=digest_of(plain)).first()
        if token is None:
            raise AuthenticationFailed("Mã truy cập không đúng.", "token_unknown")
        if not token.is_usable():
            raise AuthenticationFailed("Mã truy cập đã hết hạn hoặc đã bị thu hồi; hãy tạo mã mới.", "token_ended")
        if not token.user.is_active or token.user.must_change_password:
            raise AuthenticationFailed(
                "Tài khoản của mã truy cập này đã ngừng sử dụng hoặc phải đổi mật khẩu.", "token_user_blocked"
            )
        token_used(token)
        return token.user, token
