"""access_matrix.csv: what everybody gets of every route.

One line per route and method. A cell is the HTTP status, with «+» where the request is recorded in the trail, that is,
where it changed something. Columns: a visitor, the seven roles on rows of their own agency, a reader of the superior
agency, the operator of the installation; then `other` for the same people on a row of another agency, and
`other_admin` for that by an administrator. «-» where the route speaks of no row.

To add a route: run `ACCESS_MATRIX=write .venv/bin/pytest tests/access -q`. It writes the lines of new routes and takes
out those of routes that are gone; lines that are there stay as they are. Then read every new cell: is this what that
person should get? To write a line anew, delete it first.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

FILE = Path(__file__).with_name("access_matrix.csv")
ROLES = ("drafter", "unit_head", "finance", "clerk", "leader", "admin", "viewer")
COLUMNS = ("anonymous", *ROLES, "superior", "operator", "other", "other_admin")
METHODS = ("GET", "POST")
Key = tuple[str, str]
Line = dict[str, str]


def read() -> dict[Key, Line]:
    if not FILE.exists():
        return {}
    with FILE.open(encoding="utf-8", newline="") as file:
        return {(row.pop("route"), row.pop("method")): row for row in csv.DictReader(file)}


def is_writing() -> bool:
    """Whether new lines are written; RuntimeError among several workers, who would overwrite each other's lines."""
    if os.environ.get("ACCESS_MATRIX") != "write":
        return False
    if int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")) > 1:
        raise RuntimeError("ACCESS_MATRIX=write needs one process: run pytest without -n.")
    return True


def write(lines: dict[Key, Line]) -> None:
    with FILE.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, ("route", "method", *COLUMNS), lineterminator="\n")
        out.writeheader()
        for (route, method), line in lines.items():
            out.writerow({"route": route, "method": method, **line})
