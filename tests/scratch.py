"""A migrated database of its own, with files of its own, for tests whose actors are real processes.

Both engines are there in every run: SQLite as a file, PostgreSQL on the server of TEST_DATABASE_URL or, where the run
is on SQLite, on the loopback's standard port.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

HERE = Path(__file__).resolve().parents[1]
LOCAL_SERVER = "postgres://postgres@127.0.0.1:5432/postgres"


@dataclass(frozen=True)
class Scratch:
    """`url` of the database, `media` for the files; commands run as processes of the portal against both."""

    url: str
    media: Path

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
        portal = {"DATABASE_URL": self.url, "MEDIA_ROOT": str(self.media), "PORTAL_DEMO": "1"}
        return {
            **kept,
            **portal,
            "DJANGO_SETTINGS_MODULE": "nscl_portal.settings",
            "PYTHONPATH": str(HERE),
        }

    def start(self, *command: str) -> subprocess.Popen[str]:
        """Start `python <command>`."""
        return subprocess.Popen(
            [sys.executable, *command],
            env=self.environment,
            cwd=HERE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *command: str, code: int = 0) -> str:
        """What `python <command>` prints; it must end with `code`."""
        process = self.start(*command)
        out, err = process.communicate(timeout=300)
        assert process.returncode == code, f"{err[:2000]}\n…\n{err[-1000:]}"
        return out

    def ask(self, *command: str) -> Any:
        """The JSON of the last line that `python <command>` prints."""
        return json.loads(self.run(*command).splitlines()[-1])


@contextmanager
def sqlite_scratch(folder: Path) -> Iterator[Scratch]:
    yield _migrated(Scratch(f"sqlite:///{folder / 'scratch.sqlite3'}", folder / "media"))


@contextmanager
def postgresql_scratch(folder: Path) -> Iterator[Scratch]:
    server = _server()
    name = f"nscl_scratch_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            url = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
            yield _migrated(Scratch(url, folder / "media"))
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _server() -> str:
    url = os.environ.get("TEST_DATABASE_URL", "")
    return urlunsplit(urlsplit(url)._replace(path="/postgres")) if url.startswith("postgres") else LOCAL_SERVER


def _migrated(scratch: Scratch) -> Scratch:
    scratch.run("manage.py", "migrate", "--verbosity", "0")
    return scratch
