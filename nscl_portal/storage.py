"""How the browser's files are named and kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from typing import Any

from django.contrib.staticfiles.storage import HashedFilesMixin
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from rcssmin import cssmin
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Django offers these patterns for every script or for none.
_IMPORTS = HashedFilesMixin._js_module_import_aggregation_patterns[1]  # type: ignore[attr-defined]
_SHEET = re.compile(r'^@import "([\w-]+\.css)";$', re.MULTILINE)

Paths = dict[str, tuple[Any, str]]
"""What is collected: the storage and the path of each name."""


class HashedModulesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed names also where one module of ours imports another, so that a release never mixes old and new; our
    style sheets in one piece with those they import, and no comment or needless space sent.

    Only for our own folders: some packages' scripts import files that they do not ship.
    """

    patterns = (*HashedFilesMixin.patterns, ("js/*.js", _IMPORTS))

    def post_process(self, paths: Paths, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        packed = {} if dry_run else _packed(paths)
        yield from super().post_process({**paths, **packed}, dry_run=dry_run, **options)


def _packed(paths: Paths) -> Paths:
    packed = InMemoryStorage()
    for name in paths:
        if fnmatch(name, "css/*.css"):
            packed.save(name, ContentFile(cssmin(_with_imports(paths, name)).encode()))
        elif fnmatch(name, "js/*.js"):
            packed.save(name, ContentFile(jsmin(_text(paths, name)).encode()))
    return {name: (packed, name) for name in paths if packed.exists(name)}


def _with_imports(paths: Paths, name: str) -> str:
    """The style sheet `name` with the text of each sheet beside it that it imports."""
    return _SHEET.sub(lambda found: _with_imports(paths, f"css/{found[1]}"), _text(paths, name))


def _text(paths: Paths, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        text: str = file.read().decode()
    return text
