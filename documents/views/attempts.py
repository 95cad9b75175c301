"""How often one address may ask the public pages. Counted in each web process, which is enough against guessing."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest

from organizations.views import client_address


@dataclass(frozen=True, slots=True)
class Limit:
    """`times` within `seconds`, counted from the first."""

    name: str
    times: int
    seconds: int

    def is_passed(self, request: HttpRequest) -> bool:
        """Counts this request too."""
        key = f"attempts-{self.name}-{sha256(_neighbourhood(request).encode()).hexdigest()}"
        cache.add(key, 0, self.seconds)
        try:
            return cache.incr(key) > self.times
        except ValueError:  # it ran out between the two
            return False


def _neighbourhood(request: HttpRequest) -> str:
    """The address; of IPv6 the network, since one person has 2⁶⁴ addresses there."""
    address = client_address(request)
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False)) if parsed.version == 6 else address
