"""The locked door of the PDF engine: it may read what stands in the page itself, nothing else."""

from __future__ import annotations

from typing import Any

from weasyprint import URLFetcher

LONGEST = 2_000_000
"""Characters of a data: address; a scanned signature is far below."""


class LockedFetcher(URLFetcher):  # type: ignore[misc]  # the engine has no types
    """Opens `data:` addresses up to `LONGEST` only: no file, no host, no redirect, whatever a text holds."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        if not url.startswith("data:") or len(url) > LONGEST:
            raise ValueError("blocked address")
        return super().fetch(url, headers)
