"""Which kind of file the bytes are: by signature and structure; a name only helps the sentence of a refusal."""

from __future__ import annotations

import io
import zipfile

from common.errors import InvalidInput
from documents.readers.source import Kind

_UNKNOWN = "Không nhận ra loại tệp; hãy chọn tệp Word (.docx), PDF hoặc văn bản (.txt, .md)."
_EMPTY = "Tệp rỗng; hãy chọn tệp khác."


def of(name: str, data: bytes) -> Kind:
    """The kind of `data`. Raises `InvalidInput` («file») for what no reader takes."""
    if not data.strip():
        raise InvalidInput(_EMPTY, field="file")
    if data.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                if "word/document.xml" in archive.namelist():
                    return "docx"
        except (zipfile.BadZipFile, OSError, ValueError) as broken:
            raise InvalidInput(_UNKNOWN, field="file") from broken
        raise InvalidInput(_UNKNOWN, field="file")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return "text"
