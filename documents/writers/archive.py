"""Office files are zip archives: equal content must give equal bytes, or a hash says nothing about a file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_FIRST = ("[Content_Types].xml", "_rels/.rels")
"""What the packaging conventions want to be met first, so that a reader knows the file by its first bytes."""
_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip archive can carry."""


def repack(data: bytes, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """The archive `data` again: one date for all its members, a fixed order, the same compression.

    Members named in `replaced` get that content instead. Raises `zipfile.BadZipFile` where `data` is no archive.
    """
    target, replaced = io.BytesIO(), replaced or {}
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive,
    ):
        for name in sorted(source.namelist(), key=_place):
            archive.writestr(_entry(name), replaced[name] if name in replaced else source.read(name))
    return target.getvalue()


def _place(name: str) -> tuple[int, str]:
    return (_FIRST.index(name), name) if name in _FIRST else (len(_FIRST), name)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # the same on every machine
    return entry
