"""Runs pytest against PostgreSQL and Redis, found on this machine or started for this run; then once more on SQLite.

`python -m script.run_tests [pytest's arguments]`. Without arguments: the whole suite on PostgreSQL with two processes,
then `-m both_engines` on SQLite. Nothing is skipped for want of a server: without one the run fails.
"""

from __future__ import annotations

import contextlib
import getpass
import hashlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psycopg
import redis

ROOT = Path(__file__).resolve().parent.parent
READY_WITHIN = 30.0


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with contextlib.ExitStack() as started:
        environment = {
            **os.environ,
            "TEST_DATABASE_URL": started.enter_context(postgresql()),
            "TEST_REDIS_URL": started.enter_context(redis_server()),
        }
        if arguments:
            return run_pytest(arguments, environment)
        say("pytest on PostgreSQL")
        on_postgresql = run_pytest(["-n", "2", "--dist", "loadgroup"], environment)
        say("pytest on SQLite: what must hold on both engines")
        environment.pop("TEST_DATABASE_URL")
        on_sqlite = run_pytest(["-n", "2", "-m", "both_engines"], environment)
        return on_postgresql or on_sqlite


def run_pytest(arguments: list[str], environment: dict[str, str]) -> int:
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.call(command, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL)  # noqa: S603


def say(line: str) -> None:
    print(f"\033[1m== {line}\033[0m", flush=True)  # noqa: T201


# --- PostgreSQL ----------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """The URL of a server where databases can be made: the given one, a local one, or one started for this run."""
    given = os.environ.get("TEST_DATABASE_URL", "").strip()
    if given:
        yield given
        return
    for role in dict.fromkeys(["postgres", getpass.getuser()]):
        url = f"postgres://{role}@127.0.0.1:5432/"
        if may_create_databases(url):
            yield url + database_name()
            return
    say("Starting a PostgreSQL of our own")
    with private_postgresql() as url:
        yield url + database_name()


def database_name() -> str:
    """One name per checkout, so that two of them can be tested at once on one server."""
    return "nscl_" + hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]


def may_create_databases(url: str) -> bool:
    try:
        with psycopg.connect(url + "postgres", connect_timeout=3) as connection:
            row = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


@contextlib.contextmanager
def private_postgresql() -> Iterator[str]:
    """A throw-away cluster on a free port, run by somebody other than root (PostgreSQL refuses root)."""
    initdb, postgres = postgresql_program("initdb"), postgresql_program("postgres")
    port = free_port()
    with private_folder("postgres") as (folder, as_user):
        data = folder / "data"
        subprocess.run(  # noqa: S603
            [*as_user, initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
        )
        options = ["-p", str(port), "-h", "127.0.0.1", "-k", str(folder)]
        options += ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200"]
        # SIGINT is PostgreSQL's fast shutdown; TERM would wait for every client to leave.
        with process([*as_user, postgres, "-D", data, *options], folder, signal.SIGINT):
            url = f"postgres://postgres@127.0.0.1:{port}/"
            wait_until(lambda: may_create_databases(url), "PostgreSQL")
            yield url


def postgresql_program(name: str) -> str:
    """The newest installed version's program; Debian keeps them outside PATH."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[4]))
    found = str(versions[-1]) if versions else shutil.which(name)
    if not found:
        sys.exit(f"PostgreSQL's {name} is not installed; please run: sudo apt-get install postgresql")
    return found


# --- Redis ---------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def redis_server() -> Iterator[str]:
    """The URL of a Redis: the given one, a local one, or one started for this run."""
    url = os.environ.get("TEST_REDIS_URL", "").strip() or "redis://127.0.0.1:6379/15"
    if "TEST_REDIS_URL" in os.environ or redis_answers(url):
        yield url
        return
    say("Starting a Redis of our own")
    program = shutil.which("redis-server")
    if not program:
        sys.exit("redis-server is not installed; please run: sudo apt-get install redis-server")
    port = free_port()
    own = f"redis://127.0.0.1:{port}/0"
    with private_folder("nobody") as (folder, as_user):
        command = [*as_user, program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
        with process(command, folder, signal.SIGTERM):
            wait_until(lambda: redis_answers(own), "Redis")
            yield own


def redis_answers(url: str) -> bool:
    try:
        with contextlib.closing(redis.Redis.from_url(url, socket_timeout=3, socket_connect_timeout=3)) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


# --- processes of our own ------------------------------------------------------------------------------------------


@contextlib.contextmanager
def private_folder(role: str) -> Iterator[tuple[Path, list[str]]]:
    """A temporary folder and the prefix that runs a command as its owner: `role` when we are root, else ourselves."""
    folder = Path(tempfile.mkdtemp(prefix="nscl-test-"))
    as_user: list[str] = []
    if os.geteuid() == 0:
        owner = pwd.getpwnam(role)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        as_user = ["setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups", "--"]
    try:
        yield folder, as_user
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def process(command: Sequence[str | Path], folder: Path, farewell: signal.Signals) -> Iterator[None]:
    """`command` in the background, its output in the folder's log, ended by `farewell`."""
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, start_new_session=True)  # noqa: S603
        try:
            yield
        finally:
            running.send_signal(farewell)
            try:
                running.wait(timeout=15)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(ready: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + READY_WITHIN
    while not ready():
        if time.monotonic() > until:
            sys.exit(f"{what} did not start within {READY_WITHIN:.0f} seconds.")
        time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
