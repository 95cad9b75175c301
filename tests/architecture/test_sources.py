"""How the source is cut: sizes, names, one way to read rows."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import APPS, PACKAGES, ROOT, layer_files, named, parsed, python_files

MAX_LINES, MAX_FUNCTION = 300, 50

# docs/architecture.md, «Inside an app»; a package of the same name holds one concept per file.
MODULES = {
    "constants", "rules", "querysets", "models", "selectors", "policies", "services", "forms", "filters", "resources",
    "content", "tasks", "views", "api", "admin", "urls", "apps", "context", "middleware",
}  # fmt: skip
ENGINES = {"plans": {"deadlines", "demo", "importing"}, "documents": {"readers", "signing", "writers"}}
DJANGO = {"migrations", "management", "templatetags"}
FORBIDDEN = {"utils", "helpers", "managers", "signals", "mixins"}

# Reads that come before anybody's scope, each with its reason.
UNSCOPED = {
    # The digest of a long random value is the scope: who asks is not known yet.
    ("organizations/api/authentication.py", "ApiToken"),
}


# The base admin's own `write` and `erase` stand for the service of a model that has none.
WRITERS = {"organizations/admin/base.py"}


@pytest.mark.parametrize("path", python_files(*PACKAGES, "tests", "bench"), ids=named)
def test_files_stay_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= MAX_LINES, f"{lines} lines: make a package of the same name, one concept per file"


@pytest.mark.parametrize("path", python_files(*PACKAGES), ids=named)
def test_functions_stay_short(path: Path) -> None:
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno >= MAX_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize("app", [app for app in APPS if app != "common"])
def test_an_app_holds_the_known_modules_and_nothing_else(app: str) -> None:
    names = {path.stem for path in (ROOT / app).iterdir() if not path.name.startswith((".", "__"))}
    assert names - MODULES - DJANGO - ENGINES.get(app, set()) == set()


def test_no_drawer_for_everything() -> None:
    assert [named(path) for path in python_files(*PACKAGES) if path.stem in FORBIDDEN] == []


@pytest.mark.parametrize("path", layer_files("views", "api"), ids=named)
def test_views_and_api_read_through_the_persons_scope(path: Path) -> None:
    """`Model.objects.for_user(…)` or nothing: never `.all()`, `.get()`, `.filter()` on a whole table."""
    raw = [(line, model) for line, model in _raw_reads(parsed(path)) if (named(path), model) not in UNSCOPED]
    assert raw == []


def _raw_reads(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, model) of every `Model.objects` that is not followed by `for_user` or `none`."""
    scoped = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"for_user", "none"}
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "objects" and id(node) not in scoped:
            yield node.lineno, ast.unparse(node.value)


def test_the_search_for_raw_reads_finds_them() -> None:
    tree = ast.parse("Plan.objects.get(pk=1)\nPlan.objects.for_user(u)\nPlan.objects.none()\nx = Item.objects")
    assert sorted(_raw_reads(tree)) == [(1, "Plan"), (4, "Item")]


@pytest.mark.parametrize("path", python_files(*APPS), ids=named)
def test_nothing_goes_around_the_querysets(path: Path) -> None:
    """`.raw(…)`, `.extra(…)` and `_base_manager` would see every agency's rows."""
    tree = parsed(path)
    names = [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "_base_manager"]
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names += [call.attr for call in calls if isinstance(call, ast.Attribute) and call.attr in {"raw", "extra"}]
    assert names == []


@pytest.mark.parametrize("path", layer_files("views", "api", "admin"), ids=named)
def test_views_api_and_admin_do_not_write_rows(path: Path) -> None:
    """Every write is a service: no `.save()`, `.delete()` or `.objects.create()` beside it."""
    writes = [
        f"{node.lineno}: {ast.unparse(node.func)}"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (node.func.attr in {"bulk_create", "bulk_update", "update_or_create", "get_or_create"}
             or (node.func.attr in {"save", "delete"} and not node.args and "form" not in ast.unparse(node.func)))
    ]  # fmt: skip
    assert named(path) in WRITERS or writes == []


def test_imports_follow_the_contracts() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([tool, "--config", ROOT / ".importlinter"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
