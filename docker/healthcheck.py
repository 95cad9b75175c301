"""Whether the web server of this container answers: exit 0 or 1. Asks as the reverse proxy does."""

from __future__ import annotations

import http.client
import os
import sys

PAGE = "/dang-nhap/"


def answers(port: int, host: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=4)
    try:
        connection.request("GET", PAGE, headers={"Host": host, "X-Forwarded-Proto": "https"})
        return connection.getresponse().status == 200
    except OSError:
        return False


if __name__ == "__main__":
    first_host = os.environ.get("PORTAL_ALLOWED_HOSTS", "localhost").split(",")[0].strip()
    sys.exit(0 if answers(int(os.environ.get("PORT", "8000")), first_host) else 1)
