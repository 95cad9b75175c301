"""Handing out a stored PDF, and taking in a file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404

from common.errors import InvalidInput
from documents.models import Document

_UNFIT = re.compile(r"[^-\w.]")


def stored_pdf(path: Path, sha256: str, *, name: str) -> FileResponse:
    """The file byte for byte, to be kept under `name`; `Http404` where the disk no longer has it."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise Http404 from error
    response = FileResponse(file, as_attachment=True, filename=name)
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["ETag"] = f'"{sha256}"'
    return response


def pdf_name(document: Document, *, mark: str = "", kind: str = "pdf") -> str:
    """«138_KH-SKHCN Triển khai….pdf»: what stands on the paper, fit for a file system; `mark` stands in front, `kind`
    at the end."""
    stem = f"{mark} {document.code.replace('/', '_')} {document.subject}"[:120]
    # A word of marks alone (a dash, an ampersand) leaves nothing behind.
    words = (_UNFIT.sub("", word).strip(".") for word in stem.split())
    return f"{' '.join(filter(None, words))}.{kind}"


def read_upload(file: UploadedFile[Any], limit: int, *, field: str = "file") -> bytes:
    """What was uploaded, unless it is larger than `limit` bytes: then it is not even read."""
    if (file.size or 0) > limit:
        most = f"{limit // 2**20} MB" if limit >= 2**20 else f"{limit // 1000} kB"
        raise InvalidInput(f"Tệp lớn hơn {most}; hãy chọn tệp khác.", field=field)
    return bytes(file.read())
