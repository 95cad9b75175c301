"""The scripts: syntax of the plainest shell, nothing that only bash knows, one pinned version everywhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = [*(ROOT / "script" / name for name in ("setup", "server", "test", "check", "bench")), ROOT / ".ci" / "run"]
SHELL_FILES = [*COMMANDS, ROOT / "script" / "lib.sh"]
BASHISMS = {
    "double brackets": r"\[\[",
    "arrays": r"\w=\(",
    "function keyword": r"^\s*function\s",
    "local variables": r"^\s*local\s",
    "source": r"^\s*source\s",
    "== in a test": r"\[ [^]]* == ",
    "here-strings": r"<<<",
    "process substitution": r"[<>]\(",
    "&> redirection": r"&>",
    "$'…' strings": r"(?<!\$)\$'",
    "pipefail": r"pipefail",
}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SHELL_FILES, ids=named)
def test_shell_can_parse_it(path: Path) -> None:
    shell = shutil.which("dash") or "sh"
    assert subprocess.run([shell, "-n", path], check=False, capture_output=True, text=True).stderr == ""


@pytest.mark.parametrize("path", SHELL_FILES, ids=named)
def test_no_construct_that_only_bash_knows(path: Path) -> None:
    code = "\n".join(line for line in path.read_text().splitlines() if not line.lstrip().startswith("#"))
    assert [name for name, pattern in BASHISMS.items() if re.search(pattern, code, re.MULTILINE)] == []


@pytest.mark.parametrize("path", COMMANDS, ids=named)
def test_can_be_called_and_stops_at_the_first_error(path: Path) -> None:
    assert os.access(path, os.X_OK)
    lines = path.read_text().splitlines()
    assert lines[0] == "#!/bin/sh"
    assert "set -eu" in lines


def test_missing_packages_are_named_in_one_sentence(tmp_path: Path) -> None:
    """Neither root nor sudo: the script says what to install and stops."""
    script = f"""
        root={tmp_path}; . {ROOT}/script/lib.sh
        can_install() {{ return 1; }}
        need_packages no-such-package-of-debian
    """
    done = subprocess.run(["sh", "-eu", "-c", script], check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == (
        "Please install these packages and start again: sudo apt-get install no-such-package-of-debian\n"
    )


def test_home_that_cannot_be_written_is_replaced(tmp_path: Path) -> None:
    script = f"root={tmp_path}; . {ROOT}/script/lib.sh; unset HOME; prepare_environment; echo $HOME"
    done = subprocess.run(["sh", "-eu", "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == f"{tmp_path}/var/home"


def test_image_and_scripts_use_the_same_packages() -> None:
    library = (ROOT / "script" / "lib.sh").read_text()
    image = (ROOT / "Dockerfile").read_text()
    (version,) = re.findall(r"^UV_VERSION=(\S+)$", library, re.MULTILINE)
    assert f"uv=={version}" in image
    (packages,) = re.findall(r'^RUN_PACKAGES="([^"]+)"$', library, re.MULTILINE)
    assert [name for name in [*packages.split(), "fonts-liberation2"] if name not in image] == []
