"""One door for every file: the reader is chosen by what the bytes are, never by the name alone."""

from __future__ import annotations

from collections.abc import Callable

from documents.readers import kinds, text
from documents.readers.source import Source


def read(name: str, data: bytes, progress: Callable[[int, int], None] | None = None) -> Source:
    """What stands in the file. `progress` hears (pages done, pages) where the format has pages.

    Raises `InvalidInput` («file») with one sentence for what cannot be read.
    """
    kind = kinds.of(name, data)
    # Each library takes its time to load: only the one that is needed.
    if kind == "docx":
        from documents.readers import docx

        return docx.read(data)
    if kind == "pdf":
        from documents.readers import pdf

        return pdf.read(data)
    return text.read(data)
