"""What every page knows: who is signed in, where they may go, whether this is the demonstration."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from organizations.models import Agency, User
from organizations.policies import can_use_admin


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the side bar; `icon` is a lucide name."""

    label: str
    url: str
    icon: str
    is_current: bool


_PLACES = (
    ("Tổng quan", "plans:home", "layout-dashboard"),
    ("Kế hoạch", "plans:list", "clipboard-list"),
    ("Văn bản", "documents:list", "file-text"),
)
_ADMIN_PLACE = ("Quản trị", "admin:index", "settings")


def portal(request: HttpRequest) -> dict[str, object]:
    """`nav`, `agency`, `role` and `demo`; looked up only when a template asks."""
    return {
        "nav": SimpleLazyObject(lambda: _nav(request)),
        "agency": SimpleLazyObject(lambda: _agency(request)),
        "role": SimpleLazyObject(lambda: _role(request)),
        "demo": settings.PORTAL_DEMO,
    }


def _person(request: HttpRequest) -> User | None:
    # An error page may be drawn before authentication has run.
    user = getattr(request, "user", None)
    return user if isinstance(user, User) and user.is_authenticated else None


def _agency(request: HttpRequest) -> Agency | None:
    user = _person(request)
    return user.agency if user else None


def _role(request: HttpRequest) -> str:
    """The person's first role in Vietnamese, for the profile corner; empty for who has none."""
    user = _person(request)
    held = user.own_memberships if user else []
    return held[0].get_role_display() if held else ""


def _nav(request: HttpRequest) -> list[NavItem]:
    user = _person(request)
    if user is None:
        return []
    places = [*_PLACES, _ADMIN_PLACE] if can_use_admin(user) else list(_PLACES)
    addresses = [(label, reverse(name), icon) for label, name, icon in places]
    # The home page is the beginning of every address; it is current only when it is the address.
    fitting = [url for _, url, _ in addresses if request.path == url or (url != "/" and request.path.startswith(url))]
    current = max(fitting, key=len, default="")
    return [NavItem(label, url, icon, url == current) for label, url, icon in addresses]
