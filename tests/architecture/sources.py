"""The repository's own source files, parsed once."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("audit", "common", "documents", "jobs", "organizations", "plans")
PACKAGES = ("nscl_portal", *APPS)


def python_files(*folders: str) -> list[Path]:
    """Every module below `folders`, without what Django generates."""
    found = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    return [path for path in found if "migrations" not in path.relative_to(ROOT).parts]


def layer_files(*layers: str) -> list[Path]:
    """The modules of these layers (`views`, `api`, …) in every app, a package's modules included."""
    return [path for path in python_files(*APPS) if {*layers} & {*path.relative_to(ROOT).parts, path.stem}]


def template_files() -> list[Path]:
    return sorted(path for path in (ROOT / "templates").rglob("*") if path.suffix in {".html", ".txt", ".css"})


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
