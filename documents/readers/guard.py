"""Reading in a limited process: a file that crashes, hangs or swallows memory costs its own process, nothing else.

Limits come from the settings (docs/configuration.md). Not the process that checks signatures: a slow plan must not
keep signers waiting.
"""

from __future__ import annotations

import os
import struct
import tempfile
from collections.abc import Callable

from django.conf import settings

from common.limited import LimitedProcess, limit_processor
from documents.readers import limits, reading
from documents.readers.limits import Limits
from documents.readers.reading import Progress
from documents.readers.source import Source

_process = LimitedProcess(files=100, quiet=("pypdfium2", "PIL", "docx"))
_PAGES = struct.Struct("<II")


def read_file(name: str, data: bytes, progress: Progress | None = None) -> Source:
    """`documents.readers.read` in the limited process. `progress` hears (pages done, pages) now and then, in this one.

    Raises `InvalidInput` («file») with one sentence for whatever is wrong with the file.
    """
    bounds = from_settings()
    with limits.use(bounds):
        # What can be told at once needs no process, and 200 MB need no way there.
        limits.check_size(len(data))
    with tempfile.NamedTemporaryFile(prefix="pages-") as heard:
        return _process.call(
            _read,
            name,
            data,
            bounds,
            heard.name,
            memory=bounds.memory,
            seconds=bounds.seconds,
            refusal=reading.TOO_COMPLEX,
            beat=_listener(heard.fileno(), progress) if progress else None,
        )


def from_settings() -> Limits:
    """The limits that the operator has set."""
    return Limits(
        size=settings.PORTAL_IMPORT_MAX_BYTES,
        unpacked=settings.PORTAL_IMPORT_MAX_UNPACKED,
        pages=settings.PORTAL_IMPORT_MAX_PAGES,
        seconds=settings.PORTAL_IMPORT_SECONDS,
        memory=settings.PORTAL_IMPORT_MEMORY,
    )


def stop() -> None:
    """End the process, if there is one; the next file starts another."""
    _process.stop()


def _read(name: str, data: bytes, bounds: Limits, heard: str) -> Source:
    """In the limited process."""
    limit_processor(bounds.seconds)
    with limits.use(bounds), open(heard, "r+b", buffering=0) as file:
        return reading.read(name, data, lambda done, pages: _tell(file.fileno(), done, pages))


def _tell(file: int, done: int, pages: int) -> None:
    os.pwrite(file, _PAGES.pack(done, pages), 0)


def _listener(file: int, progress: Progress) -> Callable[[], None]:
    last = (0, 0)

    def listen() -> None:
        nonlocal last
        said = os.pread(file, _PAGES.size, 0)
        if len(said) == _PAGES.size and (now := _PAGES.unpack(said)) != last:
            last = now
            progress(*now)

    return listen
