"""docker-compose.yml against the settings' readers; its processes, started natively from its own settings."""

from __future__ import annotations

import ast
import os
import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
import yaml
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
READERS = {"text", "flag", "number", "names", "folder", "file", "url", "origin"}
# Read by the settings, but never to be set in a container.
NOT_IN_CONTAINERS = {"PORTAL_DEBUG"}
# What whoever starts the containers must bring.
GIVEN = {
    "POSTGRES_PASSWORD": "matkhau",
    "REDIS_PASSWORD": "matkhau",
    "PORTAL_SECRET_KEY": "x" * 64,
    "PORTAL_SITE": "nscl.example.vn",
}

ENQUEUE = "from jobs.services import enqueue; enqueue(kind='documents.verify', key='asked-by-a-test')"


def variables_read() -> set[str]:
    """The first argument of every `env.reader("NAME")` in nscl_portal/."""
    found = set()
    for path in sorted((ROOT / "nscl_portal").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READERS:
                owner, name = node.func.value, node.args[0]
                if isinstance(owner, ast.Name) and owner.id == "env" and isinstance(name, ast.Constant):
                    found.add(str(name.value))
    return found - {"TEST_DATABASE_URL", "PORT"}


def services() -> dict[str, dict[str, Any]]:
    described: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    return described


def filled(text: str) -> str:
    """`${NAME:-default}` and `${NAME:?why}` as compose reads them, from `GIVEN`."""

    def value(match: re.Match[str]) -> str:
        name, kind, rest = match.groups()
        return GIVEN.get(name) or (rest if kind == ":-" else pytest.fail(f"{name} is not given"))

    return re.sub(r"\$\{(\w+)(?:(:-|:\?)([^}]*))?\}", value, text)


def environment_of(service: str) -> dict[str, str]:
    return {name: filled(str(value)) for name, value in services()[service]["environment"].items()}


# --- the file and the readers --------------------------------------------------------------------------------------


def test_the_readers_are_found() -> None:
    assert {"DATABASE_URL", "PORTAL_SECRET_KEY", "PORTAL_DEMO", "MEDIA_ROOT"} <= variables_read()


@pytest.mark.parametrize("service", ["migrate", "web", "worker", "beat"])
def test_containers_set_exactly_what_the_settings_read(service: str) -> None:
    assert set(services()[service]["environment"]) == variables_read() - NOT_IN_CONTAINERS


def test_every_variable_is_explained() -> None:
    text = (ROOT / "docs" / "configuration.md").read_text()
    explained = set(re.findall(r"^\| `([A-Z0-9_]+)` \|", text, re.MULTILINE))
    assert explained - {"PORT", "TEST_REDIS_URL", "TEST_DATABASE_URL", "PORTAL_SITE"} == variables_read()


def test_secrets_come_from_outside() -> None:
    text = (ROOT / "docker-compose.yml").read_text()
    for name in ("POSTGRES_PASSWORD", "REDIS_PASSWORD", "PORTAL_SECRET_KEY"):
        assert f"${{{name}:?" in text
        assert f"${{{name}:-" not in text


def test_redis_keeps_what_it_was_given() -> None:
    command = " ".join(services()["redis"]["command"])
    assert "--appendonly yes" in command
    assert "--maxmemory-policy noeviction" in command
    assert "--requirepass" in command


def test_only_the_proxy_is_reachable() -> None:
    assert [name for name, service in services().items() if "ports" in service] == ["proxy"]


# --- the same processes, natively ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Containers:
    """The services of the file as processes of this machine, with their environment."""

    environment: dict[str, str]
    logs: Path

    def run(self, *command: str) -> str:
        return subprocess.run(
            command, env=self.environment, cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout

    @contextmanager
    def up(self, service: str) -> Iterator[subprocess.Popen[bytes]]:
        with (self.logs / service).open("w") as log:
            command = services()[service]["command"]
            process = subprocess.Popen(command, env=self.environment, cwd=ROOT, stdout=log, stderr=log)
            try:
                yield process
            finally:
                process.terminate()
                process.wait(timeout=30)
                # pytest shows what was printed where a test fails.
                print(f"--- {service}\n{(self.logs / service).read_text()}")  # noqa: T201


@pytest.fixture
def containers(tmp_path: Path) -> Iterator[Containers]:
    """The web's environment, led to this machine's PostgreSQL and Redis; its database is dropped afterwards."""
    database, broker = os.environ.get("TEST_DATABASE_URL", ""), os.environ.get("TEST_REDIS_URL", "")
    if not (database.startswith("postgres") and broker):
        pytest.fail("TEST_DATABASE_URL and TEST_REDIS_URL are not set: run this test with script/test.")
    server, name = database.rsplit("/", 1)[0], f"nscl_containers_{os.getpid()}"
    environment = {
        **environment_of("web"),
        "PATH": f"{ROOT}/.venv/bin:/usr/bin:/bin",
        "HOME": str(tmp_path),
        "PYTHONUNBUFFERED": "1",
        "DATABASE_URL": f"{server}/{name}",
        "CELERY_BROKER_URL": broker,
        "MEDIA_ROOT": str(tmp_path / "media"),
        "PORT": str(free_port()),
    }
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield Containers(environment, tmp_path)
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(ready: Callable[[], bool], what: str, seconds: float, process: subprocess.Popen[bytes]) -> None:
    """Until `ready`, as long as `process`, which has to bring it about, lives."""
    until = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < until, f"{what} within {seconds} s"
        with suppress(subprocess.TimeoutExpired):
            pytest.fail(f"{what}: the process ended with {process.wait(timeout=0.2)}")


@pytest.mark.heavy
def test_the_containers_processes_serve_and_work(containers: Containers) -> None:
    for command in ("build_assets", "collectstatic --no-input"):
        containers.run("python", "manage.py", *command.split())
    containers.run(*services()["migrate"]["command"])
    containers.run("python", "manage.py", "shell", "-c", ENQUEUE)
    healthcheck = [f"{ROOT}/.venv/bin/python", "docker/healthcheck.py"]

    def healthy() -> bool:
        return subprocess.run(healthcheck, env=containers.environment, cwd=ROOT, check=False).returncode == 0

    def done() -> bool:
        with psycopg.connect(containers.environment["DATABASE_URL"]) as connection:
            row = connection.execute("SELECT state FROM jobs_job WHERE key = 'asked-by-a-test'").fetchone()
        return row == ("done",)

    with containers.up("web") as web, containers.up("worker") as worker, containers.up("beat"):
        wait_until(healthy, "the sign-in page", 30, web)
        wait_until(done, "the queued job is done", 60, worker)
