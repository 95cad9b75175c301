"""Where the demo's files are, and their shape as plain JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings

Record = dict[str, Any]


def _folder() -> Path:
    return Path(settings.BASE_DIR) / "fixtures" / "demo"


def agencies() -> list[Record]:
    """Agencies, in the order in which they are made."""
    rows: list[Record] = _read(_folder() / "agencies.json")
    return rows


def of_agency(name: str, code: str) -> list[Record]:
    """The rows of `units`, `people` or `legal_documents` of one agency."""
    by_agency: dict[str, list[Record]] = _read(_folder() / f"{name}.json")
    return by_agency[code]


def plans() -> list[Record]:
    """The plans, by name of file."""
    return [_read(path) for path in sorted((_folder() / "plans").glob("*.json"))]


def templates() -> list[Record]:
    """Which plans are kept as templates as well, and under what name."""
    rows: list[Record] = _read(_folder() / "templates.json")
    return rows


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
